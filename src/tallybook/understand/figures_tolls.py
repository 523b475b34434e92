"""Which numbers has a running count reached: "the death toll rose to 30 from 24"?"""

from __future__ import annotations

from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase

_REACH = 14
_REACHED = frozenset(
    "to at of is was reached reaches passed passes hit hits exceeded exceeds stands stood"
    " topped tops : now past around over nears".split()
)
_BEYOND = frozenset("past passed passes exceeded exceeds topped tops".split())
_STOPPING = frozenset((".", ";"))


def add_tolls(clause: Clause) -> None:
    """Add the hits of running counts, the earlier value of each too ("from 24")."""
    for predicate in clause.predicates:
        if predicate.kind != "toll":
            continue
        reached = _said_before(clause, predicate) or _reached(clause, predicate)
        if reached is None:
            continue
        before = clause.lowered[reached.first - 1]
        if before in _BEYOND and reached.bound == "exact":
            reached.bound, reached.high = "at_least", None
        _claim(clause, predicate, reached, cumulative=before != "of")
        earlier = _earlier(clause, predicate, reached)
        if earlier is not None:
            _claim(clause, predicate, earlier, cumulative=True)


def _reached(clause: Clause, predicate: Predicate) -> Phrase | None:
    for phrase in clause.phrases:
        if phrase.first < predicate.last or phrase.kind != "counted":
            continue
        gap = clause.lowered[predicate.last : phrase.first]
        if len(gap) > _REACH or any(word in _STOPPING for word in gap):
            return None
        if (gap or clause.lowered[: predicate.last])[-1] in _REACHED:
            return phrase
        if gap and gap[-1] == "from":
            continue
        if not gap or gap[-1] in ("in", "and", ","):
            return None
    return None


def _said_before(clause: Clause, predicate: Predicate) -> Phrase | None:
    """Return the number of "bringing to six the number of dead"."""
    edge = predicate.first - (clause.lowered[predicate.first - 1 : predicate.first] == ["the"])
    for phrase in clause.phrases:
        to = clause.lowered[phrase.first - 1 : phrase.first] == ["to"]
        if phrase.kind == "counted" and phrase.last == edge and to:
            return phrase
    return None


def _earlier(clause: Clause, predicate: Predicate, reached: Phrase) -> Phrase | None:
    """Return the value before: "to 30 from 24", "from 24 to 30", "30, up from 24"."""
    for phrase in clause.phrases:
        near = predicate.last <= phrase.first and abs(phrase.first - reached.last) <= 8
        if (
            phrase is not reached
            and near
            and phrase.kind == "counted"
            and (clause.lowered[phrase.first - 1] == "from")
        ):
            return phrase
    return None


def _claim(clause: Clause, predicate: Predicate, phrase: Phrase, *, cumulative: bool) -> None:
    for hit in clause.hits:
        if hit.phrase is phrase and hit.harm == predicate.harm:
            hit.cumulative = cumulative
            return
    clause.hits.append(
        Hit(
            phrase=phrase,
            predicate=predicate,
            harm=predicate.harm,
            cumulative=cumulative,
        )
    )
