"""When did the incidents of a selection begin, and how many were killed in each month or year?

Two rows of bars over one line of time: incidents, and the best of killed. A month without a bar
has no incident of the selection; the same numbers stand in a table behind the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from tallybook.show import svg
from tallybook.show.scales import Plot, numbers
from tallybook.show.svg import Node

_WIDTH = 960.0
_LEFT, _RIGHT = 56.0, 950.0
_ROW = 64.0
# More months than this are drawn as years.
_MOST_MONTHS = 72
_MOST_LABELS = 12


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """One month (`2031-05`) or year (`2031`) with what began in it."""

    name: str
    incidents: int
    killed: int
    href: str | None = None


def periods(months: Sequence[Period]) -> tuple[Period, ...]:
    """Return every month between the first and the last, or every year of a long time."""
    if not months:
        return ()
    by_name = {one.name: one for one in months}
    first, last = min(by_name), max(by_name)
    names = _months(first, last)
    if len(names) <= _MOST_MONTHS:
        return tuple(by_name.get(one) or Period(name=one, incidents=0, killed=0) for one in names)
    years = range(int(first[:4]), int(last[:4]) + 1)
    return tuple(_year(year, months) for year in years)


def _months(first: str, last: str) -> list[str]:
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]


def _year(year: int, months: Sequence[Period]) -> Period:
    name = f"{year:04}"
    mine = [one for one in months if one.name.startswith(name)]
    return Period(
        name=name,
        incidents=sum(one.incidents for one in mine),
        killed=sum(one.killed for one in mine),
    )


def timeline(
    shown: Sequence[Period],
    href_of: Callable[[str], str] | None = None,
    name: str = "timeline",
) -> Node | None:
    """Return the drawing of periods; `href_of` gives the address of the incidents of one."""
    if not shown:
        return None
    height = 2 * _ROW + 74
    wide = (_RIGHT - _LEFT) / len(shown)
    return svg.drawing(
        name,
        (_WIDTH, height),
        (f"Incidents from {shown[0].name} to {shown[-1].name}", _told(shown)),
        (
            _row("incidents", shown, 22, lambda one: one.incidents, ("bar", href_of)),
            _row("killed", shown, _ROW + 56, lambda one: one.killed, ("bar killed", None)),
            svg.group("axes", _labels(shown, wide, height - 6)),
        ),
        "timeline",
    )


def _told(shown: Sequence[Period]) -> str:
    total, killed = sum(one.incidents for one in shown), sum(one.killed for one in shown)
    return (
        f"{total} incidents that have a date, {killed} killed by their best figures. "
        "The table has the same numbers."
    )


def _row(
    label: str,
    shown: Sequence[Period],
    top: float,
    value_of: Callable[[Period], int],
    kind: tuple[str, Callable[[str], str] | None],
) -> Node:
    plot = Plot(left=_LEFT, top=top, right=_RIGHT, bottom=top + _ROW)
    scale = numbers(max(value_of(one) for one in shown), plot)
    wide = plot.width / len(shown)
    drawn: list[Node | None] = [
        svg.node("path", d=f"M{_LEFT},{plot.bottom}H{_RIGHT}", class_="axis"),
        svg.node("text", label, x=_LEFT, y=top - 8, class_="caption"),
        svg.node(
            "text", f"{scale.top:,}", x=_LEFT - 6, y=top + 4, class_="tick", text_anchor="end"
        ),
        svg.node("path", d=f"M{_LEFT},{top}H{_RIGHT}", class_="grid"),
    ]
    for at, one in enumerate(shown):
        value = value_of(one)
        if value:
            x, y = _LEFT + at * wide, scale.at(value)
            bar = svg.node(
                "rect",
                svg.node("title", f"{one.name}: {value:,} {label}"),
                x=x + wide * 0.12,
                y=y,
                width=max(min(wide * 0.76, 40), 1),
                height=plot.bottom - y,
                class_=kind[0],
            )
            drawn.append(_linked(bar, one, kind[1]))
    return svg.group("row", drawn)


def _linked(bar: Node, one: Period, href_of: Callable[[str], str] | None) -> Node:
    if href_of is None:
        return bar
    # A link in a drawing needs a name of its own for those who see none of it.
    words = f"{one.incidents} incidents in {one.name}"
    return svg.node("a", bar, href=href_of(one.name), aria_label=words)


def _labels(shown: Sequence[Period], wide: float, y: float) -> list[Node]:
    step = max(1, -(-len(shown) // _MOST_LABELS))
    return [
        svg.node("text", one.name, x=_LEFT + at * wide + wide * 0.12, y=y, class_="tick")
        for at, one in enumerate(shown)
        if at % step == 0
    ]
