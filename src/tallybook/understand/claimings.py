"""Which party of a sentence claims an act as its own, and which denies it?"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.actclauses import Clause, Placed, stand_in
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.perpetrators import can_be_subject

_CLAIMANTS = frozenset({"armed_group", "attackers", "state_force"})
# A claim farther than this from a party is another's.
_REACH = 40
# Words that may stand between "said" and "that".
_INSERTION = 10
_OWN_WORDS = frozenset("it they its their he we having being".split())
_CONFESSING = frozenset("admitted admits confessed confesses boasted".split())
_NEGATIONS = frozenset("not n't didn't hasn't never".split())
_NO_SUBJECT = frozenset("by against on".split())
# What is not done yet is not admitted.
_LATER = frozenset("will would shall may might could if unless until".split())


class Claiming(msgspec.Struct, frozen=True):
    """One claiming or denying: the claimant and the tokens of the claim's words."""

    placed: Placed
    first: int
    last: int
    denial: bool = False


def find_claimings(clause: Clause, group: Party | None = None) -> list[Claiming]:
    """Return who claims or denies in one sentence. `group`: what "it" may stand for."""
    found: list[Claiming] = []
    claims, admits = words("standing", "claim", "verbs"), words("standing", "claim", "admit")
    denials = words("standing", "denial", "verbs")
    self_naming = _self_naming()
    for i in range(clause.first, clause.last):
        low = clause.low(i)
        if low in claims:
            found += _claim_at(clause, i, group)
        if low in admits:
            found += _admission_at(clause, i, group)
        if low in denials:
            found += _denial_at(clause, i, group)
        if low in ("responsibility", "credit"):
            found += _responsibility_by(clause, i)
        if low == "told":
            found += _told_at(clause, i)
        if low in self_naming:
            found += _self_named(clause, i)
    unique: dict[tuple[int, bool], Claiming] = {}
    for one in found:
        unique.setdefault((one.placed.first, one.denial), one)
    return list(unique.values())


def _claim_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    """X claimed responsibility; the attack claimed by X."""
    if clause.low(i + 1) == "by" and clause.low(i) in ("claimed", "taken", "assumed"):
        return _named_after(clause, i)
    objects = words("standing", "claim", "objects") - {"involvement"}
    ahead = clause.lows(i + 1, i + 5)
    at = next((k for k, low in enumerate(ahead) if low in objects), None)
    if at is None or _nobody(clause, i):
        return []
    claimant = _claimant(clause, i, group, _CLAIMANTS)
    return [Claiming(claimant, i, i + at + 2)] if claimant else []


def _nobody(clause: Clause, i: int) -> bool:
    """No group has claimed; X has not yet claimed."""
    nobody = words("standing", "claim", "nobody") | _NEGATIONS
    before = clause.lows(i - 9, i)
    for back, low in enumerate(reversed(before)):
        if low in nobody:
            return True
        if low in (",", "but", "and", "who") and back >= 2:
            return False
    return False


def _admission_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    """Admitted killing; said in a statement that it was behind it; said its men did it."""
    first = i + 1
    # "In a statement on Monday" may stand between the verb and what is said.
    if "that" in clause.lows(first, first + _INSERTION):
        first += clause.lows(first, first + _INSERTION).index("that") + 1
    ahead = clause.lows(first, first + 8)
    own = bool(_OWN_WORDS.intersection(ahead[:3]))
    if not (own or clause.low(i) in _CONFESSING) or _NEGATIONS.union({"no"}).intersection(ahead):
        return []
    doing = words("standing", "claim", "doing")
    at = next((k for k, low in enumerate(ahead) if low in doing), None)
    if at is None or not _LATER.isdisjoint(ahead[:at]):
        return []
    passive = at > 0 and ahead[at - 1] in ("was", "were", "been")
    if passive and ahead[at] not in ("behind", "responsible"):
        return []
    claimant = _claimant(clause, i, group, _CLAIMANTS - {"state_force"})
    return [Claiming(claimant, i, first + at + 1)] if claimant else []


def _told_at(clause: Clause, i: int) -> list[Claiming]:
    """A spokesman of X told an outlet that they had shot it down."""
    spokes = words("standing", "claim", "spokes")
    for one in clause.placed:
        spoken = one.last <= i <= one.last + 10 and one.party.nature == "armed_group"
        if spoken and not spokes.isdisjoint(clause.lows(one.first - 4, one.last + 3)):
            return [
                msgspec.structs.replace(each, placed=one) for each in _admission_at(clause, i, None)
            ]
    return []


@functools.cache
def _self_naming() -> frozenset[str]:
    keys = ("self_named", "speaking")
    return frozenset({"signed", "claiming"}).union(
        *(words("standing", "claim", key) for key in keys)
    )


def _self_named(clause: Clause, i: int) -> list[Claiming]:
    """Identified themselves as X; leaflets signed by X; called on behalf of X."""
    low, after = clause.low(i), clause.low(i + 1)
    named = low in words("standing", "claim", "self_named") and after == "as"
    notes = words("standing", "claim", "signed")
    signed = low == "signed" and after == "by" and not notes.isdisjoint(clause.lows(i - 4, i))
    being = low == "claiming" and after == "to" and clause.low(i + 2) == "be"
    calling = low in words("standing", "claim", "speaking") and after in ("of", "for")
    if calling and not {"called", "call", "caller", "responsibility"}.intersection(
        clause.lows(clause.first, clause.last)
    ):
        return []
    if not (named or signed or being or calling):
        return []
    for one in clause.placed:
        near = i + 1 <= one.first <= i + 9
        if near and one.party.nature == "armed_group" and not _parted(clause, i + 1, one.first):
            return [Claiming(one, i, one.last)]
    return []


def _parted(clause: Clause, first: int, last: int) -> bool:
    return not {",", ";", ".", "said", "told", "and"}.isdisjoint(clause.lows(first, last))


def _denial_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    objects = words("standing", "denial", "objects")
    at = next((k for k, low in enumerate(clause.lows(i + 1, i + 5)) if low in objects), None)
    if at is None:
        return []
    claimant = _claimant(clause, i, group, _CLAIMANTS | {"government"})
    return [Claiming(claimant, i, i + at + 2, denial=True)] if claimant else []


def _responsibility_by(clause: Clause, i: int) -> list[Claiming]:
    """Responsibility for the attack was claimed by X."""
    for k in range(i + 1, min(i + 14, clause.last - 1)):
        taken = clause.low(k) in ("claimed", "taken", "assumed", "accepted")
        if taken and clause.low(k + 1) == "by":
            return _named_after(clause, k)
    return []


def _named_after(clause: Clause, cue: int) -> list[Claiming]:
    """The claimant named after "claimed by"."""
    at = cue + 2
    for one in clause.placed:
        if at <= one.first <= at + 8 and one.party.nature in _CLAIMANTS:
            return [Claiming(one, cue, at)]
    return []


def _claimant(
    clause: Clause, i: int, group: Party | None, natures: frozenset[str]
) -> Placed | None:
    """The party before the verb that fits best; "it" at the head is the group named last."""
    best: Placed | None = None
    for one in clause.placed:
        if one.last > i or i - one.last > _REACH or one.party.nature not in natures:
            continue
        before = clause.low(one.first - 1)
        if before == "the":
            before = clause.low(one.first - 2)
        if before not in _NO_SUBJECT and (best is None or _better(clause, one, best)):
            best = one
    anaphor = _anaphor(clause, i, group)
    return anaphor if anaphor and (best is None or anaphor.first > best.last) else best


def _better(clause: Clause, one: Placed, best: Placed) -> bool:
    """A subject beats what hangs on a preposition, a name what describes it; else the nearer."""
    subject = can_be_subject(clause, one)
    if subject != can_be_subject(clause, best):
        return subject
    described = best.party.canonical and not one.party.canonical and one.last - best.last < 8
    return not described and one.last >= best.last


def _anaphor(clause: Clause, i: int, group: Party | None) -> Placed | None:
    if group is None:
        return None
    for k in range(clause.first, min(clause.first + 3, i)):
        if clause.low(k) in ("it", "they"):
            return Placed(stand_in(clause.document, group, k, k + 1), k, k + 1)
    return None
