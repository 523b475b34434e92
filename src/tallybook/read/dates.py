"""Which day or moment does a date of an input mean?

Dates come as ISO 8601, RFC 2822, `20310504`, seconds since 1970, or in English words. The answer
is ISO 8601: a moment only where the offset from UTC is known, else a day.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_YEARS = range(1800, 2101)
# Seconds or milliseconds since 1970, from 1980 to 2100.
_SECONDS = range(315_532_800, 4_102_444_800)
_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ .]{1,2}([A-Za-z]{3,9})\.?,? (\d{4})\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_ISO_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})? ?(Z|[+-]\d\d:?\d\d)"
)


def normal_date(value: str | int | float | None) -> str | None:
    """Return the ISO 8601 day or moment that `value` means, None for none or an impossible one."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_seconds(value)
    # A long text is no date, and is not worth a search.
    text = " ".join(value[:100].split())
    if text.isdecimal() and text.isascii() and len(text) in (10, 13):
        return _from_seconds(int(text))
    for reading in (_iso_moment, _compact_day, _rfc_2822, _iso_day, _in_words):
        try:
            if found := reading(text):
                return found
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return None


def _from_seconds(value: float) -> str | None:
    for seconds in (value, value / 1000):
        if _SECONDS.start <= seconds < _SECONDS.stop:
            return _moment(dt.datetime.fromtimestamp(int(seconds), dt.UTC))
    return None


def _moment(moment: dt.datetime) -> str | None:
    if moment.year not in _YEARS:
        return None
    if moment.tzinfo is None:
        # Without its offset a clock time is no moment: keep what is sure.
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _iso_moment(text: str) -> str | None:
    if not (found := _ISO_MOMENT.match(text)):
        return None
    return _moment(dt.datetime.fromisoformat(found[0].replace(" +", "+").replace(" -", "-")))


def _compact_day(text: str) -> str | None:
    if text[:8].isdecimal() and (len(text) == 8 or text[8:9] in ("T", " ")):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:8]))
    return None


def _rfc_2822(text: str) -> str | None:
    if ":" not in text:
        return None
    return _moment(parsedate_to_datetime(text))


def _iso_day(text: str) -> str | None:
    found = _ISO_DAY.match(text)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _in_words(text: str) -> str | None:
    if found := _DAY_MONTH.search(text):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.search(text):
        month, day, year = found.groups()
    else:
        return None
    number = _MONTHS.get(month[:3].lower())
    return _day(int(year), number, int(day)) if number else None


def _day(year: int, month: int, day: int) -> str | None:
    return dt.date(year, month, day).isoformat() if year in _YEARS else None
