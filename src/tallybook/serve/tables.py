"""What does a list give as CSV? The very columns of `tallybook export csv`, formulas defused."""

from __future__ import annotations

from starlette.requests import Request

from tallybook.export.spreadsheets import (
    INCIDENT_COLUMNS,
    REPORT_COLUMNS,
    STATEMENT_COLUMNS,
    OfIncident,
    table,
)
from tallybook.serve import answers
from tallybook.serve.frames import served_of
from tallybook.serve.query import IncidentQuery, ReportQuery
from tallybook.serve.shapes import StatementsAnswer
from tallybook.serve.withholding import shown

# All that a list can hold.
_ALL = 1_000_000


def incidents(request: Request, query: IncidentQuery) -> str:
    """Return the table of all incidents selected, in the order asked for."""
    served = served_of(request)
    found = answers.selected(served, query, limit=_ALL, with_totals=False)
    ids = [one.incident_id for one in found.rows]
    return table(INCIDENT_COLUMNS, shown(request, answers.records(served, ids, query)))


def reports(request: Request, query: ReportQuery) -> str:
    """Return the table of all reports selected, in the order asked for."""
    served = served_of(request)
    listing = served.listings.now()
    seqs = served.lists.holding(query.words) if query.words else None
    found = listing.select_reports(query.filters(), report_seqs=seqs, limit=_ALL)
    ids = [one.report_id for one in found.rows]
    return table(REPORT_COLUMNS, shown(request, served.lists.reports_of(ids)))


def statements(answer: StatementsAnswer) -> str:
    """Return the table of these statements."""
    lines = (OfIncident(one, answer.incident_of.get(one.account_id)) for one in answer.statements)
    return table(STATEMENT_COLUMNS, lines)
