"""Does the book still hold? Chain, tables, originals, quotes and ids, each checked apart.

Every problem is named and listed; none stops the search for the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection, RowMapping, select, text
from sqlalchemy.exc import DBAPIError

from tallybook.records import Account, Incident
from tallybook.store import find, originals, schema
from tallybook.store.canonical import entry_hash
from tallybook.store.entries import (
    Body,
    Decided,
    ReadReport,
    Reconciled,
    Stated,
    body_of,
    kind_of,
)
from tallybook.store.log import entries, raw_entries
from tallybook.store.replay import fingerprint, replayed

# What can be wrong, and what it means.
PROBLEMS: dict[str, str] = {
    "file_damaged": "SQLite finds its file damaged",
    "entry_altered": "an entry of the log no longer has its hash",
    "chain_broken": "an entry does not follow the one before it",
    "entry_missing": "the numbers of the log have a gap, or do not rise",
    "log_cut": "the log does not hold the head hash that was kept",
    "entry_unreadable": "an entry has its hash and yet does not read back",
    "tables_differ": "a table is not what the log makes it; `tallybook rebuild` remakes it",
    "original_missing": "the bytes of an input are no longer kept",
    "original_altered": "the bytes of an input no longer have their hash",
    "quote_gone": "a quote does not stand at its offsets in the report",
    "id_unknown": "a record names another that the book never held",
}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that does not hold: its name (a key of PROBLEMS), where, and what was found."""

    name: str
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.name}: {self.where}: {self.words} ({PROBLEMS[self.name]})"


def verify_book(connection: Connection, folder: Path, head: str | None) -> Iterator[Problem]:
    """Yield every problem of the book."""
    damage = list(_file(connection))
    yield from damage
    broken = list(_chain(connection, head))
    yield from broken
    if not damage:
        yield from _tables(connection)
        yield from _originals(connection, folder)
        yield from _quotes(connection)
        yield from _ids(connection)


def _file(connection: Connection) -> Iterator[Problem]:
    try:
        found = list(connection.scalars(text("PRAGMA quick_check(20)")))
    except DBAPIError as error:
        found = [str(error.orig)]
    for words in found:
        if words != "ok":
            yield Problem(name="file_damaged", where="book.sqlite", words=words)


def _chain(connection: Connection, head: str | None) -> Iterator[Problem]:
    prev_hash, number, hashes_seen = "", 0, head is None or head == ""
    for row in raw_entries(connection):
        number += 1
        where = f"log entry {row['seq']}"
        if row["seq"] != number:
            words = f"number {number} should stand here"
            yield Problem(name="entry_missing", where=where, words=words)
            number = row["seq"]
        if row["prev_hash"] != prev_hash:
            words = "it does not name the hash of the entry before it"
            yield Problem(name="chain_broken", where=where, words=words)
        if not _has_its_hash(row):
            yield Problem(name="entry_altered", where=where, words="its content has another hash")
        prev_hash = row["hash"]
        hashes_seen = hashes_seen or prev_hash == head
    if not hashes_seen:
        words = f"no entry has the hash {head}"
        yield Problem(name="log_cut", where=f"log, {number} entries", words=words)


def _has_its_hash(row: RowMapping) -> bool:
    digest = entry_hash(row["prev_hash"], seq=row["seq"], at=row["at"], body=row["body"])
    stored: str = row["hash"]
    return digest == stored


def _tables(connection: Connection) -> Iterator[Problem]:
    """Compare every table with what the log makes of it; name an entry that makes nothing."""
    unreadable = [one for one in raw_entries(connection) if not _reads_back(one)]
    for row in unreadable:
        words = f"no {row['kind']} entry of this version"
        yield Problem(name="entry_unreadable", where=f"log entry {row['seq']}", words=words)
    if unreadable:
        return
    try:
        with replayed(connection) as made:
            expected = fingerprint(made)
    except (DBAPIError, msgspec.ValidationError) as error:
        yield Problem(name="entry_unreadable", where="log", words=f"it cannot be replayed: {error}")
        return
    for name, held in fingerprint(connection).items():
        if held != expected[name]:
            words = "its rows are not those that the log makes"
            yield Problem(name="tables_differ", where=f"table {name}", words=words)


def _reads_back(row: RowMapping) -> bool:
    try:
        return kind_of(body_of(row["body"])) == str(row["kind"])
    except msgspec.DecodeError:
        return False


def _originals(connection: Connection, folder: Path) -> Iterator[Problem]:
    tables = (schema.reports, schema.readings, schema.unreadable)
    named: set[str] = set()
    for table in tables:
        named |= set(connection.scalars(select(table.c.original_sha256).distinct())) - {None}
    for digest in sorted(named):
        whole = originals.is_whole(folder, digest)
        where = f"original {digest}"
        if whole is None:
            yield Problem(name="original_missing", where=where, words="its file is not there")
        elif not whole:
            yield Problem(name="original_altered", where=where, words="its bytes have another hash")


def _quotes(connection: Connection) -> Iterator[Problem]:
    """Look for every anchor and quote at its offsets, one report at a time."""
    texts = connection.execute(select(schema.reports.c.report_id, schema.reports.c.text)).all()
    for report_id, stored in texts:
        for account in find.accounts(connection, report_id=report_id):
            for name, start, end, quote in _quoted(account):
                if stored[start:end] != quote:
                    words = f"{quote[:60]!r} does not stand at {start}-{end} of {report_id}"
                    yield Problem(name="quote_gone", where=name, words=words)


def _quoted(account: Account) -> Iterator[tuple[str, int, int, str]]:
    name = f"account {account.account_id}"
    yield name, account.anchor_start, account.anchor_end, account.anchor_quote
    for one in account.statements:
        yield f"statement {one.statement_id}", one.start, one.end, one.quote


class _Ids:
    """Every id that the log ever gave, by kind: a record may name one that was replaced since."""

    def __init__(self, connection: Connection) -> None:
        self.reports: set[str] = set()
        self.accounts: set[str] = set()
        self.statements: set[str] = set()
        self.incidents: set[str] = set()
        self.decisions: set[str] = set()
        for entry in entries(connection):
            self._note(entry.body)

    def _note(self, body: Body) -> None:
        match body:
            case ReadReport():
                self.reports.add(body.report.report_id)
            case Stated():
                self.accounts |= {one.account_id for one in body.accounts}
                self.statements |= {s.statement_id for one in body.accounts for s in one.statements}
            case Reconciled():
                self.incidents.add(body.incident.incident_id)
            case Decided():
                self.decisions.add(body.decision.decision_id)


def _ids(connection: Connection) -> Iterator[Problem]:
    try:
        known = _Ids(connection)
    except msgspec.DecodeError:
        return  # _tables has named the entry
    for where, ids, every in _named(connection, known):
        for one in sorted(set(ids) - every):
            yield Problem(name="id_unknown", where=where, words=f"it names {one}")


_Named = tuple[str, Iterable[str], set[str]]


def _named(connection: Connection, known: _Ids) -> Iterator[_Named]:
    for account in find.accounts(connection):
        where = f"account {account.account_id}"
        yield where, [account.report_id], known.reports
        theirs = {one.account_id for one in account.statements}
        yield where, theirs, {account.account_id}
        yield where, {one.report_id for one in account.statements}, {account.report_id}
    for judgement in find.judgements(connection):
        where = f"judgement {judgement.judgement_id}"
        yield where, [judgement.left, judgement.right], known.accounts
    for members in (find.cluster_members, find.found_members):
        for cluster_id, account_ids in members(connection).items():
            yield f"cluster {cluster_id}", account_ids, known.accounts
    for copy in find.near_copies(connection):
        yield f"copy {copy.report_id}", [copy.report_id, copy.original_id], known.reports
    for decision in find.decisions(connection):
        every = known.statements if decision.subject == "statement" else known.accounts
        yield f"decision {decision.decision_id}", decision.record_ids, every
        before = [one for one in (decision.supersedes,) if one]
        yield f"decision {decision.decision_id}", before, known.decisions
    for standing in (True, False):
        for incident in find.incidents(connection, standing=standing):
            yield from _named_by_incident(incident, known)


def _named_by_incident(incident: Incident, known: _Ids) -> Iterator[_Named]:
    where = f"incident {incident.incident_id}"
    yield where, incident.account_ids, known.accounts
    yield where, [one.report_id for one in incident.reports], known.reports
    yield where, statement_ids_of(incident), known.statements
    others = [*incident.related, incident.merged_into]
    yield where, [one for one in others if one], known.incidents
    said = {one.decision_id for one in incident.pins} | {one.decision_id for one in incident.notes}
    yield where, {*incident.decisions, *said}, known.decisions
    yield where, [one.statement_id for one in incident.set_aside], known.statements


# The fields of an incident and of all that it holds that give statement ids.
_FROM = {"from", "low_from", "best_from", "high_from", "superseded"}


def statement_ids_of(incident: Incident) -> set[str]:
    """Return the ids of all statements that any value of the incident names."""
    found = {one for ids in incident.field_from.values() for one in ids}
    plain = msgspec.to_builtins(incident)
    plain.pop("field_from")
    _gather(plain, found)
    return found


def _gather(value: object, found: set[str]) -> None:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in _FROM:
                found.update(one)
            else:
                _gather(one, found)
    elif isinstance(value, list | tuple):
        for one in value:
            _gather(one, found)
