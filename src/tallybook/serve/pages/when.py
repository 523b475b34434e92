"""Which stretch of time does a bar of the timeline stand for, and which address lists it?"""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from tallybook.serve.pages.facets import PATH
from tallybook.serve.pages.queries import address
from tallybook.show.timeline import Period, periods
from tallybook.store.listing import Filters, TimelineBar


def dated_periods(bars: Sequence[TimelineBar]) -> tuple[Period, ...]:
    """Return the months, or for a long time the years, of a selection."""
    found = [Period(name=one.month, incidents=one.incidents, killed=one.killed) for one in bars]
    return periods(found)


def month_address(filters: Filters, name: str) -> str:
    """Return the address of the selected incidents of one month (`2031-05`) or year (`2031`)."""
    if len(name) == 4:
        return address(PATH, filters, from_=f"{name}-01-01", to=f"{name}-12-31")
    last = calendar.monthrange(int(name[:4]), int(name[5:7]))[1]
    return address(PATH, filters, from_=f"{name}-01", to=f"{name}-{last:02}")
