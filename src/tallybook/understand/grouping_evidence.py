"""Do two tellings of an act agree in date and place, or do they show two incidents?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from tallybook.understand.mentions import Place, Time

# Parts of one incident may be told for some days after it began, never for days before.
_DAYS_LATER = 1
_DAYS_LATER_POINTING_BACK = 4
# Below this the gazetteer may hold the wrong one of several places of the name.
_SURE = 0.6
# Two names within this many degrees (about 20 km) may be one town and its suburb.
_NEAR = 0.2


class Window(msgspec.Struct, frozen=True):
    """The days within which something happened."""

    first: dt.date
    last: dt.date
    precision: str = "day"

    @property
    def is_fine(self) -> bool:
        """Whether it is known within a week."""
        return (self.last - self.first).days <= 7


def window_of(time: Time) -> Window | None:
    """Return the days that a time names, None when it names none or is no point in time."""
    if time.role not in ("point", "anniversary") or time.date_from is None:
        return None
    first = _day(time.date_from)
    last = _day(time.date_to or time.date_from)
    if first is None or last is None:
        return None
    return Window(min(first, last), max(first, last), time.precision or "day")


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def dates_conflict(known: Window, new: Window, *, pointing_back: bool) -> bool:
    """Whether an act of the new window cannot be part of an incident of the known window."""
    if new.last < known.first:
        return True
    if new.first <= known.last:
        return False
    slack = _DAYS_LATER_POINTING_BACK if pointing_back else _DAYS_LATER
    return (new.first - known.last).days > slack


def places_conflict(known: Sequence[Place], new: Sequence[Place]) -> bool:
    """Whether acts at these places cannot be one incident: no pair of places agrees.

    Sites do not count: one mall has many names, and its country is only guessed.
    """
    known, new = _surely(known), _surely(new)
    if not known or not new:
        return False
    return not any(_may_be_one(a, b) for a in known for b in new)


def places_agree(known: Sequence[Place], new: Sequence[Place]) -> bool:
    """Whether some place is named by both, or holds one of the other."""
    if any(_may_be_one(a, b) for a in _without_sites(known) for b in _without_sites(new)):
        return True
    sites = {place.detail.name.lower() for place in known if place.level == "site"}
    return any(place.level == "site" and place.detail.name.lower() in sites for place in new)


def _surely(places: Sequence[Place]) -> list[Place]:
    return [place for place in _without_sites(places) if place.detail.confidence >= _SURE]


def _without_sites(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.level != "site"]


def _may_be_one(a: Place, b: Place) -> bool:
    left, right = a.detail, b.detail
    if left.country and right.country and left.country != right.country:
        return False
    if left.gazetteer_id is not None and left.gazetteer_id == right.gazetteer_id:
        return True
    if left.name.lower() == right.name.lower():
        return True
    if "country" in (a.level, b.level):
        return True
    if left.adm1 and right.adm1 and left.adm1 != right.adm1:
        return False
    if a.level in ("settlement", "adm2") and b.level == a.level:
        return _near(a, b)
    return a.level != b.level or a.level not in ("adm1", "region")


def _near(a: Place, b: Place) -> bool:
    left, right = a.detail, b.detail
    if left.latitude is None or right.latitude is None:
        return False
    if left.longitude is None or right.longitude is None:
        return False
    return (
        abs(left.latitude - right.latitude) < _NEAR
        and abs(left.longitude - right.longitude) < _NEAR
    )


def is_fine(place: Place) -> bool:
    """Whether a place grounds an incident by itself: finer than a country."""
    return place.level != "country" and not place.demonym and place.detail.name != ""
