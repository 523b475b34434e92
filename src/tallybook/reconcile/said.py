"""What counts of the statements that persons decided of, and with which value?

- rejected: set aside, whatever else the reports say.
- cannot_verify: set aside where another statement of its field is heard; alone, it stays.
- corrected: counts with what the person gave; the machine's value stays on the statement.
- accepted: counts as it is.

A copy that repeats a statement word for word adds no voice, and none for what a person rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallybook.codebook import code_list
from tallybook.reconcile.points import place_of
from tallybook.records import (
    AttributionDetail,
    ClaimDetail,
    Correction,
    DateDetail,
    Decision,
    PlaceDetail,
    SetAside,
    Statement,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)

_NAMED: dict[type, str] = {
    AttributionDetail: "name",
    ClaimDetail: "claimant",
    WeaponDetail: "weapon",
    TargetDetail: "name",
    VictimDetail: "name",
}
# What the name stood for is another's once the name is.
_OF_THE_NAME = ("canonical", "group_id")


def heard_and_aside(
    statements: Sequence[Statement],
) -> tuple[list[Statement], list[Statement]]:
    """Return the statements that count, corrected, and those that a person set aside."""
    kept = [one for one in statements if one.review_state not in ("rejected", "cannot_verify")]
    fields = {one.field for one in kept}
    heard: list[Statement] = []
    aside: list[Statement] = []
    for one in statements:
        unsure = one.review_state == "cannot_verify" and one.field in fields
        gone = one.review_state == "rejected" or unsure
        (aside if gone else heard).append(one if gone else corrected(one))
    return heard, aside


def set_aside(
    statements: Iterable[Statement], decisions: Sequence[Decision]
) -> tuple[SetAside, ...]:
    """Return who set each of these statements aside, and why."""
    reasons = _reasons(decisions)
    return tuple(
        SetAside(
            statement_id=one.statement_id,
            field=one.field,
            verdict=one.review_state,
            by=one.reviewed_by or "",
            reason=reasons.get((one.statement_id, one.review_state)),
        )
        for one in statements
    )


def _reasons(decisions: Iterable[Decision]) -> Mapping[tuple[str, str], str | None]:
    return {
        (record_id, one.verdict): one.reason
        for one in decisions
        if one.subject == "statement"
        for record_id in one.record_ids
    }


def aside_words(one: Statement, aside: SetAside, publisher: str) -> str:
    """Return why a figure does not count: "12 (police, in Wire) was rejected by ana: a slip"."""
    source = f"{one.speaker}, in {publisher}" if one.speaker else publisher
    said = "rejected" if aside.verdict == "rejected" else "not verified"
    words = f"{one.value_raw or one.quote} ({source}) was {said} by {aside.by}"
    return f"{words}: {aside.reason}" if aside.reason else words


def corrected(one: Statement) -> Statement:
    """Return a statement with what persons gave in place of its parts."""
    parts = {each.part: each for each in one.corrections}
    if not parts:
        return one
    replace = msgspec.structs.replace
    if "value" in parts:
        one = _with_value(one, parts["value"].value)
    if "bound" in parts:
        one = replace(one, bound=str(parts["bound"].value))
    if {"value", "bound"} & parts.keys() and one.field in code_list("harms"):
        one = _counted(one)
    if "scope" in parts:
        one = replace(one, scope=str(parts["scope"].value), scope_text=None, part_of=None)
    if "speaker" in parts:
        one = _said_by(one, parts["speaker"])
    if "as_of" in parts:
        one = replace(one, as_of=str(parts["as_of"].value), as_of_basis="stated")
    if "place" in parts:
        one = _with_value(one, parts["place"].value)
    return one


def _said_by(one: Statement, correction: Correction) -> Statement:
    speaker = None if correction.value is None else str(correction.value)
    kind = "unknown" if speaker else None
    return msgspec.structs.replace(one, speaker=speaker, speaker_type=kind, via=None)


def _counted(one: Statement) -> Statement:
    """Return a figure whose ends follow from its number and its bound."""
    number = one.value if isinstance(one.value, int) else one.number_low
    bound = one.bound if one.bound in ("at_least", "at_most", "about") else "exact"
    low = None if bound == "at_most" else number
    high = None if bound == "at_least" else number
    return msgspec.structs.replace(
        one, value=number, number_low=low, number_high=high, bound=bound, value_raw=str(number)
    )


def _with_value(one: Statement, value: str | int | None) -> Statement:
    replace = msgspec.structs.replace
    detail = one.detail
    if detail is None or value is None:
        return replace(one, value=value, detail=None)
    if isinstance(detail, PlaceDetail):
        place = place_of(str(value), detail)
        return replace(one, value=place.name, detail=place)
    if isinstance(detail, DateDetail):
        return replace(one, value=value, detail=_day(one.field, str(value), detail))
    name = _NAMED.get(type(detail))
    if name is None:
        return replace(one, value=value)
    changes: dict[str, object] = {name: str(value)}
    changes |= {each: None for each in _OF_THE_NAME if hasattr(detail, each)}
    if isinstance(detail, VictimDetail):
        changes["name_variants"] = ()
    return replace(one, value=value, detail=replace(detail, **changes))


def _day(field: str, day: str, detail: DateDetail) -> DateDetail:
    first, last = detail.date_from, detail.date_to
    if field == "occurred_to":
        first, last = min(first or day, day), day
    else:
        first, last = day, max(last or day, day) if detail.precision == "days" else day
    precision = "day" if first == last else "days"
    return DateDetail(date_from=first, date_to=last, precision=precision, basis="explicit")
