"""How does one incident become one page that needs nothing else: no script, no network, no book?"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from tallybook import __version__
from tallybook.records import Incident, Judgement, Report, Statement
from tallybook.show import basemap, html, stylesheet, wording
from tallybook.show.evidence import sentences_of
from tallybook.show.figures import report_name
from tallybook.show.incident_view import IncidentView, incident_view
from tallybook.show.map import incident_map
from tallybook.show.places import area_words, mark_of
from tallybook.show.steps import step_chart


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Where the links of a page lead: an id is put behind `report`, one more behind `statement`."""

    report: str
    statement: str = ""


IN_FILE = Links(report="#report-")


def incident_page(
    incident: Incident,
    statements: Sequence[Statement],
    reports: Sequence[Report],
    judgements: Sequence[Judgement] = (),
    *,
    account_reports: dict[str, str] | None = None,
    head_hash: str = "",
    withheld: bool = False,
) -> str:
    """Return the page of an incident as one HTML file.

    `account_reports` gives the report of each account, so that a judgement names reports. With
    `withheld` the records have no names of victims any more, and the page says so.
    """
    by_id = {one.report_id: one for one in reports}
    names = {
        account: report_name(by_id.get(report), report)
        for account, report in (account_reports or {}).items()
    }
    sentences = sentences_of(reports, statements)
    view = incident_view(incident, statements, sentences, judgements, names)
    mark = mark_of(incident, view.title, wording.place_words(incident), None)
    return html.page(
        "incident_file.html",
        view=view,
        style=html.sheet(stylesheet.stylesheet(stylesheet.RECORDS)),
        charts=charts(incident, view),
        map=html.drawn(incident_map(mark)) if mark else None,
        map_words=f"{wording.place_words(incident)}: {area_words(mark.precision)}." if mark else "",
        about_map=basemap.CREDIT,
        links=IN_FILE,
        withheld=withheld,
        version=__version__,
        head_hash=head_hash,
    )


def charts(incident: Incident, view: IncidentView) -> dict[str, Markup | None]:
    """Return the step chart of each harm, None where no figure can be drawn."""
    return {
        one.harm: html.drawn(
            step_chart(one.harm, one.figures, incident.tallies.get(one.harm), f"steps-{one.harm}")
        )
        for one in view.tallies
    }
