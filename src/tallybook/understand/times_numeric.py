"""Which dates are written in numbers: "2031-05-03", "13/05/2031", "3.5.2031", "11-Sep-2031"?

Of the two orders of "03/05/2031" one counts where it alone lies shortly before publication; else
they give nothing.
"""

from __future__ import annotations

import datetime
import re

from tallybook.understand import calendar_days as days
from tallybook.understand.times_words import YEAR, Found, Words

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})")
# News is told soon: of two readings of numbers one that lies so near before publication counts.
_FRESH = datetime.timedelta(days=45)


def numeric_at(words: Words, at: int) -> Found | None:
    """Read "2031-05-03" and the orders that only one reading fits: "13/05/2031"."""
    dotted = _DOTTED.fullmatch(words[at])
    if dotted:
        numbers, last = tuple(map(int, dotted.groups())), at + 1
    else:
        parts = [words[at + n] for n in range(5)]
        joined = parts[1] == parts[3] and parts[1] in {"-", "/"}
        if parts[1] == "-" and "-" in parts[2]:
            return _hyphened(words, at)
        if not joined or not all(parts[n].isdecimal() and len(parts[n]) <= 4 for n in (0, 2, 4)):
            return None
        numbers, last = (int(parts[0]), int(parts[2]), int(parts[4])), at + 5
    day = _day_of_numbers(*numbers) or _nearest_day(words.published, *numbers)
    return words.made(at, last, days.one_day(day), basis="explicit") if day else None


def _hyphened(words: Words, at: int) -> Found | None:
    """Read "11-Sep-2031", of which the month and the year are one token."""
    day, (name, _, year) = day_number(words, at), words[at + 2].partition("-")
    number = days.MONTHS.get(name)
    if day is None or number is None or not YEAR.fullmatch(year):
        return None
    made = days.made_day(int(year), number, day)
    return words.made(at, at + 3, days.one_day(made), basis="explicit") if made else None


def _day_of_numbers(one: int, two: int, three: int) -> datetime.date | None:
    if 1900 <= one < 2100:
        return days.made_day(one, two, three)
    if not 1900 <= three < 2100 or (one <= 12 and two <= 12 and one != two):
        return None
    return days.made_day(three, *((two, one) if one > 12 else (one, two)))


def _nearest_day(
    published: datetime.date | None, one: int, two: int, year: int
) -> datetime.date | None:
    """Return the reading of "05/07/2031" that lies shortly before publication, if just one does."""
    if published is None or not 1900 <= year < 2100:
        return None
    readings = (days.made_day(year, one, two), days.made_day(year, two, one))
    near = [day for day in readings if day and published - _FRESH <= day <= published]
    return near[0] if len(near) == 1 else None


def day_number(words: Words, at: int) -> int | None:
    """Return the day of a month that a token may be, 1 to 31; None for none."""
    word = words[at]
    return int(word) if word.isdecimal() and len(word) < 3 and 0 < int(word) < 32 else None
