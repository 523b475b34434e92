"""Which days does a date of a MUC-4 template name: `06 SEP 89`, `D1 - D2`, `- D` (on or before)?"""

from __future__ import annotations

import datetime
import re

import msgspec

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DAY = r"(\d{1,2}) ([A-Z]{3})[A-Z]{0,6}\.?(?: (\d{4}|\d{2}))?"
_DATES = re.compile(rf"(?:{_DAY} ?)?(-)? ?{_DAY}")
_CENTURY = 1900
# The task looks two months back from the article.
_REACH = datetime.timedelta(days=62)


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The days from first to last; `open_start` where only the last is told."""

    first: datetime.date
    last: datetime.date
    open_start: bool = False


def days_of(value: str) -> Days | None:
    """Return the days that a date in upper case names, None if it is none or lacks its year."""
    found = _DATES.fullmatch(value)
    if found is None:
        return None
    last = _day(found[5], found[6], found[7])
    if found[1] is None:
        if last is None:
            return None
        return Days(first=last - _REACH, last=last, open_start=True) if found[4] else _one(last)
    first = _day(found[1], found[2], found[3] or found[7])
    if found[4] is None or first is None or last is None:
        return None
    return Days(first=first, last=last)


def _one(day: datetime.date) -> Days:
    return Days(first=day, last=day)


def _day(day: str, month: str, year: str | None) -> datetime.date | None:
    if month not in _MONTHS or year is None:
        return None
    full = int(year) + (_CENTURY if len(year) == 2 else 0)
    try:
        return datetime.date(full, _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
