"""Which city is "the Somali capital", where no name stands beside it? The capital of that country.

"In the capital" alone is that of the one country that a report speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tallybook.gazetteer import Gazetteer
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Place
from tallybook.understand.places_context import Context
from tallybook.understand.places_extent import detail_of
from tallybook.understand.places_names import is_capital
from tallybook.understand.places_words import PlaceWords

# How surely "the Somali capital" is the city, and "the capital" that of the report's country.
_TOLD, _ALONE = 0.9, 0.6
# Of the places of a report so many must lie in the country that "the capital" is of.
_SHARE = 0.6


def capitals(
    document: Document, context: Context, places: Sequence[Place], gazetteer: Gazetteer
) -> Iterator[Place]:
    """Yield the capitals that are told without their names, in the order of the text."""
    tokens, words = document.tokens, context.words
    ends = {place.end: place for place in places if place.level == "country"}
    taken = {place.start for place in places}
    for at, token in enumerate(tokens):
        if token.lower not in ("capital", "capitals") or not _stands_alone(
            tokens, at, taken, words
        ):
            continue
        first, _ = context.spans[token.sentence]
        owner = _owner(tokens, at, first, ends, words)
        code, start, sure = None, token.start, _TOLD
        if owner is not None:
            code, start = owner.detail.country, owner.start
        elif _is_bare(tokens, at, first, words):
            code, sure = _main_country(places), _ALONE
        entry = gazetteer.capital(code) if code else None
        if entry is not None:
            yield Place(
                start=start, end=token.end, sentence=token.sentence, level="settlement",
                detail=detail_of(entry, sure),
            )  # fmt: skip


def _stands_alone(tokens: Sequence[Token], at: int, taken: set[int], words: PlaceWords) -> bool:
    """Tell "the Somali capital said" from "the Somali capital Mogadishu", "capital of X"."""
    if tokens[at].text[0].isupper() and not tokens[at].text.isupper():
        return False
    after = at + 1
    while after < len(tokens) and tokens[after].lower in (",", "city", "-", "–", "—", "("):
        after += 1
    if after >= len(tokens) or tokens[after].sentence != tokens[at].sentence:
        return True
    named = tokens[after].start in taken or tokens[after].lower in words.capital_no_city
    return not named and tokens[after].lower != "of" and not _is_name(tokens[after], tokens[at])


def _is_name(token: Token, capital: Token) -> bool:
    return is_capital(token) and not capital.text.isupper()


def _owner(
    tokens: Sequence[Token], at: int, first: int, ends: dict[int, Place], words: PlaceWords
) -> Place | None:
    """Return the country whose capital it is: "Somali", "Somalia's" before it."""
    back = at - 1
    while back > first and at - back < 4 and tokens[back].lower in words.capital_between:
        back -= 1
    if back < first:
        return None
    owner = tokens[back]
    bare = owner.end - (2 if owner.lower.endswith(("'s", "’s")) else 0)
    place = ends.get(bare)
    if place is None or not (place.demonym or bare < owner.end):
        return None
    return place


def _is_bare(tokens: Sequence[Token], at: int, first: int, words: PlaceWords) -> bool:
    told = at - 2 >= first and tokens[at - 1].lower == "the"
    return told and (tokens[at - 2].lower in words.strong or tokens[at - 2].lower in words.weak)


def _main_country(places: Sequence[Place]) -> str | None:
    """Return the country of nearly all places of a report."""
    named = Counter(place.detail.country for place in places if place.detail.country)
    if not named:
        return None
    code, count = named.most_common(1)[0]
    return code if count >= _SHARE * named.total() else None
