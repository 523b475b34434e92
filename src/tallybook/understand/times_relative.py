"""Which days do "yesterday", "Friday", "last week", "two days ago" mean, seen from publication?

"A day earlier" and "the next day" are seen from the day told last before them.
"""

from __future__ import annotations

import datetime

from tallybook.understand import calendar_days as days
from tallybook.understand.calendar_days import Days
from tallybook.understand.times_weekdays import BACK, weekday_at
from tallybook.understand.times_words import UNITS, Found, Words

_PARTS_TOLD = frozenset("night morning afternoon evening day".split())
# "Three hours later" is on the same day, "fourteen hours later" may be on the next.
_HALF_A_DAY = 7
_ONE_DAY = datetime.timedelta(days=1)
_NOTHING = Days(None, None, "day")


def relative_at(words: Words, at: int) -> Found | None:
    """Return the relative time that begins at this token, None if none does."""
    return (
        weekday_at(words, at) or _near(words, at) or _told_before(words, at) or _stretch(words, at)
    )


def _near(words: Words, at: int) -> Found | None:
    """Read "yesterday", "tonight", "last night", "over the weekend", "last week"."""
    word, following = words[at], words[at + 1]
    if word in {"yesterday", "today", "tonight", "tomorrow"}:
        return _day_word(words, at)
    if word == "overnight" and following not in {"curfew", "curfews", "stay"}:
        first = words.published - _ONE_DAY if words.published else None
        return words.made(at, at + 1, Days(first, words.published, "days"), part=(at, at + 1))
    if word == "weekend" or (word in BACK | {"this"} and following == "weekend"):
        return _weekend(words, at)
    if word in BACK | {"this"} and following in _PARTS_TOLD:
        return _part_of_day(words, at)
    if word in BACK | {"this"} and following in {"week", "month", "year"}:
        return _period(words, at)
    if word in BACK | {"recent"}:
        return _within(words, at)
    return None


def _day_word(words: Words, at: int) -> Found:
    word, first = words[at], at
    back = {"yesterday": 1, "tomorrow": -1}.get(word, 0)
    if word == "yesterday" and [words[at - 2], words[at - 1]] == ["day", "before"]:
        back, first = 2, at - 2 - (words[at - 3] == "the")
    day = words.published - _ONE_DAY * back if words.published else None
    part = (at, at + 1) if word == "tonight" else None
    return words.made(first, at + 1, days.one_day(day), part=part)


def _weekend(words: Words, at: int) -> Found:
    last = at + 1 if words[at] == "weekend" else at + 2
    first = at
    while first and words[first - 1] in {"the", "over", "at", "during"}:
        first -= 1
    direction = "last" if words[at] == "last" else None
    return words.made(first, last, days.weekend(words.published, direction))


def _part_of_day(words: Words, at: int) -> Found | None:
    """Read "last night", "this morning", "late last night", "the previous day"."""
    word, part = words[at], words[at + 1]
    if part == "day":
        is_previous = word == "previous" and words[at - 1] == "the"
        return _from_anchor(words, at, at + 2, -1) if is_previous else None
    if word == "previous" and words.anchor:
        return _from_anchor(words, at, at + 2, -1, (at + 1, at + 2))
    back = 1 if word in {"last", "previous"} else 0
    day = words.published - _ONE_DAY * back if words.published else None
    return words.made(at, at + 2, days.one_day(day), part=(at + 1, at + 2))


def _period(words: Words, at: int) -> Found | None:
    # "In the last week of May" is no week before this one: the month behind it is read.
    if words[at + 2] == "of" and words.month(at + 3):
        return None
    offset, unit = (0 if words[at] == "this" else -1), words[at + 1]
    published = words.published
    if published is None:
        meant = Days(None, None, unit)
    elif unit == "week":
        meant = days.week(published, offset)
    elif unit == "month":
        meant = days.month(published.year, published.month + offset)
    else:
        meant = days.year(published.year + offset)
    if offset == 0 and meant.last and published:
        meant = Days(meant.first, min(meant.last, published), meant.precision)
    return words.made(at, at + 2, meant)


def _within(words: Words, at: int) -> Found | None:
    """Read "the past 24 hours", "the last two days", "recent days": an interval that ends now."""
    if words[at] == "recent":
        unit = UNITS.get(words[at + 1])
        plural = unit is not None and words[at + 1].endswith("s")
        return _ending_now(words, at, at + 2, 7, unit) if plural and unit else None
    number = words.numbers.get(at + 1)
    unit = UNITS.get(words[number.last]) if number else None
    if number is None or unit is None:
        return None
    count = number.value or number.high or number.low
    return _ending_now(words, at, number.last + 1, count, unit) if count else None


def _ending_now(words: Words, at: int, last: int, count: int, unit: str) -> Found:
    first = days.ago(words.published, count, unit).first
    ends = words.published if first else None
    role = "since" if unit in {"month", "year"} else "point"
    return words.made(at, last, Days(first, ends, days.fineness(first, ends)), role=role)


def _told_before(words: Words, at: int) -> Found | None:
    """Read "the next day", "the same day", "that night", "the day before"."""
    word, one, two = words[at], words[at + 1], words[at + 2]
    if word == "that" and one in _PARTS_TOLD and words.anchor:
        part = (at + 1, at + 2) if one != "day" else None
        return words.made(at, at + 2, days.one_day(words.anchor), part=part)
    if word != "the":
        return None
    if one == "same" and two in _PARTS_TOLD and words.anchor:
        part = (at + 2, at + 3) if two != "day" else None
        return words.made(at, at + 3, days.one_day(words.anchor), part=part)
    if one in {"next", "following"} and two in {"day", "morning"} and words.anchor:
        part = (at + 2, at + 3) if two != "day" else None
        return _from_anchor(words, at, at + 3, 1, part)
    if one in {"week", "month", "year"} and [words[at - 2], words[at - 1]] == ["earlier", "in"]:
        return _this(words, at, one)
    if one == "day" and words[at - 1] == "in" and words[at - 2] in {"earlier", "later"}:
        return _from_anchor(words, at, at + 2, 0) if words.anchor else None
    # "The day before the vote" is seen from the vote.
    closed = not words[at + 3].isalpha() or words[at + 3] in {"and", "but", "when", "in", "at"}
    if one == "day" and two in {"before", "after"} and closed and words.anchor:
        return _from_anchor(words, at, at + 3, -1 if two == "before" else 1)
    return None


def _this(words: Words, at: int, unit: str) -> Found:
    """Read "earlier in the month": up to publication."""
    published = words.published
    if published is None:
        return words.made(at, at + 2, Days(None, None, unit))
    first = days.week(published, 0).first if unit == "week" else published.replace(day=1)
    if unit == "year":
        first = published.replace(month=1, day=1)
    return words.made(at, at + 2, Days(first, published, unit))


def _from_anchor(
    words: Words, first: int, last: int, on: int, part: tuple[int, int] | None = None
) -> Found:
    origin = words.anchor or words.published
    day = origin + _ONE_DAY * on if origin else None
    return words.made(first, last, days.one_day(day), part=part)


def _stretch(words: Words, at: int) -> Found | None:
    """Read "two days ago", "days ago", "a week earlier", "a 10-day siege", "for 3 hours"."""
    if words[at] in {"hours", "minutes"} and words[at + 1] == "later" and words.anchor:
        return _from_anchor(words, at, at + 2, 0)
    counted = _counted(words, at)
    if counted is None:
        return None
    low, high, unit_at = counted
    unit, after = UNITS[words[unit_at]], words[unit_at + 1]
    if words[unit_at] in {"decade", "decades"}:
        low, high = 10 * low, 10 * high
    if after in {"anniversary", "-anniversary"}:
        return words.made(at, unit_at + 2, Days(None, None, "year"), role="anniversary")
    joined = words[at + 1] == "-"
    if after == "ago" and not joined:
        return _ago(words, at, unit_at + 2, (low, high), unit)
    if after in {"earlier", "later"} and not joined and low == high:
        return _earlier(words, at, unit_at, low, unit)
    since = _since(words, unit_at)
    if since and not joined and low == high:
        return _ago(words, at, since, (low, high), unit)
    if low != high and after not in {"of", "later"}:
        return None
    return words.made(at, unit_at + 1, _NOTHING, role="duration")


def _counted(words: Words, at: int) -> tuple[int, int, int] | None:
    """Return the least and most of a count of units of time, and the token of the unit."""
    word = words[at]
    if word in {"a", "an"} and words[at + 1] in UNITS:
        return 1, 1, at + 1
    # "Days ago" and "hours earlier" mean two or more of them, fewer than make the next unit.
    if word in _MOST and words[at + 1] == "ago" and words[at - 1] not in {"few", "several"}:
        return 2, _MOST[word], at
    number = words.numbers.get(at)
    if number is None:
        return None
    unit_at = number.last + (words[number.last] in {"-", "more", "full", "straight", "whole"})
    if words[unit_at] not in UNITS:
        return None
    low = number.value or number.low
    high = number.value or number.high or (low * 3 if low else None)
    return (low, high, unit_at) if low and high else None


_MOST = {"minutes": 60, "hours": 24, "days": 7, "weeks": 4, "months": 6, "years": 9}


def _ago(words: Words, at: int, last: int, count: tuple[int, int], unit: str) -> Found:
    low, high = count
    weekday = words[last + (words[last] == "on")]
    if unit == "week" and low == high and weekday in days.WEEKDAYS:
        end = last + 1 + (words[last] == "on")
        back = datetime.timedelta(days=7 * min(low, 5_000))
        this = days.weekday(weekday, words.published, None)
        return words.made(at, end, days.one_day(this - back if this else None))
    on_the_day = _ago_today(words, at, last, high, unit) if low == high else None
    if on_the_day is not None:
        return on_the_day
    meant = days.ago(words.published, high, unit)
    if low != high:
        nearest = days.ago(words.published, low, unit)
        meant = Days(meant.first, nearest.last, days.fineness(meant.first, nearest.last))
    elif [words[at - 2], words[at - 1]] in (["less", "than"], ["fewer", "than"]):
        at -= 2
        meant = _at_most_ago(words.published, high, unit)
    return words.made(at, last, meant)


def _at_most_ago(published: datetime.date | None, count: int, unit: str) -> Days:
    """Return the days of "less than two weeks ago": up to publication."""
    first = days.ago(published, count, unit).first
    if unit == "week" and published is not None:
        first = published - _ONE_DAY * 7 * min(count, 5_000)
    return Days(first, published if first else None, days.fineness(first, published))


def _ago_today(words: Words, at: int, last: int, count: int, unit: str) -> Found | None:
    """Read "ten years ago today", "five years ago this week": a day or week long ago."""
    if unit != "year" or words[last] not in {"today", "this"}:
        return None
    then = days.years_before(words.published, count)
    if words[last] == "today":
        return words.made(at, last + 1, days.one_day(then))
    if words[last + 1] == "week":
        return words.made(at, last + 2, days.week(then, 0))
    if words[last + 1] == "month":
        meant = days.month(then.year, then.month) if then else Days(None, None, "month")
        return words.made(at, last + 2, meant)
    return None


def _earlier(words: Words, at: int, unit_at: int, count: int, unit: str) -> Found:
    """Read "two days earlier", "a day later": seen from the day told before."""
    earlier = words[unit_at + 1] == "earlier"
    if unit in {"hour", "minute"} and words.anchor and count < _HALF_A_DAY:
        return _from_anchor(words, at, unit_at + 2, 0)
    if unit == "day" and words.anchor:
        return _from_anchor(words, at, unit_at + 2, min(count, 3_600) * (-1 if earlier else 1))
    if not earlier:
        return words.made(at, unit_at + 1, _NOTHING, role="duration")
    return words.made(at, unit_at + 2, days.ago(words.published, count, unit))


def _since(words: Words, unit_at: int) -> int | None:
    """Return where "since the attack" ends after "the one week that has passed"."""
    for at in range(unit_at + 1, min(unit_at + 5, len(words))):
        if words[at] == "since" and words[at + 1] in {"the", "then"}:
            return at + 1
    return None


def anniversary_at(words: Words, at: int) -> Found | None:
    """Read "the first anniversary", "the anniversary of"."""
    if words[at] not in {"anniversary", "anniversaries"}:
        return None
    first = at - 1 if words[at - 1].isalpha() and words[at - 2] in {"the", "a", "its"} else at
    return words.made(first, at + 1, Days(None, None, "year"), role="anniversary")
