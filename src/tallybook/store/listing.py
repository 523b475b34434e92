"""Which incidents and reports does a question select, in which order, and what do they add up to?

A `Listing` is an index in memory over the incidents of one moment and one rule: it is made from
the book, brought along as the book grows, and never written to disk. 10^4 incidents take about a
second to fill and some milliseconds to ask.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

import msgspec

from tallybook.records import Incident
from tallybook.store import listing_ask as ask
from tallybook.store import listing_fill as fill
from tallybook.store.driver import sqlite_module
from tallybook.store.listing_rows import (
    Filters,
    IncidentRow,
    ReportFilters,
    ReportRow,
    TallyCell,
    TimelineBar,
    Total,
    Whodunit,
    incident_row,
)

__all__ = [
    "Filters",
    "IncidentRow",
    "Listing",
    "ReportFilters",
    "ReportRow",
    "Selected",
    "SelectedReports",
    "TallyCell",
    "TimelineBar",
    "Total",
    "Whodunit",
    "incident_row",
]


_Sums = tuple[tuple[Total, ...], tuple[TimelineBar, ...]]
# Paging through one selection sums it once.
_MOST_SUMS = 200


class Selected(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the incidents that a question selects, with what all of them add up to."""

    rows: tuple[IncidentRow, ...]
    total: int
    totals: tuple[Total, ...] = ()
    timeline: tuple[TimelineBar, ...] = ()


class SelectedReports(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the reports that a question selects."""

    rows: tuple[ReportRow, ...]
    total: int


class Listing:
    """Incidents and reports in memory, indexed for the questions of `Filters`."""

    def __init__(self) -> None:
        # One connection, one question at a time: each takes milliseconds.
        self._turn = threading.Lock()
        self._rows = sqlite_module().connect(
            ":memory:", check_same_thread=False, isolation_level=None
        )
        self._rows.executescript(fill.TABLES)
        self.seq = 0
        # What was counted of all incidents, until one changes.
        self._counted: dict[str, dict[str, int]] = {}
        self._summed: dict[str, _Sums] = {}

    def put_incidents(self, learned: Iterable[tuple[Incident, str]]) -> None:
        """Add incidents, each with the book time of its record, in place of those of equal id."""
        with self._turn:
            fill.put_incidents(self._rows, learned)
            self._counted, self._summed = {}, {}

    def put_reports(self, rows: Iterable[tuple[int, ReportRow]], *, anew: bool = True) -> None:
        """Add reports by their numbers in the log; `anew` forgets all before."""
        with self._turn:
            fill.put_reports(self._rows, rows, anew=anew)

    def select(
        self,
        filters: Filters,
        *,
        report_seqs: str | None = None,
        limit: int,
        offset: int = 0,
        with_totals: bool = True,
    ) -> Selected:
        """Return the incidents that the filters select, from `offset` on.

        `report_seqs` are the numbers of the reports that hold the words asked for, as a JSON list;
        None where no words were.
        """
        with self._turn:
            total = ask.choose(self._rows, filters, report_seqs)
            found = ask.page(self._rows, filters, limit, offset)
            totals, timeline = self._sums(filters, report_seqs) if with_totals else ((), ())
        return Selected(
            rows=tuple(ROW.decode(one) for one in found),
            total=total,
            totals=totals,
            timeline=timeline,
        )

    def _sums(self, filters: Filters, report_seqs: str | None) -> _Sums:
        """Return totals and timeline of the chosen; those of a question asked before are kept."""
        plain = msgspec.structs.replace(filters, sort="", page=1, per_page=1, view="", names="")
        key = f"{plain}{hash(report_seqs)}"
        known = self._summed.get(key)
        if known is None:
            known = ask.totals(self._rows), ask.timeline(self._rows)
            if len(self._summed) >= _MOST_SUMS:
                self._summed.clear()
            self._summed[key] = known
        return known

    def select_reports(
        self,
        filters: ReportFilters,
        *,
        report_seqs: str | None = None,
        limit: int,
        offset: int = 0,
    ) -> SelectedReports:
        """Return the reports that the filters select, from `offset` on."""
        with self._turn:
            found, total = ask.reports(self._rows, filters, report_seqs, limit, offset)
        return SelectedReports(rows=tuple(REPORT_ROW.decode(one) for one in found), total=total)

    def rows_of(self, incident_ids: Iterable[str]) -> tuple[IncidentRow, ...]:
        """Return the rows of these incidents, in the order asked; those not held are left out."""
        wanted = list(incident_ids)
        with self._turn:
            found = ask.rows_of(self._rows, wanted)
        return tuple(ROW.decode(found[one]) for one in wanted if one in found)

    def codes(self, facet: str) -> dict[str, int]:
        """Return the codes that standing incidents have for this facet, with how many have each."""
        with self._turn:
            if facet not in self._counted:
                self._counted[facet] = ask.codes(self._rows, facet)
            return self._counted[facet]

    def country_name(self, code: str) -> str | None:
        """Return what the incidents call this country."""
        with self._turn:
            return ask.country_name(self._rows, code)

    def count(self) -> int:
        """Return how many incidents stand."""
        with self._turn:
            return ask.standing_count(self._rows)

    def report_count(self) -> int:
        """Return how many reports are held."""
        with self._turn:
            return ask.report_count(self._rows)


ROW = msgspec.json.Decoder(IncidentRow)
REPORT_ROW = msgspec.json.Decoder(ReportRow)
