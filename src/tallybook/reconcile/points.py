"""Which place does a person mean by "Port Alba", "1.25, 36.8" or "Port Alba (1.25, 36.8)"?"""

from __future__ import annotations

import re

from tallybook.records import PlaceDetail

_POINT = re.compile(
    r"\(?\s{0,4}(-?\d{1,3}(?:\.\d{1,12})?)\s{0,4},\s{0,4}(-?\d{1,3}(?:\.\d{1,12})?)\s{0,4}\)?$"
)
# A point that a person put on the map is exact.
_EXACT = 1
_LONGEST = 200


def point_of(words: str) -> tuple[str, tuple[float, float] | None]:
    """Return the name and the latitude and longitude that the words end in, if they do."""
    words = words.strip()[:_LONGEST]
    found = _POINT.search(words)
    if found is None:
        return words, None
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        return words, None
    return words[: found.start()].strip(), (latitude, longitude)


def place_of(words: str, before: PlaceDetail | None) -> PlaceDetail:
    """Return the place that a person named, in the country and division of the one before.

    A name alone has no point; a point alone keeps the name.
    """
    name, point = point_of(words)
    return PlaceDetail(
        name=name or (before.name if before else words.strip()),
        country=before.country if before else None,
        country_name=before.country_name if before else None,
        adm1=before.adm1 if before else None,
        adm2=before.adm2 if before else None,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        geoprecision=_EXACT if point else None,
        site_type=before.site_type if before else None,
    )
