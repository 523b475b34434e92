"""When did the incident of a MUC-4 template happen? Slot 2.

`DD MMM YY` where the words name a day or tell how many days back it lies, `D1 - D2` for several,
and `- D` with the day of the dateline where no day is told or only the day of the week
(template-doc part 1, 7.3).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from tallybook.records import Account, DateDetail, Muc4Fill, Report, Statement

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# Days that are only hinted at tell no more than that it was before the report.
_VAGUE = re.compile(
    r"\b(?:minutes?|hours?|weeks?|weekend|months?|years?|recent|recently|few|several|couple|some)\b",
    re.IGNORECASE,
)
_LONGEST = datetime.timedelta(days=31)


class _Span(msgspec.Struct, frozen=True):
    """The days that one statement names, and how sure it is."""

    first: datetime.date
    last: datetime.date
    sure: float
    is_open: bool = False


def date_fill(report: Report, accounts: Sequence[Account]) -> tuple[Muc4Fill, ...]:
    """Return the date of the accounts that become one template; empty where nothing dates it."""
    filed = _day(report.published_at)
    spans = (span for one in accounts if (span := _best(one, filed)))
    span = next(spans, None)
    if span is None:
        return _fill(f"- {_words(filed)}") if filed else ()
    if span.is_open:
        return _fill(f"- {_words(filed or span.last)}")
    if span.first == span.last:
        return _fill(_words(span.first))
    return _fill(f"{_words(span.first)} - {_words(span.last)}")


def _fill(value: str) -> tuple[Muc4Fill, ...]:
    return (Muc4Fill(values=(value,)),)


def _best(account: Account, filed: datetime.date | None) -> _Span | None:
    """Return the surest span of an account: days before weeks, of equals the one told first."""
    spans = [one for one in _spans(account) if filed is None or one.first <= filed]
    return min(spans, key=_order, default=None)


def _order(span: _Span) -> tuple[bool, bool, float]:
    return span.is_open, span.first != span.last, -span.sure


def _spans(account: Account) -> Iterator[_Span]:
    for one in account.of_field("occurred_from", "occurred_to"):
        if not isinstance(one.detail, DateDetail):
            continue
        first, last = _day(one.detail.date_from), _day(one.detail.date_to)
        if first and last:
            is_open = last - first > _LONGEST or _is_open(one)
            yield _Span(first, last, one.confidence, is_open)


def _is_open(statement: Statement) -> bool:
    """Whether only a day of the week or some weeks are told: those are not calculated (note 1)."""
    words = statement.quote
    return _VAGUE.search(words) is not None or (
        _WEEKDAY.search(words) is not None and not _DIGIT.search(words)
    )


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _words(day: datetime.date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"
