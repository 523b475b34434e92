"""What did persons do to an incident, when, and does it still hold? The newest act first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.codebook import code_list
from tallybook.records import Decision
from tallybook.store import Book, Held


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """One act: what was done, by whom, when and why.

    `words` say it to a person. `holds` is False where something took its place, `undone_by` names
    the act that took it back, `undoes` the act that it took back. `open` says that the words it
    rests on stand no longer: it waits for review.
    """

    act: str
    verb: str
    decider: str
    at: str
    words: str
    reason: str | None = None
    on_version: int | None = None
    holds: bool = True
    open: bool = False
    undone_by: str | None = None
    undoes: str | None = None
    decisions: tuple[Decision, ...] = ()


def history(book: Book, incident: str) -> tuple[Done, ...]:
    """Return the acts on an incident, its accounts and its statements, the newest first.

    Of a tombstone, those on the accounts that it held. Raises UnknownRecord.
    """
    found = book.incident(incident)
    accounts = set(found.account_ids)
    statements = book.statement_ids_of(accounts)
    held = {one.decision.decision_id: one for one in book.held_about([*accounts, *statements])}
    reports = {one.report_id for one in found.reports}
    # What rests on words that are gone belongs to the incident that the report tells of.
    for one in book.open_again():
        if reports & set(one.report_ids):
            held[one.decision.decision_id] = one
    groups: dict[str, tuple[Held, ...]] = {}
    for one in sorted(held.values(), key=lambda each: -each.seq):
        act = one.decision.act
        if act is None:
            groups[one.decision.decision_id] = (one,)
        elif act not in groups:
            groups[act] = book.held_of_act(act)
    undone = {one[0].decision.undoes: key for key, one in groups.items() if one[0].decision.undoes}
    verbs = {key: one[0].decision.verb for key, one in groups.items()}
    return tuple(_done(key, group, undone.get(key), verbs) for key, group in groups.items())


def _done(
    act: str, group: Sequence[Held], undone_by: str | None, verbs: Mapping[str, str | None]
) -> Done:
    first = group[0].decision
    return Done(
        act=act,
        verb=first.verb or first.verdict,
        decider=first.decider,
        at=group[0].at,
        words=words_of(group, verbs.get(first.undoes or "")),
        reason=first.reason,
        on_version=first.on_version,
        holds=undone_by is None and any(one.stands for one in group),
        open=any(one.stands and not one.holds for one in group),
        undone_by=undone_by,
        undoes=first.undoes,
        decisions=tuple(one.decision for one in group),
    )


def words_of(group: Sequence[Held], undone: str | None = None) -> str:
    """Return what an act did, in words; `undone` is the verb of the act that it took back."""
    first = group[0].decision
    if first.undoes:
        return f"took back: {_verb_words(undone)}" if undone else "took an act back"
    if first.subject == "pair":
        return _pair_words(group)
    if first.subject == "incident":
        return _incident_words(first)
    told = "; ".join(dict.fromkeys(_quoted(one) for one in group))
    return f"{_verdict_words(first)} {told}"


def _verb_words(verb: str) -> str:
    return code_list("acts")[verb].label


def _quoted(held: Held) -> str:
    words = next((one for one in held.rests_on if one), None)
    if words is None:
        return held.decision.record_ids[0]
    return f"“{' '.join(words.split())[:80]}”"


def _verdict_words(decision: Decision) -> str:
    if decision.verdict == "corrected":
        part = decision.field or "value"
        return f"{part} corrected to {'none' if decision.value is None else decision.value}:"
    return f"{code_list('decision_verdicts')[decision.verdict].label}:"


def _pair_words(group: Sequence[Held]) -> str:
    first = group[0].decision
    label = _verb_words(first.verb) if first.verb else first.verdict
    quotes = [f"“{' '.join(q.split())[:60]}”" for one in group for q in one.rests_on if q]
    named = list(dict.fromkeys(quotes))
    shown = ", ".join(named[:4]) + (f" and {len(named) - 4} more" if len(named) > 4 else "")
    return f"{label}: the accounts at {shown}" if named else label


def _incident_words(decision: Decision) -> str:
    value = "unknown" if decision.value is None else decision.value
    if decision.field == "note":
        return f"note: {value}"
    return f"{decision.field} set to {value}"
