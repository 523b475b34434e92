"""How many of a thing or of people does the text tell of, as MUC-4 writes a number?

The count stands in a statement's own words or right before them: "AT LEAST 14 CIVILIANS" is
`14-`, "ABOUT 100 HOMES" is `~100`. (Task documentation, part 1, 7.15 and 7.22.)
"""

from __future__ import annotations

import re

from tallybook.export.muc4_strings import Filler, is_plural
from tallybook.export.muc4_vocabulary import listed, mapping
from tallybook.records import Report, Statement, TargetDetail

# Words before a statement that are looked at, and letters that hold them.
_WORDS, _REACH = 6, 60
# Words between a count and the words of the statement ("FIVE LIBERAL PARTY LEADERS").
_BETWEEN = 3
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}")
_MARKS = ",;:.!?()[]\"'"


def number_of(report: Report, filler: Filler) -> str:
    """Return the number of a filler: what the text counts, else what a rule did, else 1 or PLURAL.

    The words come first, since they hold the bound.
    """
    counts = (count_of(report, one) for one in filler.statements)
    counted = next((count for count in counts if count is not None), None)
    if counted is not None:
        return counted
    for one in filler.statements:
        if isinstance(one.detail, TargetDetail) and one.detail.count_low is not None:
            return str(one.detail.count_low)
    return "PLURAL" if is_plural(filler.text) else "1"


def count_of(report: Report, statement: Statement) -> str | None:
    """Return the number told of a statement's words, None when the text gives none."""
    inside = statement.quote.lower().split()
    before = report.text[max(0, statement.start - _REACH) : statement.start].lower().split()
    before = before[-_WORDS:]
    for at, word in enumerate(inside[:_BETWEEN]):
        number = _number(word)
        if number is not None:
            return _bounded(number, [*before, *inside[:at]])
        if word not in listed("count", "skipped"):
            break
    return _before(before)


def _before(words: list[str]) -> str | None:
    for back in range(1, min(_BETWEEN + 1, len(words)) + 1):
        word = words[-back]
        number = _number(word)
        if number is not None:
            return _bounded(number, words[:-back])
        if word[-1] in _MARKS or word in listed("count", "stops"):
            return None
    return None


def _number(word: str) -> int | None:
    """Return the number that a word gives, in digits or words up to ninety-nine."""
    word = word.strip("[]()")
    if _DIGITS.fullmatch(word):
        return int(word.replace(",", ""))
    counts: dict[str, int] = mapping("numbers")
    tens, dash, ones = word.partition("-")
    if dash and counts.get(tens, 0) >= 20 and counts.get(ones, 0) in range(1, 10):
        return counts[tens] + counts[ones]
    return counts.get(word)


def _bounded(number: int, before: list[str]) -> str:
    """Return the number with the mark of the words before it: at least, about."""
    ends = {" ".join(before[-length:]) for length in (1, 2, 3)}
    if ends & listed("count", "at_least"):
        return f"{number}-"
    return f"~{number}" if ends & listed("count", "about") else str(number)
