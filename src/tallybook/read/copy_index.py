"""What must be kept so that the copies of one more report are found without the rest of the book?

A file beside the book: under which keys each report stands (`copies.keys_of`). Reports that share
no key, through any others, have nothing to do with one another. The file holds nothing that the
reports do not give again, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec

from tallybook.errors import BookError
from tallybook.read.copies import copies_of, keys_of
from tallybook.records import Copy, Report

# Raised when the keys of a report change: a file of another version is not read.
VERSION = 1
# So many reports hang together only where much is wrong with the keys: then all are compared.
_MOST = 5000
_AT_ONCE = 500
_TABLES = """
create table facts (name text primary key, value text not null) without rowid;
create table reports (number integer primary key, report_id text not null unique, print text);
create table keys (key integer, number integer, primary key (key, number)) without rowid;
create index keys_by_number on keys (number);
"""

Finder = Callable[[Collection[str]], Iterable[Report]]


class Found(msgspec.Struct, frozen=True):
    """The copies among the reports that new ones may have to do with."""

    report_ids: frozenset[str]
    copies: tuple[Copy, ...]


class CopyIndex:
    """The file; made anew where it is missing, of another version, or damaged.

    What is written stands with `settle`; before, it is as if nothing had been.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = _open(path)

    def __enter__(self) -> CopyIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    @property
    def position(self) -> str:
        """Where in the life of the book the file stands, as `settle` was told; empty at first."""
        row = self._db.execute("select value from facts where name = 'position'").fetchone()
        return str(row[0]) if row else ""

    def settle(self, position: str) -> None:
        """Make all that was written stand. Raises BookError where the disk does not take it."""
        with _named(self._path):
            self._db.execute("insert or replace into facts values ('position', ?)", (position,))
            self._db.commit()

    def make(self, reports: Iterable[Report], reports_of: Finder) -> tuple[Copy, ...]:
        """Fill the file with all reports of a book; return the copies among them.

        Raises BookError where the disk does not take it.
        """
        with _named(self._path):
            self._db.close()
            _make(self._path)
            self._db = sqlite3.connect(self._path)
            for one in reports:
                self._add(one)
        rows = self._db.execute(
            "select key, report_id from keys join reports using (number) order by key, report_id"
        )
        return _copies(rows, reports_of)

    def take_in(self, reports: Iterable[Report], reports_of: Finder) -> Found | None:
        """Take in new reports; return the copies among all that they may have to do with.

        None where a report that is known has changed, too many hang together, or the file is
        damaged: it is to be made anew.
        """
        try:
            return self._take_in(reports, reports_of)
        except sqlite3.DatabaseError:
            return None

    def _take_in(self, reports: Iterable[Report], reports_of: Finder) -> Found | None:
        new: set[int] = set()
        for one in reports:
            known = self._print_of(one.report_id)
            if known is None:
                new.add(self._add(one))
            elif known != _print(one):
                return None
        near = self._near(new)
        if near is None:
            return None
        names = self._names(near)
        rows = self._rows("select key, number from keys where number", near)
        told = sorted((key, names[number]) for key, number in rows)
        return Found(frozenset(names.values()), _copies(told, reports_of))

    def _add(self, report: Report) -> int:
        row = (report.report_id, _print(report))
        number = self._db.execute("insert into reports (report_id, print) values (?, ?)", row)
        keys = {(key, number.lastrowid) for key in keys_of(report)}
        self._db.executemany("insert into keys values (?, ?)", sorted(keys))
        return int(number.lastrowid or 0)

    def _print_of(self, report_id: str) -> str | None:
        asked = "select print from reports where report_id = ?"
        row = self._db.execute(asked, (report_id,)).fetchone()
        return str(row[0]) if row else None

    def _near(self, numbers: set[int]) -> set[int] | None:
        """Return these reports with all that share a key, through any others."""
        found = fresh = set(numbers)
        while fresh:
            keys = {key for (key,) in self._rows("select key from keys where number", fresh)}
            near = {one for (one,) in self._rows("select number from keys where key", keys)}
            fresh = near - found
            found = found | near
            if len(found) > _MOST:
                return None
        return found

    def _names(self, numbers: Collection[int]) -> dict[int, str]:
        asked = "select number, report_id from reports where number"
        return {int(number): str(name) for number, name in self._rows(asked, numbers)}

    def _rows(self, question: str, values: Collection[int]) -> Iterator[tuple[int, ...]]:
        ordered = sorted(values)
        for start in range(0, len(ordered), _AT_ONCE):
            part = ordered[start : start + _AT_ONCE]
            # Only question marks are put in: the values go beside the words.
            yield from self._db.execute(f"{question} in ({','.join('?' * len(part))})", part)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise BookError(
            f"{path}: {error}", next_step="check the disk and the rights, and run again"
        ) from error


def _open(path: Path) -> sqlite3.Connection:
    for _ in range(2):
        connection = sqlite3.connect(path)
        try:
            if _version(connection) == str(VERSION):
                return connection
        except sqlite3.DatabaseError:
            pass
        connection.close()
        _make(path)
    raise BookError(f"{path}: it cannot be made", next_step="check the disk and the rights")


def _version(connection: sqlite3.Connection) -> str:
    row = connection.execute("select value from facts where name = 'version'").fetchone()
    return str(row[0]) if row else ""


def _make(path: Path) -> None:
    with _named(path):
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        connection.executescript(_TABLES)
        connection.execute("insert into facts values ('version', ?)", (str(VERSION),))
        connection.commit()
        connection.close()


def _copies(rows: Iterable[tuple[int, str]], reports_of: Finder) -> tuple[Copy, ...]:
    groups = (
        [name for _, name in under] for _, under in itertools.groupby(rows, lambda row: row[0])
    )
    # Keys under which one report stands alone are most of them.
    return copies_of((one for one in groups if len(one) > 1), _one_of(reports_of))


def _one_of(reports_of: Finder) -> Callable[[str], Report]:
    return lambda report_id: next(iter(reports_of([report_id])))


def _print(report: Report) -> str:
    """Return a print of all that decides about copies of a report."""
    told: Mapping[str, object] = {
        "text": report.text,
        "published_at": report.published_at,
        "sentences": report.sentences,
    }
    return hashlib.blake2b(msgspec.json.encode(told), digest_size=16).hexdigest()
