"""When can an account's incident have happened? Spans of days, and the window to look in.

Days are ordinals of the proleptic Gregorian calendar.
"""

from __future__ import annotations

import datetime

import msgspec

from tallybook.records import DateDetail, Statement

_DAYS = {"day": 1, "days": 6, "week": 7, "month": 31, "year": 366}
# Reports of a fresh attack come within days; a late one (a trial, a UN note) states its date.
_FRESH = 10
# An undated attack told beside the main one is mostly of the last ten years.
_PAST = 3653
# Most trials come within this many days.
_AFTERMATH = 1100
EARLIEST, LATEST = datetime.date(1900, 1, 1).toordinal(), datetime.date(2200, 1, 1).toordinal()


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days [first, last] as one statement gives it."""

    first: int
    last: int
    precision: str
    words: str
    basis: str = "explicit"

    @property
    def days(self) -> int:
        """Return how many days it holds."""
        return self.last - self.first + 1


def day_of(moment: str | None) -> int | None:
    """Return the day of an ISO 8601 day or moment; None if there is none or it is not one."""
    if not moment:
        return None
    try:
        return datetime.date.fromisoformat(moment[:10]).toordinal()
    except ValueError:
        return None


def iso(day: int) -> str:
    """Return a day as ISO 8601."""
    return datetime.date.fromordinal(day).isoformat()


def spans_of(told: list[Statement]) -> tuple[Span, ...]:
    """Return the spans that statements give, finest first, then in the order of the text.

    An incident that went on for days gets one more span, from its first to its last day. Dates
    that rest on the publication only are not stated and give none.
    """
    starts = [span for one in told if one.field == "occurred_from" for span in _span(one)]
    ends = [span for one in told if one.field == "occurred_to" for span in _span(one)]
    spans = sorted(starts or ends, key=lambda span: span.days)
    if starts and ends:
        whole = _whole(spans[0], ends)
        spans.extend([whole] if whole else [])
    return tuple(spans)


def _span(one: Statement) -> list[Span]:
    detail = one.detail if isinstance(one.detail, DateDetail) else None
    if detail is not None and detail.basis == "published":
        return []
    first = day_of(detail.date_from if detail else str(one.value or ""))
    last = day_of(detail.date_to) if detail else first
    if first is None:
        first = last
    if first is None:
        return []
    last = first if last is None else max(first, last)
    precision = detail.precision if detail else "day"
    basis = detail.basis if detail else "explicit"
    return [Span(first=first, last=last, precision=precision, words=one.quote, basis=basis)]


def _whole(start: Span, ends: list[Span]) -> Span | None:
    last = max((end.last for end in ends if end.days <= _DAYS["week"]), default=start.last)
    # More than two months is two different times in one account, not one long attack.
    if not start.last < last <= start.last + 62:
        return None
    precision = "days" if last - start.first < 6 else "week"
    return Span(
        first=start.first, last=last, precision=precision, words=start.words, basis=start.basis
    )


def window_of(
    spans: tuple[Span, ...], published: int | None, role: str, follow_up: bool = False
) -> tuple[int, int]:
    """Return the days to look for candidates in: the finest span, or what publication allows.

    Two days more on either side allow for midnight, time zones and slips. An account of what
    followed (a trial, a funeral) is looked for years before.
    """
    first, last = _window(spans, published, role)
    return (min(first, last - _AFTERMATH), last) if follow_up else (first, last)


def _window(spans: tuple[Span, ...], published: int | None, role: str) -> tuple[int, int]:
    if spans:
        first = min(span.first for span in spans if span.days <= 2 * spans[0].days + 3)
        last = max(span.last for span in spans if span.days <= 2 * spans[0].days + 3)
        return first - 2, last + 2
    if published is None:
        return EARLIEST, LATEST
    return published - (_FRESH if role == "main" else _PAST), published + 1


def is_open(window: tuple[int, int]) -> bool:
    """Return whether a window is so wide that the date alone narrows nothing."""
    return window[1] - window[0] > _DAYS["year"] + 10
