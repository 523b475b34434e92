"""Which phrases of a sentence count people: how many, who, and how are they told?

A phrase is counted ("12 Nepalese guards", "27"), one person ("a soldier", "his wife"), definite
("the mayor"), a name, a pronoun, or people told of without a number ("the dead"). Words that
count anything else (vehicles, years, floors, ages) give none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallybook.understand.document import Token
from tallybook.understand.figures_ages import counts
from tallybook.understand.figures_counts import all_but, of_both, of_nobody, of_number
from tallybook.understand.figures_forms import sex_of
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_singles import (
    OPENERS,
    ORDINALS,
    age_after,
    of_bare,
    of_opener,
    of_owner,
)
from tallybook.understand.figures_words import states
from tallybook.understand.numbers import Number

_PRONOUNS = frozenset("he she him her they them who".split())
_REFLEXIVES = frozenset("himself herself themselves".split())
_NOBODY = frozenset("nobody no-one none neither anyone anybody".split())
_BEFORE_NUMBERS = OPENERS | {"further", "additional"}


def find_phrases(
    tokens: Sequence[Token],
    numbers: Mapping[int, Number],
    names: Mapping[int, Phrase],
) -> list[Phrase]:
    """Return the phrases of one sentence that count people, left to right, without overlap."""
    lowered = [token.lower for token in tokens]
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        number = numbers.get(at)
        if at in names:
            phrase: Phrase | None = names[at]
        elif number is not None:
            phrase = of_number(tokens, lowered, number)
        elif lowered[at : at + 2] == ["as", "many"]:
            phrase = _as_many(lowered, at, found)
        elif lowered[at] == "all" and lowered[at + 1 : at + 2] == ["but"]:
            phrase = all_but(tokens, lowered, at, numbers)
        elif lowered[at] in _BEFORE_NUMBERS and _number_follows(tokens, lowered, at, numbers):
            phrase = None
        else:
            phrase = _of_word(tokens, lowered, at)
        if phrase is not None and phrase.last > at:
            if phrase.single and phrase.age is None and not phrase.wild:
                phrase.age, phrase.last = age_after(tokens, phrase.last)
            found.append(phrase)
        at = phrase.last if phrase and phrase.last > at else (number.last if number else at + 1)
    return found


def _as_many(lowered: Sequence[str], at: int, found: Sequence[Phrase]) -> Phrase | None:
    """Read "two were killed and as many injured": the number told before, once more."""
    before = [one for one in found if one.kind == "counted" and one.value]
    last = at + 2 + (lowered[at + 2 : at + 3] in (["others"], ["more"]))
    again = at and lowered[at - 1] in ("twice", "half", "times")
    if again or not before or lowered[last : last + 1] == ["as"] or not _state_next(lowered, last):
        return None
    said = before[-1]
    return Phrase(
        first=at,
        last=last,
        kind="counted",
        low=said.low,
        high=said.high,
        value=said.value,
        bound=said.bound,
        raw="as many",
        plural=said.plural,
        addition=last > at + 2,
    )


def _state_next(lowered: Sequence[str], at: int) -> bool:
    return any(word in states() for word in lowered[at : at + 3])


def _number_follows(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, numbers: Mapping[int, Number]
) -> bool:
    """Whether a number that counts comes next: "another 12", "his two children"."""
    number = numbers.get(at + 1)
    return number is not None and counts(tokens, lowered, number)


def _of_word(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    word = lowered[at]
    if word in OPENERS or word in ORDINALS:
        return of_opener(tokens, lowered, at)
    if word in _REFLEXIVES:
        return Phrase(
            first=at,
            last=at + 1,
            kind="reflexive",
            raw=tokens[at].text,
            head=word,
            sex=sex_of(word),
            scope="perpetrator",
            plural=word == "themselves",
        )
    if word in _PRONOUNS:
        return Phrase(
            first=at,
            last=at + 1,
            kind="they" if word in ("they", "them") else "pronoun",
            raw=tokens[at].text,
            head=word,
            value=None if word in ("they", "them") else 1,
            sex=sex_of(word),
            plural=word in ("they", "them"),
        )
    if word == "both":
        return of_both(tokens, lowered, at)
    if word in _NOBODY or word == "no":
        return of_nobody(tokens, lowered, at)
    if word.endswith(("'s", "s'")) and len(word) > 2:
        return of_owner(tokens, lowered, at)
    return of_bare(tokens, lowered, at)
