"""How does a listing get its rows? The tables in memory, and one incident's or report's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tallybook.codebook import code_list
from tallybook.records import Incident
from tallybook.store.listing_rows import IncidentRow, ReportRow, incident_row
from tallybook.store.project import TOMBSTONES

# `facets` has a row for each code that an incident has, ancestors too; `doers` one for each
# attribution; `told` one for each report, `told_by` the same by the report's number in the log;
# `words` are those of the title, the place and the doers. Keys and indexes stand in the order in
# which sums are made, so that none has to be sorted for.
TABLES = """
CREATE TABLE incidents (
    n INTEGER PRIMARY KEY, incident_id TEXT NOT NULL UNIQUE, standing INTEGER NOT NULL,
    status TEXT NOT NULL, title TEXT NOT NULL, first_day TEXT, last_day TEXT, country TEXT,
    country_name TEXT, killed INTEGER, wounded INTEGER, independent INTEGER NOT NULL,
    disputed INTEGER NOT NULL, learned_at TEXT NOT NULL, record BLOB NOT NULL);
CREATE TABLE facets (
    facet TEXT, code TEXT, n INTEGER, PRIMARY KEY (facet, code, n)) WITHOUT ROWID;
CREATE INDEX facets_of ON facets (n);
CREATE TABLE doers (n INTEGER, name TEXT, group_id TEXT, standing TEXT);
CREATE INDEX doers_of ON doers (n);
CREATE TABLE tallies (
    n INTEGER, harm TEXT, low INTEGER, best INTEGER, high INTEGER,
    PRIMARY KEY (harm, n)) WITHOUT ROWID;
CREATE INDEX tallies_of ON tallies (n);
CREATE INDEX months ON incidents (substr(first_day, 1, 7), killed);
CREATE TABLE told (report_id TEXT, n INTEGER, PRIMARY KEY (report_id, n)) WITHOUT ROWID;
CREATE INDEX told_of ON told (n);
CREATE TABLE told_by (seq INTEGER, n INTEGER, PRIMARY KEY (seq, n)) WITHOUT ROWID;
CREATE INDEX told_by_of ON told_by (n);
CREATE VIRTUAL TABLE words USING fts5(
    title, place, doers, tokenize='unicode61 remove_diacritics 2');
CREATE TABLE reports (
    seq INTEGER PRIMARY KEY, report_id TEXT NOT NULL UNIQUE, title TEXT, publisher TEXT,
    published_at TEXT, language TEXT, copy_of TEXT, accounts INTEGER, learned_at TEXT,
    record BLOB NOT NULL);
CREATE TEMP TABLE chosen (n INTEGER PRIMARY KEY);
"""
_NUMBER = "SELECT n FROM incidents WHERE incident_id = ?"
_INCIDENT = "INSERT INTO incidents VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_REPORT = "INSERT OR REPLACE INTO reports VALUES (?,?,?,?,?,?,?,?,?,?)"
_OF = ("facets", "doers", "tallies", "told", "told_by")
_TOLD_BY = "INSERT INTO told_by SELECT seq, n FROM told JOIN reports USING (report_id)"
_encode = msgspec.json.Encoder().encode


def put_incidents(rows: Any, learned: Iterable[tuple[Incident, str]]) -> None:
    """Add incidents in one transaction, in place of those of equal id."""
    rows.execute("BEGIN")
    (next_number,) = rows.execute("SELECT coalesce(max(n), 0) + 1 FROM incidents").fetchone()
    for incident, learned_at in learned:
        known = rows.execute(_NUMBER, (incident.incident_id,)).fetchone()
        if known is None:
            number, next_number = next_number, next_number + 1
        else:
            (number,) = known
            _forget(rows, number)
        _put(rows, number, incident, learned_at)
    rows.execute("COMMIT")


def _forget(rows: Any, number: int) -> None:
    for table in (*_OF, "incidents"):
        rows.execute(f"DELETE FROM {table} WHERE n = ?", (number,))  # noqa: S608
    rows.execute("DELETE FROM words WHERE rowid = ?", (number,))


def _put(rows: Any, number: int, incident: Incident, learned_at: str) -> None:
    row = incident_row(incident, learned_at)
    rows.execute(_INCIDENT, _columns(number, row))
    rows.executemany(
        "INSERT OR IGNORE INTO facets VALUES (?,?,?)",
        [(facet, code, number) for facet, code in _facets(row)],
    )
    rows.executemany(
        "INSERT INTO doers VALUES (?,?,?,?)",
        [(number, folded(one.name), one.group_id, one.standing) for one in row.perpetrators],
    )
    rows.executemany(
        "INSERT INTO tallies VALUES (?,?,?,?,?)",
        [(number, harm, one.low, one.best, one.high) for harm, one in row.tallies.items()],
    )
    rows.executemany(
        "INSERT OR IGNORE INTO told VALUES (?,?)",
        [(one.report_id, number) for one in incident.reports],
    )
    rows.execute(f"{_TOLD_BY} WHERE n = ?", (number,))
    rows.execute(
        "INSERT INTO words (rowid, title, place, doers) VALUES (?,?,?,?)", (number, *_words(row))
    )


def _columns(number: int, row: IncidentRow) -> tuple[object, ...]:
    return (
        number,
        row.incident_id,
        row.status not in TOMBSTONES,
        row.status,
        row.title,
        row.occurred_from or row.occurred_to,
        row.occurred_to or row.occurred_from,
        row.country,
        row.country_name,
        _best(row, "killed"),
        _best(row, "wounded"),
        row.independent_reports,
        row.disputed,
        row.learned_at,
        _encode(row),
    )


def _best(row: IncidentRow, harm: str) -> int | None:
    """Return the number to sort by: best, else the floor or the ceiling that is known."""
    cell = row.tallies.get(harm)
    if cell is None:
        return None
    known = (cell.best, cell.low, cell.high)
    return next((one for one in known if one is not None), None)


def _facets(row: IncidentRow) -> Iterator[tuple[str, str]]:
    if row.country:
        yield "country", row.country
    yield "status", row.status
    if row.rule:
        yield "rule", row.rule
    types = code_list("attack_types")
    for code in row.attack_type:
        at: str | None = code
        while at is not None:
            yield "attack_type", at
            at = types[at].parent if at in types else None
    for harm, one in row.tallies.items():
        if one.best != 0:
            yield "harm", harm
    for who in row.perpetrators:
        yield "perpetrator", who.name
        yield "standing", who.standing


def _words(row: IncidentRow) -> tuple[str, str, str]:
    place = (row.country_name, row.adm1, row.place, row.site)
    return (
        row.title,
        " ".join(one for one in place if one),
        " ".join(one.name for one in row.perpetrators),
    )


def folded(words: str) -> str:
    """Return the words as they are compared: without regard to case."""
    return words.casefold()


def put_reports(rows: Any, given: Iterable[tuple[int, ReportRow]], *, anew: bool) -> None:
    """Add reports in one transaction; `anew` forgets all before."""
    rows.execute("BEGIN")
    if anew:
        rows.execute("DELETE FROM reports")
    rows.executemany(_REPORT, (_report_columns(seq, row) for seq, row in given))
    rows.execute("DELETE FROM told_by")
    rows.execute(_TOLD_BY)
    rows.execute("COMMIT")


def _report_columns(seq: int, row: ReportRow) -> tuple[object, ...]:
    return (
        seq,
        row.report_id,
        row.title,
        row.publisher,
        row.published_at,
        row.language,
        row.copy_of,
        row.accounts,
        row.learned_at,
        _encode(row),
    )
