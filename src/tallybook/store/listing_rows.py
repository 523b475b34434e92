"""What does one line of a list hold, and which questions can be asked of a list?"""

from __future__ import annotations

import msgspec

from tallybook.records import Incident, Tally

PER_PAGE = 50
MOST_PER_PAGE = 200


class TallyCell(msgspec.Struct, frozen=True, kw_only=True):
    """The total of one harm: low, best, high, what conflicts, and the vague word for it."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    conflict: str = "none"
    vague: str | None = None


class Whodunit(msgspec.Struct, frozen=True, kw_only=True):
    """Who is named as the doer, and with which standing."""

    name: str
    standing: str
    group_id: str | None = None


class IncidentRow(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as a line of a list.

    `reports` counts all its reports, `independent_reports` copies once; `disputed` is true where a
    tally disagrees or the certainty grade is `contested`.
    """

    incident_id: str
    version: int
    status: str
    title: str
    merged_into: str | None = None
    occurred_from: str | None = None
    occurred_to: str | None = None
    date_precision: str | None = None
    country: str | None = None
    country_name: str | None = None
    adm1: str | None = None
    place: str | None = None
    site: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoprecision: int | None = None
    attack_type: tuple[str, ...] = ()
    perpetrators: tuple[Whodunit, ...] = ()
    tallies: dict[str, TallyCell] = {}
    rule: str | None = None
    disputed: bool = False
    certainty_grade: str | None = None
    independent_reports: int = 0
    reports: int = 0
    learned_at: str = ""


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """One report as a line of a list; `copy_of` names the report that it repeats."""

    report_id: str
    source_name: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_at: str | None = None
    language: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    learned_at: str = ""
    copy_of: str | None = None
    accounts: int = 0
    statements: int = 0


class Filters(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A question to the list of incidents; what is None or empty does not narrow it.

    `from` and `to` are days: an incident that may have happened between them is selected. A
    perpetrator is part of a name, or a group's id, under one of the standings asked for.
    """

    from_: str | None = None
    to: str | None = None
    country: tuple[str, ...] = ()
    harm: tuple[str, ...] = ()
    attack_type: tuple[str, ...] = ()
    perpetrator: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    disputed: str | None = None
    least_reports: int | None = None
    words: str | None = None
    as_of: str | None = None
    rule: str | None = None
    sort: str = "-date"
    page: int = 1
    per_page: int = PER_PAGE
    view: str = "table"
    names: str = "shown"


class ReportFilters(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A question to the list of reports, by day of publication, publisher, language, words."""

    from_: str | None = None
    to: str | None = None
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    copies: str | None = None
    words: str | None = None
    sort: str = "-date"
    page: int = 1
    per_page: int = PER_PAGE


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """What the selected incidents add up to for one harm.

    `incidents` state the harm at all; `best` adds up the best of those that have one and
    `without_best` counts the others; `low` is a floor of the sum (no floor counts as 0); `high` is
    None where any of them has no ceiling, `without_high` counts those.
    """

    harm: str
    incidents: int
    low: int
    best: int
    high: int | None
    without_best: int = 0
    without_high: int = 0


class TimelineBar(msgspec.Struct, frozen=True, kw_only=True):
    """The selected incidents that began in one month (`2031-05`), and their best of killed."""

    month: str
    incidents: int
    killed: int


def incident_row(incident: Incident, learned_at: str = "") -> IncidentRow:
    """Return the line of this incident."""
    plain = {name: getattr(incident, name) for name in _SAME}
    return IncidentRow(
        **plain,
        perpetrators=_doers(incident),
        tallies={harm: _cell(one) for harm, one in incident.tallies.items()},
        rule=next((one.rule for one in incident.tallies.values()), None),
        disputed=is_disputed(incident),
        reports=len(incident.reports),
        learned_at=learned_at,
    )


def is_disputed(incident: Incident) -> bool:
    """Return whether reports disagree on a figure, or the whole is contested."""
    clash = any(one.conflict == "disagreement" for one in incident.tallies.values())
    return clash or incident.certainty_grade == "contested"


_MADE = ("tallies", "reports")
# Fields that a line has as its incident has them.
_SAME = tuple(
    name
    for name in IncidentRow.__struct_fields__
    if name in Incident.__struct_fields__ and name not in _MADE
)


def _doers(incident: Incident) -> tuple[Whodunit, ...]:
    found = [one.attribution for one in incident.attributions]
    return tuple(
        Whodunit(name=one.canonical or one.name, standing=one.standing, group_id=one.group_id)
        for one in found
    )


def _cell(tally: Tally) -> TallyCell:
    return TallyCell(
        low=tally.low,
        best=tally.best,
        high=tally.high,
        conflict=tally.conflict,
        vague=tally.vague,
    )
