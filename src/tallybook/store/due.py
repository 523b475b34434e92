"""Whose incidents are due? What the log says of accounts since reconciling was last done.

A mark beside the tables names the last entry that was reconciled and how (by which rule and
program). Entries after it name the reports, accounts and decisions that changed; what hangs on
them is found in the tables. So one more report costs what it touches, not the whole book.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from tallybook.records import Cluster, Incident
from tallybook.store import changes, clusters, find, schema
from tallybook.store.changes import Member
from tallybook.store.project import TOMBSTONES

_NAME = "reconciled"
# So many ids go into one question.
_AT_ONCE = 500

Pair = tuple[str, str]


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """What reconciling is to look at, so that afterwards all of the book is reconciled.

    `accounts` None means the whole book, else the accounts whose incidents may change; `clusters`
    are theirs. `unsure` are the pairs judged so that name one of them, `elsewhere` gives the
    incidents that hold the other accounts of those pairs.
    """

    seq: int
    how: str
    accounts: frozenset[str] | None
    clusters: tuple[Cluster, ...]
    unsure: tuple[Pair, ...]
    elsewhere: dict[str, str] = {}


class _Mark(msgspec.Struct, frozen=True):
    """The last entry of the log that reconciling has seen, and how it was done."""

    seq: int
    how: str


class _Named(msgspec.Struct, frozen=True):
    """A record in an entry of the log, as far as its ids go."""

    report_id: str = ""
    record_ids: tuple[str, ...] = ()


class _Change(msgspec.Struct, frozen=True):
    """An entry of the log of any kind, as far as it names what changed."""

    kind: str
    report: _Named = _Named()
    report_id: str = ""
    copies: tuple[_Named, ...] = ()
    dropped: tuple[str, ...] = ()
    clusters: dict[str, tuple[str, ...]] = {}
    touched: tuple[str, ...] = ()
    decision: _Named = _Named()


_change = msgspec.json.Decoder(_Change)


def due(connection: Connection, how: str) -> Due:
    """Return what is due to be reconciled `how`: all, unless it was so when last done."""
    seq = connection.scalar(select(func.max(schema.log.c.seq))) or 0
    mark = _mark(connection)
    if mark is None or mark.how != how:
        every, pairs = clusters.clusters(connection), _all_unsure(connection)
        return Due(seq=seq, how=how, accounts=None, clusters=every, unsure=pairs)
    accounts = _due_accounts(connection, mark.seq)
    pairs = tuple(sorted(set(clusters.unsure_of(connection, accounts))))
    others = {one for pair in pairs for one in pair} - accounts
    return Due(
        seq=seq,
        how=how,
        accounts=accounts,
        clusters=clusters.clusters_of(connection, accounts),
        unsure=pairs,
        elsewhere=_homes(connection, others),
    )


def settled(connection: Connection, due: Due, incidents: Iterable[Incident]) -> list[Incident]:
    """Return the incidents to write so that `incidents` are those of what was due."""
    if due.accounts is None:
        every = find.incidents(connection) + find.incidents(connection, standing=False)
        members = find.members_of_incidents(connection)
        places = find.places_of_accounts(connection)
    else:
        given = list(incidents)
        ids = set(_homes(connection, due.accounts).values())
        every = find.incidents_named(connection, ids | {one.incident_id for one in given})
        members = _members(connection, ids)
        places = _places(connection, given)
        incidents = given
    known = {one.incident_id: one for one in every}
    return changes.incident_changes(incidents, known, members, places)


def standing(connection: Connection) -> int:
    """Return how many incidents stand."""
    status = schema.incidents.c.status
    query = select(func.count()).where(status.not_in(TOMBSTONES))
    return connection.scalar(query) or 0


def set_mark(connection: Connection, due: Due) -> None:
    """Keep that what was due is reconciled."""
    table = schema.book
    connection.execute(delete(table).where(table.c.name == _NAME))
    mark = msgspec.json.encode(_Mark(due.seq, due.how)).decode("utf-8")
    connection.execute(insert(table), {"name": _NAME, "value": mark})


def _mark(connection: Connection) -> _Mark | None:
    told = connection.scalar(select(schema.book.c.value).where(schema.book.c.name == _NAME))
    return msgspec.json.decode(told, type=_Mark) if told else None


def _all_unsure(connection: Connection) -> tuple[Pair, ...]:
    table = schema.judgements
    query = select(table.c.left, table.c.right).where(table.c.verdict == "unsure")
    return tuple((row[0], row[1]) for row in connection.execute(query))


def _due_accounts(connection: Connection, since: int) -> frozenset[str]:
    """Return the accounts whose incidents may have changed with the entries after `since`.

    With an account come all that stand in one cluster or one incident with it, and those of the
    incidents that name its incident as related. Some may no longer be in the book.
    """
    report_ids, record_ids = _changed(connection, since)
    found = _accounts_of(connection, report_ids)
    found |= _decided(connection, report_ids, record_ids)
    whole = _whole(connection, found)
    beside = {one for pair in clusters.unsure_of(connection, whole) for one in pair}
    return frozenset(_whole(connection, whole | beside))


def _changed(connection: Connection, since: int) -> tuple[set[str], set[str]]:
    """Return the ids of reports, and of accounts and statements, that entries name.

    Of judgements only that a pair is unsure counts for an incident (`touched`).
    """
    log = schema.log
    query = select(log.c.body).where(log.c.seq > since, log.c.kind != "reconciled")
    report_ids: set[str] = set()
    record_ids: set[str] = set()
    for body in connection.scalars(query):
        one = _change.decode(body)
        report_ids |= {one.report.report_id, one.report_id}
        report_ids |= {copy.report_id for copy in one.copies}
        report_ids |= set(one.dropped if one.kind == "grouped" else ())
        record_ids |= {account for ids in one.clusters.values() for account in ids}
        record_ids |= {*one.touched, *one.decision.record_ids}
    return report_ids - {""}, record_ids


def _accounts_of(connection: Connection, report_ids: set[str]) -> set[str]:
    """Return the accounts of reports: those of today, and those that incidents still hold."""
    return {
        row.account_id
        for table in (schema.accounts, schema.incident_accounts)
        for row in _rows(connection, table.c.report_id, report_ids, table.c.account_id)
    }


def _decided(connection: Connection, report_ids: set[str], record_ids: set[str]) -> set[str]:
    """Return the accounts of these records, and those that one decision names with them.

    A decision holds as long as all its records are found: those of other reports are touched too.
    """
    table, told = schema.decided_records, schema.statements
    beside = {
        row.decision_id
        for column, ids in ((table.c.report_id, report_ids), (table.c.record_id, record_ids))
        for row in _rows(connection, column, ids, table.c.decision_id)
    }
    both = (table.c.record_id, table.c.present_id)
    named = {one for row in _rows(connection, table.c.decision_id, beside, *both) for one in row}
    ids = record_ids | named - {None}
    of_statements = _rows(connection, told.c.statement_id, ids, told.c.account_id)
    return ids | {row.account_id for row in of_statements}


def _whole(connection: Connection, account_ids: Collection[str]) -> set[str]:
    """Return the accounts with all that share a cluster or an incident with one of them."""
    found = fresh = set(account_ids)
    while fresh:
        groups = clusters.members_of(connection, schema.clusters, fresh)
        near = {one for ids in groups.values() for one in ids}
        incidents = set(_homes(connection, fresh).values())
        near |= {one.account_id for ids in _members(connection, incidents).values() for one in ids}
        fresh = near - found
        found = found | near
    return found


def _homes(connection: Connection, account_ids: Iterable[str]) -> dict[str, str]:
    """Return the standing incident that holds each of these accounts."""
    table = schema.incident_accounts
    wanted = (table.c.account_id, table.c.incident_id)
    found = _rows(connection, table.c.account_id, account_ids, *wanted)
    return {row.account_id: row.incident_id for row in found}


def _members(connection: Connection, incident_ids: Iterable[str]) -> dict[str, tuple[Member, ...]]:
    """Return where the accounts of these standing incidents stand."""
    members: dict[str, list[Member]] = defaultdict(list)
    columns = schema.incident_accounts.c
    for row in _rows(connection, columns.incident_id, incident_ids, *columns):
        members[row.incident_id].append(_member(row))
    return {key: tuple(one) for key, one in members.items()}


def _places(connection: Connection, incidents: Iterable[Incident]) -> dict[str, Member]:
    """Return where the accounts of these incidents stand today."""
    ids = {account_id for one in incidents for account_id in one.account_ids}
    columns = schema.accounts.c
    return {
        row.account_id: _member(row) for row in _rows(connection, columns.account_id, ids, *columns)
    }


def _member(row: Any) -> Member:
    return Member(row.account_id, row.report_id, row.anchor_start, row.anchor_end)


def _rows(
    connection: Connection,
    column: ColumnElement[Any],
    ids: Iterable[str],
    *wanted: ColumnElement[Any],
) -> Iterator[Any]:
    """Yield what is wanted of the rows that have one of `ids` in `column`."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        part = ordered[start : start + _AT_ONCE]
        yield from connection.execute(select(*wanted).where(column.in_(part))).all()
