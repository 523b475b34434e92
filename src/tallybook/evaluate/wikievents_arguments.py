"""Which of our statements say that something fills a role of violence, in the corpus's words?

The roles in scope are those that an account of an attack tells of; the types are the first two
parts of the corpus's (`Conflict.Attack` for `Conflict.Attack.DetonateExplode` too), for our
accounts tell of attacks and of their dead and injured, not of one verb each. Left out:
demonstrations, arrests, trials, damage, transport, talk, and all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tallybook.records import (
    Account,
    AttributionDetail,
    Report,
    Statement,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)

ATTACK, DIE, INJURE = "Conflict.Attack", "Life.Die", "Life.Injure"
# By type: the corpus's role, and the name under which it is scored.
SCOPE: dict[str, dict[str, str]] = {
    ATTACK: {
        "Attacker": "Attacker",
        "Target": "Target",
        "Instrument": "Instrument",
        "ExplosiveDevice": "Instrument",
        "Place": "Place",
    },
    DIE: {"Victim": "Victim", "Killer": "Killer", "Place": "Place"},
    INJURE: {"Victim": "Victim", "Injurer": "Injurer", "Place": "Place"},
}
_HARMS = {"killed": DIE, "wounded": INJURE}
_DOERS = {DIE: "Killer", INJURE: "Injurer"}
# What is less sure than this is more likely wrong than right, and is no answer.
LEAST_SURE = 0.5
_PLACES = ("site", "place", "adm2", "adm1", "country")
# The head of "men in masks", "insurgents who ambush", "soldiers, police" is the word before.
_AFTER_HEAD = re.compile(
    r"[,;(]|\s(?:of|in|on|at|from|with|who|whom|whose|that|which|near|for|by|under|to|and)\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’-]+")


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in one role, as we have it: its words, and its head or None where unknown."""

    event_type: str
    role: str
    start: int
    end: int
    head: tuple[int, int] | None


def arguments_of(report: Report, accounts: Sequence[Account]) -> tuple[Said, ...]:
    """Return what the accounts say in the roles of the scope, in order, each once."""
    found = {one: None for account in accounts for one in _of_account(report, account)}
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.event_type, one.role)))


def _of_account(report: Report, account: Account) -> Iterator[Said]:
    stated = [one for one in account.statements if _is_answer(one)]
    harmed = [one for one in stated if one.field in _HARMS and one.value != 0]
    yield from _people(report, stated, harmed)
    for one in stated:
        detail = one.detail
        if isinstance(detail, TargetDetail) and detail.effect not in _HARMS:
            yield _named(report, one, ATTACK, "Target", detail.name)
        elif isinstance(detail, WeaponDetail) and detail.use != "held":
            yield _named(report, one, ATTACK, "Instrument", None)
        elif isinstance(detail, AttributionDetail) and one.field == "attributions":
            yield _named(report, one, ATTACK, "Attacker", detail.name)
            yield from (
                _named(report, one, kind, _DOERS[kind], detail.name)
                for kind in _kinds(harmed)
                # A verb of killing and its doer stand in one sentence.
                if any(h.sentence == one.sentence for h in harmed if _HARMS[h.field] == kind)
            )
    yield from _places(report, stated, harmed)


def _is_answer(one: Statement) -> bool:
    """Whether a statement is one of our answers; how sure a place is tells which one it is."""
    return one.modality != "denied" and (one.field in _PLACES or one.confidence >= LEAST_SURE)


def _kinds(harmed: Iterable[Statement]) -> list[str]:
    return sorted({_HARMS[one.field] for one in harmed})


def _people(
    report: Report, stated: Sequence[Statement], harmed: Sequence[Statement]
) -> Iterator[Said]:
    """Yield the dead and the injured: those named or described, then figures without such."""
    described: list[Said] = []
    for one in stated:
        detail = one.detail
        fate = detail.effect if isinstance(detail, TargetDetail) else None
        fate = detail.fate if isinstance(detail, VictimDetail) else fate
        if fate in _HARMS:
            name = getattr(detail, "name", None)
            described.append(_named(report, one, _HARMS[fate], "Victim", name))
    yield from described
    for one in harmed:
        kind = _HARMS[one.field]
        if not any(
            d.event_type == kind and d.start < one.end and one.start < d.end for d in described
        ):
            if one.scope_text:
                yield _named(report, one, kind, "Victim", one.scope_text)
            else:
                yield Said(event_type=kind, role="Victim", start=one.start, end=one.end, head=None)


def _places(
    report: Report, stated: Sequence[Statement], harmed: Sequence[Statement]
) -> Iterator[Said]:
    """Yield the places, the finest of those with the same words."""
    # An event's place stands in the sentence of its verb, as gold marks it.
    acts = {one.sentence for one in stated if one.field in ("attack_type", *_HARMS)}
    taken: list[Statement] = []
    for field in _PLACES:
        for one in stated:
            if one.field != field or any(t.start < one.end and one.start < t.end for t in taken):
                continue
            taken.append(one)
            name = str(one.value) if field != "country" else None
            if one.sentence in acts:
                yield _named(report, one, ATTACK, "Place", name)
            for kind in _kinds(harmed):
                if any(h.sentence == one.sentence for h in harmed if _HARMS[h.field] == kind):
                    yield _named(report, one, kind, "Place", name)


def _named(report: Report, one: Statement, event_type: str, role: str, name: str | None) -> Said:
    """Return the argument whose words are the name where it stands in the quote, else the quote."""
    quote = report.text[one.start : one.end]
    at = quote.casefold().find(name.casefold()) if name and name.isascii() else -1
    at = quote.find(name) if name and at < 0 else at
    start = one.start + max(at, 0)
    end = start + len(name) if name and at >= 0 else one.end
    return Said(
        event_type=event_type,
        role=role,
        start=start,
        end=end,
        head=head_of(report.text, start, end),
    )


def head_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the head of a noun phrase stands: its last word before what hangs on it."""
    words = text[start:end]
    cut = _AFTER_HEAD.search(words, 1)
    found = list(_WORD.finditer(words, 0, cut.start() if cut else len(words)))
    return (start + found[-1].start(), start + found[-1].end()) if found else None
