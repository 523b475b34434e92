"""What did persons decide, when, and of which records does it hold now?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from tallybook.records import Decision
from tallybook.store import rows, schema
from tallybook.store.decided import WITHDRAWN

_decisions, _records = schema.decisions, schema.decided_records


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as the book holds it.

    `present` are the ids under which the records stand today, None for one whose words stand no
    longer; `rests_on` are those words, with `report_ids`; `superseded_by` is the decision after it.
    """

    decision: Decision
    at: str
    seq: int
    present: tuple[str | None, ...]
    report_ids: tuple[str | None, ...]
    rests_on: tuple[str | None, ...]
    superseded_by: str | None = None

    @property
    def stands(self) -> bool:
        """Return whether no later decision took its place and it takes nothing back."""
        return self.superseded_by is None and self.decision.verdict != WITHDRAWN

    @property
    def holds(self) -> bool:
        """Return whether it stands and all that it is about is found: it counts."""
        found = set(self.present)
        return self.stands and None not in found and len(found) == len(self.present)

    def today(self) -> Decision:
        """Return the decision with the ids of today; of a record that is gone, the old one."""
        ids = [
            now or then for now, then in zip(self.present, self.decision.record_ids, strict=True)
        ]
        if self.decision.subject == "pair":
            ids.sort()
        return msgspec.structs.replace(self.decision, record_ids=tuple(ids))


def every(connection: Connection) -> tuple[Held, ...]:
    """Return all decisions in the order in which they were made."""
    return _held(connection)


def about(connection: Connection, record_ids: Iterable[str]) -> tuple[Held, ...]:
    """Return the decisions on any of these accounts and statements, superseded ones too."""
    ids = list(dict.fromkeys(record_ids))
    found: set[str] = set()
    now = func.coalesce(_records.c.present_id, _records.c.record_id)
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        either = _records.c.present_id.in_(part) | _records.c.record_id.in_(part)
        query = select(_records.c.decision_id).where(either, now.in_(part))
        found |= set(connection.scalars(query))
    return _held(connection, found)


def of_act(connection: Connection, act: str) -> tuple[Held, ...]:
    """Return the decisions of one act."""
    query = select(_decisions.c.decision_id).where(_decisions.c.act == act)
    return _held(connection, set(connection.scalars(query)))


def with_key(connection: Connection, key: str) -> tuple[Held, ...]:
    """Return the decisions that were made under this key of the caller's."""
    query = select(_decisions.c.decision_id).where(_decisions.c.key == key)
    return _held(connection, set(connection.scalars(query)))


def last_act_of(connection: Connection, decider: str) -> str | None:
    """Return the last act of a person that nobody has taken back; an undo is none."""
    undone = select(_decisions.c.undoes).where(_decisions.c.undoes.is_not(None))
    query = (
        select(_decisions.c.act)
        .where(
            _decisions.c.decider == decider,
            _decisions.c.act.is_not(None),
            _decisions.c.undoes.is_(None),
            _decisions.c.act.not_in(undone),
        )
        .order_by(_decisions.c.seq.desc())
        .limit(1)
    )
    return connection.scalar(query)


def open_again(connection: Connection) -> tuple[Held, ...]:
    """Return the decisions that stand and hold of nothing: their words stand no longer."""
    gone = select(_records.c.decision_id).where(_records.c.present_id.is_(None))
    one, two = _records.alias(), _records.alias()
    met = (
        select(one.c.decision_id)
        .join(two, one.c.decision_id == two.c.decision_id)
        .where(one.c.position < two.c.position, one.c.present_id == two.c.present_id)
    )
    found = set(connection.scalars(gone)) | set(connection.scalars(met))
    return tuple(one for one in _held(connection, found) if one.stands)


def named(connection: Connection, decision_ids: Iterable[str]) -> tuple[Held, ...]:
    """Return the decisions of these ids."""
    return _held(connection, set(decision_ids))


def standing_on(connection: Connection, decision: Decision) -> Held | None:
    """Return the last decision on the same thing, None if there is none or it was a note."""
    if decision.field == "note":
        return None
    same = [
        one
        for one in about(connection, decision.record_ids)
        if one.superseded_by is None
        and one.decision.subject == decision.subject
        and one.decision.field == decision.field
        and set(one.today().record_ids) == set(decision.record_ids)
    ]
    return same[-1] if same else None


def _held(connection: Connection, ids: set[str] | None = None) -> tuple[Held, ...]:
    """Return decisions in the order in which they were made: all, or those of these ids."""
    found: list[Held] = []
    parts: Sequence[Sequence[str] | None] = [None]
    if ids is not None:
        ordered = sorted(ids)
        parts = [ordered[start : start + 500] for start in range(0, len(ordered), 500)]
    for part in parts:
        found += _some(connection, part)
    return tuple(sorted(found, key=lambda one: one.seq))


def _some(connection: Connection, ids: Sequence[str] | None) -> Iterable[Held]:
    def where(column: ColumnElement[str]) -> list[ColumnElement[bool]]:
        return [] if ids is None else [column.in_(ids)]

    records = select(_records).where(*where(_records.c.decision_id))
    ordered = records.order_by(_records.c.decision_id, _records.c.position)
    rests: dict[str, list[tuple[str | None, str | None, str | None]]] = defaultdict(list)
    for row in connection.execute(ordered).mappings():
        told = (row["present_id"], row["report_id"], row["quote"])
        rests[row["decision_id"]].append(told)
    query = select(_decisions).where(*where(_decisions.c.decision_id))
    for row in connection.execute(query).mappings().all():
        told_of = rests[row["decision_id"]]
        yield Held(
            decision=rows.DECISION.record_of(row),
            at=row["decided_at"],
            seq=row["seq"],
            present=tuple(one for one, _, _ in told_of),
            report_ids=tuple(one for _, one, _ in told_of),
            rests_on=tuple(one for _, _, one in told_of),
            superseded_by=row["superseded_by"],
        )
