"""Where did the incidents of a selection happen, drawn with how finely each place is known?"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tallybook.show import land, svg
from tallybook.show.basemap import Point, country
from tallybook.show.frame import Frame, around
from tallybook.show.places import COUNTRY, POINT, PlaceMark, area_words, spots
from tallybook.show.svg import Node

_SIZE = (960.0, 520.0)
_SMALL = (640.0, 420.0)
# A map of one place still shows the lands around it: the least height of its window in degrees.
_NEIGHBOURHOOD = 9.0
_REGION = 12.0
_NAMED = 6


def selection_map(marks: Sequence[PlaceMark], name: str = "map") -> Node:
    """Return the map of a selection of incidents."""
    frame = around(_points(marks), _SIZE, _REGION)
    return _drawn(marks, frame, name, _told(marks))


def incident_map(mark: PlaceMark, name: str = "map") -> Node:
    """Return the map of one incident: its place, its precision as an area, the lands around."""
    least = _NEIGHBOURHOOD
    if mark.radius_km:
        least = max(least, mark.radius_km / 111 * 4)
    frame = around(_points([mark]), _SMALL, least)
    words = f"{mark.where or mark.label}: {area_words(mark.precision)}."
    return _drawn([mark], frame, name, (f"Map of {mark.where or mark.label}", words))


def _points(marks: Sequence[PlaceMark]) -> list[Point]:
    points: list[Point] = []
    for one in marks:
        if one.precision == COUNTRY:
            points += _corners(one)
        elif one.longitude is not None and one.latitude is not None:
            points.append((one.longitude, one.latitude))
    return points


def _corners(mark: PlaceMark) -> list[Point]:
    """Return the corners of the country's largest outline, or the point where it has none."""
    found = country(mark.country)
    if found is None:
        known = mark.longitude is not None and mark.latitude is not None
        return [(mark.longitude or 0.0, mark.latitude or 0.0)] if known else []
    west, south, east, north = max(
        (one.box for one in found.outlines), key=lambda box: (box[2] - box[0]) * (box[3] - box[1])
    )
    return [(west, south), (east, north)]


def _told(marks: Sequence[PlaceMark]) -> tuple[str, str]:
    count = len(marks)
    coarse = sum(one.precision > POINT for one in marks)
    noun = "incident" if count == 1 else "incidents"
    return (
        f"Map of {count} {noun}",
        f"{count - coarse} known to a point or within 25 km, {coarse} only to an area or country. "
        "The table has the same incidents.",
    )


def _drawn(marks: Sequence[PlaceMark], frame: Frame, name: str, told: tuple[str, str]) -> Node:
    size = (frame.width, frame.height)
    view = svg.node(
        "svg",
        svg.node("rect", class_="water", width=size[0], height=size[1]),
        land.land(frame),
        land.names(frame),
        svg.group("areas", [_spot(one, frame) for one in spots(marks)]),
        _scale_bar(frame),
        width=size[0],
        height=size[1],
        class_="view",
        # Outside of the picture nothing is drawn.
        overflow="hidden",
    )
    return svg.drawing(name, size, told, (view,), "map")


def _spot(marks: tuple[PlaceMark, ...], frame: Frame) -> Node:
    first = marks[0]
    drawn = _area(first, len(marks), frame)
    title = svg.node("title", _named(marks))
    kind = f"spot precision-{first.precision}"
    if len(marks) == 1 and first.href:
        link = {"href": first.href, "aria_label": first.label, "class_": kind}
        return svg.node("a", title, *drawn, **link)
    return svg.node("g", title, *drawn, class_=kind)


def _named(marks: tuple[PlaceMark, ...]) -> str:
    shown = [one.label for one in marks[:_NAMED]]
    rest = len(marks) - len(shown)
    return "\n".join([*shown, *([f"and {rest} more"] if rest else [])])


def _area(mark: PlaceMark, count: int, frame: Frame) -> list[Node]:
    if mark.precision == COUNTRY:
        return _whole_country(mark, frame)
    if mark.longitude is None or mark.latitude is None:
        return []
    x, y = frame.at(mark.longitude, mark.latitude)
    wide, tall = frame.radii(mark.radius_km or 1.0, mark.latitude)
    # Never too small to be seen or touched; more incidents at one spot, a larger mark.
    least = 4.0 + 2.2 * math.sqrt(count)
    if mark.precision > POINT:
        least = 7.0 + 2.2 * math.sqrt(count)
    drawn = [
        svg.node("ellipse", cx=x, cy=y, rx=max(wide, least), ry=max(tall, least), class_="area")
    ]
    if mark.precision <= POINT:
        drawn.append(svg.node("circle", cx=x, cy=y, r=2.4 + math.sqrt(count), class_="dot"))
    if count > 1:
        drawn.append(_count(x + max(wide, least) + 3, y + 4, count))
    return drawn


def _count(x: float, y: float, count: int) -> Node:
    return svg.node("text", str(count), x=x, y=y, class_="count")


def _whole_country(mark: PlaceMark, frame: Frame) -> list[Node]:
    found = country(mark.country)
    path = land.shape(found, frame) if found else ""
    if path:
        return [svg.node("path", d=path, class_="area")]
    if mark.longitude is None or mark.latitude is None:
        return []
    x, y = frame.at(mark.longitude, mark.latitude)
    return [svg.node("rect", x=x - 8, y=y - 8, width=16, height=16, class_="area")]


_ROUND = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def _scale_bar(frame: Frame) -> Node | None:
    # On a map of the world a length holds only at its middle: no bar there.
    if frame.north - frame.south > 60:
        return None
    km = max((one for one in _ROUND if one / frame.km_per_pixel <= 150), default=_ROUND[0])
    long = km / frame.km_per_pixel
    x, y = 16.0, frame.height - 16.0
    return svg.group(
        "scale",
        [
            svg.node("path", d=f"M{x},{y - 5}v5h{svg.number(long)}v-5"),
            svg.node("text", f"{km} km", x=x + long + 6, y=y + 1),
        ],
    )
