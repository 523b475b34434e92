"""What does the server answer? Each shape of `shapes`, put together from the book and its lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallybook.codebook import code_list
from tallybook.errors import UsageError
from tallybook.records import Account, Incident, Judgement, Statement
from tallybook.serve.differences import changed_fields
from tallybook.serve.query import IncidentQuery, ReportQuery
from tallybook.serve.served import Served
from tallybook.serve.shapes import (
    Choice,
    DecisionMade,
    DeskAnswer,
    IncidentAnswer,
    IncidentsAnswer,
    MapAnswer,
    MapPoint,
    NearIncident,
    ReportAnswer,
    ReportsAnswer,
    SentenceText,
    StatementsAnswer,
    VersionNote,
)
from tallybook.store.listing import IncidentRow, Listing, Selected

# A list to choose from stays readable.
_MOST_CHOICES = 300
_MOST_NEAR = 8
_MOST_VERSIONS = 50
# A map takes no more points than it can draw in a few seconds.
MOST_POINTS = 20_000
_CHOSEN_FROM = {
    "harm": "harms",
    "attack_type": "attack_types",
    "standing": "standings",
    "status": "incident_status",
}


def incidents(served: Served, query: IncidentQuery) -> IncidentsAnswer:
    """Return one page of the incidents selected."""
    listing = served.listings.of(query.as_of, query.rule)
    found = selected(served, query, limit=query.per_page, offset=query.offset)
    return IncidentsAnswer(
        filters=query.filters(),
        rows=found.rows,
        total=found.total,
        in_book=listing.count(),
        totals=found.totals,
        timeline=found.timeline,
        choices=_choices(listing),
        rule=query.rule or served.listings.rule,
    )


def selected(
    served: Served, query: IncidentQuery, *, limit: int, offset: int = 0, with_totals: bool = True
) -> Selected:
    """Return the incidents selected, from `offset` on."""
    seqs = served.lists.holding(query.words) if query.words else None
    return served.listings.of(query.as_of, query.rule).select(
        query.filters(), report_seqs=seqs, limit=limit, offset=offset, with_totals=with_totals
    )


def _choices(listing: Listing) -> dict[str, tuple[Choice, ...]]:
    found = {facet: _of_list(listing, facet, name) for facet, name in _CHOSEN_FROM.items()}
    found["country"] = tuple(
        Choice(code=code, label=listing.country_name(code) or code, incidents=number)
        for code, number in listing.codes("country").items()
    )
    found["perpetrator"] = tuple(
        Choice(code=name, label=name, incidents=number)
        for name, number in list(listing.codes("perpetrator").items())[:_MOST_CHOICES]
    )
    found["rule"] = tuple(
        Choice(code=one.code, label=one.label, incidents=0)
        for one in code_list("tally_rules").codes.values()
    )
    return found


def _of_list(listing: Listing, facet: str, name: str) -> tuple[Choice, ...]:
    held = listing.codes(facet)
    return tuple(
        Choice(code=one.code, label=one.label, incidents=held.get(one.code, 0))
        for one in code_list(name).codes.values()
    )


def map_points(served: Served, query: IncidentQuery) -> MapAnswer:
    """Return all selected incidents that have a place."""
    found = selected(served, query, limit=MOST_POINTS, with_totals=False)
    points = tuple(_point(one) for one in found.rows if one.latitude is not None)
    return MapAnswer(incidents=points, without_place=found.total - len(points))


def _point(row: IncidentRow) -> MapPoint:
    killed = row.tallies.get("killed")
    return MapPoint(
        id=row.incident_id,
        title=row.title,
        lat=row.latitude or 0.0,
        lon=row.longitude or 0.0,
        geoprecision=row.geoprecision,
        killed_best=None if killed is None else killed.best,
        href=f"/incidents/{row.incident_id}",
    )


def incident(served: Served, asked: str, *, session: str = "") -> IncidentAnswer:
    """Return one incident with everything that it rests on. Raises UnknownRecord."""
    lists, listing = served.lists, served.listings.now()
    found = served.book.incident(asked)
    accounts = lists.accounts_of(found.account_ids)
    statements = tuple(one for account in accounts for one in account.statements)
    judged = lists.judgements_of(found.account_ids)
    ours = set(found.account_ids)
    return IncidentAnswer(
        incident=found,
        row=next(iter(listing.rows_of([found.incident_id])), None),
        statements=statements,
        sentences=_sentences(served, statements),
        accounts=tuple(msgspec.structs.replace(one, statements=()) for one in accounts),
        copies=lists.copies_of({one.report_id for one in accounts}),
        judgements=tuple(one for one in judged if {one.left, one.right} <= ours),
        near=_near(served, judged, ours),
        related=listing.rows_of(found.related),
        decisions=_decisions(served, [*found.account_ids, *(s.statement_id for s in statements)]),
        versions=_versions(served, found.incident_id),
        others=served.presence.others(found.incident_id, session),
    )


def desk(served: Served, left: str, right: str | None, *, session: str = "") -> DeskAnswer:
    """Return two incidents with the judgements between them. Raises UnknownRecord."""
    ours = incident(served, left, session=session)
    theirs = None if right is None else incident(served, right, session=session)
    if theirs is None:
        return DeskAnswer(left=ours, right=None, judgements=())
    mine, yours = set(ours.incident.account_ids), set(theirs.incident.account_ids)
    between = tuple(
        one
        for one in served.lists.judgements_of(ours.incident.account_ids)
        if {one.left, one.right} & mine and {one.left, one.right} & yours
    )
    return DeskAnswer(left=ours, right=theirs, judgements=between)


def statements(
    served: Served, *, incident: str | None, report: str | None, field: str | None
) -> StatementsAnswer:
    """Return the statements of one incident or report. Raises UsageError, UnknownRecord."""
    if (incident is None) == (report is None):
        raise UsageError(
            "statements are listed of one incident or of one report",
            next_step="give `incident=ID` or `report=ID`",
        )
    if incident is not None:
        accounts = served.lists.accounts_of(served.book.incident(incident).account_ids)
    else:
        accounts = served.book.accounts(served.book.report(report or "").report_id)
    return StatementsAnswer(
        statements=tuple(
            one for each in accounts for one in each.statements if field in (None, one.field)
        ),
        incident_of=served.book.incidents_of(one.account_id for one in accounts),
    )


def _sentences(served: Served, statements: Iterable[Statement]) -> tuple[SentenceText, ...]:
    wanted = {(one.report_id, one.sentence) for one in statements}
    return tuple(
        SentenceText(report_id=key, index=one.index, start=one.start, end=one.end, text=text)
        for key, one, text in served.lists.sentence_texts(wanted)
    )


def _near(served: Served, judged: Sequence[Judgement], ours: set[str]) -> tuple[NearIncident, ...]:
    """Return the other incidents whose accounts come nearest to ours, the nearest first."""
    across = {
        (one.right if one.left in ours else one.left): one
        for one in reversed(judged)
        if not {one.left, one.right} <= ours
    }
    holder = served.book.incidents_of(across)
    nearest: dict[str, Judgement] = {}
    for account_id, judgement in across.items():
        incident_id = holder.get(account_id)
        if incident_id is not None:
            known = nearest.get(incident_id)
            if known is None or judgement.score > known.score:
                nearest[incident_id] = judgement
    order = sorted(nearest, key=lambda one: (-nearest[one].score, one))[:_MOST_NEAR]
    rows = served.listings.now().rows_of(order)
    return tuple(NearIncident(incident=row, judgement=nearest[row.incident_id]) for row in rows)


def _decisions(served: Served, record_ids: list[str]) -> tuple[DecisionMade, ...]:
    return tuple(
        DecisionMade(decision=one.decision, at=one.at, stands=one.stands, holds=one.holds)
        for one in served.book.held_about(record_ids)
    )


def _versions(served: Served, incident_id: str) -> tuple[VersionNote, ...]:
    """Return the last versions, each with what it changed, the newest first."""
    records = served.lists.last_versions(incident_id, _MOST_VERSIONS + 1)
    notes = []
    before: Incident | None = None
    for place, (at, record) in enumerate(records):
        if place or record.version == 1:
            changed = changed_fields(before, record)
            notes.append(
                VersionNote(version=record.version, at=at, status=record.status, changed=changed)
            )
        before = record
    return tuple(reversed(notes))


def records(served: Served, ids: Sequence[str], query: IncidentQuery) -> tuple[Incident, ...]:
    """Return the records of these incidents in the order asked, as the question has them."""
    stored = served.lists.records_of(ids, as_of=query.as_of)
    found = {one.incident_id: one for one in served.listings.revised(stored, query.rule)}
    return tuple(found[one] for one in ids if one in found)


def reports(served: Served, query: ReportQuery) -> ReportsAnswer:
    """Return one page of the reports selected."""
    listing = served.listings.now()
    seqs = served.lists.holding(query.words) if query.words else None
    found = listing.select_reports(
        query.filters(), report_seqs=seqs, limit=query.per_page, offset=query.offset
    )
    return ReportsAnswer(
        filters=query.filters(),
        rows=found.rows,
        total=found.total,
        in_book=listing.report_count(),
    )


def report(served: Served, asked: str) -> ReportAnswer:
    """Return one report with what was found in it. Raises UnknownRecord."""
    found = served.book.report(asked)
    accounts: tuple[Account, ...] = served.book.accounts(found.report_id)
    incident_of = served.book.incidents_of(one.account_id for one in accounts)
    return ReportAnswer(
        report=found,
        accounts=accounts,
        incident_of=incident_of,
        incidents=served.listings.now().rows_of(dict.fromkeys(incident_of.values())),
        copies=served.lists.copies_of([found.report_id]),
        has_original=served.lists.has_original(found.report_id),
    )
