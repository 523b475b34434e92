"""What does an entry of the log change in the tables? The same in every replay.

Each kind of entry has its function; none reads a clock, a file or a setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, text, update

from tallybook.records import Account, Report
from tallybook.store import decided, rows, schema
from tallybook.store.entries import (
    Decided,
    Entry,
    Grouped,
    Linked,
    ReadCopy,
    ReadNothing,
    ReadReport,
    Reconciled,
    Stated,
)

# An incident of these stands no longer.
TOMBSTONES = ("merged", "split", "withdrawn")
# Two readings of one report that differ only in these tell the same.
_SAID_OF_THE_INPUT = ("source_name", "retrieved_at", "url")

# Statements that every report needs are made once: making one costs more than running it.
_of_report: BindParameter[str] = bindparam("of_report")
_REPORT = select(schema.reports).where(schema.reports.c.report_id == _of_report)
_REPLACE_REPORT = update(schema.reports).where(schema.reports.c.report_id == _of_report)
_SETTLE = delete(schema.unreadable).where(
    schema.unreadable.c.source_name == bindparam("name"),
    schema.unreadable.c.content_sha256.in_(("", bindparam("content"))),
)
_NOTE_READING = text(
    "INSERT INTO readings (report_id, source_name, original_sha256) "
    "VALUES (:report_id, :source_name, :original_sha256) "
    "ON CONFLICT (report_id, source_name) DO UPDATE SET original_sha256 = :original_sha256"
)
_IS_UNDERSTOOD = select(schema.understood.c.report_id).where(
    schema.understood.c.report_id == _of_report
)
_FORGET_ACCOUNTS = (
    delete(schema.statements).where(
        schema.statements.c.account_id.in_(
            select(schema.accounts.c.account_id).where(schema.accounts.c.report_id == _of_report)
        )
    ),
    delete(schema.accounts).where(schema.accounts.c.report_id == _of_report),
    delete(schema.understood).where(schema.understood.c.report_id == _of_report),
)
_FORGET_INCIDENT = tuple(
    delete(table).where(table.c.incident_id == bindparam("of_incident"))
    for table in (schema.incidents, schema.incident_accounts)
)
_MEMBERS = select(
    schema.accounts.c.account_id,
    schema.accounts.c.report_id,
    schema.accounts.c.anchor_start,
    schema.accounts.c.anchor_end,
).where(schema.accounts.c.account_id.in_(bindparam("ids", expanding=True)))
_WORDS = text("INSERT INTO report_words(rowid, title, text) VALUES (:seq, :title, :text)")
_FORGET_WORDS = text(
    "INSERT INTO report_words(report_words, rowid, title, text) "
    "VALUES ('delete', :seq, :title, :text)"
)


def project(connection: Connection, entry: Entry) -> None:
    """Bring the tables to where they stand after this entry."""
    body = entry.body
    match body:
        case ReadReport():
            _read(connection, entry, body)
        case ReadCopy():
            _read_copy(connection, entry, body)
        case ReadNothing():
            _read_nothing(connection, body)
        case Stated():
            _state(connection, body)
        case Grouped():
            _group(connection, body)
        case Linked():
            _link(connection, body)
        case Reconciled():
            _reconcile(connection, entry, body)
        case Decided():
            decided.decide(connection, entry, body.decision)


def clear(connection: Connection) -> None:
    """Empty every projection."""
    for table in reversed(schema.PROJECTIONS):
        connection.execute(delete(table))
    connection.execute(text("INSERT INTO report_words(report_words) VALUES ('delete-all')"))


def report_of(connection: Connection, report_id: str) -> Report | None:
    """Return the record that stands for this report, None if the book does not have it."""
    row = connection.execute(_REPORT, {"of_report": report_id}).mappings().first()
    return None if row is None else rows.REPORT.record_of(row)


def tells_the_same(report: Report, other: Report) -> bool:
    """Return whether two readings of one report differ at most in what is said of the input."""
    return all(
        getattr(report, name) == getattr(other, name)
        for name in report.__struct_fields__
        if name not in _SAID_OF_THE_INPUT
    )


def _read(connection: Connection, entry: Entry, body: ReadReport) -> None:
    before = report_of(connection, body.report.report_id)
    _stand(connection, entry, body.report, body.original, before)
    _note_reading(connection, body.report.report_id, body.report.source_name, body.original)
    _settle(connection, body.report)


def _read_copy(connection: Connection, entry: Entry, body: ReadCopy) -> None:
    before = report_of(connection, body.report_id)
    if before is None:
        raise msgspec.ValidationError(f"entry {entry.seq} copies {body.report_id}, never read")
    report = _with_differences(before, body)
    if report.source_name < before.source_name:
        _stand(connection, entry, report, body.original, before)
    _note_reading(connection, body.report_id, body.source_name, body.original)
    _settle(connection, report)


def _with_differences(before: Report, body: ReadCopy) -> Report:
    plain = msgspec.to_builtins(before) | body.differs | {"source_name": body.source_name}
    return msgspec.convert(plain, Report)


def _stand(
    connection: Connection,
    entry: Entry,
    report: Report,
    original: str | None,
    before: Report | None,
) -> None:
    """Let this record stand for its report, in place of the one before."""
    row = rows.REPORT.row(report)
    row |= {"original_sha256": original, "seq": entry.seq, "learned_at": entry.at}
    if before is None:
        connection.execute(insert(schema.reports), row)
    else:
        _forget_words(connection, report.report_id)
        connection.execute(_REPLACE_REPORT, row | {"of_report": report.report_id})
        if not tells_the_same(report, before):
            _forget_accounts(connection, report.report_id)
    words = {"seq": entry.seq, "title": report.title, "text": report.text}
    connection.execute(_WORDS, words)


def _forget_words(connection: Connection, report_id: str) -> None:
    row = connection.execute(_REPORT, {"of_report": report_id}).mappings().one()
    connection.execute(_FORGET_WORDS, {name: row[name] for name in ("seq", "title", "text")})


def _note_reading(
    connection: Connection, report_id: str, source_name: str, original: str | None
) -> None:
    row = {"report_id": report_id, "source_name": source_name, "original_sha256": original}
    connection.execute(_NOTE_READING, row)


def _settle(connection: Connection, report: Report) -> None:
    """Take an input off the list of the unreadable: it, or its name, has been read now."""
    named = {"name": report.source_name, "content": report.content_sha256}
    connection.execute(_SETTLE, named)


def _read_nothing(connection: Connection, body: ReadNothing) -> None:
    row = rows.unreadable_row(body.unreadable, body.original)
    table = schema.unreadable
    known = (table.c.source_name == row["source_name"]) & (
        table.c.content_sha256 == row["content_sha256"]
    )
    connection.execute(delete(table).where(known))
    connection.execute(insert(table), row)


def _state(connection: Connection, body: Stated) -> None:
    _forget_accounts(connection, body.report_id)
    row = {
        "report_id": body.report_id,
        "extractor": body.extractor,
        "accounts": len(body.accounts),
    }
    connection.execute(insert(schema.understood), row)
    _insert(connection, schema.accounts, (rows.ACCOUNT.row(one) for one in body.accounts))
    _insert(connection, schema.statements, _statement_rows(body.accounts))
    decided.find_again(connection, body)


def _statement_rows(accounts: Iterable[Account]) -> Iterable[rows.Row]:
    for account in accounts:
        for position, statement in enumerate(account.statements):
            yield rows.statement_row(statement, position)


def _forget_accounts(connection: Connection, report_id: str) -> None:
    of_report = {"of_report": report_id}
    if connection.execute(_IS_UNDERSTOOD, of_report).first() is not None:
        for statement in _FORGET_ACCOUNTS:
            connection.execute(statement, of_report)


def _group(connection: Connection, body: Grouped) -> None:
    gone = [one.report_id for one in body.copies] + list(body.dropped)
    _delete_by(connection, schema.copies.c.report_id, gone)
    _insert(connection, schema.copies, (rows.COPY.row(one) for one in body.copies))


def _link(connection: Connection, body: Linked) -> None:
    gone = [one.judgement_id for one in body.judgements] + list(body.dropped)
    _delete_by(connection, schema.judgements.c.judgement_id, gone)
    _insert(connection, schema.judgements, (rows.JUDGEMENT.row(one) for one in body.judgements))
    _delete_by(connection, schema.clusters.c.cluster_id, list(body.dropped_clusters))
    _insert(connection, schema.clusters, _members(body.clusters))
    _delete_by(connection, schema.found_clusters.c.cluster_id, list(body.dropped_found))
    _insert(connection, schema.found_clusters, _members(body.found))


def _members(clusters: Mapping[str, tuple[str, ...]]) -> Iterable[rows.Row]:
    return (
        {"cluster_id": cluster_id, "account_id": account_id}
        for cluster_id, account_ids in clusters.items()
        for account_id in account_ids
    )


def _reconcile(connection: Connection, entry: Entry, body: Reconciled) -> None:
    incident = body.incident
    for statement in _FORGET_INCIDENT:
        connection.execute(statement, {"of_incident": incident.incident_id})
    connection.execute(insert(schema.incidents), rows.incident_row(incident, entry.at))
    version = {"version": incident.version, "seq": entry.seq, "learned_at": entry.at}
    connection.execute(
        insert(schema.incident_versions), {"incident_id": incident.incident_id} | version
    )
    if incident.status not in TOMBSTONES:
        _note_members(connection, incident.incident_id, incident.account_ids)


def _note_members(connection: Connection, incident_id: str, account_ids: tuple[str, ...]) -> None:
    found = connection.execute(_MEMBERS, {"ids": list(account_ids)}).mappings()
    members = (dict(row) | {"incident_id": incident_id} for row in found)
    _insert(connection, schema.incident_accounts, members)


def _insert(connection: Connection, table: Any, new_rows: Iterable[rows.Row]) -> None:
    batch = list(new_rows)
    if batch:
        connection.execute(insert(table), batch)


def _delete_by(connection: Connection, column: Any, ids: list[str]) -> None:
    # PostgreSQL and SQLite both take far more than this many parameters.
    for start in range(0, len(ids), 500):
        connection.execute(delete(column.table).where(column.in_(ids[start : start + 500])))
