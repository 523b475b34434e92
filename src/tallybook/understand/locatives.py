"""Is a place named as where something happened, or only as whose something is?

"in Lahore", "near the town of X", "in Y, Z" and the mall that was stormed say where. "Washington
said", "Kenyan soldiers" and "weapons from Libya" do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.clauses import Clauses
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Place

_WHERE = frozenset(
    "in at near outside inside around across throughout over on off along between within into"
    " beside behind opposite between toward towards amid above under via atop aboard".split()
)
_PLACE_NOUNS = frozenset(
    "city town capital province village district neighborhood neighbourhood suburb state area"
    " region outskirts south north east west southeast southwest northeast northwest kilometers"
    " kilometres km miles municipality department county port island township hamlet settlement"
    " part parts center centre heart streets coast border cities towns villages governorate"
    " jurisdiction canton parish sector section zone highway road campus side portion"
    " portions areas".split()
)
_THROUGH = frozenset(
    "the a an this that its his her their central downtown northern southern eastern western"
    " northwestern northeastern southwestern southeastern north-west north-east south-west"
    " south-east north-western north-eastern south-western south-eastern upper lower old greater"
    " nearby neighbouring neighboring city town village province capital district state department"
    " county upscale busy crowded luxury popular main local small remote rural war-torn restive"
    " volatile troubled eastern-most coastal tribal mountainous federal inner suburban metropolitan"
    " and or both".split()
)
_BACK = 6


def says_where(document: Document, clauses: Clauses, place: Place) -> bool:
    """Return whether the words name where something happened."""
    if place.demonym:
        return False
    if place.level == "site":
        return True
    tokens = document.tokens
    first = clauses.token_at(place.start)
    floor = document.spans[place.sentence][0]
    return _after_where(tokens, first, floor)


def _after_where(tokens: Sequence[Token], first: int, floor: int) -> bool:
    at = first - 1
    while at >= floor and first - at <= _BACK:
        word = tokens[at].lower
        if word in _WHERE:
            return True
        if word == "of":
            return at > floor and tokens[at - 1].lower in _PLACE_NOUNS
        if word == ",":
            # "in Quetta, Pakistan": what stands before the comma decides.
            return (
                at - 1 >= floor
                and (_is_capital(tokens[at - 1]) or tokens[at - 1].lower in _PLACE_NOUNS)
                and _after_where(tokens, at - 1, floor)
            )
        if (
            word not in _THROUGH
            and word not in _PLACE_NOUNS
            and not word.endswith("'s")
            and not _is_capital(tokens[at])
        ):
            return False
        at -= 1
    return False


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()
