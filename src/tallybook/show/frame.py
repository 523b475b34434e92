"""Which part of the world is in the picture, and where in it does a point of the earth stand?

Plate carrée with its true scale at the middle of the picture: straight meridians and parallels,
hardly any distortion at the size of a country. Longitudes run on past 180 where the picture does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from tallybook.show.basemap import Point

# Kilometres of one degree of latitude.
KM = 111.32
# Beyond these no incident was ever placed, and the map would be mostly ice.
SOUTH, NORTH = -58.0, 84.0


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A window on the earth in degrees and the size of its picture in pixels."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """How many pixels one degree of latitude has."""
        return self.height / (self.north - self.south)

    def at(self, longitude: float, latitude: float) -> Point:
        """Return where a point stands in the picture, the copy of it that is nearest inside."""
        x = (self._near(longitude) - self.west) / (self.east - self.west) * self.width
        return x, (self.north - latitude) * self.scale

    def _near(self, longitude: float) -> float:
        middle = (self.west + self.east) / 2
        return longitude + 360 * round((middle - longitude) / 360)

    def radii(self, km: float, latitude: float) -> Point:
        """Return the half width and half height, in pixels, of a circle of `km` around a point."""
        shrink = max(math.cos(math.radians(latitude)), 0.05)
        wide = km / KM / shrink * self.width / (self.east - self.west)
        return wide, km / KM * self.scale

    @property
    def km_per_pixel(self) -> float:
        """How far a pixel goes in the middle of the picture."""
        return KM / self.scale


def world(width: float) -> Frame:
    """Return the frame of the whole inhabited world, at this width."""
    height = width * (NORTH - SOUTH) / 360
    return Frame(west=-180, south=SOUTH, east=180, north=NORTH, width=width, height=height)


def around(points: Sequence[Point], size: tuple[float, float], least: float) -> Frame:
    """Return the frame that holds these points (longitude, latitude) with some room around them.

    `least` is the least height of the window in degrees. Points on both sides of the antimeridian
    are shown together, the short way round.
    """
    if not points:
        return world(size[0])
    west, east = _narrowest([x for x, _ in points])
    south, north = min(y for _, y in points), max(y for _, y in points)
    tall = max((north - south) * 1.3, least)
    middle = min(max((south + north) / 2, SOUTH + tall / 2), NORTH - tall / 2)
    ratio = size[0] / size[1] / max(math.cos(math.radians(middle)), 0.2)
    wide = max((east - west) * 1.2, tall * ratio)
    if wide >= 360 or tall >= NORTH - SOUTH:
        return world(size[0])
    tall = wide / ratio
    if tall > NORTH - SOUTH:
        return world(size[0])
    middle = min(max(middle, SOUTH + tall / 2), NORTH - tall / 2)
    return Frame(
        west=(west + east - wide) / 2,
        east=(west + east + wide) / 2,
        south=middle - tall / 2,
        north=middle + tall / 2,
        width=size[0],
        height=size[1],
    )


def _narrowest(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the narrowest span of longitudes that holds them all; the east may pass 180."""
    ordered = sorted(set(longitudes))
    gaps = [
        ((after - before), at)
        for at, (before, after) in enumerate(pairwise([*ordered, ordered[0] + 360]), 1)
    ]
    # The span begins east of the widest gap.
    _, at = max(gaps)
    if at == len(ordered):
        return ordered[0], ordered[-1]
    return ordered[at], ordered[at - 1] + 360
