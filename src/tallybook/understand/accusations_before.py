"""Who is accused or cleared by the words before a verb: X was blamed, X is responsible?

Each rule gets the clause and the token of its word, and returns what it finds there.
"""

from __future__ import annotations

import itertools

from tallybook.understand.accused import (
    Accusation,
    accused_between,
    can_be_accused,
    has_act,
    is_behind,
)
from tallybook.understand.accusers import accuser_by
from tallybook.understand.actclauses import Clause, Placed
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare

_BE = frozenset("is are was were be been being".split())
_TO_BE = _BE | frozenset("to not held also both could may might have has had".split())
# The adverbs between "was" and "blamed".
_BETWEEN = frozenset("also now still long already later not been being widely have has had".split())
# What opens the words that belong to a party: men in custody, two members of it.
_OF_PARTY = frozenset("in of from at with on near who which".split())
# Between "believed to be" and a group.
_KIN = frozenset(
    "from of the members fighters militants part with linked to loyal belonging rebels men".split()
)
_THAT_ACT = frozenset(("it", "them", "this", "these"))
NEGATED = frozenset(("not", "n't", "wasn't", "weren't", "never"))
BE_VERBS = frozenset("is are was were be has have had that who which".split())
_OTHER_SUBJECT = frozenset("that ; who said . while by".split())


def passive(clause: Clause, i: int) -> list[Accusation]:
    """X is suspected, X was blamed, X believed responsible, X was convicted of the murder."""
    low = clause.low(i)
    kin = _kin_after(clause, i) if clause.acts else []
    if (
        any(one.first <= i < one.last for one in clause.placed)
        or clause.low(i + 1) == "that"
        or not (_of_deed(clause, i, low) or kin)
    ):
        return []
    best: Placed | None = None
    for one in clause.placed:
        if not can_be_accused(one) or one.last > i or i - one.last > 12:
            continue
        gap = clause.lows(one.last, i)
        reduced = not gap and clause.low(i + 1) in ("of", "in", "as", "by", "responsible")
        reduced = reduced or bool(kin and not gap)
        if (reduced or _is_told(gap, low)) and not _OTHER_SUBJECT.intersection(gap):
            best = one
    if best is None:
        return []
    firm = low in words("standing", "blame", "firm")
    standing = "reported_as_fact" if firm else "suspected"
    if low in words("standing", "blame", "official"):
        standing = "suspected_by_authorities"
    accuser = accuser_by(clause, i + 1)
    return [Accusation(one, standing, i, i + 1, accuser) for one in (best, *kin)]


def _kin_after(clause: Clause, i: int) -> list[Placed]:
    """The group that people are believed to be of: gunmen believed to be from X."""
    if clause.lows(i + 1, i + 3) != ["to", "be"]:
        return []
    return [
        one
        for one in accused_between(clause, i + 3, i + 9)
        if one.party.nature == "armed_group" and _KIN.issuperset(clause.lows(i + 3, one.first))
    ][:1]


def _is_told(gap: list[str], low: str) -> bool:
    """Whether a participle is told of the party before the gap: X was blamed; X, accused of it.

    Between the party and "was" stand no words of another subject: nothing, words between commas,
    or where and of what the party is.
    """
    if gap and gap[-1] == "," and low in words("standing", "blame", "after_comma"):
        return "," not in gap[:-1]
    end = len(gap)
    while end and (gap[end - 1] in _BETWEEN or gap[end - 1].endswith("ly")):
        end -= 1
    while end and gap[end - 1] in _BETWEEN | _BE:
        end -= 1
    own = gap[:end]
    if _BE.isdisjoint(gap[end:]):
        return False
    aside = len(own) > 1 and own[0] == "," and own[-1] == ","
    joined = bool(own) and own[-1] == "and" and "," not in own
    return not own or aside or joined or (own[0] in _OF_PARTY and "," not in own)


def _of_deed(clause: Clause, i: int, low: str) -> bool:
    """Whether the suspicion is of a deed: blame always is, belief and arrest say of what."""
    if low in ("blamed", "implicated") or (
        low == "suspected" and clause.low(i + 1) in (".", "of", "in", ",")
    ):
        return True
    ahead = {bare(token) for token in clause.tokens[i + 1 : min(i + 10, clause.last)]}
    return bool(ahead & words("standing", "blame", "deeds")) or has_act(clause, i + 1, i + 8)


def responsible(clause: Clause, i: int) -> list[Accusation]:
    """X is responsible for the attack, X was behind it; not: responsible for the region."""
    ahead = {bare(token) for token in clause.tokens[i + 1 : min(i + 9, clause.last)]}
    deed = ahead & words("standing", "blame", "deeds") or has_act(clause, i, i + 10)
    if not deed and clause.low(i + 1) in _THAT_ACT and has_act(clause, clause.first, i):
        deed = {clause.low(i + 1)}
    if not deed and clause.low(i) == "responsible" and clause.low(i + 1) in (".", ";", ",", ""):
        deed = {"it"} if has_act(clause, clause.first, i) else set()
    if not deed and clause.lows(i - 10, i - 8) != ["for", "which"]:
        behind = clause.lows(i - 12, i)
        if not any(pair == ("for", "which") for pair in itertools.pairwise(behind)):
            return []
    k = i - 1
    while clause.low(k).endswith("ly") or clause.low(k) in _TO_BE:
        k -= 1
    if k == i - 1:
        return []
    if not NEGATED.isdisjoint(clause.lows(k - 1, i)):
        return _not_responsible(clause, i, k)
    doers = [p for p in clause.placed if can_be_accused(p) and _ends_at(clause, p, k + 1)]
    joined = [other for one in doers for other in _joined_with(clause, one)]
    standing = _firmness(clause.lows(k + 1, i))
    return [Accusation(one, standing, i, i + 1) for one in doers + joined]


def _ends_at(clause: Clause, one: Placed, end: int) -> bool:
    """Whether a party ends there, or words of where or what it is: the drug gangs of the port."""
    gap = clause.lows(one.last, end)
    if one.last >= end:
        return one.last == end
    return (
        len(gap) <= 5
        and gap[0] in ("of", "in", "from")
        and BE_VERBS.isdisjoint(gap)
        and not any(one.last <= k < end for k in clause.acts)
        and "," not in gap
        and not any(one.last <= other.first < end for other in clause.placed if other is not one)
    )


def _not_responsible(clause: Clause, i: int, k: int) -> list[Accusation]:
    """Police said that X was not behind it: X is cleared; not of "said it was not"."""
    doers = [
        one
        for one in clause.placed
        if can_be_accused(one)
        and k - 1 <= one.last <= k + 1
        and clause.low(one.first - 1) not in ("its", "their", "our", "his")
        and "that" in clause.lows(one.first - 3, one.first)
    ]
    return [Accusation(one, "acquitted", i, i + 1) for one in doers]


def _firmness(between: list[str]) -> str:
    """How firmly it is told: might be behind it, is held responsible, is behind it."""
    if not {"could", "may", "might"}.isdisjoint(between):
        return "possible"
    return "suspected" if "held" in between else "reported_as_fact"


def _joined_with(clause: Clause, one: Placed) -> list[Placed]:
    """The government and the army: the party joined before another."""
    return [
        other
        for other in clause.placed
        if can_be_accused(other)
        and 1 <= one.first - other.last <= 2
        and clause.low(other.last) in ("and", "or", ",")
    ]


def cleared(clause: Clause, i: int) -> list[Accusation]:
    """Ruled out X; X was acquitted."""
    if clause.low(i) in words("standing", "cleared", "ruling"):
        out = clause.low(i + 1) == "out" and clause.low(i + 2) != "that"
        doers = accused_between(clause, i + 2, i + 9) if out else []
    elif clause.low(i) in words("standing", "cleared", "excluded"):
        near = clause.low(i + 1) != "that"
        doers = accused_between(clause, i + 1, i + 9) if near else []
    elif clause.low(i) in words("standing", "cleared", "words") and clause.low(i - 1) not in _BE:
        doers = [
            one
            for one in accused_between(clause, i + 1, i + 8)
            if not is_behind(clause, i + 1, one) and clause.low(one.last) == "of"
        ][:1]
    elif clause.low(i - 1) in _BE and clause.low(i + 1) in ("of", "in", "by", "on", "."):
        doers = [p for p in clause.placed if can_be_accused(p) and 0 <= i - p.last <= 6]
    else:
        doers = []
    negated = not {"not", "n't", "never", "cannot", "without"}.isdisjoint(clause.lows(i - 3, i))
    standing = "possible" if negated else "acquitted"
    return [Accusation(one, standing, i, i + 1) for one in doers[-1:]]
