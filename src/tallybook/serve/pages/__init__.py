"""The pages of the review desk: one function a page, from its frame and its answer to HTML.

Every page is whole without script: what islands add stands in `web/`. View models (`view_*.py`)
turn answers into words; templates only place them, and escape every value.
"""

from __future__ import annotations

from tallybook.serve.pages.components import components
from tallybook.serve.pages.document import page
from tallybook.serve.pages.islands import labels, review_data
from tallybook.serve.pages.view_incident import account_names, incident_page
from tallybook.serve.pages.view_incidents import list_view, marks
from tallybook.serve.pages.view_lists import book_view, changes_view, reports_view
from tallybook.serve.pages.view_report import report_page
from tallybook.serve.pages.when import dated_periods, month_address
from tallybook.serve.shapes import (
    BookAnswer,
    ChangesAnswer,
    DeskAnswer,
    Frame,
    IncidentAnswer,
    IncidentsAnswer,
    QueueAnswer,
    Refusal,
    ReportAnswer,
    ReportsAnswer,
    Stale,
)
from tallybook.show import basemap, html
from tallybook.show.incident_view import incident_view, judgement_line
from tallybook.show.map import selection_map
from tallybook.show.timeline import timeline

__all__ = [
    "render_book",
    "render_changes",
    "render_components",
    "render_desk",
    "render_error",
    "render_incident",
    "render_incidents",
    "render_login",
    "render_queue",
    "render_report",
    "render_reports",
    "render_review",
    "render_stale",
]


def render_incidents(frame: Frame, answer: IncidentsAnswer) -> str:
    """Return the page of the list of incidents: table, cards or map."""
    shown = dated_periods(answer.timeline)
    drawn = timeline(shown, lambda name: month_address(answer.filters, name))
    found = marks(answer.rows) if answer.filters.view == "map" else ()
    words = f"{len(found)} of the {len(answer.rows)} incidents of this page. {basemap.CREDIT}"
    return page(
        frame,
        "incidents.html",
        "Incidents",
        view=list_view(answer),
        periods=shown,
        timeline=html.drawn(drawn),
        undated=answer.total - sum(one.incidents for one in answer.timeline),
        map=html.drawn(selection_map(found)) if answer.filters.view == "map" else None,
        map_words=words,
    )


def render_incident(frame: Frame, answer: IncidentAnswer) -> str:
    """Return the page of one incident."""
    made = incident_page(answer)
    return page(frame, "incident.html", made.view.title, page=made)


def render_reports(frame: Frame, answer: ReportsAnswer) -> str:
    """Return the page of the list of reports."""
    return page(frame, "reports.html", "Reports", view=reports_view(answer, frame.query))


def render_report(frame: Frame, answer: ReportAnswer) -> str:
    """Return the page of one report: its text as stored, with its evidence marked."""
    made = report_page(answer)
    return page(frame, "report.html", made.title, page=made)


def render_queue(frame: Frame, answer: QueueAnswer) -> str:
    """Return the page of what waits for a person."""
    return page(frame, "queue.html", "Review", answer=answer, island=review_data(frame, None))


def render_review(frame: Frame, answer: IncidentAnswer) -> str:
    """Return the page on which one incident is reviewed, with plain forms."""
    made = incident_page(answer)
    island = review_data(frame, answer.incident.incident_id)
    return page(frame, "review.html", f"Review: {made.view.title}", page=made, island=island)


def render_desk(frame: Frame, answer: DeskAnswer) -> str:
    """Return the page of two incidents side by side, or of one that is to be split."""
    left = incident_page(answer.left)
    right = None if answer.right is None else incident_page(answer.right)
    names = account_names(answer.left)
    if answer.right is not None:
        names |= account_names(answer.right)
    return page(
        frame,
        "desk.html",
        "Merge or split",
        left=left,
        right=right,
        between=[judgement_line(one, names) for one in answer.judgements],
        island={
            "left": answer.left,
            "right": answer.right,
            "judgements": answer.judgements,
            "user": frame.user,
            "role": frame.role,
            "labels": labels(),
        },
    )


def render_changes(frame: Frame, answer: ChangesAnswer) -> str:
    """Return the page of changes."""
    return page(frame, "changes.html", "Changes", view=changes_view(answer))


def render_book(frame: Frame, answer: BookAnswer) -> str:
    """Return the page of the book."""
    return page(frame, "book.html", "Book", view=book_view(answer))


def render_components(frame: Frame) -> str:
    """Return the page that has every part of the interface, in every state."""
    return page(frame, "components.html", "Components", **components())


def render_login(frame: Frame, refusal: str | None) -> str:
    """Return the page to log in on."""
    return page(frame, "login.html", "Log in", refusal=refusal)


def render_stale(frame: Frame, stale: Stale) -> str:
    """Return the page that shows both versions of an incident that changed since it was read."""
    refusal = Refusal(error=stale.error, message=stale.message, next_step=stale.next_step)
    return page(
        frame,
        "stale.html",
        "It has changed since you looked",
        refusal=refusal,
        seen=incident_view(stale.seen, (), {}),
        now=incident_view(stale.now, (), {}),
    )


_HEADINGS = {
    400: "That cannot be asked",
    401: "Log in first",
    403: "That is not yours to do",
    404: "There is no such page",
    409: "That was done already in another way",
    412: "It has changed since you looked",
    413: "That is too large",
    429: "Too many requests",
    503: "The book is busy",
}


def render_error(frame: Frame, status: int, refusal: Refusal) -> str:
    """Return the page that tells why something was not done."""
    heading = _HEADINGS.get(status, "Something went wrong here")
    return page(frame, "error.html", heading, status=status, refusal=refusal, heading=heading)
