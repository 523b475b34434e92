"""How does a record become a row, and a row the same record again?

Fields that no column holds plainly (lists, nested records) are canonical JSON in their column.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import RowMapping

from tallybook.records import (
    Account,
    Copy,
    Correction,
    Decision,
    Detail,
    Evidence,
    Incident,
    Judgement,
    Report,
    Sentence,
    Statement,
    Unreadable,
)
from tallybook.records.worth import size_of, worth_of
from tallybook.store.canonical import canonical

R = TypeVar("R", bound=msgspec.Struct)
Row = dict[str, Any]


class Shape(Generic[R]):
    """The way between records of one type and their rows; `packed` names the JSON fields."""

    def __init__(self, record: type[R], *, leave_out: tuple[str, ...] = (), **packed: Any) -> None:
        self.record = record
        self.plain = tuple(
            name
            for name in record.__struct_fields__
            if name not in packed and name not in leave_out
        )
        self.packed = {name: msgspec.json.Decoder(kind) for name, kind in packed.items()}

    def row(self, record: R) -> Row:
        """Return the columns of this record."""
        row = {name: getattr(record, name) for name in self.plain}
        for name in self.packed:
            value = getattr(record, name)
            row[name] = None if value is None else canonical(value)
        return row

    def record_of(self, row: RowMapping, **more: Any) -> R:
        """Return the record of this row; `more` gives the fields that the row leaves out."""
        values = {name: row[name] for name in self.plain}
        for name, decoder in self.packed.items():
            packed = row[name]
            values[name] = None if packed is None else decoder.decode(packed)
        return self.record(**values, **more)


_Words = tuple[str, ...]
REPORT = Shape(Report, sentences=tuple[Sentence, ...], warnings=_Words)
UNREADABLE = Shape(Unreadable, leave_out=("content_sha256",))
ACCOUNT = Shape(
    Account, leave_out=("statements",), sentences=tuple[int, ...], odds=dict[str, float]
)
JUDGEMENT = Shape(Judgement, evidence=tuple[Evidence, ...])
DECISION = Shape(Decision, record_ids=_Words, value=str | int | None)
COPY = Shape(Copy, leave_out=("source_name",))
_STATEMENT = Shape(
    Statement,
    leave_out=("value",),
    detail=Detail | None,
    corrections=tuple[Correction, ...],
)
_INCIDENT_COLUMNS = (
    "incident_id",
    "version",
    "status",
    "merged_into",
    "title",
    "occurred_from",
    "occurred_to",
    "country",
    "adm1",
    "place",
    "latitude",
    "longitude",
    "independent_reports",
)
_incident_decoder = msgspec.json.Decoder(Incident)


def statement_row(statement: Statement, position: int) -> Row:
    """Return the columns of a statement, the `position`-th of its account."""
    row = _STATEMENT.row(statement)
    value = statement.value
    row["value"] = None if value is None else str(value)
    row["value_number"] = value if isinstance(value, int) else None
    row["position"] = position
    return row


def statement_of(row: RowMapping) -> Statement:
    """Return the statement of this row."""
    number = row["value_number"]
    return _STATEMENT.record_of(row, value=row["value"] if number is None else number)


def unreadable_row(unreadable: Unreadable, original: str | None) -> Row:
    """Return the columns of an unreadable input."""
    row = UNREADABLE.row(unreadable)
    row["content_sha256"] = unreadable.content_sha256 or ""
    row["original_sha256"] = original
    return row


def unreadable_of(row: RowMapping) -> Unreadable:
    """Return the unreadable input of this row."""
    return UNREADABLE.record_of(row, content_sha256=row["content_sha256"] or None)


def incident_row(incident: Incident, learned_at: str) -> Row:
    """Return the columns of an incident: some to search by, and the whole record."""
    row = {name: getattr(incident, name) for name in _INCIDENT_COLUMNS}
    killed = incident.tallies.get("killed")
    for name in ("low", "best", "high"):
        row[f"killed_{name}"] = getattr(killed, name, None)
    row["record"] = canonical(incident)
    row["learned_at"] = learned_at
    row["size"], row["worth"] = size_of(incident), worth_of(incident)
    return row


def incident_of(row: RowMapping) -> Incident:
    """Return the incident of this row."""
    return _incident_decoder.decode(row["record"])
