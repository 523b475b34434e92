"""What does a book hold? Reading records back from the tables, sorted by id."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, select, text

from tallybook.errors import UnknownRecord
from tallybook.records import (
    Account,
    BookContents,
    Copy,
    Decision,
    Incident,
    Judgement,
    Report,
    Statement,
    Unreadable,
)
from tallybook.store import decisions as decisions_held
from tallybook.store import rows, schema
from tallybook.store.changes import Member
from tallybook.store.entries import Reconciled
from tallybook.store.log import entries
from tallybook.store.project import TOMBSTONES

_SHORTEST_PREFIX = 4
# A person is sure, where a rule has a score between.
_SCORES = {"same": 1.0, "different": 0.0}
_SEARCH = text(
    "SELECT r.report_id, r.title, r.source_name, "
    "snippet(report_words, 1, '', '', ' … ', 24) AS snippet "
    "FROM report_words JOIN reports r ON r.seq = report_words.rowid "
    "WHERE report_words MATCH :words ORDER BY rank, r.report_id LIMIT :limit"
)


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """One report that holds the words, with a piece of its text around them."""

    report_id: str
    title: str | None
    source_name: str
    snippet: str


def _all(connection: Connection, table: Table, *where: ColumnElement[bool]) -> Iterator[RowMapping]:
    query = select(table).where(*where).order_by(*table.primary_key.columns)
    return iter(connection.execute(query).mappings())


def reports(connection: Connection) -> tuple[Report, ...]:
    """Return all reports."""
    return tuple(rows.REPORT.record_of(row) for row in _all(connection, schema.reports))


def one_report(connection: Connection, report_id: str) -> Report:
    """Return the report of this full id."""
    where = schema.reports.c.report_id == report_id
    return rows.REPORT.record_of(next(_all(connection, schema.reports, where)))


def unreadable(connection: Connection) -> tuple[Unreadable, ...]:
    """Return all inputs that gave no report."""
    return tuple(rows.unreadable_of(row) for row in _all(connection, schema.unreadable))


def statements(
    connection: Connection,
    *,
    report_id: str | None = None,
    account_id: str | None = None,
    field: str | None = None,
) -> tuple[Statement, ...]:
    """Return the statements of this report, this account, this field: of all that are given."""
    columns = schema.statements.c
    asked = ((columns.report_id, report_id), (columns.account_id, account_id))
    where = [column == value for column, value in (*asked, (columns.field, field)) if value]
    return tuple(rows.statement_of(row) for row in _all(connection, schema.statements, *where))


def accounts(
    connection: Connection, *, report_id: str | None = None, account_id: str | None = None
) -> tuple[Account, ...]:
    """Return all accounts with their statements, or those of one report, or one."""
    columns = schema.accounts.c
    asked = ((columns.report_id, report_id), (columns.account_id, account_id))
    where = [column == value for column, value in asked if value]
    theirs: dict[str, list[Statement]] = defaultdict(list)
    for one in statements(connection, report_id=report_id, account_id=account_id):
        theirs[one.account_id].append(one)
    return tuple(
        rows.ACCOUNT.record_of(row, statements=tuple(theirs[row["account_id"]]))
        for row in _all(connection, schema.accounts, *where)
    )


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return the judgements that linking makes now."""
    return tuple(rows.JUDGEMENT.record_of(row) for row in _all(connection, schema.judgements))


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """Return all decisions of persons, in the order in which they were made."""
    query = select(schema.decisions).order_by(schema.decisions.c.seq)
    return tuple(rows.DECISION.record_of(row) for row in connection.execute(query).mappings())


def decided_pairs(connection: Connection) -> tuple[Judgement, ...]:
    """Return the persons' decisions on pairs that hold, as judgements, in the order of deciding."""
    return tuple(
        judgement_of(one.today())
        for one in decisions_held.every(connection)
        if one.decision.subject == "pair" and one.holds
    )


def judgement_of(decision: Decision) -> Judgement:
    """Return a person's decision on a pair as the judgement that binds linking."""
    left, right = decision.record_ids
    return Judgement(
        judgement_id=decision.decision_id,
        left=left,
        right=right,
        verdict=decision.verdict,
        score=_SCORES.get(decision.verdict, 0.5),
        decided_by="person",
        decider=decision.by,
        reason=decision.reason,
        supersedes=decision.supersedes,
    )


def near_copies(connection: Connection) -> tuple[Copy, ...]:
    """Return the reports that repeat another."""
    return tuple(rows.COPY.record_of(row) for row in _all(connection, schema.copies))


def exact_copies(connection: Connection, of: Sequence[str] | None = None) -> tuple[Copy, ...]:
    """Return the inputs that had the bytes of a report under another name than its own.

    Those of the reports `of`, or of all.
    """
    query = (
        select(schema.readings.c.report_id, schema.readings.c.source_name)
        .join(schema.reports, schema.reports.c.report_id == schema.readings.c.report_id)
        .where(schema.readings.c.source_name != schema.reports.c.source_name)
        .order_by(schema.readings.c.report_id, schema.readings.c.source_name)
    )
    if of is not None:
        query = query.where(schema.readings.c.report_id.in_(of))
    return tuple(
        Copy(report_id=key, original_id=key, kind="exact", similarity=1.0, source_name=name)
        for key, name in connection.execute(query)
    )


def incidents(connection: Connection, *, standing: bool = True) -> tuple[Incident, ...]:
    """Return the incidents that stand, or the tombstones."""
    status = schema.incidents.c.status
    where = status.not_in(TOMBSTONES) if standing else status.in_(TOMBSTONES)
    return tuple(rows.incident_of(row) for row in _all(connection, schema.incidents, where))


def incidents_named(connection: Connection, incident_ids: Iterable[str]) -> tuple[Incident, ...]:
    """Return the incidents and tombstones of these full ids."""
    where = schema.incidents.c.incident_id.in_(list(incident_ids))
    return tuple(rows.incident_of(row) for row in _all(connection, schema.incidents, where))


def incident_ids_of(connection: Connection, account_ids: Iterable[str]) -> set[str]:
    """Return the ids of the standing incidents that hold any of these accounts."""
    table = schema.incident_accounts
    query = select(table.c.incident_id).where(table.c.account_id.in_(list(account_ids)))
    return set(connection.scalars(query))


def one_incident(connection: Connection, incident_id: str) -> Incident:
    """Return the incident of this full id."""
    where = schema.incidents.c.incident_id == incident_id
    return rows.incident_of(next(_all(connection, schema.incidents, where)))


def versions(connection: Connection, incident_id: str) -> tuple[tuple[str, Incident], ...]:
    """Return every version of an incident that the log holds, with its book time."""
    return tuple(
        (entry.at, entry.body.incident)
        for entry in entries(connection, kind="reconciled")
        if isinstance(entry.body, Reconciled) and entry.body.incident.incident_id == incident_id
    )


def contents(connection: Connection, head: str) -> BookContents:
    """Return all that the book holds; `head` is the hash of its last entry."""
    return BookContents(
        incidents=incidents(connection),
        reports=reports(connection),
        accounts=accounts(connection),
        copies=exact_copies(connection) + near_copies(connection),
        unreadable=unreadable(connection),
        judgements=judgements(connection),
        decisions=decisions(connection),
        tombstones=incidents(connection, standing=False),
        learned_at=learned_at(connection),
        head_hash=head,
    )


def cluster_members(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the account ids of each cluster."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in _all(connection, schema.clusters):
        members[row["cluster_id"]].append(row["account_id"])
    return {key: tuple(ids) for key, ids in members.items()}


def found_members(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the account ids of each group that the program found and persons changed."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in _all(connection, schema.found_clusters):
        members[row["cluster_id"]].append(row["account_id"])
    return {key: tuple(ids) for key, ids in members.items()}


def members_of_incidents(connection: Connection) -> dict[str, tuple[Member, ...]]:
    """Return where the accounts of each standing incident stand."""
    members: dict[str, list[Member]] = defaultdict(list)
    for row in _all(connection, schema.incident_accounts):
        members[row["incident_id"]].append(_member(row))
    return {key: tuple(one) for key, one in members.items()}


def places_of_accounts(connection: Connection) -> dict[str, Member]:
    """Return where every account stands."""
    return {row["account_id"]: _member(row) for row in _all(connection, schema.accounts)}


def _member(row: RowMapping) -> Member:
    return Member(row["account_id"], row["report_id"], row["anchor_start"], row["anchor_end"])


def learned_at(connection: Connection) -> dict[str, str]:
    """Return, for each report and incident, the book time of its present record."""
    found: dict[str, str] = {}
    for table in (schema.reports, schema.incidents):
        key = next(iter(table.primary_key.columns))
        query = select(key, table.c.learned_at)
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


def full_id(connection: Connection, column: Any, asked: str) -> str:
    """Return the one id in `column` that is `asked` or starts with it.

    Raises UnknownRecord, with the nearest ids, when there is none, or more than one.
    """
    what = column.table.name.removesuffix("s")
    starts = func.substr(column, 1, len(asked)) == asked
    found = list(connection.scalars(select(column).where(starts).order_by(column).limit(9)))
    if asked in found or (len(found) == 1 and len(asked) >= _SHORTEST_PREFIX):
        return asked if asked in found else str(found[0])
    if found and len(asked) >= _SHORTEST_PREFIX:
        raise UnknownRecord(
            f"{asked!r} begins more than one {what}", next_step=f"one of: {', '.join(found)}"
        )
    every = list(connection.scalars(select(column).order_by(column).limit(10_000)))
    near = difflib.get_close_matches(asked, every, n=3, cutoff=0.4)
    raise UnknownRecord(
        f"the book has no {what} {asked!r}",
        next_step=f"the nearest: {', '.join(near)}" if near else f"it holds {len(every)} of them",
    )


def report_id_of(connection: Connection, asked: str) -> str:
    """Return the id of the report that `asked` names: its id, its beginning, or a file name.

    Raises UnknownRecord when no report, or more than one, is so called.
    """
    table = schema.readings
    ends = func.substr(table.c.source_name, -len(asked) - 1) == f"/{asked}"
    query = select(table.c.report_id).where((table.c.source_name == asked) | ends).distinct()
    named = list(connection.scalars(query.order_by(table.c.report_id).limit(9)))
    if len(named) > 1:
        raise UnknownRecord(
            f"more than one report was read from {asked!r}",
            next_step=f"give an id: {', '.join(named)}",
        )
    return named[0] if named else full_id(connection, schema.reports.c.report_id, asked)


def search(connection: Connection, words: str, limit: int) -> tuple[SearchHit, ...]:
    """Return the reports that hold all these words, the best first; "..." holds a phrase."""
    asked = match_query(words)
    if not asked:
        return ()
    found = connection.execute(_SEARCH, {"words": asked, "limit": limit}).mappings()
    return tuple(SearchHit(**row) for row in found)


def match_query(words: str) -> str:
    """Return the words as a question to FTS5: each word and phrase quoted, nothing an operator."""
    quoted: list[str] = []
    for number, part in enumerate(words.replace("\x00", " ").split('"')):
        quoted += [part] if number % 2 else part.split()
    return " ".join(f'"{one}"' for one in quoted if any(map(str.isalnum, one)))
