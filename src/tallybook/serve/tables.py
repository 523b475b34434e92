"""What does a list give as CSV? The very columns of `tallybook export csv`, formulas defused."""

from __future__ import annotations

from tallybook.export.spreadsheets import (
    INCIDENT_COLUMNS,
    REPORT_COLUMNS,
    STATEMENT_COLUMNS,
    OfIncident,
    table,
)
from tallybook.serve import answers
from tallybook.serve.query import IncidentQuery, ReportQuery
from tallybook.serve.served import Served
from tallybook.serve.shapes import StatementsAnswer

# All that a list can hold.
_ALL = 1_000_000


def incidents(served: Served, query: IncidentQuery) -> str:
    """Return the table of all incidents selected, in the order asked for."""
    found = answers.selected(served, query, limit=_ALL, with_totals=False)
    ids = [one.incident_id for one in found.rows]
    return table(INCIDENT_COLUMNS, answers.records(served, ids, query.as_of))


def reports(served: Served, query: ReportQuery) -> str:
    """Return the table of all reports selected, in the order asked for."""
    listing = served.listings.now()
    seqs = served.lists.holding(query.words) if query.words else None
    found = listing.select_reports(query.filters(), report_seqs=seqs, limit=_ALL)
    ids = [one.report_id for one in found.rows]
    return table(REPORT_COLUMNS, served.lists.reports_of(ids))


def statements(answer: StatementsAnswer) -> str:
    """Return the table of these statements."""
    lines = (OfIncident(one, answer.incident_of.get(one.account_id)) for one in answer.statements)
    return table(STATEMENT_COLUMNS, lines)
