"""Which neighbours say where a name lies? "X, Y", "Y's X", "X, Ill.", "the Kenyan city of X".

A chain narrows a name to the places that lie in the other; a list raises a doubtful name beside a
sure place.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tallybook.gazetteer import Entry, Gazetteer
from tallybook.understand.places_context import ACCEPTED, Context, importance
from tallybook.understand.places_names import Candidate, is_capital

# What a chain ("X, Y") adds to the score of both.
_CHAIN = 4.0
# What a sure neighbour in a list adds.
_LIST = 1.2
_MOST_BETWEEN = 7
_LISTED = ([","], ["and"], [",", "and"], ["or"], ["to"])
# Of a name with hundreds of places, so many of the best known are looked at.
MOST = 120


def holds(outer: Entry, inner: Entry) -> bool:
    """Return whether one place lies in the other by their divisions."""
    if outer.entry_id == inner.entry_id or inner.level == "country":
        return False
    if outer.level == "country":
        return inner.country == outer.country or inner.country in outer.lands
    if outer.level == "region":
        return inner.level != "region" and inner.country in (outer.country, *outer.lands)
    if inner.country != outer.country:
        return False
    if outer.level == "adm1":
        return inner.adm1 == outer.name and inner.level != "adm1"
    if outer.level == "adm2":
        return inner.adm2 == outer.name and inner.level == "settlement"
    return False


def chain(candidates: Sequence[Candidate], context: Context) -> None:
    """Narrow neighbours that name one another's place: "X, Y", "Y's X", "X in Y"."""
    for left, right in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        if left.sentence != right.sentence or left.people or left.modifier:
            if left.people and left.sentence == right.sentence:
                _people_before(left, right, context)
            continue
        texts = _between(left, right, context)
        if texts in ([","], [",", "in"], ["("], ["in"], ["of"]):
            _narrow(left, right, 0.4 if texts == ["in"] else 1.0)
        elif not texts and context.tokens[left.last - 1].lower.endswith("'s"):
            _narrow(right, left, 0.5)


def _between(left: Candidate, right: Candidate, context: Context) -> list[str]:
    """Return the words between two names, without those that say of what kind either is.

    "X district of Y", "X, in the northern province of Y"; an "of" that is left joins them.
    """
    words = context.words
    texts = [token.lower for token in context.tokens[left.last : right.first]]
    if len(texts) > _MOST_BETWEEN or not texts:
        return texts
    told = texts[0] in words.kinds or texts[0] in words.small
    if told:
        texts = texts[1:]
    kind_of = len(texts) > 2 and texts[-1] == "of" and texts[-2] in words.kinds
    if kind_of:
        texts = texts[:-2]
    if kind_of or "in" in texts or told:
        while len(texts) > 1 and (texts[-1] in words.directions or texts[-1] == "the"):
            texts = texts[:-1]
    return texts if texts != ["of"] or told else [*texts, ""]


def join(candidates: Sequence[Candidate], context: Context) -> None:
    """Raise a name that stands in a list beside a sure place: "X, Y and Z"."""
    for left, right in reversed(list(itertools.pairwise(candidates))):
        if left.sentence != right.sentence or left.people != right.people:
            continue
        between = [token.lower for token in context.tokens[left.last : right.first]]
        if between in _LISTED:
            _share_kind(left, right)
            if left.score >= ACCEPTED > right.score:
                right.score += _LIST
            elif right.score >= ACCEPTED > left.score:
                left.score += _LIST


def _share_kind(left: Candidate, right: Candidate) -> None:
    """Let "provinces" be of both in "Kandahar and Helmand provinces"."""
    plural = right.kind is not None and right.kind.endswith("s") and right.levels
    if plural and left.kind is None and any(e.level in right.levels for e in left.entries):
        left.levels, left.score = right.levels, left.score + 2.0


def _people_before(left: Candidate, right: Candidate, context: Context) -> None:
    """Let words for people say the country of a place: "the Kenyan capital of X"."""
    between = context.tokens[left.last : right.first]
    if 0 < len(between) < 5 and any(token.lower in context.words.kinds for token in between):
        lands = {entry.country for entry in left.entries}
        inside = tuple(e for e in fitting(right) if e.country in lands and e.level != "country")
        if inside:
            right.narrowed = inside
            right.score += 1.0


def _narrow(inner: Candidate, outer: Candidate, strength: float) -> None:
    """Keep the pairs in which one place holds the other, if there are any."""
    if inner.entries[0].level == "country" and not any(
        e.level == "adm1" for e in outer.entries[:3]
    ):
        return
    outers = fitting(outer)
    inside = [
        (one, other) for one in fitting(inner)[:MOST] for other in outers[:12] if holds(other, one)
    ]
    if not inside:
        return
    best = max(importance(other) for _, other in inside)
    # "Moscow, Idaho" is in the state, though a hamlet of that name is also elsewhere.
    kept = [pair for pair in inside if importance(pair[1]) >= best - 1.5]
    inner.narrowed = tuple(dict.fromkeys(one for one, _ in kept))
    outer.narrowed = tuple(dict.fromkeys(other for _, other in kept))
    inner.chained = outer.chained = True
    inner.score += _CHAIN * strength
    outer.score += _CHAIN * strength


def fitting(candidate: Candidate) -> tuple[Entry, ...]:
    """Return the entries that chains and words of kind leave."""
    entries = candidate.narrowed or candidate.entries
    if not candidate.levels:
        return entries
    fitting = tuple(entry for entry in entries if entry.level in candidate.levels)
    return fitting or entries


def add_states(
    candidates: list[Candidate], context: Context, gazetteer: Gazetteer
) -> list[Candidate]:
    """Add abbreviated states after a comma, as in "Springfield, Ill." and "Reno, Nev."."""
    added: list[Candidate] = []
    for candidate in candidates:
        if context.after(candidate).text != ",":
            continue
        token = context.after(candidate, 2)
        name = context.words.states.get(token.lower.rstrip("."))
        if name is None or not token.text or not is_capital(token):
            continue
        mark = context.after(candidate, 3).text
        dotted = mark == "." or token.text.endswith(".")
        if not dotted and not token.text.isupper():
            continue
        state = next(
            (e for e in gazetteer.find(name) if e.level == "adm1" and e.how == "name"), None
        )
        if state is not None and any(holds(state, entry) for entry in candidate.entries):
            at = candidate.last + 1
            added.append(
                Candidate(
                    first=at,
                    last=at + 1,
                    start=token.start,
                    end=token.end,
                    sentence=candidate.sentence,
                    key=name,
                    text=token.text,
                    entries=(state,),
                    people=False,
                    score=6.0,
                )
            )
    if not added:
        return candidates
    taken = {one.first for one in added}
    kept = [one for one in candidates if one.first not in taken]
    return sorted([*kept, *added], key=lambda one: one.start)
