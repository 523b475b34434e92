"""What does the served page of an incident say beyond the record: history, versions, neighbours?"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from markupsafe import Markup

from tallybook.records import Statement
from tallybook.serve.pages.history import Act, VersionLine, acts, versions
from tallybook.serve.pages.view_incidents import Row, row
from tallybook.serve.shapes import IncidentAnswer
from tallybook.show import basemap, html, wording
from tallybook.show.evidence import SentenceKey
from tallybook.show.figures import Figure, report_name
from tallybook.show.incident_page import charts
from tallybook.show.incident_view import (
    IncidentView,
    JudgementLine,
    TallyView,
    incident_view,
    judgement_line,
)
from tallybook.show.map import incident_map
from tallybook.show.places import PlaceMark, area_words, mark_of


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """Another incident that may be the same one, and why."""

    row: Row
    version: int
    judgement: JudgementLine
    desk: str


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """One account of the incident: the report it stands in and the words that tell of the act."""

    account_id: str
    report_id: str
    report: str
    words: str
    role: str


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """The served page of an incident."""

    view: IncidentView
    charts: dict[str, Markup | None]
    chart_data: dict[str, dict[str, object]]
    map: Markup | None
    map_words: str
    map_points: tuple[dict[str, object], ...]
    accounts: tuple[AccountLine, ...]
    near: tuple[Near, ...]
    related: tuple[Row, ...]
    history: tuple[Act, ...]
    versions: tuple[VersionLine, ...]
    others: str
    merged_into: str
    is_gone: bool


def incident_page(answer: IncidentAnswer) -> IncidentPage:
    """Return the page of one incident."""
    incident = answer.incident
    names = account_names(answer)
    view = incident_view(incident, answer.statements, sentences(answer), answer.judgements, names)
    where = wording.place_words(incident)
    mark = mark_of(incident, view.title, where, None)
    return IncidentPage(
        view=view,
        charts=charts(incident, view),
        chart_data={one.harm: chart_data(one) for one in view.tallies if one.figures},
        map=html.drawn(incident_map(mark)) if mark else None,
        map_words=f"{where}: {area_words(mark.precision)}. {basemap.CREDIT}" if mark else "",
        map_points=_points(answer, mark),
        accounts=account_lines(answer, names),
        near=tuple(_near(answer, at, names) for at in range(len(answer.near))),
        related=tuple(row(one) for one in answer.related),
        history=acts(answer.decisions, by_id(answer), names),
        versions=versions(answer.versions),
        others=", ".join(answer.others),
        merged_into=incident.merged_into or "",
        is_gone=incident.status in ("merged", "split", "withdrawn"),
    )


def by_id(answer: IncidentAnswer) -> dict[str, Statement]:
    """Return the statements by their ids."""
    return {one.statement_id: one for one in answer.statements}


def sentences(answer: IncidentAnswer) -> dict[SentenceKey, tuple[int, str]]:
    """Return where each sentence of evidence starts, and its text."""
    return {(one.report_id, one.index): (one.start, one.text) for one in answer.sentences}


def account_names(answer: IncidentAnswer) -> dict[str, str]:
    """Return what to call each account: the outlet and day of its report."""
    refs = {one.report_id: one for one in answer.incident.reports}
    return {
        one.account_id: report_name(refs.get(one.report_id), one.report_id)
        for one in answer.accounts
    }


def account_lines(answer: IncidentAnswer, names: Mapping[str, str]) -> tuple[AccountLine, ...]:
    """Return the accounts of the incident."""
    return tuple(
        AccountLine(
            account_id=one.account_id,
            report_id=one.report_id,
            report=names[one.account_id],
            words=" ".join(one.anchor_quote.split()),
            role=wording.label("account_roles", one.role),
        )
        for one in answer.accounts
    )


def _near(answer: IncidentAnswer, at: int, names: Mapping[str, str]) -> Near:
    one = answer.near[at]
    other = one.incident.title or one.incident.incident_id
    accounts = (one.judgement.left, one.judgement.right)
    # An account that is not of this incident is of the other one.
    called = {each: names.get(each, other) for each in accounts}
    return Near(
        row=row(one.incident),
        version=one.incident.version,
        judgement=judgement_line(one.judgement, called),
        desk=f"/desk?left={answer.incident.incident_id}&right={one.incident.incident_id}",
    )


def chart_data(one: TallyView) -> dict[str, object]:
    """Return the figures of one harm as the chart island reads them, a series a speaker."""
    series: dict[str, list[dict[str, object]]] = {}
    for each in one.figures:
        series.setdefault(each.whose, []).append(_point(each))
    tally = {"as_of": None, "low": one.low, "best": one.best, "high": one.high}
    return {
        "harm": one.harm,
        "label": one.label,
        "series": [{"speaker": name, "points": points} for name, points in series.items()],
        "tally": [tally],
    }


def _point(one: Figure) -> dict[str, object]:
    return {
        "as_of": one.as_of,
        "low": one.low,
        "best": one.level,
        "high": one.high,
        "bound": one.bound,
        "superseded": one.fate == "revised",
        "counted": one.fate == "stands",
        "part": one.is_part,
        "words": one.words,
        "statement_id": one.statement_id,
    }


def _points(answer: IncidentAnswer, mark: PlaceMark | None) -> tuple[dict[str, object], ...]:
    """Return the incident as the map island reads it; nothing where no point is known."""
    if mark is None or mark.latitude is None or mark.longitude is None:
        return ()
    killed = answer.incident.tallies.get("killed")
    return (
        {
            "id": mark.incident_id,
            "title": mark.label,
            "lat": mark.latitude,
            "lon": mark.longitude,
            "geoprecision": mark.precision,
            "radius_km": mark.radius_km,
            "killed_best": killed.best if killed else None,
            "href": f"/incidents/{mark.incident_id}",
        },
    )
