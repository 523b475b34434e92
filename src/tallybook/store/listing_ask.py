"""What does a question to a listing become in SQL? Every value is a parameter, never SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tallybook.codebook import code_list
from tallybook.store.find import match_query
from tallybook.store.listing_fill import folded
from tallybook.store.listing_rows import Filters, ReportFilters, TimelineBar, Total

# What each sort orders by; a value that is not stated comes last in both directions.
_ORDERS = {
    "date": "first_day",
    "killed": "killed",
    "wounded": "wounded",
    "reports": "independent",
    "title": "title COLLATE NOCASE",
    "country": "country_name",
    "learned": "learned_at",
}
_REPORT_ORDERS = {
    "date": "published_at",
    "title": "title COLLATE NOCASE",
    "publisher": "publisher COLLATE NOCASE",
    "learned": "learned_at",
}


class _Where:
    """Conditions that all have to hold, each with its parameters."""

    def __init__(self) -> None:
        self._sql: list[str] = []
        self.values: list[object] = []

    def add(self, sql: str, *values: object) -> None:
        self._sql.append(sql)
        self.values += values

    def among(self, sql: str, values: Iterable[object]) -> None:
        """Add `... IN (values)`; no value narrows nothing."""
        several = list(values)
        if several:
            self.add(sql.replace("?", "(SELECT value FROM json_each(?))"), json.dumps(several))

    def __str__(self) -> str:
        return " AND ".join(self._sql) or "1"


def choose(rows: Any, filters: Filters, report_seqs: str | None) -> int:
    """Put the incidents that the filters select into the table `chosen`; return how many."""
    where = _where(filters)
    if report_seqs is not None:
        _add_words(where, filters.words or "", report_seqs)
    rows.execute("DELETE FROM chosen")
    query = f"INSERT INTO chosen SELECT n FROM incidents i WHERE {where}"  # noqa: S608
    rows.execute(query, where.values)
    return int(rows.execute("SELECT count(*) FROM chosen").fetchone()[0])


def _where(filters: Filters) -> _Where:
    where = _Where()
    if not filters.status:
        where.add("standing")
    if filters.from_:
        where.add("last_day >= ?", filters.from_)
    if filters.to:
        where.add("first_day <= ?", filters.to)
    of = "n IN (SELECT n FROM facets WHERE facet = '{}' AND code IN ?)"
    where.among(of.format("country"), (one.upper() for one in filters.country))
    where.among(of.format("harm"), filters.harm)
    where.among(of.format("attack_type"), filters.attack_type)
    where.among(of.format("status"), filters.status)
    _add_doers(where, filters)
    if filters.disputed:
        where.add("disputed = ?", filters.disputed == "yes")
    if filters.least_reports is not None:
        where.add("independent >= ?", filters.least_reports)
    return where


def _add_doers(where: _Where, filters: Filters) -> None:
    """Select by one attribution that has a name asked for under a standing asked for."""
    one = _Where()
    one.add("d.n = i.n")
    if filters.perpetrator:
        one.add(
            "EXISTS (SELECT 1 FROM json_each(?) asked "
            "WHERE instr(d.name, asked.value) OR d.group_id = asked.value)",
            json.dumps([folded(name) for name in filters.perpetrator]),
        )
    one.among("d.standing IN ?", filters.standing)
    if filters.perpetrator or filters.standing:
        where.add(f"EXISTS (SELECT 1 FROM doers d WHERE {one})", *one.values)  # noqa: S608


def _add_words(where: _Where, words: str, report_seqs: str) -> None:
    """Select by reports that hold the words, or by the words of the incident itself."""
    told = "n IN (SELECT n FROM told_by WHERE seq IN (SELECT value FROM json_each(?)))"
    asked = match_query(words)
    if not asked:
        where.add(told, report_seqs)
        return
    own = "n IN (SELECT rowid FROM words WHERE words MATCH ?)"
    where.add(f"({told} OR {own})", report_seqs, asked)


def page(rows: Any, filters: Filters, limit: int, offset: int) -> list[bytes]:
    """Return the records of one page of the chosen incidents."""
    query = (
        "SELECT record FROM chosen JOIN incidents USING (n) "  # noqa: S608
        f"ORDER BY {_order(_ORDERS, filters.sort)}, incident_id LIMIT ? OFFSET ?"
    )
    return [one for (one,) in rows.execute(query, (limit, offset))]


def _order(orders: dict[str, str], sort: str) -> str:
    column = orders[sort.removeprefix("-")]
    return f"{column} {'DESC' if sort.startswith('-') else 'ASC'} NULLS LAST"


def totals(rows: Any) -> tuple[Total, ...]:
    """Return what the chosen incidents add up to, a harm at a time, in the order of the list."""
    # `+n` keeps SQLite on the key that is in the order of the groups: nothing is sorted.
    found = rows.execute(
        "SELECT harm, count(*), total(low), total(best), total(high), "
        "sum(best IS NULL), sum(high IS NULL) "
        "FROM tallies WHERE +n IN (SELECT n FROM chosen) GROUP BY harm"
    )
    made = [
        Total(
            harm=harm,
            incidents=number,
            # Sums of floats: whole numbers beyond 2**63 would overflow a sum of integers.
            low=int(low),
            best=int(best),
            high=None if without_high else int(high),
            without_best=without_best,
            without_high=without_high,
        )
        for harm, number, low, best, high, without_best, without_high in found
    ]
    order = {harm: place for place, harm in enumerate(code_list("harms").codes)}
    return tuple(sorted(made, key=lambda one: order[one.harm]))


def timeline(rows: Any) -> tuple[TimelineBar, ...]:
    """Return the chosen incidents by the month in which they began, in order."""
    found = rows.execute(
        "SELECT substr(first_day, 1, 7) AS month, count(*), total(killed) FROM incidents "
        "INDEXED BY months WHERE +n IN (SELECT n FROM chosen) "
        "AND substr(first_day, 1, 7) IS NOT NULL GROUP BY substr(first_day, 1, 7)"
    )
    return tuple(
        TimelineBar(month=month, incidents=number, killed=int(killed))
        for month, number, killed in found
    )


def reports(
    rows: Any,
    filters: ReportFilters,
    report_seqs: str | None,
    limit: int,
    offset: int,
) -> tuple[list[bytes], int]:
    """Return the records of one page of the reports selected, and how many are."""
    where = _where_of_reports(filters)
    if report_seqs is not None:
        where.add("seq IN (SELECT value FROM json_each(?))", report_seqs)
    count = f"SELECT count(*) FROM reports WHERE {where}"  # noqa: S608
    total = int(rows.execute(count, where.values).fetchone()[0])
    query = (
        f"SELECT record FROM reports WHERE {where} "  # noqa: S608
        f"ORDER BY {_order(_REPORT_ORDERS, filters.sort)}, report_id LIMIT ? OFFSET ?"
    )
    return [one for (one,) in rows.execute(query, [*where.values, limit, offset])], total


def _where_of_reports(filters: ReportFilters) -> _Where:
    where = _Where()
    if filters.from_:
        where.add("substr(published_at, 1, 10) >= ?", filters.from_)
    if filters.to:
        where.add("substr(published_at, 1, 10) <= ?", filters.to)
    where.among("publisher IN ?", filters.publisher)
    where.among("language IN ?", filters.language)
    if filters.copies:
        where.add(f"copy_of IS {'NOT ' if filters.copies == 'yes' else ''}NULL")
    return where


def rows_of(rows: Any, incident_ids: list[str]) -> dict[str, bytes]:
    """Return the records of these incidents by id."""
    found = rows.execute(
        "SELECT incident_id, record FROM incidents "
        "WHERE incident_id IN (SELECT value FROM json_each(?))",
        (json.dumps(incident_ids),),
    )
    return dict(found.fetchall())


def codes(rows: Any, facet: str) -> dict[str, int]:
    """Return how many standing incidents have each code of a facet, the most frequent first."""
    found = rows.execute(
        "SELECT code, count(*) FROM facets JOIN incidents USING (n) "
        "WHERE facet = ? AND standing GROUP BY code ORDER BY 2 DESC, code",
        (facet,),
    )
    return dict(found.fetchall())


def country_name(rows: Any, code: str) -> str | None:
    """Return what the incidents call this country."""
    found = rows.execute(
        "SELECT country_name FROM facets JOIN incidents USING (n) "
        "WHERE facet = 'country' AND code = ? AND country_name IS NOT NULL LIMIT 1",
        (code,),
    ).fetchone()
    return None if found is None else str(found[0])


def standing_count(rows: Any) -> int:
    """Return how many incidents stand."""
    return int(rows.execute("SELECT count(*) FROM incidents WHERE standing").fetchone()[0])


def report_count(rows: Any) -> int:
    """Return how many reports there are."""
    return int(rows.execute("SELECT count(*) FROM reports").fetchone()[0])
