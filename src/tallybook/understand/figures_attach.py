"""Which phrases do the words of harm of one sentence take?

A verb takes its object with what is coordinated with it; a passive, a state or "died" what stands
before it; verbs joined by "and" share. Each answer is a hit: a phrase, its predicate, and whether
it is a part.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tallybook.understand.figures_clause import (
    DASHES,
    Clause,
    Hit,
    has_own_verb,
    left_out,
)
from tallybook.understand.figures_harm_nouns import counted_by_noun
from tallybook.understand.figures_objects import (
    objects_beside,
    objects_of,
    shared_objects,
    told_along,
)
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_subjects import (
    adjacent,
    agrees,
    far_subject,
    joined_subject,
    may_end,
    shared_subject,
    with_list,
)

_CASUALTIES = frozenset(("killed", "wounded"))


def attach(clause: Clause) -> list[Hit]:
    """Return the hits of one sentence, in the order of its predicates."""
    subjects: list[list[Phrase]] = []
    previous: Predicate | None = None
    for number, predicate in enumerate(clause.predicates):
        if predicate.kind == "toll" or _inside_phrase(clause, predicate):
            subjects.append([])
            continue
        taken, side = _phrases_of(clause, number, previous, subjects)
        himself = bool(taken) and taken[0].kind == "reflexive"
        subjects.append(taken if side == "left" or himself else [])
        previous = predicate if predicate.kind not in ("noun", "none", "of") else previous
        if taken and side == "left":
            taken = [*taken, *told_along(clause, predicate)]
        _record(clause, predicate, taken)
    _drop_replaced(clause)
    return clause.hits


def _inside_phrase(clause: Clause, predicate: Predicate) -> bool:
    return any(one.first <= predicate.first < one.last for one in clause.phrases)


def _record(clause: Clause, predicate: Predicate, taken: Sequence[Phrase]) -> None:
    harm = predicate.harm
    several = any(one.plural and one.value != 0 and not _is_open(one) for one in taken)
    if several and _is_shared_out(clause, predicate):
        clause.mixed += [id(one) for one in taken]
    if harm in _CASUALTIES and any(id(one) in clause.mixed for one in taken):
        return
    for number, phrase in enumerate(_resolved(clause, taken)):
        if (
            phrase.value == 0
            and phrase.raw.lower() in ("anyone", "anybody")
            and not predicate.denied
        ):
            continue
        if predicate.denied and phrase.value != 0:
            continue
        if predicate.kind == "none" and phrase.value != 0:
            continue
        if left_out(clause, phrase) or (predicate.possible and phrase.bound != "at_most"):
            continue
        part = number > 0 and _sums_up(clause, taken)
        nearest = phrase is min(taken, key=lambda one: _distance(one, predicate))
        clause.hits.append(
            Hit(
                phrase=phrase,
                predicate=predicate,
                harm=harm,
                near=nearest,
                part=part,
                listed=len(taken) > 1,
                besides=number > 0 and not part,
                hedge=predicate.hedge,
            )
        )


def _distance(phrase: Phrase, predicate: Predicate) -> int:
    return max(phrase.first - predicate.last, predicate.first - phrase.last)


def _is_open(phrase: Phrase) -> bool:
    """Whether a word has no upper limit: "many dead and wounded" are many of each."""
    return phrase.bound == "vague" and phrase.high is None and phrase.low is not None


def _sums_up(clause: Clause, taken: Sequence[Phrase]) -> bool:
    """Whether those after the first are told again: "two victims, a man and a woman, were"."""
    whole, *others = taken
    told = [one.value for one in others]
    if whole.kind != "counted" or not whole.value or None in told or len(others) < 1:
        return False
    opened = clause.lowered[whole.last : whole.last + 1]
    if whole.scope not in ("total", "civilian"):
        return False
    apart = opened == [","] or (opened != [] and (opened[0] in DASHES or opened[0] in (":", "(")))
    return apart and sum(one for one in told if one) == whole.value and len(others) > 1


def _is_shared_out(clause: Clause, predicate: Predicate) -> bool:
    """Whether a number counts two harms together: "at least 60 dead and injured were"."""
    lowered = clause.lowered
    for first, second in itertools.pairwise(_casualty_words(clause)):
        joined = list(lowered[first.last : second.first]) in (["and"], ["or"])
        if not joined or predicate.first not in (first.first, second.first):
            continue
        return first.harm != second.harm and not any(
            0 <= one.first - second.last <= _OBJECT_REACH and one.kind in ("counted", "one")
            for one in clause.phrases
        )
    return False


_OBJECT_REACH = 2


def _casualty_words(clause: Clause) -> list[Predicate]:
    return [
        one for one in clause.predicates if one.harm in _CASUALTIES and one.kind not in _NO_VERBS
    ]


_NO_VERBS = ("noun", "none", "of", "toll")


def _resolved(clause: Clause, taken: Sequence[Phrase]) -> list[Phrase]:
    """Put the people counted before in the sentence for "they"; without any, "they" gives none."""
    if not any(phrase.kind == "they" for phrase in taken):
        return list(taken)
    first = next(phrase.first for phrase in taken if phrase.kind == "they")
    before = [
        hit.phrase
        for hit in clause.hits
        if hit.phrase.kind == "counted" and hit.phrase.first < first and hit.phrase.plural
    ]
    return before[-1:]


def _drop_replaced(clause: Clause) -> None:
    """Keep the death alone of one first wounded, then killed; drop "12 killed or hurt"."""
    by_phrase: dict[int, list[Hit]] = {}
    for hit in clause.hits:
        by_phrase.setdefault(id(hit.phrase), []).append(hit)
    dropped: set[int] = set()
    for hits in by_phrase.values():
        harms = {hit.harm for hit in hits}
        if len(harms) > 1 and _is_either(clause, hits):
            dropped |= {id(hit) for hit in hits}
        if not harms >= _CASUALTIES or hits[0].phrase.value == 0 or _is_open(hits[0].phrase):
            continue
        wounds = [hit for hit in hits if hit.harm == "wounded"]
        if not hits[0].phrase.single and not any(hit.predicate.weak for hit in wounds):
            wounds = [hit for hit in hits if hit.harm in _CASUALTIES]
        dropped |= {id(hit) for hit in wounds}
    clause.hits[:] = [hit for hit in clause.hits if id(hit) not in dropped]


def _is_either(clause: Clause, hits: Sequence[Hit]) -> bool:
    """Whether a number counts those harmed in one way or another: "killed, hurt or kidnapped"."""
    if hits[0].phrase.single or hits[0].phrase.value == 0:
        return False
    first = min(hit.predicate.first for hit in hits)
    last = max(hit.predicate.first for hit in hits)
    return "or" in clause.lowered[first:last]


def _phrases_of(
    clause: Clause, number: int, previous: Predicate | None, subjects: list[list[Phrase]]
) -> tuple[list[Phrase], str]:
    predicate = clause.predicates[number]
    kind = predicate.kind
    if (tabled := _after_colon(clause, predicate)) is not None:
        return [tabled], "right"
    if kind in ("of", "active"):
        return objects_of(clause, predicate) or shared_objects(clause, number), "right"
    if kind in ("noun", "none"):
        return counted_by_noun(clause, predicate, number), "left"
    if kind == "suicide":
        return [*_themselves(clause, predicate), *objects_beside(clause, predicate)], "right"
    if kind == "either" and not predicate.passive:
        objects = objects_of(clause, predicate) or shared_objects(clause, number)
        if objects and not _headline_before(clause, predicate, objects[0]):
            return objects, "right"
        if _is_doing(clause, predicate):
            return [], "left"
        near = adjacent(clause, predicate)
        if clause.lowered[predicate.edge - 1 : predicate.edge] == ["who"]:
            near = None  # "gunmen who killed" did it
        if near is not None and near.kind == "pronoun":
            near = None  # "he shot three films"
        if near is not None and may_end(clause, predicate):
            return with_list(clause, near, predicate), "left"
        shared = shared_subject(clause, predicate, number, subjects)
        return shared or joined_subject(clause, predicate), "left"
    near = adjacent(clause, predicate)
    if near is not None and agrees(clause, near, predicate):
        return with_list(clause, near, predicate), "left"
    shared = shared_subject(clause, predicate, number, subjects)
    if shared:
        return shared, "left"
    apart = clause.lowered[predicate.edge - 1 : predicate.edge] != [","]
    if kind == "state" and not predicate.passive and near is None and apart:
        return [], "left"
    far = far_subject(clause, predicate)
    return (with_list(clause, far, predicate) if far else []), "left"


def _after_colon(clause: Clause, predicate: Predicate) -> Phrase | None:
    """Return the number of "Killed: 6", "Dead: 4; injured: 12"."""
    lowered = clause.lowered
    opens = predicate.first == 0 or not lowered[predicate.first - 1][0].isalnum()
    if not opens or predicate.passive or lowered[predicate.last : predicate.last + 1] != [":"]:
        return None
    if predicate.kind not in ("either", "state", "noun"):
        return None
    return next(
        (
            phrase
            for phrase in clause.phrases
            if phrase.first == predicate.last + 1 and phrase.kind == "counted"
        ),
        None,
    )


_PERFECT = (["has"], ["have"], ["had"])


def _is_doing(clause: Clause, predicate: Predicate) -> bool:
    """Whether who stands before did it: "has executed attacks", "the two men shot at police"."""
    lowered, at = clause.lowered, predicate.last
    around = predicate.word == "held" and _HELD.intersection(lowered[at : at + _HELD_REACH])
    if around and not predicate.passive:
        return True  # "the gunman held 11 customers captive"
    perfect = lowered[predicate.edge : predicate.edge + 1] in (["has"], ["have"], ["had"])
    return perfect or (predicate.word == "shot" and lowered[at : at + 1] == ["at"])


_HELD = frozenset("captive hostage prisoner".split())
_HELD_REACH = 9


def _headline_before(clause: Clause, predicate: Predicate, following: Phrase) -> bool:
    """Whether a count before the verb claims it although a phrase follows: "12 killed 30 hurt"."""
    near = adjacent(clause, predicate)
    return near is not None and near.kind == "counted" and has_own_verb(clause, following)


def _themselves(clause: Clause, predicate: Predicate) -> list[Phrase]:
    """Return those who killed themselves: one for "himself", the number before "themselves"."""
    own = clause.tokens[predicate.first : predicate.last]
    raw = next((t.text for t in own if "self" in t.lower or "selves" in t.lower), own[0].text)
    if raw.lower() != "themselves":
        return [_attackers(predicate, raw, 1)]
    before = adjacent(clause, predicate) or far_subject(clause, predicate)
    if before is None or before.kind != "counted":
        return []
    phrase = _attackers(predicate, before.raw, before.value)
    phrase.first, phrase.kind, phrase.plural = before.first, "counted", True
    phrase.low, phrase.high, phrase.bound = before.low, before.high, before.bound
    phrase.text = before.text
    return [phrase]


def _attackers(predicate: Predicate, raw: str, value: int | None) -> Phrase:
    return Phrase(
        first=predicate.first,
        last=predicate.last,
        kind="reflexive",
        value=value,
        raw=raw,
        head="himself",
        scope="perpetrator",
    )
