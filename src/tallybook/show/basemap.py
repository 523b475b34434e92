"""What do the world's countries look like? Outlines that ship with the program; no network.

`countries.json` is made by `scripts/build-basemap` from Natural Earth (public domain) by way of
world-atlas (ISC): rings cut at the antimeridian, in hundredths of a degree. Borders are as that
source draws them.
"""

from __future__ import annotations

import functools
from importlib import resources
from itertools import accumulate

import msgspec

# What stands beneath a map.
CREDIT = "Outlines of countries: Natural Earth. Borders are as that source draws them."

_COARSE_DEGREES = 0.2

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Outline(msgspec.Struct, frozen=True):
    """One ring of a country, in degrees, with its box (west, south, east, north)."""

    points: Ring
    box: tuple[float, float, float, float]


class Country(msgspec.Struct, frozen=True):
    """A country by its ISO 3166-1 alpha-2 code (None where it has none) and its outlines."""

    code: str | None
    name: str
    outlines: tuple[Outline, ...]


class _StoredCountry(msgspec.Struct, frozen=True):
    code: str | None
    name: str
    rings: list[list[int]]


class _Stored(msgspec.Struct, frozen=True):
    about: str
    scale: int
    countries: list[_StoredCountry]


@functools.cache
def countries(*, coarse: bool = False) -> tuple[Country, ...]:
    """Return all countries, by name; `coarse` has the points that a map of the world shows.

    Read once a process.
    """
    if coarse:
        return tuple(_thinned(one) for one in countries())
    stored = _stored()
    return tuple(
        Country(one.code, one.name, tuple(_outline(ring, stored.scale) for ring in one.rings))
        for one in stored.countries
    )


def _thinned(one: Country) -> Country:
    outlines = (Outline(_thin(each.points), each.box) for each in one.outlines)
    return Country(one.code, one.name, tuple(each for each in outlines if len(each.points) > 2))


def _thin(points: Ring) -> Ring:
    """Return the points that lie some way from the last kept one; those of the cut all stay."""
    kept = [points[0]]
    for x, y in points[1:]:
        if abs(x) == 180 or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _COARSE_DEGREES:
            kept.append((x, y))
    return tuple(kept)


@functools.cache
def _stored() -> _Stored:
    raw = (resources.files(__package__) / "countries.json").read_bytes()
    return msgspec.json.decode(raw, type=_Stored)


def about() -> str:
    """Return where the outlines come from and under which terms."""
    return _stored().about


def country(code: str | None) -> Country | None:
    """Return the country of this ISO code, None where the base map has none."""
    return _by_code().get(code) if code else None


@functools.cache
def _by_code() -> dict[str, Country]:
    return {one.code: one for one in countries() if one.code}


def _outline(steps: list[int], scale: int) -> Outline:
    xs = [x / scale for x in accumulate(steps[0::2])]
    ys = [y / scale for y in accumulate(steps[1::2])]
    return Outline(tuple(zip(xs, ys, strict=True)), (min(xs), min(ys), max(xs), max(ys)))
