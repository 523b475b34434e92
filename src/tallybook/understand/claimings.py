"""Which party of a sentence claims an act as its own?

Words of claiming ("claimed responsibility", "claimed the ambush"), admissions ("said that its men
had shot him"), names that doers give themselves. Who denies an act is asked in `denials`.
"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.actclauses import Clause, Placed, stand_in
from tallybook.understand.actverbs import is_noun_of_act, verb_at
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.perpetrators import (
    JOINERS,
    can_be_subject,
    joined_before,
)

CLAIMANTS = frozenset({"armed_group", "attackers", "state_force"})
# A claim farther than this from a party is another's.
_REACH = 40
# Words that may stand between "said" and "that".
_INSERTION = 10
OWN_WORDS = frozenset("it they its their he she we our his her having being one caliphate".split())
_CONFESSING = frozenset("admitted admits confessed confesses boasted".split())
NEGATIONS = frozenset("not n't didn't hasn't haven't wasn't weren't doesn't don't never".split())
_NO_SUBJECT = frozenset("by against on".split())
# What is not done yet is not admitted.
_LATER = frozenset("will would shall may might could if unless until".split())
_BE_HAVE = frozenset("is are was were be been has have had will would could may might".split())
# The act that is claimed ends where these begin; a verb before them makes the claim a statement.
_AFTER_CLAIMED = frozenset(", . ; : — – ( ) that which who in and but as after".split())
_NOT_CLAIMED = frozenset(
    """that which who of by in on at for with to from against was were is are had has have lives
    life , . ; : -- — –""".split()
)
# What follows "claimed it" where it is the act.
_AFTER_IT = frozenset(", . ; in on as and but through via the later too also".split())
# What opens words between commas that hang on a subject: ", which ...,", ", including X,".
_ASIDES = frozenset("including even not such like among which who the a an led based".split())
# "No group" stands at most so many tokens before its verb.
_TO_NOBODY = 16
# How the claimant's own people may be told of between "said" and the deed.
_TO_OWN, _TO_DEED = 5, 9
_SELF = frozenset(("itself", "themselves"))
_CARRIED = frozenset("behind responsible".split())


class Claiming(msgspec.Struct, frozen=True):
    """One claiming or denying: the claimant and the tokens of the claim's words.

    `reported` is true where a force only says what it did, with no word of claiming.
    """

    placed: Placed
    first: int
    last: int
    denial: bool = False
    reported: bool = False


def find_claimings(clause: Clause, group: Party | None = None) -> list[Claiming]:
    """Return who claims an act in one sentence. `group`: what "it" may stand for."""
    found: list[Claiming] = []
    claims, admits = words("standing", "claim", "verbs"), words("standing", "claim", "admit")
    self_naming = _self_naming()
    for i in range(clause.first, clause.last):
        low = clause.low(i)
        if low in claims:
            found += _claim_at(clause, i, group)
        if low in admits:
            found += _admission_at(clause, i, group)
        if low in ("responsibility", "credit"):
            found += _responsibility_by(clause, i)
        if _is_own(clause, i):
            claimant = claimant_before(clause, i, group, CLAIMANTS)
            found += [Claiming(claimant, i, i + 3)] if claimant else []
        if low == "told":
            found += _told_at(clause, i)
        if low in self_naming:
            found += _self_named(clause, i)
    unique: dict[int, Claiming] = {}
    for one in found:
        unique.setdefault(one.placed.first, one)
    return list(unique.values())


def _is_own(clause: Clause, i: int) -> bool:
    """Owned up to the killing; adjudged the murder to itself."""
    if clause.low(i) == "owned":
        return clause.lows(i + 1, i + 3) == ["up", "to"]
    itself = not _SELF.isdisjoint(clause.lows(i + 1, i + 4))
    return itself and clause.low(i) in ("adjudged", "arrogated")


def _claim_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    """X claimed responsibility; X claimed the ambush; the attack claimed by X."""
    if clause.low(i + 1) == "by" and clause.low(i) in ("claimed", "taken", "assumed"):
        return _named_after(clause, i)
    objects = words("standing", "claim", "objects") - {"involvement"}
    ahead = clause.lows(i + 1, i + 5)
    at = next((i + 2 + k for k, low in enumerate(ahead) if low in objects), None)
    end = at if at is not None else _claimed_act(clause, i)
    if end is None or _nobody(clause, i):
        return []
    claimant = claimant_before(clause, i, group, CLAIMANTS)
    if claimant is None:
        return _claimants_after(clause, i, end) if clause.low(i) == "claiming" else []
    return [Claiming(one, i, end) for one in (claimant, *joined_before(clause, claimant))]


def _claimed_act(clause: Clause, i: int) -> int | None:
    """The end of the act in "claimed the second attack", "claimed it"; None for a statement."""
    if clause.low(i) not in words("standing", "claim", "acts"):
        return None
    if clause.low(i + 1) == "it":
        return i + 2 if clause.low(i + 2) in _AFTER_IT or i + 2 == clause.last else None
    k = i + 1
    while k < min(i + 8, clause.last) and not _is_deed(clause, k):
        if clause.low(k) in _NOT_CLAIMED:
            return None
        k += 1
    if not _is_deed(clause, k):
        return None
    while _is_deed(clause, k + 1):
        k += 1
    for low in clause.lows(k + 1, k + 14):
        if low in _AFTER_CLAIMED - {"in"}:
            break
        if low in _BE_HAVE:
            return None
    return k + 1


def _is_deed(clause: Clause, k: int) -> bool:
    """Whether a token is a noun of violence, or one that a claim makes one: the downing of it."""
    return is_noun_of_act(clause, k) or clause.low(k) in words("standing", "claim", "deeds")


def _claimants_after(clause: Clause, i: int, end: int) -> list[Claiming]:
    """Claiming the raid, X said: the subject follows the comma."""
    comma = next((k for k in range(end, min(end + 14, clause.last)) if clause.low(k) == ","), None)
    if comma is None or i > clause.first + 1:
        return []
    after = (one for one in clause.placed if comma < one.first <= comma + 3)
    return [Claiming(one, i, end) for one in after if one.party.nature in CLAIMANTS][:1]


def joined_after(clause: Clause, one: Placed) -> list[Placed]:
    """Return the parties joined after one: by both A and B."""
    found: list[Placed] = []
    last = one.last
    for other in clause.placed:
        gap = clause.lows(last, other.first)
        near = 1 <= other.first - last <= 3 and other.party.nature in CLAIMANTS
        if near and "and" in gap and JOINERS.issuperset(gap):
            found.append(other)
            last = other.last
    return found


def _nobody(clause: Clause, i: int) -> bool:
    """No group, including X, has claimed; neither X nor Y; X has not yet claimed."""
    nobody = words("standing", "claim", "nobody") | NEGATIONS
    k = i - 1
    while k >= max(clause.first, i - _TO_NOBODY):
        low = clause.low(k)
        if low in nobody:
            return True
        if low == ",":
            opened = _aside_before(clause, k)
            if opened is None and k < i - 2:
                return False
            k = opened if opened is not None else k
        elif low in ("but", "and", "who", ";") and k < i - 2:
            return False
        k -= 1
    return False


def _aside_before(clause: Clause, close: int) -> int | None:
    """The comma that opens an aside, seen from the one that closes it."""
    for k in range(close - 1, max(clause.first, close - _TO_NOBODY), -1):
        if clause.low(k) == ",":
            return k if clause.low(k + 1) in _ASIDES else None
    return None


def _admission_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    """Admitted killing; said in a statement that it was behind it; said its men did it."""
    first = i + 1
    # "In a statement on Monday" may stand between the verb and what is said.
    ahead = clause.lows(first, first + _INSERTION)
    if "that" in ahead and clause.low(first) not in OWN_WORDS:
        first += ahead.index("that") + 1
    deed = _own_deed(clause, i, first)
    group_deed = _deed_of_group(clause, first) if deed is None else None
    deed = deed or group_deed
    if deed is None or _nobody(clause, i):
        return []
    claimant = claimant_before(clause, i, group, CLAIMANTS | {"government"})
    if claimant is None or claimant.last > i:
        return []
    force = claimant.party.nature in ("state_force", "government")
    if group_deed is not None and claimant.party.nature != "armed_group":
        return []
    if force and clause.low(deed - 1) in ("killing", "killed"):
        return []
    return [
        Claiming(one, i, deed, reported=force)
        for one in (claimant, *joined_before(clause, claimant))
    ]


def _deed_of_group(clause: Clause, first: int) -> int | None:
    """A spokesman of X said the group was behind it."""
    named = clause.low(first + 1) in words("standing", "light", "anaphors")
    if clause.low(first) != "the" or not named:
        return None
    return _deed_after(clause, first + 2)


def _own_deed(clause: Clause, verb: int, first: int) -> int | None:
    """The end of the words of a deed that the claimant tells of itself from token `first`."""
    confessing = clause.low(verb) in _CONFESSING
    ahead = clause.lows(first, first + _TO_OWN)
    own = next((k for k, low in enumerate(ahead) if low in OWN_WORDS), None)
    if clause.low(verb) in ("claim", "claims", "claimed") and ahead[:2] == ["to", "have"]:
        own = 0
    if own is None and not confessing:
        return None
    return _deed_after(clause, first + (own or 0))


def _deed_after(clause: Clause, start: int) -> int | None:
    doing = words("standing", "claim", "doing")
    for k in range(start, min(start + _TO_DEED, clause.last)):
        low = clause.low(k)
        if low in _LATER or low in NEGATIONS or low in ("no", ",", ";", "nothing"):
            return None
        if low in doing or (k > start and verb_at(clause, k) is not None):
            passive = clause.low(k - 1) in ("was", "were", "been", "being")
            return None if passive and low not in _CARRIED else k + 1
    return None


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
        if at <= one.first <= at + 8 and one.party.nature in CLAIMANTS:
            both = (one, *joined_after(clause, one), *_apposed(clause, one))
            return [Claiming(each, cue, at) for each in both]
    return []


def _apposed(clause: Clause, one: Placed) -> list[Placed]:
    """The name behind a group that is only described: a little-known group, X."""
    if one.party.canonical is not None or clause.low(one.last) != ",":
        return []
    near = range(one.last + 1, one.last + 6)
    after = [other for other in clause.placed if other.first in near]
    return [other for other in after if other.party.nature == "armed_group"][:1]


def claimant_before(
    clause: Clause, i: int, group: Party | None, natures: frozenset[str]
) -> Placed | None:
    """Return the party before a verb that fits best; "it" at the head is the group named last."""
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
