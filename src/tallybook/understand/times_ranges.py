"""Which two times are one: "from May 3 to May 5", "Saturday and Sunday", "overnight Monday"?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from tallybook.understand.calendar_days import fineness, made_day
from tallybook.understand.mentions import Time
from tallybook.understand.times_words import Found, Words

_TO = frozenset("to through until till into - –".split())
_SKIPPED = frozenset("on the early late".split())
_NIGHT_LINKS = frozenset("on from between of , the and night into to".split())
# "The night of 3 May and the early morning of 4 May": so many words tell the part of the day.
_PART = 5
_OF_PART = frozenset("the early late small morning hours dawn night evening of".split())
_WEEK = datetime.timedelta(days=7)
_ONE_DAY = datetime.timedelta(days=1)


def joined(words: Words, found: Sequence[Found]) -> list[Found]:
    """Return the times with the two ends of each range made one, and a night with its day."""
    result: list[Found] = []
    for one in found:
        whole = _range(words, result[-1], one) if result else None
        if whole is not None:
            result[-1] = whole
        else:
            result.append(one)
    return _with_nights(words, result)


def _range(words: Words, begin: Found, end: Found) -> Found | None:
    if not _are_joined(words, begin, end):
        return None
    if begin.time.precision != end.time.precision or begin.time.precision == "days":
        return None
    last = _dates(end.time)
    first = _first_of(words, begin, end)
    if first is None or last is None:
        return None
    start, stop = first[0], last[1]
    # "Between Saturday and Monday" read on a Sunday: each weekday by itself is the latest.
    if start > stop and begin.time.basis == end.time.basis == "relative":
        start -= _WEEK
    if start > stop or (_is_and(words, begin, end) and stop - start > _ONE_DAY):
        return None
    time = msgspec.structs.replace(
        begin.time,
        end=end.time.end,
        date_from=start.isoformat(),
        date_to=stop.isoformat(),
        precision=fineness(start, stop),
        basis="explicit" if end.time.basis == "explicit" else begin.time.basis,
        month_day=None,
    )
    return Found(time, begin.first, end.last)


def _first_of(words: Words, begin: Found, end: Found) -> tuple[datetime.date, datetime.date] | None:
    """Return the days of the first end; the year of "30 April and 2 May 2018" is the last's."""
    last = _dates(end.time)
    has_month = any(words.month(at) for at in range(begin.first, begin.last))
    if begin.time.basis == "relative" and end.time.basis == "explicit" and has_month and last:
        month_day = begin.time.month_day or (begin.time.date_from or "")[4:]
        number, day = (int(one) for one in month_day.strip("-").split("-"))
        found = made_day(last[0].year, number, day)
        if found is not None and found > last[0]:
            found = made_day(last[0].year - 1, number, day)
        return (found, found) if found else None
    return _dates(begin.time)


def _are_joined(words: Words, begin: Found, end: Found) -> bool:
    if begin.time.role != "point" or end.time.role != "point":
        return False
    between = range(begin.last + 1, end.first)
    if len(between) > _PART or any(words[at] not in _OF_PART for at in between):
        return False
    return words[begin.last] in _TO or words[begin.last] == "and"


def _is_and(words: Words, begin: Found, end: Found) -> bool:
    """Whether two days are told one after the other, and no "between" makes them ends."""
    lead = begin.first - 1
    while words[lead] in _SKIPPED:
        lead -= 1
    days = begin.time.precision == end.time.precision == "day"
    return words[begin.last] == "and" and not (words[lead] == "between" or not days)


def _with_nights(words: Words, found: Sequence[Found]) -> list[Found]:
    """Return the times with "overnight Monday" made one: the night that begins on that day."""
    result: list[Found] = []
    for one in found:
        night = result[-1] if result else None
        if night is not None and _is_night_of(words, night, one):
            result[-1] = _night(words, night, one)
        else:
            result.append(one)
    return _with_night_told(result)


def _with_night_told(found: list[Found]) -> list[Found]:
    """Return the times with "an overnight raid in the valley on Monday" as a part of Monday."""
    nights = [one for one in found if _is_night(one)]
    days = [one for one in found if one.time.role == "point" and one.time.precision == "day"]
    if len(nights) != 1 or len(days) != 1:
        return found
    night, day = nights[0].time, days[0].time
    if day.time_local is None:
        day = msgspec.structs.replace(
            day, time_local="overnight", time_start=night.start, time_end=night.end
        )
    kept = [one for one in found if one is not nights[0]]
    return [Found(day, one.first, one.last) if one is days[0] else one for one in kept]


def _is_night(one: Found) -> bool:
    overnight = one.time.time_local == "overnight" and one.time.time_end == one.time.end
    return overnight and one.time.role == "point" and one.time.precision == "days"


def _is_night_of(words: Words, night: Found, one: Found) -> bool:
    between = [words[at] for at in range(night.last, one.first)]
    return (
        night.time.time_local == "overnight"
        and night.time.precision == "days"
        and one.time.role == "point"
        and one.time.precision in ("day", "days")
        and len(between) <= 2
        and all(word in _NIGHT_LINKS for word in between)
    )


def _night(words: Words, night: Found, one: Found) -> Found:
    ends = _dates(one.time)
    first, last = ends or (None, None)
    if first is not None and first == last:
        is_today = words.published == last or words[one.first - 1] in {"into", "to"}
        first, last = (first - _ONE_DAY, last) if is_today else (first, first + _ONE_DAY)
    time = msgspec.structs.replace(
        night.time,
        end=one.time.end,
        date_from=first.isoformat() if first else None,
        date_to=last.isoformat() if last else None,
        precision="days",
        basis=one.time.basis,
        month_day=one.time.month_day,
    )
    return Found(time, night.first, one.last)


def _dates(time: Time) -> tuple[datetime.date, datetime.date] | None:
    if time.date_from is None or time.date_to is None:
        return None
    return datetime.date.fromisoformat(time.date_from), datetime.date.fromisoformat(time.date_to)
