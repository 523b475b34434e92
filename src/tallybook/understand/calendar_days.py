"""Which days do words for a time mean, seen from the day of publication? Pure arithmetic."""

from __future__ import annotations

import calendar
import datetime

import msgspec

WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
WEEKDAYS_SHORT = {name[:3]: name for name in WEEKDAYS} | {
    "tues": "tuesday",
    "weds": "wednesday",
    "thur": "thursday",
    "thurs": "thursday",
}
MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november"
        " december".split(),
        start=1,
    )
}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_SATURDAY = 5
_DAY = datetime.timedelta(days=1)
# A day without a year that far ahead of publication is not one of a year before.
_SOON = datetime.timedelta(days=7)


class Days(msgspec.Struct, frozen=True):
    """An interval of days, both ends included; None when they cannot be told."""

    first: datetime.date | None
    last: datetime.date | None
    precision: str


def one_day(day: datetime.date | None) -> Days:
    """Return the interval of one day."""
    return Days(day, day, "day")


def made_day(year: int, month: int, day: int) -> datetime.date | None:
    """Return a day of the calendar, None for one that it does not have."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def weekday(
    name: str, published: datetime.date | None, direction: str | None
) -> datetime.date | None:
    """Return the day that a weekday means: the latest not after publication.

    `direction` `last` leaves publication day itself out; `next` is the first one after it.
    """
    if published is None:
        return None
    back = (published.weekday() - WEEKDAYS[name]) % 7
    if direction == "next":
        return published + _DAY * (7 - back)
    if direction == "last" and back == 0:
        back = 7
    return published - _DAY * back


def weekend(published: datetime.date | None, direction: str | None) -> Days:
    """Return Saturday and Sunday of the weekend that holds publication or came before it."""
    if published is None:
        return Days(None, None, "days")
    since = (published.weekday() - _SATURDAY) % 7
    if direction == "last" and since < 2:
        since += 7
    saturday = published - _DAY * since
    return Days(saturday, saturday + _DAY, "days")


def weekend_beside(day: datetime.date | None) -> Days:
    """Return the Saturday and Sunday nearest a feast, with the feast itself if it adjoins them."""
    if day is None:
        return Days(None, None, "days")
    on = (_SATURDAY - day.weekday()) % 7
    saturday = day + _DAY * (on if on <= 3 else on - 7)
    sunday = saturday + _DAY
    first = day if day + _DAY == saturday else saturday
    return Days(first, day if day - _DAY == sunday else sunday, "days")


def week(published: datetime.date | None, offset: int) -> Days:
    """Return Monday to Sunday of the week `offset` weeks from publication."""
    if published is None:
        return Days(None, None, "week")
    monday = published - _DAY * published.weekday() + _DAY * 7 * offset
    return Days(monday, monday + _DAY * 6, "week")


def month(year: int, number: int) -> Days:
    """Return the days of a month; `number` may run over the year's ends."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, index)[1]
    return Days(datetime.date(year, index, 1), datetime.date(year, index, last), "month")


def part_of_month(first: datetime.date, which: int, unit: str) -> Days:
    """Return the first, second, ... or last (-1) `week` or `weekend` of the month of a first day.

    The first week is days 1 to 7, the last one the seven last days.
    """
    last = month(first.year, first.month).last or first
    if unit == "week":
        begin = last - _DAY * 6 if which < 0 else first + _DAY * 7 * (which - 1)
        return Days(begin, begin + _DAY * 6, "week")
    saturday = first + _DAY * ((_SATURDAY - first.weekday()) % 7)
    begin = last - _DAY * ((last.weekday() - _SATURDAY) % 7)
    begin = begin if which < 0 else saturday + _DAY * 7 * (which - 1)
    return Days(begin, begin + _DAY, "days")


def year(number: int) -> Days:
    """Return the days of a year."""
    return Days(datetime.date(number, 1, 1), datetime.date(number, 12, 31), "year")


def month_before(published: datetime.date | None, number: int) -> Days:
    """Return the latest such month that began not after publication."""
    if published is None:
        return Days(None, None, "month")
    return month(published.year - (number > published.month), number)


def day_before(published: datetime.date | None, number: int, day: int) -> datetime.date | None:
    """Return the latest such day of the year that is not after publication.

    A day of the coming weeks is that one: nobody leaves out the year of a day so long ago.
    """
    if published is None:
        return None
    soon = made_day((published + _SOON).year, number, day)
    if soon is not None and published < soon <= published + _SOON:
        return soon
    for back in range(9):
        found = made_day(published.year - back, number, day)
        if found is not None and found <= published:
            return found
    return None


def day_of_month(published: datetime.date | None, day: int, back: int | None = None) -> Days:
    """Return the latest such day of a month not after publication; `back` names the month."""
    if published is None:
        return Days(None, None, "day")
    for months in range(12) if back is None else (back,):
        first = month(published.year, published.month - months).first
        found = made_day(first.year, first.month, day) if first else None
        if found is not None and (found <= published or back is not None):
            return one_day(found)
    return Days(None, None, "day")


def years_before(day: datetime.date | None, count: int) -> datetime.date | None:
    """Return the same day of the year `count` years before; 29 February becomes the 28th."""
    if day is None or count >= day.year:
        return None
    return made_day(day.year - count, day.month, day.day) or made_day(day.year - count, 2, 28)


def ago(published: datetime.date | None, count: int, unit: str) -> Days:
    """Return when "`count` `unit`s ago" was, as finely as the unit tells."""
    precision = {
        "day": "day",
        "minute": "day",
        "hour": "days",
        "week": "week",
        "month": "month",
        "year": "year",
    }
    if published is None:
        return Days(None, None, precision[unit])
    if unit == "day":
        return one_day(published - _DAY * min(count, 36_000))
    if unit == "minute":
        return one_day(published)
    if unit == "hour":
        return Days(published - _DAY * min(-(-count // 24), 3_600), published, "days")
    if unit == "week":
        middle = published - _DAY * 7 * min(count, 5_000)
        return Days(middle - _DAY * 3, middle + _DAY * 3, "week")
    if unit == "month":
        return month(published.year, published.month - min(count, 1_200))
    return year(max(1, published.year - count))


def fineness(first: datetime.date | None, last: datetime.date | None) -> str:
    """Return the code of `date_precision` for an interval, by its length."""
    if first is None or last is None or first == last:
        return "day"
    length = (last - first).days + 1
    for most, code in ((6, "days"), (7, "week"), (31, "month")):
        if length <= most:
            return code
    return "year"
