"""How many do nouns of harm count: "27 deaths", "no casualties", "without injuries"?"""

from __future__ import annotations

from tallybook.understand.figures_clause import Clause, nobody
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import harm_words


def counted_by_noun(clause: Clause, predicate: Predicate, number: int) -> list[Phrase]:
    """Return the number of "27 deaths", "no casualties"; "no deaths or injuries" shares it."""
    for phrase in clause.phrases:
        if phrase.kind == "counted" and phrase.last == predicate.first:
            return [] if _is_of_one(clause, phrase, predicate) else [phrase]
    lowered = clause.lowered
    if lowered[predicate.first - 1 : predicate.first] in (["or"], ["and"]) and number:
        earlier = clause.predicates[number - 1]
        zero = [h.phrase for h in clause.hits if h.predicate is earlier and h.phrase.value == 0]
        if earlier.last == predicate.first - 1 and zero:
            return zero[:1]
    return _none_of_them(clause, predicate)


def _none_of_them(clause: Clause, predicate: Predicate) -> list[Phrase]:
    """Read none at all: "no reports of casualties", "without any loss of life"."""
    lowered = clause.lowered
    first = max(0, predicate.first - _NONE_REACH)
    for at in range(predicate.first - 1, first - 1, -1):
        word = lowered[at]
        if word in ("no", "without", "nor") or word in ("not", "never") or word.endswith("n't"):
            said = lowered[at + 1 : predicate.first]
            if "report" in said or "reports" in said:
                predicate.hedge = "reports"
            return [nobody(clause, at)]
        if word not in harm_words("none_between") and (
            word not in harm_words("modifiers") or word in _FURTHER
        ):
            return []
    return []


_NONE_REACH = 7
_FURTHER = frozenset("other further more additional".split())


def _is_of_one(clause: Clause, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether injuries are those of one body: "she had multiple injuries"."""
    before = clause.lowered[max(0, phrase.first - 1) : phrase.first]
    return predicate.word == "injuries" and before != [] and before[0] in _HAVING


_HAVING = frozenset("had has have having suffered sustained with from of received his her".split())
