"""Where is an incident known to have happened, and how large is the area it may lie in?

A dot is drawn only where a point is known. Anything coarser is an area: no false points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from tallybook import codebook

# Half the width of the area in kilometres, by geoprecision. 2 is the definition of the code; the
# outlines of districts and provinces are not shipped, so 3 to 5 and 7 are circles of a usual size.
AREA_KM = {1: 1.0, 2: 25.0, 3: 40.0, 4: 120.0, 5: 100.0, 7: 200.0}
COUNTRY = 6
# Up to here the middle of the area is a known point.
POINT = 2


class PlaceMark(msgspec.Struct, frozen=True, kw_only=True):
    """One incident on the map; `latitude` and `longitude` are None where only a country is known.

    `label` names it, `href` leads to it (None: no link).
    """

    incident_id: str
    label: str
    precision: int
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    where: str = ""
    href: str | None = None

    @property
    def radius_km(self) -> float | None:
        """Half the width of the area it may lie in; None for a whole country."""
        return AREA_KM.get(self.precision)


class Placed(Protocol):
    """What is placed: an incident, or its line in a list."""

    @property
    def incident_id(self) -> str:
        """Its id."""

    @property
    def country(self) -> str | None:
        """Its ISO 3166-1 code."""

    @property
    def latitude(self) -> float | None:
        """Degrees north."""

    @property
    def longitude(self) -> float | None:
        """Degrees east."""

    @property
    def geoprecision(self) -> int | None:
        """How finely the place is known."""


def mark_of(one: Placed, label: str, where: str, href: str | None) -> PlaceMark | None:
    """Return the mark of an incident, None where neither a point nor a country is known."""
    known = one.latitude is not None and one.longitude is not None
    precision = one.geoprecision or (COUNTRY if one.country else None)
    if precision is None or (not known and not one.country):
        return None
    if precision not in AREA_KM or not known:
        precision = COUNTRY
    return PlaceMark(
        incident_id=one.incident_id,
        label=label,
        precision=precision,
        country=one.country,
        latitude=one.latitude if known else None,
        longitude=one.longitude if known else None,
        where=where,
        href=href,
    )


def precision_words(geoprecision: int | None) -> str:
    """Return how finely a place is known, in words: "near: within about 25 km of a known point"."""
    if geoprecision is None:
        return "not placed on the map"
    code = codebook.code_list("geoprecision").codes.get(str(geoprecision))
    if code is None:
        return "not placed on the map"
    definition = code.definition.rstrip(".")
    return f"{code.label}: {definition[:1].lower()}{definition[1:]}"


def area_words(precision: int) -> str:
    """Return what the map draws for a geoprecision."""
    km = AREA_KM.get(precision)
    if km is None:
        return "drawn as the whole country"
    if precision == 1:
        return "drawn as a point"
    if precision == POINT:
        return "drawn as the circle of 25 km in which it lies"
    return f"drawn as a circle of {km:.0f} km; the outline of the area itself is not shipped"


def spots(marks: Iterable[PlaceMark]) -> tuple[tuple[PlaceMark, ...], ...]:
    """Return the marks by spot: those of the same point and precision stand together.

    Coarse ones come first, so that what is known finely is drawn on top.
    """
    by_spot: dict[tuple[object, ...], list[PlaceMark]] = {}
    for one in marks:
        at = (one.country,) if one.precision == COUNTRY else (one.latitude, one.longitude)
        by_spot.setdefault((one.precision, *at), []).append(one)
    # A whole country lies beneath everything else, whatever its number.
    order = sorted(by_spot.items(), key=lambda item: (_coarseness(item[1][0]), str(item[0])))
    return tuple(tuple(sorted(found, key=lambda m: m.incident_id)) for _, found in order)


def _coarseness(mark: PlaceMark) -> float:
    return -(mark.radius_km or 10_000.0)
