"""Which party of a sentence denies an act: denied any role, said that it had nothing to do with it?

A denial is of the party's own part in an act. What a government denies of its enemies, or a
group of the army, is none.
"""

from __future__ import annotations

import itertools

from tallybook.understand.actclauses import Clause, Placed
from tallybook.understand.actverbs import verb_at
from tallybook.understand.claimings import (
    CLAIMANTS,
    NEGATIONS,
    OWN_WORDS,
    Claiming,
    claimant_before,
)
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.perpetrators import joined_before

_DENIERS = CLAIMANTS | {"government"}
_OF_STATE = frozenset(("state_force", "government"))
_HOSTILE = frozenset(("armed_group", "attackers"))
# The thing denied stands this near behind the verb, and its doer this near behind "that".
_TO_OBJECT, _TO_DOER = 7, 5
# The verb of saying stands at most so many tokens before "was not involved".
_TO_SAYING = 16
_REASONED = frozenset(", ; . as because after while".split())


def find_denials(clause: Clause, group: Party | None = None) -> list[Claiming]:
    """Return who denies an act in one sentence. `group`: what "it" may stand for."""
    found: list[Claiming] = []
    denials = words("standing", "denial", "verbs")
    for i in range(clause.first, clause.last):
        low = clause.low(i)
        if low in denials:
            found += _denied_at(clause, i, group)
        elif low in NEGATIONS or low in ("no", "nothing"):
            found += _disowned_at(clause, i, group)
    unique: dict[int, Claiming] = {}
    for one in found:
        unique.setdefault(one.placed.first, one)
    return list(unique.values())


def _denied_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    """X denied responsibility, denied that its men had shot her, rejected the charge."""
    objects = words("standing", "denial", "objects")
    reach = range(i + 1, min(i + _TO_OBJECT, clause.last))
    at = next((k for k in reach if clause.low(k) in objects), None)
    if at is None and clause.low(i + 1) in OWN_WORDS:
        # The army denied its troops shot them.
        at = next((k for k in reach if verb_at(clause, k) is not None), None)
    if at is None or not _REASONED.isdisjoint(clause.lows(i + 1, at)):
        return []
    claimant = claimant_before(clause, i, group, _DENIERS)
    if claimant is None or claimant.last > i or _of_others(clause, claimant, at):
        return []
    return [
        Claiming(one, i, at + 1, denial=True)
        for one in (claimant, *joined_before(clause, claimant))
    ]


def _of_others(clause: Clause, claimant: Placed, at: int) -> bool:
    """Whether it is denied of another side: police denied that the rebels had shot him."""
    that = next((k for k in range(at, at + _TO_DOER) if clause.low(k) == "that"), None)
    if that is None or not OWN_WORDS.isdisjoint(clause.lows(that + 1, that + 4)):
        return False
    others = _HOSTILE if claimant.party.nature in _OF_STATE else _OF_STATE
    return any(
        that < one.first <= that + _TO_DOER
        and one.party.nature in others
        and (one.party.canonical is None or one.party.canonical != claimant.party.canonical)
        for one in clause.placed
    )


# --- said that it was not -----------------------------------------------------------------


def _disowned_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    """X said it had nothing to do with it, was not involved, played no part."""
    end = _disowned_end(clause, i)
    if end is None:
        return []
    verb = _saying_before(clause, i)
    if verb is None:
        return []
    claimant = claimant_before(clause, verb, group, _DENIERS)
    if claimant is None or claimant.last > verb:
        return []
    return [
        Claiming(one, verb, end, denial=True)
        for one in (claimant, *joined_before(clause, claimant))
    ]


def _disowned_end(clause: Clause, i: int) -> int | None:
    """The end of "nothing to do with", "no role in", "not involved", "did not carry out"."""
    low, ahead = clause.low(i), clause.lows(i + 1, i + 6)
    if low == "nothing":
        return i + 5 if ahead[:3] == ["to", "do", "with"] else None
    if low == "no":
        none = words("standing", "denial", "parts")
        at = next((k for k, word in enumerate(ahead[:3]) if word in none), None)
        return i + at + 2 if at is not None else None
    being = words("standing", "denial", "being")
    for k in range(i + 1, min(i + 5, clause.last)):
        if (
            clause.low(k) in being
            or verb_at(clause, k) is not None
            or (clause.low(k) in words("standing", "denial", "doing"))
        ):
            return k + 1
    return None


def _saying_before(clause: Clause, i: int) -> int | None:
    """The verb of saying before "it was not": its own people stand between."""
    says = words("standing", "denial", "saying")
    for k in range(i - 1, max(clause.first, i - _TO_SAYING) - 1, -1):
        if clause.low(k) in says:
            return k if _is_own(clause, k + 1, i) else None
        if clause.low(k) in (";", "but"):
            return None
    return None


def _is_own(clause: Clause, first: int, last: int) -> bool:
    """Whether the words between are the sayer's own: that they, its men, the group."""
    between = clause.lows(first, last)
    if not OWN_WORDS.isdisjoint(between[-5:]):
        return True
    anaphor = words("standing", "light", "anaphors")
    return any(low == "the" and after in anaphor for low, after in itertools.pairwise(between))
