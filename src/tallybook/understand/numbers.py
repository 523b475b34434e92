"""Which numbers does the report state, and what kind of number is each?

A grammar of our own, because libraries drop the bound: digits with separators, number words to
millions, mixed forms, dozens, ranges, bounds before and after, and vague words with the range
that the list `vague_numbers` gives them. Ages, times and numbers inside names are numbers here
too; what they count is for `figures` and `parties` to say.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import msgspec

from tallybook import codebook
from tallybook.understand.asked import asked_once
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon
from tallybook.understand.numbers_plain import ODD, SCALES, TENS, UNITS, plain_number


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One number: `low` and `high` as its bound leaves them open, `value` the number itself.

    `first` and `last` are token indexes in its sentence, [first, last), its bound words included;
    `core` is the token where the number itself begins.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    core: int
    low: int | None
    high: int | None
    value: int | None
    bound: str
    raw: str


@asked_once
def find_numbers(document: Document) -> tuple[Number, ...]:
    """Return all numbers of a report, in the order of the text."""
    return tuple(_numbers(document))


def _numbers(document: Document) -> Iterator[Number]:
    starts = _starts()
    for sentence, tokens in document.sentences():
        after = 0
        for at, token in enumerate(tokens):
            word = token.lower
            # Nearly no word begins a number, so this much is asked of all and the rest of few.
            if at < after or not (word in starts or "-" in word or word[0].isdigit()):
                continue
            number = _number_at(document, tokens, at, sentence.index)
            if number is not None:
                after = number.last
                yield number


@functools.cache
def _starts() -> frozenset[str]:
    """Return the words in small letters that a number may begin with, those with "-" left out."""
    return frozenset((*UNITS, *TENS, "half", "a", "an", *_vague_words()))


class _Core(msgspec.Struct, frozen=True):
    """A number without its bound words."""

    last: int
    low: int | None
    high: int | None
    value: int | None
    bound: str


def _number_at(
    document: Document, tokens: Sequence[Token], at: int, sentence: int
) -> Number | None:
    core = _range(tokens, at) or _vague(tokens, at)
    if core is None:
        return None
    first, bound = _bound_before(tokens, at)
    last, after = _bound_after(tokens, core.last)
    if tokens[core.last - 1].lower.endswith("-" + ODD):
        after = "about"
    low, high, kind = _bounded(core, bound or after)
    return Number(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        sentence=sentence,
        first=first,
        last=last,
        core=at,
        low=low,
        high=high,
        value=core.value,
        bound=kind,
        raw=" ".join(document.text[tokens[first].start : tokens[last - 1].end].split()),
    )


def _bounded(core: _Core, bound: str | None) -> tuple[int | None, int | None, str]:
    """Return low, high and bound of a number with its bound words."""
    if bound is None or core.value is None:
        return core.low, core.high, core.bound
    if bound == "at_least":
        return core.low, None, bound
    if bound == "at_most":
        return None, core.high, bound
    return core.low, core.high, bound


def _range(tokens: Sequence[Token], at: int) -> _Core | None:
    """Read a number or a range: `10 to 15`, `20-30`, `between 20 and 30`, `five or six`."""
    first = plain_number(tokens, at)
    if first is None:
        return None
    last, low = first
    joined = last < len(tokens) and tokens[last].lower in _range_words(tokens, at)
    if joined and not _is_change(tokens, at):
        second = plain_number(tokens, last + 1)
        if second is not None and low < second[1] <= 20 * max(low, 1):
            return _Core(second[0], low, second[1], None, "range")
    return _Core(last, low, low, low, "exact")


def _is_change(tokens: Sequence[Token], at: int) -> bool:
    """Whether two numbers tell of a change: "the toll rose from 12 to 17"."""
    if not at or tokens[at - 1].lower != "from":
        return False
    changing = lexicon("numbers")["words"]["changing"]
    return any(token.lower in changing for token in tokens[max(0, at - _CHANGE_REACH) : at])


_CHANGE_REACH = 8


def _range_words(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    opened = at > 0 and tokens[at - 1].lower == "between"
    return ("and", "to", "-", "–") if opened else ("to", "-", "–", "or")


def _vague(tokens: Sequence[Token], at: int) -> _Core | None:
    """Read a vague word: no number, and the range that the codebook gives it."""
    if at and tokens[at].lower == "many" and tokens[at - 1].lower in ("as", "how", "so", "too"):
        return None
    for words, code in _vague_words().get(tokens[at].lower, ()):
        last = at + len(words)
        if tuple(t.lower for t in tokens[at:last]) != words:
            continue
        if plain_number(tokens, last) is not None:
            return None  # "some 40": the word bounds a number
        scale = SCALES.get(tokens[last].lower, 1) if last < len(tokens) else 1
        low, high = (edge * scale if edge else None for edge in (code.low, code.high))
        return _Core(last + (scale > 1), low, high, None, "vague")
    return None


@functools.cache
def _vague_words() -> dict[str, list[tuple[tuple[str, ...], codebook.Code]]]:
    table: dict[str, list[tuple[tuple[str, ...], codebook.Code]]] = {}
    for code in codebook.code_list("vague_numbers").codes.values():
        for phrase in code.words:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, code))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@functools.cache
def _bounds(side: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Bound words by the word nearest to the number, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for bound, phrases in lexicon("numbers")[side].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[-1] if side == "before" else words[0], []).append((words, bound))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _bound_before(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    if at:
        for words, bound in _bounds("before").get(tokens[at - 1].lower, ()):
            first = at - len(words)
            if first >= 0 and tuple(t.lower for t in tokens[first:at]) == words:
                return first, bound
        if tokens[at - 1].lower == "between":
            return at - 1, None
    return at, None


def _bound_after(tokens: Sequence[Token], last: int) -> tuple[int, str | None]:
    if last < len(tokens):
        for words, bound in _bounds("after").get(tokens[last].lower, ()):
            if tuple(t.lower for t in tokens[last : last + len(words)]) == words:
                return last + len(words), bound
    return last, None
