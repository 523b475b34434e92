"""How is one stated figure drawn: its mark, its bound, the line for which it holds, its label?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.show import svg, times
from tallybook.show.figures import NOT_COUNTED, REVISED, Figure
from tallybook.show.scales import Numbers, Times
from tallybook.show.svg import Node, number
from tallybook.show.voices import mark

Box = tuple[float, float, float, float]
_NEAR = 11.0
_SIGN = {"at_least": "≥", "at_most": "≤", "about": "≈"}


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with the place of its mark."""

    figure: Figure
    voice: int
    x: float
    y: float


def placed(
    figures: Sequence[Figure], whose: Mapping[str, int], across: Times, up: Numbers
) -> tuple[Spot, ...]:
    """Return where each mark stands; marks that would lie on one another step to the right."""
    spots: list[Spot] = []
    for one in figures:
        at = times.moment(one.as_of)
        if at is None or one.level is None:
            continue
        x, y = across.at(at), up.at(one.level)
        for _ in range(6):
            if not any(abs(x - s.x) < _NEAR and abs(y - s.y) < _NEAR for s in spots):
                break
            x += _NEAR
        spots.append(Spot(figure=one, voice=whose[one.whose], x=x, y=y))
    return tuple(spots)


def classes(figure: Figure, voice: int) -> str:
    """Return the classes of a figure: whose it is, its bound, its fate, whether it is a part."""
    fate = {REVISED: " revised", NOT_COUNTED: " not-counted"}.get(figure.fate, "")
    part = " part" if figure.is_part else ""
    return f"figure voice-{voice} {figure.bound.replace('_', '-')}{fate}{part}"


def figure(spot: Spot, up: Numbers) -> Node:
    """Return the drawn figure: bound, mark, and words for whoever points at it."""
    one = spot.figure
    half = 4.0 if one.is_part else 5.0
    return svg.node(
        "g",
        svg.node("title", told(one)),
        _bound(spot, up),
        mark(spot.voice, spot.x, spot.y, half),
        class_=classes(one, spot.voice),
    )


def told(one: Figure) -> str:
    """Return a figure in words: number, whom it counts, speaker, time, hedge, fate, quote."""
    parts = [
        one.words + ("" if not one.is_part else f" ({one.scope})"),
        one.whose,
        times.said(one.as_of),
        f"hedged: {one.hedge}" if one.hedge else "",
        one.fate if one.fate != "stands" else "",
        f"“{one.quote}”",
    ]
    return "; ".join(part for part in parts if part)


def _bound(spot: Spot, up: Numbers) -> Node | None:
    one, x, y = spot.figure, spot.x, spot.y
    if one.low is not None and one.high is not None and one.low != one.high:
        low, high = up.at(one.low), up.at(one.high)
        ends = f"M{number(x - 4)},{number(low)}h8M{number(x - 4)},{number(high)}h8"
        return svg.node(
            "path", d=f"M{number(x)},{number(low)}V{number(high)}{ends}", class_="bound"
        )
    if one.bound == "at_least":
        return svg.node("path", d=_arrow(x, y, -1), class_="bound")
    if one.bound == "at_most":
        return svg.node("path", d=_arrow(x, y, 1), class_="bound")
    if one.bound == "about":
        around = f"M{number(x)},{number(y - 13)}V{number(y + 13)}"
        return svg.node("path", d=around, class_="bound")
    return None


def _arrow(x: float, y: float, down: int) -> str:
    tip = y + 17 * down
    back = tip - 5 * down
    return (
        f"M{number(x)},{number(y)}V{number(tip)}"
        f"M{number(x - 4)},{number(back)}L{number(x)},{number(tip)}L{number(x + 4)},{number(back)}"
    )


def holds(spots: Sequence[Spot], end: float) -> list[Node]:
    """Return the lines for which the figures hold: to the next of the speaker, else to the end.

    Parts, and what is not counted, have none: a line says that the whole stands so.
    """
    by_speaker: dict[str, list[Spot]] = {}
    for one in spots:
        if not one.figure.is_part and one.figure.fate != NOT_COUNTED:
            by_speaker.setdefault(one.figure.whose, []).append(one)
    drawn: list[Node] = []
    for mine in by_speaker.values():
        for at, one in enumerate(mine):
            after = mine[at + 1] if at + 1 < len(mine) else None
            until = f"H{number(after.x)}V{number(after.y)}" if after else f"H{number(end)}"
            path = f"M{number(one.x)},{number(one.y)}{until}"
            kind = classes(one.figure, one.voice).replace("figure", "hold", 1)
            drawn.append(svg.node("path", d=path, class_=kind))
    return drawn


def labels(spots: Sequence[Spot], up: Numbers) -> list[Node]:
    """Return the numbers beside the marks, those behind the tally first.

    One that would lie on another is left out, and so are those of figures that do not count.
    """
    taken = [_box_of_mark(one) for one in spots]
    drawn: list[Node] = []
    counted = (one for one in spots if one.figure.fate != NOT_COUNTED)
    for one in sorted(counted, key=_weight):
        words = short(one.figure)
        wide = 7.0 * len(words)
        middle = -wide / 2
        for dx, dy in ((9, -6), (9, 14), (-9 - wide, -6), (-9 - wide, 14), (middle, -12),
                       (middle, 22), (middle, -24), (12, 4)):  # fmt: skip
            box = (one.x + dx, one.y + dy - 10, one.x + dx + wide, one.y + dy + 2)
            inside = up.plot.left < box[0] and box[2] < up.plot.right + 8
            inside = inside and box[1] > 0 and box[3] < up.plot.bottom + 1
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                kind = classes(one.figure, one.voice).replace("figure", "label", 1)
                drawn.append(svg.node("text", words, x=box[0], y=one.y + dy, class_=kind))
                break
    return drawn


def _box_of_mark(spot: Spot) -> Box:
    up = 18 if spot.figure.bound == "at_least" else 6
    down = 18 if spot.figure.bound == "at_most" else 6
    return (spot.x - 6, spot.y - up, spot.x + 6, spot.y + down)


def _weight(spot: Spot) -> tuple[bool, bool, bool]:
    one = spot.figure
    return (not one.behind, one.fate != "stands", one.is_part)


def short(one: Figure) -> str:
    """Return the number as the chart writes it: `≥231`, `≤170`, `≈300`, `10–15`, `276`."""
    if one.low is not None and one.high is not None and one.low != one.high:
        return f"{one.low}–{one.high}"
    return f"{_SIGN.get(one.bound, '')}{one.level}"


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
