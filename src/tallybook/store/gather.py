"""What hangs together with one incident? Its accounts, sentences, judgements and decisions.

Each question reads only the rows it names, by an index: a page of one incident asks them all.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select, text, union

from tallybook.records import (
    Account,
    Copy,
    Incident,
    Judgement,
    Report,
    Sentence,
    Statement,
)
from tallybook.store import find, rows, schema
from tallybook.store.entries import Entry, body_of, incident_in

_VICTIMS = text(
    "SELECT * FROM statements WHERE report_id IN (SELECT value FROM json_each(:ids)) "
    "AND (field = 'victims' OR scope = 'named_person')"
)
_INCIDENTS = text(
    "SELECT record FROM incidents WHERE incident_id IN (SELECT value FROM json_each(:ids))"
)
_REPORTS = text("SELECT * FROM reports WHERE report_id IN (SELECT value FROM json_each(:ids))")
_VERSIONS = text(
    "SELECT v.incident_id, v.version, log.body FROM json_each(:wanted) w "
    "JOIN incident_versions v ON v.incident_id = w.value ->> 0 AND v.version = w.value ->> 1 "
    "JOIN log ON log.seq = v.seq"
)
_sentences = msgspec.json.Decoder(tuple[Sentence, ...])
# How many parameters one question takes at most; SQLite allows far more.
_AT_ONCE = 500


def accounts_of(connection: Connection, account_ids: Sequence[str]) -> tuple[Account, ...]:
    """Return these accounts with their statements, in the order asked; unknown ones left out."""
    found: dict[str, Account] = {}
    for start in range(0, len(account_ids), _AT_ONCE):
        found |= _accounts(connection, account_ids[start : start + _AT_ONCE])
    return tuple(found[one] for one in account_ids if one in found)


def _accounts(connection: Connection, ids: Sequence[str]) -> dict[str, Account]:
    table = schema.statements
    query = select(table).where(table.c.account_id.in_(ids)).order_by(*table.primary_key.columns)
    theirs: dict[str, list[Statement]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        theirs[row["account_id"]].append(rows.statement_of(row))
    asked = select(schema.accounts).where(schema.accounts.c.account_id.in_(ids))
    return {
        row["account_id"]: rows.ACCOUNT.record_of(row, statements=tuple(theirs[row["account_id"]]))
        for row in connection.execute(asked).mappings()
    }


def statements_on_victims(
    connection: Connection, report_ids: Iterable[str]
) -> tuple[Statement, ...]:
    """Return the statements of these reports that name victims."""
    found = connection.execute(_VICTIMS, {"ids": json.dumps(list(report_ids))}).mappings()
    return tuple(rows.statement_of(row) for row in found)


def sentence_texts(
    connection: Connection, wanted: Iterable[tuple[str, int]]
) -> list[tuple[str, Sentence, str]]:
    """Return these sentences, each asked for by report and number, with their text."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for report_id, number in wanted:
        numbers[report_id].add(number)
    columns = schema.reports.c
    query = select(columns.report_id, columns.text, columns.sentences).where(
        columns.report_id.in_(list(numbers))
    )
    return [
        (report_id, one, whole[one.start : one.end])
        for report_id, whole, packed in connection.execute(query.order_by(columns.report_id))
        for one in _sentences.decode(packed)
        if one.index in numbers[report_id]
    ]


def judgements_of(connection: Connection, account_ids: Sequence[str]) -> tuple[Judgement, ...]:
    """Return every judgement on one of these accounts, the highest score first."""
    table = schema.judgements
    ids = list(account_ids)
    # Each half uses its own index; an `or` would use none.
    asked = union(
        select(table).where(table.c.left.in_(ids)), select(table).where(table.c.right.in_(ids))
    )
    found = [rows.JUDGEMENT.record_of(row) for row in connection.execute(asked).mappings()]
    return tuple(sorted(found, key=lambda one: (-one.score, one.judgement_id)))


def copies_of(connection: Connection, report_ids: Iterable[str]) -> tuple[Copy, ...]:
    """Return the copies that these reports are, or are the original of, by other names too."""
    ids = list(report_ids)
    near = schema.copies
    query = select(near).where(near.c.report_id.in_(ids) | near.c.original_id.in_(ids))
    found = [rows.COPY.record_of(row) for row in connection.execute(query).mappings()]
    found += find.exact_copies(connection, ids)
    return tuple(sorted(found, key=lambda one: (one.report_id, one.source_name or "")))


def incidents_by_id(connection: Connection, incident_ids: Iterable[str]) -> tuple[Incident, ...]:
    """Return these incidents, standing or not."""
    found = connection.execute(_INCIDENTS, {"ids": json.dumps(list(incident_ids))}).mappings()
    return tuple(rows.incident_of(row) for row in found)


def reports_by_id(connection: Connection, report_ids: Sequence[str]) -> tuple[Report, ...]:
    """Return these reports, in the order asked."""
    found = connection.execute(_REPORTS, {"ids": json.dumps(list(report_ids))}).mappings()
    reports = {row["report_id"]: rows.REPORT.record_of(row) for row in found}
    return tuple(reports[one] for one in report_ids if one in reports)


def last_versions(
    connection: Connection, incident_id: str, limit: int
) -> list[tuple[str, Incident]]:
    """Return the last versions of an incident with their book times, the oldest first."""
    table, log = schema.incident_versions, schema.log
    query = (
        select(log.c.at, log.c.body)
        .join(table, table.c.seq == log.c.seq)
        .where(table.c.incident_id == incident_id)
        .order_by(log.c.seq.desc())
        .limit(limit)
    )
    found = connection.execute(query).all()
    return [(at, incident_in(body)) for at, body in reversed(found)]


def changes(
    connection: Connection, *, since: str | None, before: int | None, limit: int
) -> list[Entry]:
    """Return the entries that changed incidents or that persons decided, the newest first.

    Those after the book time `since` and before the entry of number `before`.
    """
    log = schema.log
    query = select(log).where(log.c.kind.in_(("reconciled", "decided")))
    if since is not None:
        query = query.where(log.c.at > since)
    if before is not None:
        query = query.where(log.c.seq < before)
    found = connection.execute(query.order_by(log.c.seq.desc()).limit(limit)).mappings()
    return [Entry(seq=row["seq"], at=row["at"], body=body_of(row["body"])) for row in found]


def versions_before(
    connection: Connection, versions: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], Incident]:
    """Return the incident before each of these versions, by id and version; none before the first.

    One question for all: a page of changes asks for a hundred.
    """
    wanted = json.dumps([[key, version - 1] for key, version in versions])
    found = connection.execute(_VERSIONS, {"wanted": wanted})
    return {(key, version + 1): incident_in(body) for key, version, body in found}
