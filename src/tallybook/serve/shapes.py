"""What does each page and each `.json` answer hold? One frozen shape an answer, made once.

Pages are made from the same shapes that the JSON API gives, so that the two cannot differ.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from tallybook.records import (
    Account,
    Copy,
    Decision,
    Incident,
    Judgement,
    Report,
    Statement,
    Unreadable,
)
from tallybook.store import Stats
from tallybook.store.listing import (
    Filters,
    IncidentRow,
    ReportFilters,
    ReportRow,
    TimelineBar,
    Total,
)


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What every page knows beside its own answer: who asks, where, and the token for changes.

    `role` is `reader`, `reviewer` or `keeper`; `open_to_all` says that nobody has to log in.
    `token` goes into the header `X-Tallybook-Token`, or the field `token` of a form.
    """

    book_name: str
    path: str
    query: str = ""
    user: str = ""
    role: str = "reader"
    open_to_all: bool = True
    token: str = ""
    names_withheld: bool = False
    version: str = ""

    @property
    def may_decide(self) -> bool:
        """Whether the asker may decide."""
        return self.role in ("reviewer", "keeper")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One value that a filter can have, with how many incidents of the book have it."""

    code: str
    label: str
    incidents: int


class IncidentsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the list of incidents, with the totals and the timeline of all selected ones.

    `total` is how many are selected, `in_book` how many the list has without filters.
    `choices` gives, by filter, the values to choose from: `country`, `attack_type`,
    `perpetrator`, `standing`, `status`, `harm`, `rule`.
    """

    filters: Filters
    rows: tuple[IncidentRow, ...]
    total: int
    in_book: int
    totals: tuple[Total, ...]
    timeline: tuple[TimelineBar, ...]
    choices: dict[str, tuple[Choice, ...]]
    rule: str


class MapPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One incident on the map."""

    id: str
    title: str
    lat: float
    lon: float
    geoprecision: int | None
    killed_best: int | None
    href: str


class MapAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All selected incidents that have a place; `without_place` counts the others."""

    incidents: tuple[MapPoint, ...]
    without_place: int


class SentenceText(msgspec.Struct, frozen=True, kw_only=True):
    """The whole sentence that a statement stands in, with its offsets in the report."""

    report_id: str
    index: int
    start: int
    end: int
    text: str


class VersionNote(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an incident: when the book learned it and which fields it changed."""

    version: int
    at: str
    status: str
    changed: tuple[str, ...]


class NearIncident(msgspec.Struct, frozen=True, kw_only=True):
    """Another incident that may be the same one, with the judgement that comes nearest."""

    incident: IncidentRow
    judgement: Judgement


class DecisionMade(msgspec.Struct, frozen=True, kw_only=True):
    """A decision with the book time at which it was made.

    It `stands` unless superseded or taken back, and `holds` while the words that it rests on are
    found: else a person has to look again.
    """

    decision: Decision
    at: str
    stands: bool
    holds: bool


class IncidentAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One incident with everything that it rests on.

    `statements` are those of all its accounts, the text of each one's sentence in `sentences`.
    `accounts` have no statements of their own here: they are in `statements`.
    `judgements` are those among its accounts; `near` are other incidents that may be the same.
    `others` are the people who have it open.
    """

    incident: Incident
    row: IncidentRow | None
    statements: tuple[Statement, ...]
    sentences: tuple[SentenceText, ...]
    accounts: tuple[Account, ...]
    copies: tuple[Copy, ...]
    judgements: tuple[Judgement, ...]
    near: tuple[NearIncident, ...]
    related: tuple[IncidentRow, ...]
    decisions: tuple[DecisionMade, ...]
    versions: tuple[VersionNote, ...]
    others: tuple[str, ...] = ()


class ReportsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the list of reports."""

    filters: ReportFilters
    rows: tuple[ReportRow, ...]
    total: int
    in_book: int


class ReportAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One report as stored, with what was found in it.

    `incident_of` gives the incident of each account that belongs to one.
    """

    report: Report
    accounts: tuple[Account, ...]
    incident_of: dict[str, str]
    incidents: tuple[IncidentRow, ...]
    copies: tuple[Copy, ...]
    has_original: bool


class StatementsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All statements of one incident or one report; `incident_of` is by account."""

    statements: tuple[Statement, ...]
    incident_of: dict[str, str]


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that waits for a person, and why it is worth the minute.

    `kind` is `figures` (what an incident tells), `pair` (it and `other_id` may be one incident) or
    `reopened` (what a person decided holds no longer). `statement_ids` are those to look at, the
    disputed ones first; `others` are the people who have the incident open.
    """

    kind: str
    incident_id: str
    version: int
    title: str
    why: str
    worth: float
    other_id: str | None = None
    other_version: int | None = None
    harm: str | None = None
    decision_id: str | None = None
    statement_ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class QueueAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for a person, the most worth first."""

    rows: tuple[QueueRow, ...]
    total: int


class DeskAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Two incidents side by side; `right` is None where one is only to be split.

    `judgements` are those between an account of the one and an account of the other.
    """

    left: IncidentAnswer
    right: IncidentAnswer | None
    judgements: tuple[Judgement, ...]


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One change of the book: an incident's new version, or a person's decision.

    `kind` is `incident` or `decision`; `words` say in one line what changed.
    """

    seq: int
    at: str
    kind: str
    title: str
    words: str
    incident_id: str | None = None
    version: int | None = None
    status: str | None = None
    who: str | None = None


class ChangesAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The changes since a moment, the newest first; `before` asks for those older than `seq`."""

    rows: tuple[ChangeRow, ...]
    since: str | None = None
    next_before: int | None = None


class BookAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, what was unreadable and why, and by which rules and versions."""

    stats: Stats
    unreadable: tuple[Unreadable, ...]
    settings: dict[str, str | int]
    versions: dict[str, str]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was not done: what was found, where, and what to do next."""

    error: str
    message: str
    next_step: str = ""


class SessionAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, in which role, and the token that every change has to carry."""

    user: str
    role: str
    token: str


class PresenceNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The incident that somebody has open."""

    incident_id: Annotated[str, msgspec.Meta(min_length=2, max_length=40)]


class Others(msgspec.Struct, frozen=True, kw_only=True):
    """Names of other people."""

    others: tuple[str, ...]


class UserRow(msgspec.Struct, frozen=True, kw_only=True):
    """One user as keepers see them."""

    name: str
    role: str
    signed_in: bool


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision came to: it is on disk.

    `incidents` are those that changed, in their new versions, tombstones too. `repeated` says that
    the same key was used before: nothing was decided again.
    """

    act: str
    decisions: tuple[Decision, ...]
    incidents: tuple[IncidentRow, ...]
    repeated: bool = False


class Stale(msgspec.Struct, frozen=True, kw_only=True):
    """The incident has changed since the person looked: as it was seen, and as it is."""

    error: str
    message: str
    next_step: str
    seen: Incident
    now: Incident
