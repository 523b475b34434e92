"""Which two times are the ends of one: "from May 3 to May 5", "between Saturday and Monday"?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from tallybook.understand.calendar_days import fineness
from tallybook.understand.mentions import Time
from tallybook.understand.times_words import Found, Words

_TO = frozenset("to through until till - –".split())
_SKIPPED = frozenset("on the early late".split())
_WEEK = datetime.timedelta(days=7)


def joined(words: Words, found: Sequence[Found]) -> list[Found]:
    """Return the times with the two ends of each range made one."""
    result: list[Found] = []
    for one in found:
        whole = _range(words, result[-1], one) if result else None
        if whole is not None:
            result[-1] = whole
        else:
            result.append(one)
    return result


def _range(words: Words, begin: Found, end: Found) -> Found | None:
    if not _are_joined(words, begin, end):
        return None
    if begin.time.precision != end.time.precision or begin.time.precision == "days":
        return None
    first, last = _dates(begin.time), _dates(end.time)
    if first is None or last is None:
        return None
    start, stop = first[0], last[1]
    # "Between Saturday and Monday" read on a Sunday: each weekday by itself is the latest.
    if start > stop and begin.time.basis == end.time.basis == "relative":
        start -= _WEEK
    if start > stop:
        return None
    time = msgspec.structs.replace(
        begin.time,
        end=end.time.end,
        date_from=start.isoformat(),
        date_to=stop.isoformat(),
        precision=fineness(start, stop),
        basis="explicit" if end.time.basis == "explicit" else begin.time.basis,
    )
    return Found(time, begin.first, end.last)


def _are_joined(words: Words, begin: Found, end: Found) -> bool:
    if begin.time.role != "point" or end.time.role != "point" or end.first != begin.last + 1:
        return False
    if words[begin.last] in _TO:
        return True
    lead = begin.first - 1
    while words[lead] in _SKIPPED:
        lead -= 1
    return words[begin.last] == "and" and words[lead] == "between"


def _dates(time: Time) -> tuple[datetime.date, datetime.date] | None:
    if time.date_from is None or time.date_to is None:
        return None
    return datetime.date.fromisoformat(time.date_from), datetime.date.fromisoformat(time.date_to)
