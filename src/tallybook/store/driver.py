"""Which SQLite is used, how is it opened, and what do its errors mean?

The SQLite that many Pythons link (3.7.0 to 3.51.2) can corrupt a WAL database, so the one of
the `pysqlite3` wheel is taken where there is a wheel. Writes are durable before they are
acknowledged (WAL, synchronous=FULL). Every error of the disk or the file gets a name.
"""

from __future__ import annotations

import errno
import importlib
import os
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from tallybook.errors import BookDamaged, BookError, BookFull, BookLocked, TallybookError

LEAST_SQLITE = (3, 51, 3)
_BUSY_MS = 5_000
_LOCKED, _FULL, _DAMAGED = {5, 6}, {13}, {1, 11, 26}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def sqlite_module() -> Any:
    """Return the SQLite driver: `pysqlite3` where it is installed, else the standard library's."""
    try:
        return importlib.import_module("pysqlite3")
    except ImportError:
        return importlib.import_module("sqlite3")


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite that books are kept with, such as (3, 53, 4)."""
    return tuple(sqlite_module().sqlite_version_info)


def check_sqlite() -> None:
    """Raise BookError if the SQLite at hand can corrupt a book."""
    if sqlite_version() < LEAST_SQLITE:
        found = ".".join(map(str, sqlite_version()))
        raise BookError(
            f"SQLite {found} can corrupt a book; 3.51.3 or newer is needed",
            next_step="install pysqlite3, or a Python that links a newer SQLite",
        )


def open_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine on the database file at `path`; a writer creates the file."""
    check_sqlite()
    uri = _uri(path, read_only=read_only)

    def connect() -> Any:
        connection = sqlite_module().connect(
            uri, uri=True, timeout=_BUSY_MS / 1000, check_same_thread=False, isolation_level=None
        )
        _set_up(connection, read_only=read_only)
        return connection

    return _engine(connect, poolclass=QueuePool)


def open_memory() -> Engine:
    """Return an engine on an empty database in memory: for replays of a log."""

    def connect() -> Any:
        return sqlite_module().connect(":memory:", check_same_thread=False, isolation_level=None)

    return _engine(connect, poolclass=StaticPool)


def _engine(connect: Any, *, poolclass: Any) -> Engine:
    engine = create_engine(
        "sqlite://", module=sqlite_module(), creator=connect, poolclass=poolclass
    )
    event.listen(engine, "begin", _begin)
    return engine


def _uri(path: Path, *, read_only: bool) -> str:
    uri = f"file:{urllib.parse.quote(str(path.absolute()))}?mode={'ro' if read_only else 'rwc'}"
    return f"{uri}&immutable=1" if read_only and _is_still(path) else uri


def _is_still(path: Path) -> bool:
    """Return whether nobody can be writing: on a disc that takes no writes, with no log to merge.

    SQLite reads a WAL database only where it may make its shared memory, or if told of this.
    """
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _set_up(connection: Any, *, read_only: bool) -> None:
    if not read_only:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    # A writer takes the write lock at once: one that reads first could not upgrade later.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def named_errors(folder: Path) -> Iterator[None]:
    """Give what goes wrong inside its name: BookFull, BookLocked, BookDamaged or BookError."""
    try:
        yield
    except TallybookError:
        raise
    except DBAPIError as error:
        raise _named(folder, error.orig or error) from error
    except sqlite_module().Error as error:
        raise _named(folder, error) from error
    except msgspec.DecodeError as error:
        raise _damaged(folder, f"a record does not read back: {error}") from error
    except OSError as error:
        raise _named_os_error(folder, error) from error


def _named(folder: Path, error: BaseException) -> BookError:
    code = int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _FULL:
        return _full(folder)
    if code in _LOCKED:
        return BookLocked(
            f"{folder}: another process is writing", next_step="wait until it has ended, run again"
        )
    if code in _DAMAGED:
        return _damaged(folder, str(error))
    return BookError(f"{folder}: {error}", next_step="check the folder, its rights and its disk")


def _named_os_error(folder: Path, error: OSError) -> BookError:
    if error.errno in _NO_SPACE:
        return _full(folder)
    return BookError(f"{folder}: {error}", next_step="check the folder, its rights and its disk")


def _full(folder: Path) -> BookFull:
    return BookFull(
        f"{folder}: the disk took no more; all that was stored before is kept",
        next_step="make room, run the same command again",
    )


def _damaged(folder: Path, what: str) -> BookDamaged:
    return BookDamaged(
        f"{folder}: {what}",
        next_step="run `tallybook verify` for every place; `tallybook rebuild` remakes the tables",
    )
