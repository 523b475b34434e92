"""Which nouns that no list knows count people, because of what is said to have befallen them?

"Two tanods were gunned down": only people are gunned down, murdered or arrested, so the plural
before or after such a verb counts people, in whatever language the noun is. A phrase with an
unknown noun that no such verb takes counts something else and is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import harm_words


def without_things(
    lowered: Sequence[str], phrases: Sequence[Phrase], predicates: Sequence[Predicate]
) -> list[Phrase]:
    """Return the phrases without those whose noun is unknown and that no harm to people takes."""
    known = [one for one in phrases if not one.wild]
    return [
        one
        for one in phrases
        if not one.wild
        or (one.plural and _is_harmed(lowered, one, predicates))
        or (one.kind == "one" and _is_beside(lowered, one, known, predicates))
    ]


def _is_beside(
    lowered: Sequence[str],
    phrase: Phrase,
    known: Sequence[Phrase],
    predicates: Sequence[Predicate],
) -> bool:
    """Whether "and" joins a noun to people: "killed a bailiff and a policeman"."""
    others = [
        one
        for one in known
        if (one.first == phrase.last + 1 and lowered[phrase.last] == "and")
        or (one.last == phrase.first - 1 and lowered[one.last] == "and")
    ]
    return any(
        _is_harmed(lowered, one, predicates)
        for other in others
        if other.kind in ("one", "counted", "name")
        for one in (phrase, other)
    )


def _is_harmed(lowered: Sequence[str], phrase: Phrase, predicates: Sequence[Predicate]) -> bool:
    return any(
        predicate.word in harm_words("only_people")
        and (_passive_after(lowered, phrase, predicate) or _object_of(phrase, predicate))
        for predicate in predicates
    )


def _passive_after(lowered: Sequence[str], phrase: Phrase, predicate: Predicate) -> bool:
    """Whether the verb follows at once in the passive: "tanods were gunned down"."""
    before = lowered[phrase.first - 1] if phrase.first else ""
    led = before not in harm_words("before_things")
    return led and predicate.passive and predicate.edge == phrase.last


def _object_of(phrase: Phrase, predicate: Predicate) -> bool:
    """Whether the verb stands right before: "murdered two catechists"."""
    acts = predicate.kind in ("either", "active") and not predicate.passive
    return acts and predicate.last == phrase.first
