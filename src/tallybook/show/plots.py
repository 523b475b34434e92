"""How are the figures of one incident shown as one drawing: a step chart for each harm?"""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.records import Incident, Statement
from tallybook.show import stylesheet, svg, wording
from tallybook.show.figures import Figure, figures_of
from tallybook.show.steps import WIDTH, step_chart
from tallybook.show.svg import Node

_HEAD = 58.0
_GAP = 44.0


def plot_file(incident: Incident, statements: Iterable[Statement]) -> str:
    """Return the step charts of all harms, one beneath the other, as an SVG file."""
    return svg.with_style(
        plot(incident, figures_of(incident, statements)),
        stylesheet.stylesheet(stylesheet.DRAWINGS),
    )


def plot(incident: Incident, figures: dict[str, tuple[Figure, ...]]) -> Node:
    """Return the step charts as one drawing with the incident's title above them."""
    y = _HEAD
    parts: list[Node | None] = []
    for harm, found in figures.items():
        chart = step_chart(harm, found, incident.tallies.get(harm), f"steps-{harm}")
        if chart is not None:
            parts.append(_titled(incident, harm, y))
            parts.append(_at(chart, y + 6))
            y += _height(chart) + _GAP
    if not parts:
        parts.append(svg.node("text", "No figure with a number and a time is stated.", x=10, y=y))
        y += 24
    title = incident.title or incident.incident_id
    told = f"{wording.tallies_words(incident)}. One chart a harm."
    paper = svg.node("rect", width=WIDTH, height=y, class_="paper")
    head = svg.node("text", _short(title, 84), x=10, y=24, class_="heading")
    return svg.drawing("plot", (WIDTH, y), (title, told), (paper, head, *parts), "plots")


def _titled(incident: Incident, harm: str, y: float) -> Node:
    tally = wording.tally_words(incident.tallies.get(harm))
    words = f"{wording.label('harms', harm)}  {tally}"
    return svg.node("text", words, x=10, y=y, class_="subheading")


def _at(chart: Node, y: float) -> Node:
    """Return a chart as a part of a larger drawing."""
    box = str(chart.attributes["viewBox"]).split(" ")
    kept = {key: one for key, one in chart.attributes.items() if key not in ("xmlns", "class")}
    placed = {**kept, "class": "steps", "x": 0, "y": y, "width": box[2], "height": box[3]}
    return Node("svg", placed, chart.children)


def _height(chart: Node) -> float:
    return float(str(chart.attributes["viewBox"]).split(" ")[3])


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
