"""Which day does the address of a page name as that of its publication?

Newspapers file their pages by day: `/2031/05/04/`, `/2031/may/04/`, `/2031-05-04/`, `20310504`.
Only the path counts, and of a page in a web archive only the path of the page itself. Two
different days of one form say nothing, and so does a day before there was a web.
"""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit

_FIRST_YEAR, _LAST_YEAR = 1991, 2100
_LONGEST = 2_000
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMES = "|".join(_MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
# From the surest form to the least sure: folders, a day written out, eight figures in a row.
_FORMS = (
    re.compile(
        rf"/{_YEAR}/(?P<month>\d{{1,2}}|(?:{_NAMES})[a-z]{{0,6}})/(?P<day>\d{{1,2}})(?=/|$)"
    ),
    re.compile(rf"(?<![0-9a-z]){_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?![0-9])"),
    re.compile(rf"(?<![0-9a-z]){_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?![0-9a-z])"),
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/", re.I)


def day_in_address(address: str | None) -> str | None:
    """Return the day, ISO 8601, that the path of a web address names; None for none."""
    if not address or len(address) > _LONGEST:
        return None
    page = address[found.end() :] if (found := _ARCHIVED.match(address)) else address
    path = _path(page)
    for form in _FORMS:
        days = {day for day in map(_day, form.finditer(path)) if day}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _path(page: str) -> str:
    try:
        return urlsplit(page if "://" in page[:10] else f"//{page}").path.lower()
    except ValueError:
        return ""


def _day(found: re.Match[str]) -> str | None:
    year, month = int(found["year"]), found["month"]
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    try:
        return datetime.date(year, number, int(found["day"])).isoformat()
    except ValueError:
        return None
