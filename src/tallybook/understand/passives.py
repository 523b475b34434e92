"""Does a party suffer the act of a verb, or do it: killed in a raid, or killed at least nine?"""

from __future__ import annotations

from tallybook.understand.actclauses import BE, DOERS, HAVE, Clause, Placed
from tallybook.understand.actverbs import AFTER_PASSIVE, PREPOSITIONS
from tallybook.understand.lexicons import words

# What opens a number of victims.
_NUMBERED = frozenset((("at", "least"), ("at", "most"), ("as", "many"), ("as", "few")))
# Found wounded, left injured: the state in which people were.
_FOUND = frozenset("found discovered left lay lying remained critically seriously being".split())
# What is fired by whoever is named right before it.
_MISSILES = frozenset("rocket rockets missile missiles mortars shells drone drones bombs".split())
_ADVERBS = frozenset(
    """also then later not already just even still yesterday today reportedly allegedly apparently
    simultaneously again suddenly once twice first who which that had have has and or to all
    tonight fatally violently repeatedly early late""".split()
)


def is_passive(clause: Clause, i: int, end: int, lemma: str, doer: Placed) -> bool:
    """Return whether the party suffers the act: were killed; "rebels killed in raid"."""
    if clause.low(i).endswith("ing"):
        return clause.low(i - 1) == "being"
    if clause.low(i - 1) in _FOUND:
        return True
    if clause.low(i - 1) in words("standing", "light", "devices") and i - 1 >= doer.last:
        # Shots fired at a shop: no word tells who fired them; rockets of X do.
        if doer.last == i - 1 and clause.low(i - 1) in _MISSILES and doer.party.nature in DOERS:
            return clause.low(end) in AFTER_PASSIVE and not _has_object(clause, end)
        return "with" not in clause.lows(i - 5, i)
    seen_have = False
    for k in range(i - 1, max(doer.last, i - 4) - 1, -1):
        low = clause.low(k)
        if low in BE:
            return True
        seen_have = seen_have or low in HAVE
        if low not in _ADVERBS and not low.endswith("ly"):
            break
    if seen_have or lemma in words("standing", "light", "bare"):
        return False
    return _reduced_passive(clause, i, end, doer)


def _reduced_passive(clause: Clause, i: int, end: int, doer: Placed) -> bool:
    if _has_object(clause, end):
        return False
    after = clause.low(end) or "."
    relative = any(low in ("who", "which", "that") for low in clause.lows(doer.last, i))
    one_word = end - i == 1 and i in clause.acts and "past" in clause.acts[i][1].forms
    if relative or i - doer.last > 6 or not one_word:
        # A clerk fatally shot during a robbery, far from the police who name him.
        return after == "by" or (one_word and not relative and after in AFTER_PASSIVE)
    if not after[0].isalnum():
        return True
    if after == "and" and end + 1 in clause.acts and clause.low(end + 2) not in AFTER_PASSIVE:
        # Shot and killed a man: the second verb has the object.
        return False
    return after in AFTER_PASSIVE


def _has_object(clause: Clause, end: int) -> bool:
    """Whether people or their number stand right behind: killed at least nine people."""
    after, then = clause.low(end), clause.low(end + 1)
    if (after, then) in _NUMBERED:
        return True
    if after == "down":
        # Shot down the helicopter; not shot down over it.
        return then[:1].isalnum() and then not in AFTER_PASSIVE | PREPOSITIONS
    if after in ("several", "multiple"):
        return then != "times"
    return any(one.first == end and one.party.count_low is not None for one in clause.placed)
