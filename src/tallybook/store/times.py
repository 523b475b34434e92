"""How is book time written, and which moment does a person mean?

Book time is UTC with microseconds, always of one length, so that text order is time order.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

from tallybook.errors import UsageError


def book_time(moment: datetime) -> str:
    """Return the moment as book time, such as `2031-05-04T12:00:00.000000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def end_of(asked: str) -> str:
    """Return the last book time that belongs to a day or moment in ISO 8601.

    A day means its end, a moment without offset is UTC. Raises UsageError for anything else.
    """
    return _moment(asked, time.max)


def start_of(asked: str) -> str:
    """Return the first book time of a day, or a moment itself; as `end_of` otherwise."""
    return _moment(asked, time.min)


def _moment(asked: str, of_day: time) -> str:
    try:
        moment = datetime.fromisoformat(asked)
    except ValueError:
        raise UsageError(
            f"{asked!r} is no day or moment", next_step="write 2031-05-04 or 2031-05-04T12:00"
        ) from None
    if len(asked) <= len("2031-05-04"):
        moment = datetime.combine(moment.date(), of_day)
    return book_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
