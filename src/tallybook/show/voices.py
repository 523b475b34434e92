"""How are the speakers of one chart told apart: by which shape, and which colour of the sheet?

Shape and colour go together, so that neither a reader who sees no colour nor a print in grey
loses who said what.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.show import svg
from tallybook.show.figures import STANDS, Figure
from tallybook.show.svg import Node, number

# As many as can be told apart; those after the last share its shape.
MOST = 8
OTHERS = "other speakers"


def voices(figures: Sequence[Figure]) -> dict[str, int]:
    """Return a number for each speaker: first those whose totals count, as they first speak."""
    ranked = sorted(figures, key=lambda one: (one.fate != STANDS, one.is_part))
    names = list(dict.fromkeys(one.whose for one in ranked))
    return {name: min(at, MOST - 1) for at, name in enumerate(names)}


def legend(numbers: dict[str, int]) -> list[tuple[int, str]]:
    """Return one line a mark: its number and whose it is."""
    last = [name for name, at in numbers.items() if at == MOST - 1]
    lines = [(at, name) for name, at in numbers.items() if at < MOST - 1]
    if last:
        lines.append((MOST - 1, last[0] if len(last) == 1 else f"{len(last)} {OTHERS}"))
    return lines


def mark(voice: int, x: float, y: float, half: float = 5.0) -> Node:
    """Return the mark of a speaker around a point; `half` is half its height in pixels."""
    if voice % MOST == 0:
        return svg.node("circle", cx=x, cy=y, r=half, class_="mark")
    return svg.node("path", d=_path(voice % MOST, x, y, half), class_="mark")


def _path(voice: int, x: float, y: float, h: float) -> str:
    corners: dict[int, list[tuple[float, float]]] = {
        1: [(-h, -h), (h, -h), (h, h), (-h, h)],
        2: [(0, -h * 1.2), (h * 1.15, h), (-h * 1.15, h)],
        3: [(0, -h * 1.3), (h * 1.3, 0), (0, h * 1.3), (-h * 1.3, 0)],
        4: [(-h * 1.15, -h), (h * 1.15, -h), (0, h * 1.2)],
        5: _cross(h),
        6: [(-h * 1.2, 0), (h, -h * 1.15), (h, h * 1.15)],
        7: [(-h * 1.4, -h * 0.6), (h * 1.4, -h * 0.6), (h * 1.4, h * 0.6), (-h * 1.4, h * 0.6)],
    }
    return "M" + "L".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners[voice]) + "Z"


def _cross(h: float) -> list[tuple[float, float]]:
    t = h / 2.6
    arm = [(t, -h), (t, -t), (h, -t)]
    points: list[tuple[float, float]] = []
    for _ in range(4):
        points += arm
        arm = [(-y, x) for x, y in arm]
    return points
