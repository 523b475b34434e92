"""When does a figure hold, on a line of time? Moments, their ticks, and how they are said.

A day without a time of day stands at its noon. All is UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

DAY = timedelta(days=1)
_HOURS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 4, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


def moment(iso: str | None) -> datetime | None:
    """Return an ISO 8601 day or moment as a time in UTC; None where it is none."""
    if not iso:
        return None
    try:
        parsed = datetime.fromisoformat(iso)
    except ValueError:
        return None
    if is_day(iso):
        return parsed.replace(tzinfo=UTC) + DAY / 2
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)


def is_day(iso: str) -> bool:
    """Return whether it names a day without a time of day."""
    return len(iso) <= 10


def said(iso: str | None) -> str:
    """Return a day or moment as people write it: `14 October 2017`, `15 October 2017, 18:40`.

    The time of day is the local one of the text, with its offset where it is not UTC.
    """
    if not iso:
        return "time not stated"
    try:
        parsed = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    words = f"{parsed.day} {parsed:%B} {parsed.year}"
    if is_day(iso):
        return words
    zone = parsed.strftime("%z")
    shown = {"": "", "+0000": " UTC"}.get(zone, f" UTC{zone[:3]}:{zone[3:5]}")
    return f"{words}, {parsed:%H:%M}{shown}"


def ticks(first: datetime, last: datetime, most: int) -> list[tuple[datetime, str]]:
    """Return at most about `most` round times between two, each with a short label.

    The first that is a day has the year with it.
    """
    found = _round_times(first, last, most)
    days = [at for at, (_, words) in enumerate(found) if ":" not in words]
    if not days:
        return [(at, f"{at.day} {at:%b}, {words}") for at, words in found]
    at, words = found[days[0]]
    year = "" if str(at.year) in words else f" {at.year}"
    return [*found[: days[0]], (at, words + year), *found[days[0] + 1 :]]


def _round_times(first: datetime, last: datetime, most: int) -> list[tuple[datetime, str]]:
    span = last - first
    for hours in _HOURS:
        if span / timedelta(hours=hours) <= most:
            return _hourly(first, last, hours)
    for days in _DAYS:
        if span / timedelta(days=days) <= most:
            return _daily(first, last, days)
    months = next((one for one in _MONTHS if span / timedelta(days=30 * one) <= most), 600)
    return _monthly(first, last, months)


def _hourly(first: datetime, last: datetime, step: int) -> list[tuple[datetime, str]]:
    at = first.replace(minute=0, second=0, microsecond=0)
    at -= timedelta(hours=at.hour % step)
    found = []
    while at <= last:
        if at >= first:
            words = f"{at.day} {at:%b}" if at.hour == 0 else f"{at:%H:%M}"
            found.append((at, words))
        at += timedelta(hours=step)
    return found


def _daily(first: datetime, last: datetime, step: int) -> list[tuple[datetime, str]]:
    at = first.replace(hour=0, minute=0, second=0, microsecond=0)
    found = []
    while at <= last:
        if at >= first:
            found.append((at, f"{at.day} {at:%b}"))
        at += timedelta(days=step)
    return found


def _monthly(first: datetime, last: datetime, step: int) -> list[tuple[datetime, str]]:
    month = first.year * 12 + first.month - 1
    month -= month % step
    found = []
    while (at := datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)) <= last:
        if at >= first:
            found.append((at, str(at.year) if step >= 12 else f"{at:%b} {at.year}"))
        month += step
    return found
