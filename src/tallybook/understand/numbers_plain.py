"""What number do digits or number words say: "1,250", "12 000", "a hundred and twelve", "2x"?

Bounds, ranges and vague words are for `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.understand.calendar_days import MONTHS
from tallybook.understand.document import Token

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "dozen": 12,
}
# Groups of three, or of two before the last as India writes them: "1,20,000".
_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3}){1,3}|\d{1,2}(?:,\d{2}){1,2},\d{3}|\d{1,3}(?:\.\d{3}){2,3}|\d{1,9}"
)
# "Thirty-odd": about so many.
ODD = "odd"
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,2}")
# Larger figures are not counts of people harmed in one incident, and do not fit every column.
_LARGEST = 2_000_000_000


def plain_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read one number from token `at` on; return the token after it and its value."""
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
    scale = SCALES.get(tokens[at + 1].lower.rstrip("s")) if at + 1 < len(tokens) else None
    if scale and _DECIMAL.fullmatch(text):
        return at + 2, round(float(text.replace(",", ".")) * scale)
    if not _DIGITS.fullmatch(text) or _is_part_of_word(tokens, at):
        return None
    if _is_year_of_month(tokens, at):
        return None
    value = int(text.replace(",", "").replace(".", ""))
    if scale and scale > 12:
        return at + 2, value * scale
    if _times_sign(tokens, at):
        return at + 2, value
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
    touching = after is not None and after.start == tokens[at].end and not _times_sign(tokens, at)
    return touching and after is not None and (after.text in "%" or after.text[0].isalpha())


def _times_sign(tokens: Sequence[Token], at: int) -> bool:
    """Whether a military bulletin counts with a sign: "2x WIA", "1 x KIA"."""
    return at + 2 < len(tokens) and tokens[at + 1].lower in ("x", "×")


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
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in SCALES:
        return at + 3, SCALES[words[2]] // 2
    if words[0] in ("a", "an", "one") and len(words) > 1 and words[1] in SCALES:
        return _scaled(words, at, 1, 1)
    small = _below_hundred(words, 0)
    if small is None:
        return None
    used, value = small
    return _scaled(words, at, used, value)


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = words[at] if at < len(words) else ""
    if word in UNITS:
        return at + 1, UNITS[word]
    if "-" in word:
        tens, _, unit = word.partition("-")
        if tens in TENS and (unit == ODD or UNITS.get(unit, 10) < 10):
            return at + 1, TENS[tens] + UNITS.get(unit, 0)
        return None
    if word not in TENS:
        return None
    following = words[at + 1] if at + 1 < len(words) else ""
    if 0 < UNITS.get(following, 0) < 10:
        return at + 2, TENS[word] + UNITS[following]
    return at + 1, TENS[word]


def _scaled(words: Sequence[str], at: int, used: int, value: int) -> tuple[int, int]:
    """Go on with hundred, thousand, million, dozen and what stands after them."""
    total, current = 0, value
    while used < len(words):
        scale = SCALES.get(words[used])
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
