"""Do the words around an act only suppose who did it: charged that X did, whether X did?

A clause of accusation or belief ("the rebels charged that the army shot them", "suspicions that
X was behind it") makes those who act in it suspected; one that leaves open whether they did ("if
it is confirmed that X carried it out", "no evidence that") makes them possible.
"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.accusers import accuser_before
from tallybook.understand.actclauses import Clause
from tallybook.understand.lexicons import words
from tallybook.understand.speakerphrases import Phrase

# How far "that" may stand behind its verb: charged in the capital on Monday that ...
_TO_THAT = 9
# How far back the clause may begin.
_REACH = 40
# How far before who did it these leave it open.
_OPEN = {"whether": 14, "if": 8}
_ENDS = frozenset(("but", "while", ";", "whereas", "although"))
_OWN = frozenset(("its", "their", "our", "his", "it", "they", "we"))
_NOUN_BEFORE = frozenset("the a an no any of this these those his her its their with".split())
_NOT = frozenset(("not", "never", "cannot", "no", "without"))
_NEGATED = frozenset(("no", "without", "little"))


# What is only one thought among others, and the words that say so.
_THEORIES = frozenset("theory hypothesis scenario inquiry enquiry possibility version".split())
_SEVERAL = frozenset("considering consider exploring weighing one another possible main".split())


class Supposed(msgspec.Struct, frozen=True):
    """How the words at a place are supposed, and by whom where they say it."""

    standing: str
    accuser: Phrase | None = None


def supposed_at(clause: Clause, at: int) -> Supposed | None:
    """Return how a clause over token `at` supposes what it tells; None where it does not."""
    that = False
    for k in range(at - 1, max(clause.first, at - _REACH) - 1, -1):
        low = clause.low(k)
        if low in _ENDS:
            return None
        if low == "that":
            that = True
            found = _before_that(clause, k)
            if found is not None:
                return found
        elif low in _OPEN and _leaves_open(clause, k, at):
            return Supposed("possible", _who_asks(clause, k))
        elif not that and low in _beliefs() and k >= at - 3 and not _in_party(clause, k):
            return _by_verb(clause, k, at)
    return None


def _in_party(clause: Clause, k: int) -> bool:
    """Whether a word is a party's own: the suspect, not "they suspect"."""
    return any(one.first <= k < one.last for one in clause.placed)


def _leaves_open(clause: Clause, k: int, at: int) -> bool:
    """Whether "whether" or "if" is about who did it: it stands near, with no comma between."""
    near = at - k <= _OPEN[clause.low(k)] and "," not in clause.lows(k, at)
    return near and clause.low(k - 1) not in ("as", "even")


def _who_asks(clause: Clause, whether: int) -> Phrase | None:
    """Who looks into whether X did it."""
    asking = words("standing", "told", "asking")
    verb = next((k for k in range(whether - 1, whether - 5, -1) if clause.low(k) in asking), None)
    return accuser_before(clause, verb) if verb is not None else None


def _before_that(clause: Clause, that: int) -> Supposed | None:
    """The noun or verb that "that" belongs to."""
    before = clause.low(that - 1)
    nouns = words("standing", "told", "nouns")
    if _is_one_of_several(clause, that):
        return Supposed("possible")
    ruled = _ruled_out(clause, that)
    if ruled is not None:
        return ruled
    if before in ("possibility", "possible", "conceivable", "plausible") or (
        before in nouns and _is_denied(clause, that - 1)
    ):
        return Supposed("possible")
    if before in nouns:
        return Supposed("suspected")
    for k in range(that - 1, max(clause.first, that - _TO_THAT) - 1, -1):
        low = clause.low(k)
        if low in (",", ";"):
            return None
        if low in words("standing", "told", "verbs"):
            return _by_verb(clause, k, that + 1)
        if low == "emerged" and "evidence" in clause.lows(k - 4, k):
            return Supposed("possible" if _is_denied(clause, k - 2) else "suspected")
    return None


def _is_one_of_several(clause: Clause, that: int) -> bool:
    """Consider the theory that X did it; one line of inquiry is that X did it."""
    before = clause.lows(that - 8, that)
    if _THEORIES.isdisjoint(before[-2:] if before[-1:] != ["is"] else before[-5:]):
        return False
    asking = words("standing", "told", "asking") | _SEVERAL
    return not asking.isdisjoint(before)


def _ruled_out(clause: Clause, that: int) -> Supposed | None:
    """Ruled out that X did it, have not excluded that."""
    out = clause.low(that - 1) == "out"
    low = clause.low(that - 2 if out else that - 1)
    if low not in words("standing", "cleared", "ruling" if out else "excluded"):
        return None
    before = clause.lows(that - 8, that - 1)
    negated = any(word in _NOT or word.endswith("n't") for word in before)
    verb = that - 2 if out else that - 1
    return Supposed("possible" if negated else "acquitted", accuser_before(clause, verb))


def _is_denied(clause: Clause, noun: int) -> bool:
    return not _NEGATED.isdisjoint(clause.lows(noun - 3, noun))


def _by_verb(clause: Clause, verb: int, at: int) -> Supposed | None:
    """What a verb of accusing or believing says of others than its own subject."""
    if clause.low(verb - 1) in _NOUN_BEFORE or not _OWN.isdisjoint(clause.lows(at - 1, at + 1)):
        return None
    return Supposed("suspected", accuser_before(clause, verb))


@functools.cache
def _beliefs() -> frozenset[str]:
    return words("standing", "told", "beliefs")
