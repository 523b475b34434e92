"""What did persons decide, and what did each version change? Decisions and versions in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.records import Decision, Statement
from tallybook.serve.shapes import DecisionMade, VersionNote
from tallybook.show import times, wording

_STATEMENT = {
    "accepted": "accepted",
    "rejected": "rejected",
    "corrected": "corrected",
    "cannot_verify": "could not verify",
    "withdrawn": "took back what was decided of",
}
_PAIR = {
    "same": "joined",
    "different": "parted",
    "unsure": "is unsure about",
    "withdrawn": "took back what was decided of",
}


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One decision as a line of the history.

    It `stands` unless a later one supersedes it, and `holds` while its words are found.
    """

    at: str
    iso: str
    who: str
    words: str
    reason: str
    stands: bool
    holds: bool
    decision_id: str


class VersionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an incident: when it was learned and what it changed."""

    version: int
    at: str
    iso: str
    status: str
    changed: str


def acts(
    made: Sequence[DecisionMade],
    statements: Mapping[str, Statement],
    names: Mapping[str, str],
) -> tuple[Act, ...]:
    """Return the decisions, the newest first; `names` says what to call each account."""
    return tuple(
        Act(
            at=times.said(one.at),
            iso=one.at,
            who=one.decision.decider,
            words=decision_words(one.decision, statements, names),
            reason=one.decision.reason or "",
            stands=one.stands,
            holds=one.holds,
            decision_id=one.decision.decision_id,
        )
        for one in sorted(made, key=lambda one: (one.at, one.decision.decision_id), reverse=True)
    )


def decision_words(
    one: Decision, statements: Mapping[str, Statement], names: Mapping[str, str]
) -> str:
    """Return a decision in words: "corrected killed 21 (police): value 12"."""
    if one.subject == "pair":
        called = [names.get(each, each) for each in one.record_ids]
        return f"{_PAIR.get(one.verdict, one.verdict)} {' and '.join(called)}"
    if one.subject == "statement":
        return _of_statement(one, statements)
    if one.verdict == "withdrawn":
        return f"took back {_field(one.field)}"
    if one.field == "note":
        return f"noted: {one.value}"
    return f"set {_field(one.field)} to {'not known' if one.value is None else one.value}"


def _of_statement(one: Decision, statements: Mapping[str, Statement]) -> str:
    said = _STATEMENT.get(one.verdict, one.verdict)
    found = statements.get(one.record_ids[0]) if one.record_ids else None
    what = one.record_ids[0] if found is None and one.record_ids else ""
    if found is not None:
        label = wording.label("fields", found.field)
        what = f"{label} {wording.value_words(found)} ({found.speaker or 'own voice'})"
    given = f": {_field(one.field) or 'value'} {one.value}" if one.verdict == "corrected" else ""
    return f"{said} {what}{given}"


def _field(field: str | None) -> str:
    return (field or "").replace("_", " ").replace(".", " ")


def versions(notes: Sequence[VersionNote]) -> tuple[VersionLine, ...]:
    """Return the versions, the newest first."""
    return tuple(
        VersionLine(
            version=one.version,
            at=times.said(one.at),
            iso=one.at,
            status=wording.label("incident_status", one.status),
            changed=", ".join(_field(each) for each in one.changed) or "first seen",
        )
        for one in sorted(notes, key=lambda one: -one.version)
    )
