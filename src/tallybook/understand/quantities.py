"""How many people does a phrase count, and who are they?

A quantity is a number with the people it counts ("12 Nepalese guards"), a number alone where
words of harm stand beside it ("killed 12"), or one person ("a soldier", "his wife"). Words that
count anything else (vehicles, years, floors) give none.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from tallybook.understand.calendar_days import MONTHS
from tallybook.understand.document import Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.numbers import Number

# A noun that a number counts stands at most so many words after it.
_LONGEST = 6
_ONE = frozenset("a an his her their another its".split())
_FIRM_BREAKS = frozenset(',.;:()"“”—–')


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many, of whom: tokens [first, last) of one sentence; `head` None for a bare number."""

    first: int
    last: int
    low: int | None
    high: int | None
    value: int | None
    bound: str
    raw: str
    head: str | None
    scope: str
    nation: str | None = None
    number_last: int


@functools.cache
def nation_words() -> frozenset[str]:
    """Return the one-word names of countries and their people, lower case."""
    names = lexicon("nations")["words"].values()
    return frozenset(one.lower() for some in names for one in some if " " not in one)


@functools.cache
def _heads() -> dict[str, tuple[str, bool]]:
    """Return for each noun its scope and whether it is plural."""
    found: dict[str, tuple[str, bool]] = {}
    for table, plural in (("plural", True), ("singular", False)):
        for scope, nouns in lexicon("people")[table].items():
            for noun in nouns.split():
                found.setdefault(noun, (scope, plural))
    return found


def is_person_noun(word: str) -> bool:
    """Whether a word counts people, in the singular or the plural."""
    return word in _heads()


def find_quantities(tokens: Sequence[Token], numbers: Sequence[Number]) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence, left to right."""
    by_first = {one.first: one for one in numbers}
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        number = by_first.get(at)
        quantity = _of_number(tokens, number) if number else _of_one(tokens, at)
        if quantity is not None:
            found.append(quantity)
        at = quantity.last if quantity else (number.last if number else at + 1)
    return tuple(found)


def _of_number(tokens: Sequence[Token], number: Number) -> Quantity | None:
    if _is_age_or_time(tokens, number):
        return None
    head = _head_after(tokens, number.last) or _head_of_some(tokens, number.last)
    if head is None:
        return _bare(tokens, number)
    at, scope = head
    word = tokens[at].lower
    groups: dict[str, int] = lexicon("people")["groups"]
    times = groups.get(word, 1) if number.value else 1
    return Quantity(
        first=number.first,
        last=at + 1,
        low=number.low * times if number.low else number.low,
        high=number.high * times if number.high else number.high,
        value=number.value * times if number.value else number.value,
        bound=number.bound,
        raw=number.raw,
        head=word,
        scope=scope,
        nation=_nation(tokens, number.last, at + 1),
        number_last=number.last,
    )


def _head_of_some(tokens: Sequence[Token], last: int) -> tuple[int, str] | None:
    """Find the noun in "one of them a police officer", "two of whom were children"."""
    if [t.lower for t in tokens[last : last + 2]] not in (["of", "them"], ["of", "whom"]):
        return None
    at = last + 2
    while at < len(tokens) and tokens[at].lower in ("a", "an", "were", "was", "are"):
        at += 1
    return _head_after(tokens, at)


def _is_age_or_time(tokens: Sequence[Token], number: Number) -> bool:
    following = [t.lower for t in tokens[number.last : number.last + 2]]
    before = tokens[number.first - 1].lower if number.first else ""
    if following[:1] == ["-"] or _is_age(tokens, number) or before in MONTHS:
        return True
    if before in ("aged", "age", "highway", "route", "room", "floor", "no", "number", "$"):
        return True
    return bool(following) and following[0] in words("harm_words", "words", "time_words")


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number is an age between commas: "Jane Roe, 23, was hurt", "Joe Doe (41)"."""
    if number.first < 2 or number.bound != "exact" or tokens[number.first - 1].text not in ",(":
        return False
    named = tokens[number.first - 2].text[0].isupper() and tokens[number.core].text.isdigit()
    closed = (
        number.last >= len(tokens)
        or tokens[number.last].text in ",.)"
        or (tokens[number.last].lower in ("of", "was", "who", "died", "and"))
    )
    return named and closed and (number.value or 0) < 115


def _bare(tokens: Sequence[Token], number: Number) -> Quantity | None:
    """A number with no noun of its own: words of harm decide later whether it counts people."""
    if number.bound == "exact" and _is_year(tokens, number):
        return None
    after = tokens[number.last] if number.last < len(tokens) else None
    if after is not None and not _may_follow_bare(after):
        return None
    return Quantity(
        first=number.first,
        last=number.last,
        low=number.low,
        high=number.high,
        value=number.value,
        bound=number.bound,
        raw=number.raw,
        head=None,
        scope="total",
        number_last=number.last,
    )


def _is_year(tokens: Sequence[Token], number: Number) -> bool:
    text = tokens[number.core].text
    before = tokens[number.first - 1].lower if number.first else ""
    month = before in words("harm_words", "words", "time_words") or before.isdigit()
    return (
        len(text) == 4
        and text.isdigit()
        and 1900 <= int(text) <= 2100
        and (
            month
            or before in ("in", "since", "of", "the", "from", "by", "until", "during", ",", "")
        )
    )


@functools.cache
def _harm_words() -> frozenset[str]:
    tables = lexicon("harm_words")
    found = {
        phrase.split()[0]
        for harm in ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced")
        for phrases in tables[harm].values()
        for phrase in phrases
    }
    return frozenset(found)


_AFTER_BARE = frozenset(
    "and or in at on by when after during while others more of were was are is have had has as"
    " since this including people who from near outside inside over for with still to critically"
    " seriously but yesterday today overnight early late so confirmed where than people's being"
    " among fatally shot feared reported reportedly also before between across dead-on around"
    " monday tuesday wednesday thursday friday saturday sunday fled".split()
)


def _may_follow_bare(token: Token) -> bool:
    word = token.lower
    if not token.text[0].isalnum():
        return token.text not in "-%$°"
    return word in _AFTER_BARE or word in _harm_words()


def _head_after(tokens: Sequence[Token], last: int) -> tuple[int, str] | None:
    """Find the noun of people that a number counts: the last of a run ("bank guards")."""
    unknown = 0
    best: tuple[int, str] | None = None
    for at in range(last, min(len(tokens), last + _LONGEST)):
        token = tokens[at]
        head = _heads().get(token.lower.removesuffix("'s"))
        if head is not None and (head[1] or best is None):
            if token.lower.endswith("'s"):
                return best
            best = (at, head[0])
            continue
        if best is not None or token.text[0] in _FIRM_BREAKS:
            return best
        nation = token.text[0].isupper() and token.lower in nation_words()
        if nation and _is_plural_nation(tokens, at):
            return at, "nationality"
        if nation or token.lower in words("harm_words", "words", "modifiers"):
            continue
        if token.lower in _harm_words() or token.lower in _AFTER_BARE:
            return best
        unknown += 1
        # One unknown adjective may stand between; an unknown plural is the noun itself.
        if unknown > 1 or (token.text.islower() and token.lower.endswith("s")):
            return None
    return best


def _is_plural_nation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a nationality word is the noun itself: "two Canadians", "one American was"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or not (
        (
            following.text[0].isalpha()
            and (following.text[0].isupper() or following.lower in _heads())
        )
        or following.lower in words("harm_words", "words", "modifiers")
        or following.lower in ("citizens", "citizen", "nationals", "national", "and", "diplomat")
    )


def _nation(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Return the nationality words of a phrase ("US citizens"), None without one."""
    for at in range(first, last):
        if tokens[at].lower in nation_words() and tokens[at].text[0].isupper():
            return " ".join(token.text for token in tokens[at:last])
    return None


def _of_one(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read one person: "a soldier", "a 38-year-old Chinese woman", "his wife"."""
    if tokens[at].lower not in _ONE:
        return None
    for end in range(at + 1, min(len(tokens), at + _LONGEST + 3)):
        token = tokens[end]
        head = _heads().get(token.lower)
        if head is not None and not head[1]:
            if _another_head(tokens, end + 1):
                continue
            return _one_person(tokens, at, end, head[0])
        if (head is not None and head[1]) or token.text[0] in _FIRM_BREAKS:
            return None
        if token.lower in words("harm_words", "words", "breaks") or token.lower in _harm_words():
            return None
        if token.lower in ("of", "in", "on", "at", "by", "for", "with", "was", "were", "is"):
            return None
    return None


def _another_head(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower in _heads() and not _heads()[tokens[at].lower][1]


def _one_person(tokens: Sequence[Token], first: int, head: int, scope: str) -> Quantity:
    return Quantity(
        first=first,
        last=head + 1,
        low=1,
        high=1,
        value=1,
        bound="exact",
        raw=tokens[first].text,
        head=tokens[head].lower,
        scope=scope,
        nation=_nation(tokens, first + 1, head + 1),
        number_last=first + 1,
    )
