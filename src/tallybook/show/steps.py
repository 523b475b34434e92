"""How did the figures of one harm stand side by side over time? The step chart of an incident.

A figure holds from its time until the same speaker gives another. A floor has an arrow up and a
broken line, a ceiling an arrow down; a range is a bar. What a later figure replaced is faint; a
part of the people harmed is hollow. On the right stands the tally: low, best, high.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.records import Tally
from tallybook.show import figure_marks, svg, times, wording
from tallybook.show.figure_marks import Spot
from tallybook.show.figures import Figure
from tallybook.show.scales import Numbers, Plot, Times, numbers, time_scale
from tallybook.show.svg import Node
from tallybook.show.voices import legend, mark, voices

# The width of a chart, in pixels of its own.
WIDTH = 760.0
_PLOT = Plot(left=48, top=18, right=640, bottom=248)
_LINE = 20.0
# The legend has two columns.
_COLUMN = 350.0
_LONGEST = 46


def step_chart(
    harm: str, figures: Sequence[Figure], tally: Tally | None, name: str = "steps"
) -> Node | None:
    """Return the chart of the figures of one harm; None where no figure has number and time."""
    drawn = [one for one in figures if one.level is not None and times.moment(one.as_of)]
    if not drawn:
        return None
    across = time_scale([at for one in drawn if (at := times.moment(one.as_of))], _PLOT)
    up = numbers(max(_greatest(drawn), *_parts(tally)), _PLOT)
    whose = voices(drawn)
    spots = figure_marks.placed(drawn, whose, across, up)
    lines = legend(whose)
    height = _PLOT.bottom + 38 + _LINE * ((len(lines) + 1) // 2)
    label = wording.label("harms", harm)
    return svg.drawing(
        name,
        (WIDTH, height),
        (f"Figures of {label} over time", _told(label, figures, drawn, tally)),
        (
            _axes(across, up),
            _tally(tally, up),
            svg.group("holds", figure_marks.holds(spots, _PLOT.right)),
            svg.group("figures", [figure_marks.figure(one, up) for one in spots]),
            svg.group("labels", figure_marks.labels(spots, up)),
            _legend(lines),
        ),
        "steps",
    )


def _greatest(figures: Sequence[Figure]) -> int:
    return max(n for one in figures for n in (one.low, one.high) if n is not None)


def _parts(tally: Tally | None) -> tuple[int, ...]:
    parts = () if tally is None else (tally.low, tally.best, tally.high)
    return (0, *(one for one in parts if one is not None))


def _told(
    label: str, figures: Sequence[Figure], drawn: Sequence[Figure], tally: Tally | None
) -> str:
    without = len(figures) - len(drawn)
    rest = f" {without} more without a number or a time stand in the table." if without else ""
    return (
        f"{len(drawn)} stated figures of {label}; the tally is {wording.tally_words(tally)}."
        f"{rest} The table behind the chart has every figure with its sentence."
    )


def _axes(across: Times, up: Numbers) -> Node:
    plot = up.plot
    lines: list[Node] = []
    for value in up.marks:
        y = up.at(value)
        lines.append(
            svg.node("path", d=f"M{plot.left},{svg.number(y)}H{plot.right}", class_="grid")
        )
        lines.append(
            svg.node(
                "text", f"{value:,}", x=plot.left - 8, y=y + 4, class_="tick", text_anchor="end"
            )
        )
    for x, words in across.marks(7):
        lines.append(svg.node("path", d=f"M{svg.number(x)},{plot.bottom}v5", class_="axis"))
        lines.append(
            svg.node("text", words, x=x, y=plot.bottom + 19, class_="tick", text_anchor="middle")
        )
    lines.append(svg.node("path", d=f"M{plot.left},{plot.bottom}H{plot.right}", class_="axis"))
    return svg.group("axes", lines)


def _tally(tally: Tally | None, up: Numbers) -> Node | None:
    """The bracket of the tally: low to high with best; open where it has no floor or ceiling."""
    stated = _parts(tally)[1:]
    if tally is None or not stated:
        return None
    x = _PLOT.right + 22
    low = up.at(tally.low) if tally.low is not None else up.at(min(stated)) + 18
    high = up.at(tally.high) if tally.high is not None else up.at(max(stated)) - 18
    path = f"M{x},{svg.number(low)}V{svg.number(high)}"
    path += f"M{x - 5},{svg.number(low)}h10" if tally.low is not None else _arrow(x, low, 1)
    path += f"M{x - 5},{svg.number(high)}h10" if tally.high is not None else _arrow(x, high, -1)
    drawn = [svg.node("path", d=path, class_="bracket")]
    if tally.best is not None:
        y = up.at(tally.best)
        drawn += [
            svg.node("path", d=f"M{_PLOT.left},{svg.number(y)}H{x + 5}", class_="best-line"),
            svg.node("circle", cx=x, cy=y, r=4.5, class_="best-dot"),
        ]
    return svg.group("tally", [*drawn, *_tally_words(tally, up, x + 12)])


def _arrow(x: float, y: float, down: int) -> str:
    back, tip = svg.number(y - 5 * down), svg.number(y)
    return f"M{x - 4},{back}L{x},{tip}L{x + 4},{back}"


def _tally_words(tally: Tally, up: Numbers, x: float) -> list[Node]:
    """The numbers beside the bracket, best first; those that would overlap it are left out."""
    written: list[Node] = []
    heights: list[float] = []
    for part in ("best", "low", "high"):
        value = getattr(tally, part)
        if value is None or any(abs(up.at(value) - y) < 15 for y in heights):
            continue
        heights.append(up.at(value))
        written.append(
            svg.node("text", f"{part} {value:,}", x=x, y=up.at(value) + 4, class_=f"tally-{part}")
        )
    return written


def _legend(lines: list[tuple[int, str]]) -> Node:
    drawn: list[Node] = []
    for at, (voice, whose) in enumerate(lines):
        x, y = _PLOT.left + at % 2 * _COLUMN, _PLOT.bottom + 48 + at // 2 * _LINE
        short = whose if len(whose) <= _LONGEST else whose[: _LONGEST - 1] + "…"
        drawn.append(
            svg.group(
                f"voice voice-{voice}",
                [
                    mark(voice, x + 6, y - 4),
                    svg.node("text", short, x=x + 20, y=y, class_="whose"),
                ],
            )
        )
    return svg.group("legend", drawn)


def spots_of(figures: Sequence[Figure]) -> tuple[Spot, ...]:
    """Return where the chart puts each figure that it draws: for tests and for other charts."""
    drawn = [one for one in figures if one.level is not None and times.moment(one.as_of)]
    if not drawn:
        return ()
    across = time_scale([at for one in drawn if (at := times.moment(one.as_of))], _PLOT)
    return figure_marks.placed(drawn, voices(drawn), across, numbers(_greatest(drawn), _PLOT))
