"""Where are the bytes that were read kept, and are they still the same?

Each original lies under its SHA-256, `originals/ab/cdef...`: equal bytes once. A file there is
whole or not there: it is written apart, synced, then renamed.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tallybook.store.failpoints import reach

FOLDER_NAME = "originals"


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of these bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def keep(folder: Path, originals: Iterable[bytes]) -> list[str]:
    """Write these originals below the book's folder, durably; return their hashes in order."""
    hashes: list[str] = []
    parents: set[Path] = set()
    for data in originals:
        digest = sha256_of(data)
        path = path_of(folder, digest)
        if not path.exists():
            _write(path, data)
            parents.update((path.parent, path.parent.parent))
            reach("original_written")
        hashes.append(digest)
    for parent in parents:
        _sync_folder(parent)
    return hashes


def path_of(folder: Path, digest: str) -> Path:
    """Return where the original of this hash lies."""
    return folder / FOLDER_NAME / digest[:2] / digest[2:]


def is_whole(folder: Path, digest: str) -> bool | None:
    """Return whether the original still has its hash; None when the file is not there."""
    path = path_of(folder, digest)
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest


def all_kept(folder: Path) -> Iterator[str]:
    """Yield the hashes of all originals, sorted; half-written files are not among them."""
    for path in sorted((folder / FOLDER_NAME).glob("??/*")):
        if not path.name.startswith("."):
            yield path.parent.name + path.name


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Make renames in this folder durable; some systems cannot open a folder, and need not."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
