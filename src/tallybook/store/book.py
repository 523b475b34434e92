"""A book: everything that was read, stated, linked, reconciled and decided, and how it is kept.

    with Book.open(folder, create=True) as book:
        book.add_readings(readings)

Every change is one entry of the log and what it changes in the tables, in one transaction; what
the book knows already changes nothing. One process writes; any number read meanwhile.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import msgspec
from sqlalchemy import Connection, Engine, select

from tallybook.errors import BookError, UsageError
from tallybook.records import (
    Account,
    Copy,
    Decision,
    Incident,
    Judgement,
    Linking,
    decision_id_of,
)
from tallybook.store import changes, clusters, decisions, due, find, originals, schema
from tallybook.store.canonical import storable
from tallybook.store.create import DATABASE_NAME, check_readable, prepare
from tallybook.store.deciding import Deciding
from tallybook.store.driver import named_errors, open_engine
from tallybook.store.due import Due
from tallybook.store.entries import Decided, Reconciled, Stated
from tallybook.store.failpoints import reach
from tallybook.store.links import links_changes
from tallybook.store.lock import WriterLock
from tallybook.store.log import Writing
from tallybook.store.reading import Reading, ReadingCounts, batches, entry_of
from tallybook.store.replay import rebuild_tables
from tallybook.store.times import book_time

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Book(Deciding):
    """One open book; made by `Book.open`, closed by `close` or at the end of `with`."""

    def __init__(self, folder: Path, engine: Engine, lock: WriterLock | None, clock: Clock) -> None:
        super().__init__(folder, engine)
        self._writer = engine.execution_options(writes=True)
        self._lock = lock
        self._clock = clock
        # Threads of one process write one after the other.
        self._turn = threading.Lock()

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = False,
        read_only: bool = False,
        clock: Clock = _now,
    ) -> Book:
        """Open the book in the folder `path`; `create` makes it if there is none.

        Raises UsageError (no book there), BookLocked (another process writes), BookTooNew,
        BookDamaged, BookFull, BookError.
        """
        folder = Path(path)
        _check_folder(folder, create=create)
        with named_errors(folder):
            return cls._open(folder, read_only=read_only and not create, clock=clock)

    @classmethod
    def _open(cls, folder: Path, *, read_only: bool, clock: Clock) -> Book:
        if not read_only:
            folder.mkdir(parents=True, exist_ok=True)
        lock = None if read_only else WriterLock(folder)
        engine = open_engine(folder / DATABASE_NAME, read_only=read_only)
        try:
            if read_only:
                check_readable(engine, folder)
            else:
                prepare(engine, folder)
        except BaseException:
            engine.dispose()
            if lock is not None:
                lock.release()
            raise
        return cls(folder, engine, lock, clock)

    def close(self) -> None:
        """Close the file and let others write."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written inside stand together, or not at all."""
        with self._write():
            yield

    @contextmanager
    def _write(self) -> Iterator[Writing]:
        own = self._own_writing()
        if own is not None:
            yield own
            return
        if self._lock is None:
            raise BookError(f"{self.folder}: opened for reading only")
        with self._turn, named_errors(self.folder), self._writer.begin() as connection:
            writing = Writing(connection, book_time(self._clock()))
            self._writing_now, self._writing_thread = writing, threading.get_ident()
            try:
                yield writing
                writing.flush()
            finally:
                self._writing_now, self._writing_thread = None, 0
            reach("before_commit")
        reach("after_commit")

    def add_readings(self, readings: Iterable[Reading]) -> ReadingCounts:
        """Store what was read: pairs of a Report or Unreadable and its bytes, or None.

        The same bytes under another name are an exact copy: counted, and kept by that name. The
        readings are taken one batch at a time; each batch is durable before the next is taken.
        """
        counts = ReadingCounts()
        for batch in batches(readings):
            counts += self._add_batch(batch)
        return counts

    def _add_batch(self, batch: Sequence[Reading]) -> ReadingCounts:
        with named_errors(self.folder):
            kept = originals.keep(self.folder, (one for _, one in batch if one is not None))
        hashes = iter(kept)
        counts = ReadingCounts()
        with self._write() as writing:
            for item, original in batch:
                digest = None if original is None else next(hashes)
                entry, count = entry_of(writing.connection, item, digest)
                if entry is not None:
                    writing.append(entry)
                counts += count
        return counts

    def add_accounts(self, report_id: str, accounts: Sequence[Account], extractor: str) -> bool:
        """Store all accounts of a report by this extractor; return whether that was new.

        They replace those of the extractor before. No account at all is a result too.
        """
        return bool(self.add_all_accounts([(report_id, accounts)], extractor))

    def add_all_accounts(
        self, understood: Iterable[tuple[str, Sequence[Account]]], extractor: str
    ) -> int:
        """Store the accounts of many reports in one transaction; return how many were new.

        Pairs of a report id and its accounts; some tens of reports at a time are fast.
        """
        with self._write() as writing:
            return sum(
                self._add_accounts(writing, report_id, accounts, extractor)
                for report_id, accounts in understood
            )

    def add_understood(
        self, understood: Iterable[tuple[str, Sequence[Account]]], extractor: str
    ) -> int:
        """Store a stream of report ids with their accounts; return how many were new.

        64 reports a transaction; the next is asked for outside of it and may take its time.
        """
        stream = iter(understood)
        new = 0
        while batch := list(itertools.islice(stream, 64)):
            new += self.add_all_accounts(batch, extractor)
        return new

    def _add_accounts(
        self, writing: Writing, report_id: str, accounts: Sequence[Account], extractor: str
    ) -> bool:
        made = changes.as_made(storable(one) for one in accounts)
        if self._understood(writing.connection, report_id) == (extractor, made):
            return False
        writing.append(Stated(report_id=report_id, extractor=extractor, accounts=made))
        return True

    def _understood(
        self, connection: Connection, report_id: str
    ) -> tuple[str, tuple[Account, ...]] | None:
        table = schema.understood
        query = select(table.c.extractor).where(table.c.report_id == report_id)
        extractor = connection.scalar(query)
        if extractor is None:
            return None
        return extractor, changes.as_made(find.accounts(connection, report_id=report_id))

    def unread_reports(self, extractor: str) -> tuple[str, ...]:
        """Return the ids of the reports that this version of the extractor has not understood."""
        done = select(schema.understood.c.report_id).where(
            schema.understood.c.extractor == extractor
        )
        key = schema.reports.c.report_id
        with self._read() as connection:
            return tuple(connection.scalars(select(key).where(key.not_in(done)).order_by(key)))

    def set_copies(self, copies: Iterable[Copy], of: Iterable[str] | None = None) -> bool:
        """Let these be the copies among reports; return whether anything changed.

        `of` are the ids of the reports among which they were looked for; None means all.
        """
        among = None if of is None else set(of)
        with self._write() as writing:
            known = {
                one.report_id: one
                for one in find.near_copies(writing.connection)
                if among is None or one.report_id in among
            }
            entries = changes.copy_changes(copies, known)
            for entry in entries:
                writing.append(entry)
            return bool(entries)

    def set_linking(self, linking: Linking) -> bool:
        """Let these be the judgements and clusters; return whether anything changed."""
        with self._write() as writing:
            known = {one.judgement_id: one for one in find.judgements(writing.connection)}
            entries = changes.linking_changes(
                linking,
                known,
                find.cluster_members(writing.connection),
                find.found_members(writing.connection),
            )
            for entry in entries:
                writing.append(entry)
            return bool(entries)

    def set_incidents(self, incidents: Iterable[Incident]) -> tuple[str, ...]:
        """Let these be the incidents that stand; return the ids of those that changed.

        A changed one gets the next version. One that is there no longer becomes a tombstone:
        `merged` (with `merged_into`), `split`, or `withdrawn` when no report tells of it.
        """
        with self._write() as writing:
            connection = writing.connection
            every = find.incidents(connection) + find.incidents(connection, standing=False)
            changed = changes.incident_changes(
                [storable(one) for one in incidents],
                {one.incident_id: one for one in every},
                find.members_of_incidents(connection),
                find.places_of_accounts(connection),
            )
            for one in changed:
                writing.append(Reconciled(incident=one))
            return tuple(one.incident_id for one in changed)

    def set_linking_of(self, account_ids: Iterable[str], linking: Linking) -> bool:
        """As `set_linking`, of these accounts only: `linking` holds their clusters and no others.

        Of the judgements only those of persons among these accounts change: all others stand.
        """
        ids = set(account_ids)
        with self._write() as writing:
            writing.flush()
            connection = writing.connection
            known = {
                one.judgement_id: one
                for one in clusters.judgements_among(connection, ids)
                if one.decided_by == "person"
            }
            entries = changes.linking_changes(
                linking,
                known,
                clusters.members_of(connection, schema.clusters, ids),
                clusters.members_of(connection, schema.found_clusters, ids),
            )
            for entry in entries:
                writing.append(entry)
            return bool(entries)

    def set_links_of(
        self,
        groups: Sequence[Sequence[str]],
        judgements: Iterable[Judgement],
        dropped: Collection[tuple[str, str]] = (),
    ) -> set[str]:
        """Let the accounts of `groups` have these clusters and no others, as linking finds them.

        `judgements` are all of the program's own among these accounts, and those that are new with
        others; those of the pairs `dropped` are made no more. Returns the accounts whose clusters
        were written: what persons decided of them has to be applied again.
        """
        with self._write() as writing:
            writing.flush()
            entries, ids = links_changes(writing.connection, groups, judgements, dropped)
            for entry in entries:
                writing.append(entry)
            return ids

    def set_incidents_of(
        self, account_ids: Iterable[str], incidents: Iterable[Incident]
    ) -> tuple[str, ...]:
        """As `set_incidents`, of these accounts only: `incidents` are all that hold them now."""
        with self._write() as writing:
            connection = writing.connection
            given = [storable(one) for one in incidents]
            touched = find.incident_ids_of(connection, account_ids)
            every = find.incidents_named(connection, touched | {one.incident_id for one in given})
            members = {
                one.incident_id: tuple(
                    changes.Member(account_id, "", 0, 0) for account_id in one.account_ids
                )
                for one in every
            }
            known = {one.incident_id: one for one in every}
            changed = changes.incident_changes(given, known, members, {})
            for one in changed:
                writing.append(Reconciled(incident=one))
            return tuple(one.incident_id for one in changed)

    def due(self, how: str) -> Due:
        """Return what is to be reconciled, so that all of the book is: what changed since last.

        `how` names the rule and the program; where they are not those of the last time, all is.
        """
        with self._read() as connection:
            return due.due(connection, how)

    def settle(self, what: Due, incidents: Iterable[Incident]) -> tuple[str, ...]:
        """As `set_incidents`, of what was due; keep that it is done, in the same transaction."""
        with self._write() as writing:
            given = [storable(one) for one in incidents]
            changed = due.settled(writing.connection, what, given)
            for one in changed:
                writing.append(Reconciled(incident=one))
            due.set_mark(writing.connection, what)
            return tuple(one.incident_id for one in changed)

    def count_incidents(self) -> int:
        """Return how many incidents stand."""
        with self._read() as connection:
            return due.standing(connection)

    def decide(self, decision: Decision) -> Decision:
        """Store what a person decided; return it with its id and the one that it supersedes.

        Durable when this returns. The decision that already stands is not stored again. A decision
        that names what it supersedes takes the place of just that.
        """
        with self._write() as writing:
            before = decisions.standing_on(writing.connection, decision)
            if before is not None and _says_the_same(before, decision):
                return before.decision
            supersedes = before.decision.decision_id if before else decision.supersedes
            decision = msgspec.structs.replace(storable(decision), supersedes=supersedes)
            new_id = decision_id_of(decision)
            decision = msgspec.structs.replace(decision, decision_id=new_id)
            writing.append(Decided(decision=decision))
            return decision

    def rebuild(self) -> None:
        """Make every table anew from the log."""
        with self._write() as writing:
            writing.flush()
            rebuild_tables(writing.connection)


def _check_folder(folder: Path, *, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            f"{folder} is a file; a book is a folder",
            next_step="give the folder that holds book.sqlite, or a new name",
        )
    if not create and not (folder / DATABASE_NAME).is_file():
        raise UsageError(
            f"there is no book at {folder}",
            next_step=f"make one: `tallybook run REPORTS --book {folder}`",
        )


def _says_the_same(before: decisions.Held, decision: Decision) -> bool:
    told = ("verdict", "by", "value", "reason", "seen")
    return all(getattr(before.decision, name) == getattr(decision, name) for name in told)
