"""Reading a book: every question that can be asked of it, now or as of an earlier time.

All records come back as the frozen shapes of `records`, sorted by id.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, func, select

from tallybook.records import (
    Account,
    BookContents,
    Cluster,
    Copy,
    Decision,
    Incident,
    Judgement,
    Report,
    Statement,
    Unreadable,
)
from tallybook.store import clusters, find, gather, listing_load, originals, schema, since
from tallybook.store.driver import named_errors
from tallybook.store.find import SearchHit
from tallybook.store.log import Writing, head_hash, length
from tallybook.store.replay import fingerprint, replayed
from tallybook.store.since import News
from tallybook.store.times import end_of
from tallybook.store.verify import Problem, verify_book

# So many reports are read at one time.
_AT_ONCE = 100


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """How many of each record the book holds now, and where its log stands."""

    reports: int
    exact_copies: int
    near_copies: int
    unreadable: int
    accounts: int
    statements: int
    judgements: int
    clusters: int
    incidents: int
    tombstones: int
    decisions: int
    log_entries: int
    head_hash: str


class BookReader:
    """What can be asked of an open book; `Book` adds the writing."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self._engine = engine
        self._writing_now: Writing | None = None
        self._writing_thread = 0

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with named_errors(self.folder):
            own = self._own_writing()
            if own is not None:
                own.flush()
                yield own.connection
                return
            with self._engine.connect() as connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection that the store's other modules ask their questions on."""
        with self._read() as connection:
            yield connection

    @contextmanager
    def _read_incidents(self, as_of: str | None) -> Iterator[Connection]:
        with self._read() as connection:
            if as_of is None:
                yield connection
                return
            with replayed(connection, until=end_of(as_of), kind="reconciled") as then:
                yield then

    def _own_writing(self) -> Writing | None:
        """Return the transaction that this thread is in: its own writes are read, not others'."""
        return self._writing_now if self._writing_thread == threading.get_ident() else None

    def reports(self) -> tuple[Report, ...]:
        """Return all reports, sorted by id."""
        with self._read() as connection:
            return find.reports(connection)

    def each_report(self, report_ids: Iterable[str] | None = None) -> Iterator[Report]:
        """Yield the reports of these full ids in their order, or all by id, few at a time.

        Ids that the book does not hold are left out.
        """
        with self._read() as connection:
            key = schema.reports.c.report_id
            every = connection.scalars(select(key).order_by(key)) if report_ids is None else ()
            ids = list(every) if report_ids is None else list(report_ids)
        for start in range(0, len(ids), _AT_ONCE):
            with self._read() as connection:
                found = gather.reports_by_id(connection, ids[start : start + _AT_ONCE])
            yield from found

    def position(self) -> str:
        """Return where the log ends, for a file beside the book to say what it has seen."""
        with self._read() as connection:
            return since.position(connection)

    def news_since(self, position: str) -> News | None:
        """Return what was read and stated since a position; None if the log does not hold it."""
        with self._read() as connection:
            return since.news_since(connection, position)

    def near_copies(self) -> tuple[Copy, ...]:
        """Return the reports that repeat another."""
        with self._read() as connection:
            return find.near_copies(connection)

    def report(self, report_id: str) -> Report:
        """Return the report of this id, of the one id that begins so, or of this file name.

        The beginning has 4 characters or more. Raises UnknownRecord, naming the nearest.
        """
        with self._read() as connection:
            full = find.report_id_of(connection, report_id)
            return find.one_report(connection, full)

    def original(self, report_id: str) -> bytes | None:
        """Return the bytes that the report was read from; None when they were not kept."""
        with self._read() as connection:
            table = schema.reports
            query = select(table.c.original_sha256).where(table.c.report_id == report_id)
            digest = connection.scalar(query)
            return digest and originals.path_of(self.folder, digest).read_bytes()

    def accounts(self, report_id: str | None = None) -> tuple[Account, ...]:
        """Return all accounts with their statements, or those of one report."""
        with self._read() as connection:
            return find.accounts(connection, report_id=report_id)

    def account(self, account_id: str) -> Account:
        """Return the account of this id, or of the one id that begins so; else UnknownRecord."""
        with self._read() as connection:
            full = find.full_id(connection, schema.accounts.c.account_id, account_id)
            return find.accounts(connection, account_id=full)[0]

    def statements(
        self,
        *,
        report_id: str | None = None,
        account_id: str | None = None,
        field: str | None = None,
    ) -> tuple[Statement, ...]:
        """Return the statements of this report, account and field: of all that are given."""
        with self._read() as connection:
            return find.statements(
                connection, report_id=report_id, account_id=account_id, field=field
            )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements that linking makes now; persons' are among `decisions`."""
        with self._read() as connection:
            return find.judgements(connection)

    def clusters(self) -> tuple[Cluster, ...]:
        """Return the clusters of the last linking with all their records: ready to reconcile."""
        with self._read() as connection:
            return clusters.clusters(connection)

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions of persons in the order in which they were made."""
        with self._read() as connection:
            return find.decisions(connection)

    def decided_pairs(self) -> tuple[Judgement, ...]:
        """Return what persons decided on pairs of accounts, as the judgements that bind linking."""
        with self._read() as connection:
            return find.decided_pairs(connection)

    def incidents(self, as_of: str | None = None) -> tuple[Incident, ...]:
        """Return the incidents that stand now, or that stood at the book time `as_of`.

        `as_of` is an ISO 8601 day (its end) or moment (UTC where no offset is given).
        """
        with self._read_incidents(as_of) as connection:
            return find.incidents(connection)

    def incident(self, incident_id: str, as_of: str | None = None) -> Incident:
        """Return the incident or tombstone of this id, or of the one id that begins so.

        Raises UnknownRecord, naming the nearest.
        """
        with self._read_incidents(as_of) as connection:
            full = find.full_id(connection, schema.incidents.c.incident_id, incident_id)
            return find.one_incident(connection, full)

    def versions(self, incident_id: str) -> tuple[tuple[str, Incident], ...]:
        """Return every version that the incident ever had, with its book time."""
        with self._read() as connection:
            full = find.full_id(connection, schema.incidents.c.incident_id, incident_id)
            return find.versions(connection, full)

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Return the inputs that gave no report, sorted by name."""
        with self._read() as connection:
            return find.unreadable(connection)

    def copies(self) -> tuple[Copy, ...]:
        """Return the exact copies (inputs) and the near copies (reports)."""
        with self._read() as connection:
            return find.exact_copies(connection) + find.near_copies(connection)

    def search(self, words: str, *, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return the reports that hold all these words, the best first; quotes hold a phrase."""
        with self._read() as connection:
            return find.search(connection, words, limit)

    def incidents_of(self, account_ids: Iterable[str]) -> dict[str, str]:
        """Return the standing incident of each of these accounts that belongs to one."""
        with self._read() as connection:
            return listing_load.incidents_of(connection, account_ids)

    def head_hash(self) -> str:
        """Return the hash of the last log entry: who keeps it can show that nothing was cut."""
        with self._read() as connection:
            return head_hash(connection)

    def contents(self, as_of: str | None = None) -> BookContents:
        """Return all that the book holds, or held at the book time `as_of`."""
        with self._read() as connection:
            if as_of is None:
                return find.contents(connection, head_hash(connection))
            until = end_of(as_of)
            with replayed(connection, until=until) as then:
                return find.contents(then, head_hash(connection, until=until))

    def stats(self) -> Stats:
        """Return how much the book holds."""
        with self._read() as connection:
            counted = {
                name: connection.scalar(select(func.count()).select_from(getattr(schema, name)))
                for name in ("reports", "unreadable", "accounts", "statements", "judgements")
            }
            return Stats(
                **{name: number or 0 for name, number in counted.items()},
                exact_copies=len(find.exact_copies(connection)),
                near_copies=len(find.near_copies(connection)),
                clusters=len(find.cluster_members(connection)),
                incidents=len(find.incidents(connection)),
                tombstones=len(find.incidents(connection, standing=False)),
                decisions=len(find.decisions(connection)),
                log_entries=length(connection),
                head_hash=head_hash(connection),
            )

    def verify(self, *, head: str | None = None) -> tuple[Problem, ...]:
        """Return everything that does not hold, by name; nothing for a sound book.

        `head` is a head hash kept elsewhere: the log must still hold it.
        """
        with self._read() as connection:
            return tuple(verify_book(connection, self.folder, head))

    def fingerprint(self) -> dict[str, str]:
        """Return a hash of the rows of each table but the log: equal tables, equal hashes."""
        with self._read() as connection:
            return fingerprint(connection)
