"""Who may write to a book? One process at a time; readers need no lock.

The lock is the operating system's on the file `book.lock`: it ends with its process, however
that ends. The file stays and holds the number of the last writer's process.
"""

from __future__ import annotations

import os
import sys
import weakref
from pathlib import Path
from types import TracebackType
from typing import IO

from tallybook.errors import BookLocked

LOCK_NAME = "book.lock"
_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


class WriterLock:
    """The right to write to one book, held until `release`."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[str] | None = (folder / LOCK_NAME).open("a+", encoding="utf-8")
        try:
            _lock(self._file)
        except OSError:
            raise self._refusal(folder) from None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()
        _held.add(self)

    def _refusal(self, folder: Path) -> BookLocked:
        file, self._file = self._file, None
        holder = ""
        if file is not None:
            file.seek(0)
            holder = file.read(20).strip()
            file.close()
        who = f"process {holder}" if holder.isdigit() else "another process"
        return BookLocked(
            f"{folder}: {who} is writing", next_step="wait until it has ended, then run again"
        )

    def release(self) -> None:
        """Give the right back; doing so twice is fine."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> WriterLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _forget_in_child() -> None:
    # A forked worker shares the lock with its parent and would keep it after the parent's death.
    for lock in list(_held):
        lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_in_child)
