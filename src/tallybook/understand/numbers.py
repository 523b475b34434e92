"""Which numbers does the report state, and what kind of number is each?

A grammar of our own, because libraries drop the bound: digits with separators, number words to
millions, mixed forms, dozens, ranges, bounds before and after, and vague words with the range
that the list `vague_numbers` gives them. Ages, times and numbers inside names are numbers here
too; what they count is for `figures` and `parties` to say.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from tallybook import codebook
from tallybook.understand.asked import asked_once
from tallybook.understand.calendar_days import MONTHS
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,3}(?:\.\d{3}){2,3}|\d{1,9}")
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,2}")
# Larger figures are not counts of people harmed in one incident, and do not fit every column.
_LARGEST = 2_000_000_000


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
    return frozenset((*_UNITS, *_TENS, "half", "a", "an", *_vague_words()))


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
    first = _plain(tokens, at)
    if first is None:
        return None
    last, low = first
    if last < len(tokens) and tokens[last].lower in _range_words(tokens, at):
        second = _plain(tokens, last + 1)
        if second is not None and low < second[1] <= 20 * max(low, 1):
            return _Core(second[0], low, second[1], None, "range")
    return _Core(last, low, low, low, "exact")


def _range_words(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    opened = at > 0 and tokens[at - 1].lower == "between"
    return ("and", "to", "-", "–") if opened else ("to", "-", "–", "or")


def _plain(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read one number; return the token after it and its value."""
    if at >= len(tokens):
        return None
    found = _digits(tokens, at) or _words(tokens, at)
    return found and (_repeated(tokens, *found), found[1])


def _repeated(tokens: Sequence[Token], last: int, value: int) -> int:
    """Pass over the number said again in brackets: "nineteen (19)"."""
    again = [token.text for token in tokens[last : last + 3]]
    return last + 3 if again == ["(", str(value), ")"] else last


def _digits(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    text = tokens[at].text
    if not text[0].isdigit():
        return None
    scale = _SCALES.get(tokens[at + 1].lower.rstrip("s")) if at + 1 < len(tokens) else None
    if scale and _DECIMAL.fullmatch(text):
        return at + 2, round(float(text.replace(",", ".")) * scale)
    if not _DIGITS.fullmatch(text) or _is_part_of_word(tokens, at):
        return None
    if _is_year_of_month(tokens, at):
        return None
    value = int(text.replace(",", "").replace(".", ""))
    if scale and scale > 12:
        return at + 2, value * scale
    grouped = _grouped(tokens, at, text)
    return grouped or ((at + 1, value) if value <= _LARGEST else None)


def _is_year_of_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month's name stands before four digits: "in January 2016 gunmen came"."""
    before = at - 1 - (at > 1 and tokens[at - 1].text == ",")
    text = tokens[at].text
    month = before >= 0 and tokens[before].lower in MONTHS and tokens[before].text[0].isupper()
    dated = before >= 1 and tokens[before].text.isdigit() and tokens[before - 1].lower in MONTHS
    return (month or dated) and len(text) == 4 and text[:2] in ("19", "20")


def _is_part_of_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether letters or a sign touch the digits: `G-8`, `$40`, `90mm`, `#7`."""
    before = tokens[at - 1] if at else None
    if before is not None and before.end == tokens[at].start:
        return before.text in "$€£¥#" or (before.text[-1].isalpha() and before.text != "-")
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    touching = after is not None and after.start == tokens[at].end
    return touching and after is not None and (after.text in "%" or after.text[0].isalpha())


def _grouped(tokens: Sequence[Token], at: int, text: str) -> tuple[int, int] | None:
    """Read `12 000` where one space (often a thin one) parts groups of three."""
    if len(text) > 3 or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1]
    apart = after.start == tokens[at].end + 1 and len(after.text) == 3 and after.text.isdigit()
    if not apart or text.startswith("0") or (at and tokens[at - 1].lower in _LABELS):
        return None
    return at + 2, int(text) * 1_000 + int(after.text)


# After these, digits name a thing or a day: "route 2 350 people".
_LABELS = frozenset(("route", "highway", "unit", "room", "no", "number", *MONTHS))


def _words(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read number words: `twenty-one`, `a hundred and twelve`, `two dozen`, `half a dozen`."""
    words = [token.lower for token in tokens[at : at + 9]]
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in _SCALES:
        return at + 3, _SCALES[words[2]] // 2
    if words[0] in ("a", "an", "one") and len(words) > 1 and words[1] in _SCALES:
        return _scaled(words, at, 1, 1)
    small = _below_hundred(words, 0)
    if small is None:
        return None
    used, value = small
    return _scaled(words, at, used, value)


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = words[at] if at < len(words) else ""
    if word in _UNITS:
        return at + 1, _UNITS[word]
    if "-" in word:
        tens, _, unit = word.partition("-")
        if tens in _TENS and _UNITS.get(unit, 10) < 10:
            return at + 1, _TENS[tens] + _UNITS[unit]
        return None
    if word not in _TENS:
        return None
    following = words[at + 1] if at + 1 < len(words) else ""
    if 0 < _UNITS.get(following, 0) < 10:
        return at + 2, _TENS[word] + _UNITS[following]
    return at + 1, _TENS[word]


def _scaled(words: Sequence[str], at: int, used: int, value: int) -> tuple[int, int]:
    """Go on with hundred, thousand, million, dozen and what stands after them."""
    total, current = 0, value
    while used < len(words):
        scale = _SCALES.get(words[used])
        if scale is not None:
            current *= scale
            used += 1
            if scale >= 1_000:
                total, current = total + current, 0
            continue
        joined = used + 1 if words[used] == "and" else used
        small = _below_hundred(words, joined) if (total or current >= 100) else None
        if small is None or (current % 100 and current):
            break
        used, current = small[0], current + small[1]
    return at + used, total + current


def _vague(tokens: Sequence[Token], at: int) -> _Core | None:
    """Read a vague word: no number, and the range that the codebook gives it."""
    if at and tokens[at].lower == "many" and tokens[at - 1].lower in ("as", "how", "so", "too"):
        return None
    for words, code in _vague_words().get(tokens[at].lower, ()):
        last = at + len(words)
        if tuple(t.lower for t in tokens[at:last]) != words:
            continue
        if _plain(tokens, last) is not None:
            return None  # "some 40": the word bounds a number
        scale = _SCALES.get(tokens[last].lower, 1) if last < len(tokens) else 1
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
