"""What does a decision change in the tables, and of what does it hold when a report changed?

A decision names accounts and statements by their ids, and rests on their words. When a report is
understood anew, a decision holds of what stands in the same words: see `again`. What is not found
again is kept, holds of nothing, and is told as open for review.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from tallybook.records import Correction, Decision
from tallybook.store import rows, schema
from tallybook.store.again import (
    Place,
    account_again,
    place_of_account,
    place_of_statement,
    statement_again,
)
from tallybook.store.canonical import canonical
from tallybook.store.entries import Entry, Stated

WITHDRAWN = "withdrawn"
# Verdicts on a whole statement, the one that outweighs the others first.
_STATES = ("rejected", "cannot_verify", "corrected", "accepted")
_decisions, _records = schema.decisions, schema.decided_records


def decide(connection: Connection, entry: Entry, decision: Decision) -> None:
    """Keep a decision, and mark what it is about."""
    row = rows.DECISION.row(decision)
    row |= {"decided_at": entry.at, "seq": entry.seq, "superseded_by": None}
    connection.execute(insert(_decisions), row)
    if decision.supersedes:
        before = _decisions.c.decision_id == decision.supersedes
        connection.execute(
            update(_decisions).where(before), {"superseded_by": decision.decision_id}
        )
    about = [
        _about(connection, decision, position, record_id)
        for position, record_id in enumerate(decision.record_ids)
    ]
    connection.execute(insert(_records), about)
    if decision.subject == "statement":
        _review(connection, [one["present_id"] for one in about])


def _about(
    connection: Connection, decision: Decision, position: int, record_id: str
) -> dict[str, Any]:
    kind = "statement" if decision.subject == "statement" else "account"
    row = {
        "decision_id": decision.decision_id,
        "position": position,
        "record_id": record_id,
        "kind": kind,
    }
    return row | _row_of(_place_now(connection, kind, record_id))


def _row_of(place: Place | None) -> dict[str, Any]:
    names = ("report_id", "start", "end", "quote", "field", "told", "alone")
    row = {name: getattr(place, name, None) for name in names}
    return row | {"present_id": place and place.record_id}


def _place_now(connection: Connection, kind: str, record_id: str) -> Place | None:
    """Return where the record stands by the tables; None if the book does not hold it."""
    if kind == "statement":
        table = schema.statements
        found = connection.execute(select(table).where(table.c.statement_id == record_id))
        row = found.mappings().first()
        return None if row is None else place_of_statement(rows.statement_of(row))
    accounts = schema.accounts
    row = (
        connection.execute(select(accounts).where(accounts.c.account_id == record_id))
        .mappings()
        .first()
    )
    if row is None:
        return None
    query = select(func.count()).where(accounts.c.report_id == row["report_id"])
    told = rows.ACCOUNT.record_of(row, statements=())
    return place_of_account(told, alone=connection.scalar(query) == 1)


def find_again(connection: Connection, body: Stated) -> None:
    """Let what was decided of a report hold of its accounts and statements as they are now."""
    about = _about_report(connection, body)
    if not about:
        return
    moved = _text_moved(connection, body.report_id, about)
    corrected = _correcting(connection, [row["decision_id"] for row in about])
    for row in about:
        place = Place(**{name: row[name] for name in Place.__struct_fields__})
        if row["kind"] == "account":
            found = account_again(place, body.accounts)
        else:
            found = statement_again(
                place,
                body.accounts,
                moved=place.start in moved,
                whatever=row["decision_id"] in corrected,
            )
        _hold_of(connection, row, found)
    _review(connection, [s.statement_id for one in body.accounts for s in one.statements])


def _about_report(connection: Connection, body: Stated) -> Sequence[RowMapping]:
    """Return what was decided of a report; of records that were not known then, by their ids."""
    ids = [one.account_id for one in body.accounts]
    ids += [s.statement_id for one in body.accounts for s in one.statements]
    _place_unknown(connection, ids)
    query = select(_records).where(_records.c.report_id == body.report_id)
    ordered = query.order_by(_records.c.decision_id, _records.c.position)
    return connection.execute(ordered).mappings().all()


def _place_unknown(connection: Connection, ids: Sequence[str]) -> None:
    if not connection.scalar(select(func.count()).where(_records.c.report_id.is_(None))):
        return
    unknown = _records.c.report_id.is_(None) & _records.c.record_id.in_(ids)
    for row in connection.execute(select(_records).where(unknown)).mappings().all():
        place = _place_now(connection, row["kind"], row["record_id"])
        connection.execute(update(_records).where(_is_row(row)), _row_of(place))


def _is_row(row: RowMapping) -> Any:
    return (_records.c.decision_id == row["decision_id"]) & (_records.c.position == row["position"])


def _text_moved(connection: Connection, report_id: str, about: Iterable[RowMapping]) -> set[int]:
    """Return the starts at which the words that were decided on no longer stand."""
    table = schema.reports
    text = connection.scalar(select(table.c.text).where(table.c.report_id == report_id)) or ""
    return {row["start"] for row in about if text[row["start"] : row["end"]] != row["quote"]}


def _correcting(connection: Connection, ids: Sequence[str]) -> set[str]:
    query = select(_decisions.c.decision_id).where(
        _decisions.c.decision_id.in_(ids), _decisions.c.verdict == "corrected"
    )
    return set(connection.scalars(query))


def _hold_of(connection: Connection, row: RowMapping, found: str | None) -> None:
    if found != row["present_id"]:
        connection.execute(update(_records).where(_is_row(row)), {"present_id": found})


def _review(connection: Connection, statement_ids: Iterable[str | None]) -> None:
    """Mark statements by all that was decided of them and holds."""
    ids = {one for one in statement_ids if one}
    if not ids:
        return
    query = (
        select(_records.c.present_id, _decisions)
        .join(_decisions, _decisions.c.decision_id == _records.c.decision_id)
        .where(_records.c.present_id.in_(ids), _decisions.c.superseded_by.is_(None))
        .order_by(_decisions.c.seq)
    )
    told: dict[str, list[Decision]] = {one: [] for one in _decided_ever(connection, ids)}
    for row in connection.execute(query).mappings():
        told[row["present_id"]].append(rows.DECISION.record_of(row))
    table = schema.statements
    for statement_id, decisions in told.items():
        connection.execute(
            update(table).where(table.c.statement_id == statement_id), reviewed(decisions)
        )


def _decided_ever(connection: Connection, ids: Iterable[str]) -> Iterable[str]:
    query = select(_records.c.present_id).where(_records.c.present_id.in_(list(ids))).distinct()
    return [one for one in connection.scalars(query) if one]


def reviewed(decisions: Sequence[Decision]) -> dict[str, Any]:
    """Return the columns of a statement of which these decisions hold, in their order.

    The machine's value stays: a person's stands beside it.
    """
    holding = [one for one in decisions if one.verdict != WITHDRAWN]
    # Of two that hold of one statement (two statements became one), the later.
    whole = next((one for one in reversed(holding) if one.field is None), None)
    corrected = [one for one in holding if one.verdict == "corrected"]
    parts = {
        part: Correction(part=part, value=one.value, by=one.by)
        for one in corrected
        for part in [one.field or "value"]
        if one.field is not None or one is whole
    }
    states = {"corrected": corrected[-1].by} if parts else {}
    if whole is not None:
        states[whole.verdict] = whole.by
    state = next((one for one in _STATES if one in states), "proposed")
    return {
        "review_state": state,
        "reviewed_by": states.get(state),
        "corrections": canonical([parts[one] for one in sorted(parts)]),
    }
