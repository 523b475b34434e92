"""Is a place named as where something happened, or only as whose something is?

"in Lahore", "near the town of X", "in Y, Z", "raided X village" and the mall that was stormed say
where. "Washington said", "Kenyan soldiers" and "weapons from Libya" do not, and neither do "police
in Lahore said", "a court in X" and "flown to a hospital in X".
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence

import msgspec

from tallybook.understand.clauses import Clauses
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon
from tallybook.understand.mentions import Place

_BACK = 6
# "flown by helicopter to a military hospital in X": so many words before the place.
_TAKEN = 12
# "arrested him at an inn in X"; what he was arrested for may have happened anywhere.
_HELD = 8
# "police in X, Y, said": so many words after it.
_SAID = 7
_MARKS = frozenset(".;:!?")


class WhereWords(msgspec.Struct, frozen=True, kw_only=True):
    """The word lists of `lexicon/locatives.toml`."""

    where: frozenset[str]
    close_to: frozenset[str]
    of: frozenset[str]
    through: frozenset[str]
    attacked: frozenset[str]
    distance: frozenset[str]
    speakers: frozenset[str]
    say: frozenset[str]
    courts: frozenset[str]
    speech: frozenset[str]
    hospitals: frozenset[str]
    taken: frozenset[str]
    held: frozenset[str]
    breaks: frozenset[str]


@functools.cache
def where_words() -> WhereWords:
    """Return the word lists, read once a process."""
    raw = lexicon("locatives")
    where = {"where" if name == "words" else name: words for name, words in raw["where"].items()}
    lists = {**where, **raw["elsewhere"]}
    return WhereWords(**{name: frozenset(words.split()) for name, words in lists.items()})


def says_where(document: Document, clauses: Clauses, place: Place) -> bool:
    """Return whether the words name where something happened."""
    if place.demonym:
        return False
    if place.level == "site":
        return True
    tokens = document.tokens
    first = clauses.token_at(place.start)
    floor, last = document.spans[place.sentence]
    if opens_with_distance(document, place):
        return True
    if _is_elsewhere(tokens, first, floor, last):
        return False
    return _after_where(tokens, first, floor) or _is_attacked(tokens, first, floor, place)


def opens_with_distance(document: Document, place: Place) -> bool:
    """Return whether the words are "20 km north of X", "just east of X", "outskirts of X"."""
    head, joint, _ = document.text[place.start : place.end].partition(" of ")
    if not joint:
        head, joint, _ = document.text[place.start : place.end].partition(" from ")
    words = head.lower().split()
    known = where_words().distance
    return bool(joint) and all(word in known or word[0].isdigit() for word in words)


def _is_elsewhere(tokens: Sequence[Token], first: int, floor: int, last: int) -> bool:
    """Return whether this is where somebody spoke, was judged, healed, caught, or is from."""
    words = where_words()
    at = _before_chain(tokens, first, floor) - 1
    while at > floor and tokens[at].lower in words.through:
        at -= 1
    if at <= floor or tokens[at].lower not in ("in", "at", "from"):
        return False
    head = tokens[at - 1].lower
    if head in words.courts or head in words.speech:
        return True
    if head in words.speakers:
        return _speaks(tokens, first, last)
    if head in words.hospitals:
        return not words.taken.isdisjoint(_before(tokens, at, floor, _TAKEN, _MARKS))
    return not words.held.isdisjoint(_before(tokens, at, floor, _HELD, words.breaks))


def _before_chain(tokens: Sequence[Token], first: int, floor: int) -> int:
    """Return where the names begin that a place ends: "Birmingham, England"."""
    at = first
    while at - 2 > floor and tokens[at - 1].text == "," and _is_capital(tokens[at - 2]):
        at -= 2
        while at - 1 > floor and _is_capital(tokens[at - 1]):
            at -= 1
    return at


def _speaks(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether what follows a place is a word of saying: "police in X, Y, said"."""
    say = where_words().say
    for token in tokens[first : min(last, first + _SAID)]:
        if token.lower in say:
            return True
        if token.text != "," and not _is_capital(token):
            return False
    return False


def _before(
    tokens: Sequence[Token], at: int, floor: int, most: int, breaks: Collection[str]
) -> Iterator[str]:
    """Yield the words before a token, the nearest first, up to one that breaks."""
    for token in reversed(tokens[max(floor, at - most) : at]):
        if token.lower in breaks:
            return
        yield token.lower


def _is_attacked(tokens: Sequence[Token], first: int, floor: int, place: Place) -> bool:
    """Return whether a place is what was raided, shelled or shaken."""
    if place.level not in ("settlement", "neighbourhood", "adm2", "adm1"):
        return False
    words = where_words()
    at = first - 1
    while at > floor and tokens[at].lower in words.through:
        at -= 1
    return at >= floor and tokens[at].lower in words.attacked


def _after_where(tokens: Sequence[Token], first: int, floor: int) -> bool:
    words = where_words()
    at = first - 1
    while at >= floor and first - at <= _BACK:
        word = tokens[at].lower
        if word in words.where:
            return True
        if word == "to":
            return at > floor and tokens[at - 1].lower in words.close_to
        if word == "of":
            return at > floor and tokens[at - 1].lower in words.of
        if word == ",":
            # "in Quetta, Pakistan": what stands before the comma decides.
            return (
                at - 1 >= floor
                and (_is_capital(tokens[at - 1]) or tokens[at - 1].lower in words.of)
                and _after_where(tokens, at - 1, floor)
            )
        if (
            word not in words.through
            and word not in words.of
            and not word.endswith("'s")
            and not _is_capital(tokens[at])
        ):
            return False
        at -= 1
    return False


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()
