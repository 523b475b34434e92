"""Where does each item begin in a sentence that lists incidents?

"Market in X (3 dead, 12 wounded); school in Y (one dead)", "X, a bomb killed three; Y, gunmen shot
a judge", "a reporter was shot in X, and gunmen killed an editor in Y": each piece has its harm or
act and a place apart from those of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallybook.understand.document import Document, Token
from tallybook.understand.grouping_evidence import places_conflict
from tallybook.understand.grouping_seen import Seen, within
from tallybook.understand.mentions import Place

# How many tokens after its start an item of a sentence may name its place.
_INLINE_LABEL = 4
# A sentence cut into more pieces than these is a table.
_MOST_PIECES = 60
_CUTS = frozenset((",", ";", ":"))
_JOINS = frozenset("and while but then".split())
# A further item tells of somebody new: "and gunmen in Y", not "and then fled to Y".
_GOES_ON = frozenset(
    "the this that these those his her its their he she it they who which where whose when"
    " killing wounding injuring leaving including".split()
)


def inline_items(document: Document, seen: Seen, sentence: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list within one sentence, each by its start and the end of its label."""
    tokens = document.sentence_tokens(sentence)
    cuts = [at for at, token in enumerate(tokens) if token.text in _CUTS]
    if not cuts or len(cuts) > _MOST_PIECES:
        return
    hard = [at for at in cuts if tokens[at].text != ","]
    starts = (
        _bracketed(seen, sentence, tokens)
        or _starts(seen, sentence, tokens, hard, soft=False)
        or _starts(seen, sentence, tokens, cuts, soft=True)
    )
    for start in starts:
        near = tokens[min(start + _INLINE_LABEL, len(tokens) - 1)]
        yield tokens[start].start, near.start


def _bracketed(seen: Seen, sentence: int, tokens: Sequence[Token]) -> list[int]:
    """Return the items of "market in X (3 dead, 12 wounded); school in Y (one dead)"."""
    starts: list[int] = []
    opened, start = 0, 0
    for at, token in enumerate(tokens):
        if token.text == ":" and not starts:
            start = at + 1
        elif token.text == "(":
            opened = at
        elif token.text == ")" and opened > start:
            if within(seen.figures.get(sentence, ()), tokens, opened, at):
                starts.append(start)
            start = at + 1
            while start < len(tokens) - 1 and tokens[start].lower in (",", ";", "and"):
                start += 1
    return starts if len(starts) > 1 else []


def _starts(
    seen: Seen, sentence: int, tokens: Sequence[Token], cuts: Sequence[int], *, soft: bool
) -> list[int]:
    """Return the tokens at which items begin if a sentence is cut here; empty for no list."""
    told: list[tuple[int, list[Place]]] = []
    here: list[Place] = []
    start: int | None = None
    for first, last in _pieces(tokens, cuts):
        if soft and not _GOES_ON.isdisjoint(token.lower for token in tokens[first : first + 2]):
            continue
        places = _places(seen, sentence, tokens, first, last, soft=soft)
        # "In X, a bomb ...": the place waits for its act.
        start, here = (first, places) if start is None or places else (start, here)
        if here and _tells(seen, sentence, tokens, first, last):
            told.append((start, here))
            start, here = None, []
    return _apart(told)


def _apart(told: Sequence[tuple[int, list[Place]]]) -> list[int]:
    """Return the starts of pieces whose places are apart, without a heading over all of them."""
    if len(told) > 2 and not places_conflict(told[0][1], told[1][1]):
        # "Three were killed in Mexico: one in Veracruz, one in Durango".
        told = told[1:]
    found: list[int] = []
    known: list[Place] = []
    for start, places in told:
        if not known or places_conflict(known, places):
            found.append(start)
            known = places
    return found if len(found) > 1 else []


def _pieces(tokens: Sequence[Token], cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    edges = [0, *(at + 1 for at in cuts), len(tokens)]
    for first, last in pairwise(edges):
        if first < last:
            yield _without_join(tokens, first, last), last


def _places(
    seen: Seen, sentence: int, tokens: Sequence[Token], first: int, last: int, *, soft: bool
) -> list[Place]:
    """Return the places that a piece says it is of; a hard piece may begin with its place."""
    where = within(seen.where.get(sentence, ()), tokens, first, last)
    if where or soft:
        return where
    label = tokens[min(first + 1, last - 1)].end
    named = within(seen.places.get(sentence, ()), tokens, first, last)
    return [place for place in named if place.start < label]


def _tells(seen: Seen, sentence: int, tokens: Sequence[Token], first: int, last: int) -> bool:
    told = within(seen.acts.get(sentence, ()), tokens, first, last)
    return bool(told or within(seen.figures.get(sentence, ()), tokens, first, last))


def _without_join(tokens: Sequence[Token], first: int, last: int) -> int:
    while first + 1 < last and tokens[first].lower in _JOINS:
        first += 1
    return first
