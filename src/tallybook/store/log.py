"""How does the log grow, and is it whole? Every entry holds the hash of the one before it.

A transaction is one `Writing`: its entries share one book time, and stand with the tables that
they change or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, func, insert, select

from tallybook.store.canonical import canonical, entry_hash
from tallybook.store.entries import Body, Entry, body_of, kind_of
from tallybook.store.failpoints import reach
from tallybook.store.project import project
from tallybook.store.schema import log


class Writing:
    """One transaction: appends entries to the log and brings the tables along."""

    def __init__(self, connection: Connection, now: str) -> None:
        self.connection = connection
        last = (
            connection.execute(select(log).order_by(log.c.seq.desc()).limit(1)).mappings().first()
        )
        self.seq: int = last["seq"] if last else 0
        self.head: str = last["hash"] if last else ""
        # A clock that was set back does not take the book's time back.
        self.at: str = max(now, last["at"]) if last else now
        self._unwritten: list[dict[str, object]] = []

    def append(self, body: Body) -> None:
        """Write one entry and what follows from it."""
        self.seq += 1
        written = canonical(body)
        digest = entry_hash(self.head, seq=self.seq, at=self.at, body=written)
        row = {
            "seq": self.seq,
            "kind": kind_of(body),
            "at": self.at,
            "body": written,
            "prev_hash": self.head,
            "hash": digest,
        }
        self._unwritten.append(row)
        project(self.connection, Entry(seq=self.seq, at=self.at, body=body))
        self.head = digest
        reach("entry_appended")

    def flush(self) -> None:
        """Write the entries appended so far: many at once cost little more than one."""
        if self._unwritten:
            self.connection.execute(insert(log), self._unwritten)
            self._unwritten = []


def head_hash(connection: Connection, *, until: str | None = None) -> str:
    """Return the hash of the last entry (of book time `until` or before), empty for no entry."""
    query = select(log.c.hash).order_by(log.c.seq.desc()).limit(1)
    return connection.scalar(query if until is None else query.where(log.c.at <= until)) or ""


def length(connection: Connection) -> int:
    """Return how many entries the log has."""
    return connection.scalar(select(func.count()).select_from(log)) or 0


def raw_entries(
    connection: Connection, *, until: str | None = None, kind: str | None = None
) -> Iterator[RowMapping]:
    """Yield the rows of the log in order, those of book time `until` and before, of one kind."""
    query = select(log).order_by(log.c.seq)
    if until is not None:
        query = query.where(log.c.at <= until)
    if kind is not None:
        query = query.where(log.c.kind == kind)
    result = connection.execution_options(stream_results=True).execute(query)
    yield from result.mappings().yield_per(200)


def entries(
    connection: Connection, *, until: str | None = None, kind: str | None = None
) -> Iterator[Entry]:
    """Yield the entries of the log in order, read back: all, or those of one kind."""
    for row in raw_entries(connection, until=until, kind=kind):
        yield Entry(seq=row["seq"], at=row["at"], body=body_of(row["body"]))
