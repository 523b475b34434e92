"""How is the land drawn in a frame: cut to the picture, no finer than a screen shows?"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import pairwise

from tallybook.show import svg
from tallybook.show.basemap import Country, Outline, Point, countries
from tallybook.show.frame import Frame
from tallybook.show.svg import Node

Piece = tuple[list[Point], list[bool]]

# With fewer pixels a degree than this, the coarse outlines look the same.
_COARSE = 5.0
# Points nearer to the last drawn one than this, in pixels, add nothing that can be seen.
_FINE = 1.0
# Islands smaller than this, in pixels, are left out.
_SMALLEST = 1.2
# How far beyond the picture, in pixels, land is kept, so that no cut edge shows.
_MARGIN = 20.0


@functools.lru_cache(maxsize=64)
def land(frame: Frame) -> Node:
    """Return all land of the frame: filled countries, and their borders as lines of their own.

    A border along the antimeridian is where the data were cut, no border: it is left out. Pages
    ask for the same frames again and again: the last ones are kept.
    """
    soil: list[Node] = []
    borders: list[str] = []
    for _, pieces in _in_frame(frame):
        cut = any(any(one) for _, one in pieces)
        path = "".join(_closed(one) for one, _ in pieces)
        soil.append(svg.node("path", d=path, class_="cut" if cut else None))
        if cut:
            borders += [_open(*one) for one in pieces]
    lines = svg.node("path", d="".join(borders), class_="borders") if borders else None
    return svg.group("land", [svg.group("soil", soil), lines])


def shape(country: Country, frame: Frame) -> str:
    """Return a country's outline in the frame as path data; empty where it is not in sight."""
    return "".join(_closed(points) for points, _ in _pieces(country, frame))


@functools.lru_cache(maxsize=64)
def names(frame: Frame) -> Node:
    """Return the names of the countries that are large enough in the picture to hold them."""
    return svg.group("names", [_name(one, pieces, frame) for one, pieces in _in_frame(frame)])


def _name(country: Country, pieces: tuple[Piece, ...], frame: Frame) -> Node | None:
    inside = [_half_planes(points, frame, 0.0) for points, _ in pieces]
    largest = max(inside, key=_area, default=[])
    if _area(largest) < 2200:
        return None
    x, y = _centre(largest)
    wide = 7.2 * len(country.name)
    xs = [point[0] for point in largest]
    if wide > max(xs) - min(xs) or not 14 < y < frame.height - 8:
        return None
    x = min(max(x, wide / 2 + 6), frame.width - wide / 2 - 6)
    return svg.node("text", country.name, x=x, y=y, text_anchor="middle")


@functools.lru_cache(maxsize=4)
def _in_frame(frame: Frame) -> tuple[tuple[Country, tuple[Piece, ...]], ...]:
    drawn = ((one, tuple(_pieces(one, frame))) for one in countries(coarse=frame.scale < _COARSE))
    return tuple((one, pieces) for one, pieces in drawn if pieces)


def _pieces(country: Country, frame: Frame) -> Iterator[Piece]:
    turns = [one for one in (-360, 0, 360) if frame.west - 180 < one < frame.east + 180]
    for outline in country.outlines:
        for turn in turns:
            if _in_sight(outline, frame, turn):
                points, cut = _drawn(outline, frame, turn)
                points = _half_planes(points, frame, _MARGIN) if not any(cut) else points
                if len(points) > 2:
                    yield points, cut if len(cut) == len(points) else [False] * len(points)


def _in_sight(outline: Outline, frame: Frame, turn: int) -> bool:
    west, south, east, north = outline.box
    if (north - south) * frame.scale < _SMALLEST and (east - west) * frame.scale < _SMALLEST:
        return False
    return (
        west + turn < frame.east
        and east + turn > frame.west
        and south < frame.north
        and north > frame.south
    )


def _drawn(outline: Outline, frame: Frame, turn: int) -> Piece:
    """Return the ring in pixels, thinned, and which points lie on the antimeridian."""
    across = frame.width / (frame.east - frame.west)
    points: list[Point] = []
    cut: list[bool] = []
    for longitude, latitude in outline.points:
        x = (longitude + turn - frame.west) * across
        y = (frame.north - latitude) * frame.scale
        on_cut = abs(longitude) == 180
        near = points and abs(x - points[-1][0]) + abs(y - points[-1][1]) < _FINE
        if not near or on_cut:
            points.append((x, y))
            cut.append(on_cut)
    return points, cut


def _half_planes(points: list[Point], frame: Frame, margin: float) -> list[Point]:
    """Return the polygon cut to the picture and a margin around it (Sutherland and Hodgman)."""
    for axis, edge, side in (
        (0, -margin, 1),
        (0, frame.width + margin, -1),
        (1, -margin, 1),
        (1, frame.height + margin, -1),
    ):
        points = _cut(points, axis, edge, side)
    return points


def _cut(points: list[Point], axis: int, edge: float, side: int) -> list[Point]:
    kept: list[Point] = []
    for a, b in pairwise([*points, points[0]] if points else []):
        a_in, b_in = (a[axis] - edge) * side >= 0, (b[axis] - edge) * side >= 0
        if a_in:
            kept.append(a)
        if a_in != b_in:
            part = (edge - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
    return kept


def _closed(points: list[Point]) -> str:
    return _line(points, [False] * len(points)) + "z"


def _open(points: list[Point], cut: list[bool]) -> str:
    """Return the ring as a line that lifts the pen between two points of the antimeridian."""
    lifted = [False, *(a and b for a, b in pairwise([*cut, cut[0]]))]
    return _line([*points, points[0]], lifted)


def _line(points: list[Point], lifted: list[bool]) -> str:
    """Return path data in whole tenths of a pixel, each point as a step from the one before."""
    x, y = round(points[0][0] * 10), round(points[0][1] * 10)
    parts = [f"M{_tenths(x)} {_tenths(y)}"]
    for point, lift in zip(points[1:], lifted[1:], strict=True):
        to_x, to_y = round(point[0] * 10), round(point[1] * 10)
        parts.append(f"{'m' if lift else 'l'}{_tenths(to_x - x)} {_tenths(to_y - y)}")
        x, y = to_x, to_y
    return "".join(parts)


def _tenths(value: int) -> str:
    return svg.number(value / 10)


def _area(points: list[Point]) -> float:
    return abs(_twice_area(points)) / 2


def _twice_area(points: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in _edges(points))


def _edges(points: list[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise([*points, points[0]] if points else [])


def _centre(points: list[Point]) -> Point:
    total = _twice_area(points) or 1.0
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in _edges(points))
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in _edges(points))
    return x / (3 * total), y / (3 * total)
