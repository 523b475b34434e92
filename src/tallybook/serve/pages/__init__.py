"""The pages of the review desk: one function a page, from its frame and its answer to HTML."""

from __future__ import annotations

import msgspec
from markupsafe import escape

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
)


def render_incidents(frame: Frame, answer: IncidentsAnswer) -> str:
    """Return the page of the list of incidents."""
    return _plain(frame, "Incidents", answer)


def render_incident(frame: Frame, answer: IncidentAnswer) -> str:
    """Return the page of one incident."""
    return _plain(frame, answer.incident.title, answer)


def render_reports(frame: Frame, answer: ReportsAnswer) -> str:
    """Return the page of the list of reports."""
    return _plain(frame, "Reports", answer)


def render_report(frame: Frame, answer: ReportAnswer) -> str:
    """Return the page of one report."""
    return _plain(frame, answer.report.title or answer.report.source_name, answer)


def render_queue(frame: Frame, answer: QueueAnswer) -> str:
    """Return the page of what waits for a person."""
    return _plain(frame, "Review", answer)


def render_review(frame: Frame, answer: IncidentAnswer) -> str:
    """Return the page on which one incident is reviewed."""
    return _plain(frame, f"Review: {answer.incident.title}", answer)


def render_desk(frame: Frame, answer: DeskAnswer) -> str:
    """Return the page of two incidents side by side."""
    return _plain(frame, "Merge or split", answer)


def render_changes(frame: Frame, answer: ChangesAnswer) -> str:
    """Return the page of changes."""
    return _plain(frame, "Changes", answer)


def render_book(frame: Frame, answer: BookAnswer) -> str:
    """Return the page of the book."""
    return _plain(frame, "Book", answer)


def render_components(frame: Frame) -> str:
    """Return the page of every part of the interface."""
    return _plain(frame, "Components", None)


def render_login(frame: Frame, refusal: str | None) -> str:
    """Return the page to log in on."""
    return _document(
        frame,
        "Log in",
        f'<p>{escape(refusal or "")}</p><form method="post" action="/login">'
        f'<input type="hidden" name="token" value="{escape(frame.token)}">'
        '<label>Name <input name="name"></label>'
        '<label>Password <input name="password" type="password"></label>'
        "<button>Log in</button></form>",
    )


def render_error(frame: Frame, status: int, refusal: Refusal) -> str:
    """Return the page that tells why something was not done."""
    return _plain(frame, f"{status} {refusal.error}", refusal)


def _plain(frame: Frame, title: str, answer: object) -> str:
    data = msgspec.json.format(msgspec.json.encode(answer), indent=2).decode("utf-8")
    return _document(frame, title, f"<pre>{escape(data)}</pre>")


def _document(frame: Frame, title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta name="tallybook-token" content="{escape(frame.token)}">'
        f"<title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{body}</body></html>"
    )
