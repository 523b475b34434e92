"""What stands on the page of components: every part of the interface, in every state?"""

from __future__ import annotations

from typing import Any

from tallybook.serve.pages import examples
from tallybook.serve.pages.facets import Chip
from tallybook.serve.pages.history import Act
from tallybook.serve.pages.view_incidents import Head, marks, row
from tallybook.show import html
from tallybook.show.figures import figures_of
from tallybook.show.incident_view import incident_view, judgement_line
from tallybook.show.map import selection_map
from tallybook.show.steps import step_chart
from tallybook.show.timeline import Period, periods, timeline


def components() -> dict[str, Any]:
    """Return what the template of the components needs, all of it made up."""
    incident, statements = examples.incident(), examples.statements()
    sentences = {(one.report_id, 0): (0, f"{one.quote}, it was said.") for one in statements}
    figures = figures_of(incident, statements)["killed"]
    months = [Period(name=f"2031-{at:02}", incidents=at % 5, killed=at * 3) for at in range(1, 13)]
    return {
        "view": incident_view(incident, statements, sentences),
        "rows": tuple(row(one) for one in examples.rows()),
        "heads": (
            Head(label="incident", href="#", sorted="", number=False),
            Head(label="when", href="#", sorted="descending", number=False),
            *(Head(label=one, href="", sorted="", number=n) for one, n in _REST),
        ),
        "chips": (Chip(name="country", words=f"country: {examples.MARKUP}", href="#"),),
        "chart": html.drawn(
            step_chart("killed", figures, incident.tallies["killed"], "example-steps")
        ),
        "timeline": html.drawn(timeline(periods(months), None, "example-timeline")),
        "map": html.drawn(selection_map(marks(examples.rows()), "example-map")),
        "judgement": judgement_line(examples.judgement(), {}),
        "history": tuple(_act(stands=stands) for stands in (True, False)),
        "groups": ("harm", "place", "time", "actor", "weapon", "other"),
    }


_REST = (("where", False), ("killed", True), ("wounded", True), ("who", False), ("reports", True))


def _act(*, stands: bool) -> Act:
    return Act(
        at="4 May 2031, 10:00 UTC",
        iso="2031-05-04T10:00:00Z",
        who="ana",
        words=f"corrected killed 21 ({examples.MARKUP}): value 12",
        reason=examples.LONG,
        stands=stands,
        holds=not stands,
        decision_id="d1",
    )
