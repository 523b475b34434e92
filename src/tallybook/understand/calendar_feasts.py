"""On which day of a year is a feast: Christmas Eve, Easter Sunday, Labor Day?

Only feasts whose day the calendar alone tells. The days of Eid or Diwali are fixed by sight of the
moon and differ by country: they are no dates.
"""

from __future__ import annotations

import datetime

_DAY = datetime.timedelta(days=1)
_FIXED = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year eve": (12, 31),
    "new year day": (1, 1),
    "valentine day": (2, 14),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "halloween": (10, 31),
    "halloween night": (10, 31),
}
# Days from Easter Sunday of the western churches.
_EASTER = {
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter day": 0,
    "easter monday": 1,
}
# Month, weekday (Monday is 0), and which of the month it is; -1 the last one.
_WEEKDAYS = {
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
}
FIRST_WORDS = frozenset(name.split()[0] for name in (*_FIXED, *_EASTER, *_WEEKDAYS))
LONGEST = 3


def is_feast(name: str) -> bool:
    """Return whether the calendar tells the day of a feast, named in lower case."""
    return name in _FIXED or name in _EASTER or name in _WEEKDAYS


def feast(name: str, year: int) -> datetime.date:
    """Return the day of a feast in a year; KeyError for a name that is none."""
    if name in _FIXED:
        return datetime.date(year, *_FIXED[name])
    if name in _EASTER:
        return easter(year) + _DAY * _EASTER[name]
    month, weekday, which = _WEEKDAYS[name]
    if which < 0:
        last = datetime.date(year, month + 1, 1) - _DAY
        return last - _DAY * ((last.weekday() - weekday) % 7)
    first = datetime.date(year, month, 1)
    return first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (which - 1))


def feast_before(name: str, published: datetime.date) -> datetime.date:
    """Return the latest day of a feast that is not after publication."""
    day = feast(name, published.year)
    return day if day <= published else feast(name, published.year - 1)


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of the Gregorian calendar.

    The method of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8).
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    slip = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * slip + 114, 31)
    return datetime.date(year, month, day + 1)
