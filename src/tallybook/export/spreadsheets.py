"""The book as tables for a spreadsheet: incidents, statements, reports, accounts.

Each table has its columns with their meaning here and in the docs (`reference/export-csv.md`).
Several values in one cell are parted by "; ". An empty cell is "not stated".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tallybook.export.cells import Cell, cell
from tallybook.export.plain import rounded
from tallybook.export.whole import incident_of_account, sorted_statements
from tallybook.records import (
    Account,
    BookContents,
    Correction,
    Incident,
    Report,
    Statement,
    Tally,
)

HARMS = ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced")


class Column(msgspec.Struct, frozen=True):
    """One column: its name, what stands in it, and how it is taken from a record."""

    name: str
    meaning: str
    take: Callable[[Any], Cell | bool]


def _plain(name: str, meaning: str) -> Column:
    def take(record: Any) -> Cell | bool:
        value: Cell | bool = rounded(getattr(record, name), name)  # type: ignore[assignment]
        return value

    return Column(name, meaning, take)


def _several(name: str, meaning: str, words: Callable[[Any], Iterable[str | None]]) -> Column:
    def take(record: Any) -> str:
        return "; ".join(dict.fromkeys(one for one in words(record) if one))

    return Column(name, meaning, take)


def _tally_columns(harm: str) -> Iterator[Column]:
    def of(part: str) -> Callable[[Any], Cell]:
        def take(incident: Incident) -> Cell:
            value: Cell = getattr(incident.tallies.get(harm), part, None)
            return value

        return take

    yield Column(f"{harm}_low", f"{harm}, low; empty when no floor is known", of("low"))
    yield Column(f"{harm}_best", f"{harm}, best by the rule", of("best"))
    yield Column(f"{harm}_high", f"{harm}, high; empty when no ceiling is known", of("high"))
    yield Column(
        f"{harm}_conflict", "none, growing_count, correction or disagreement", of("conflict")
    )


def _rule(incident: Incident) -> str:
    tallies: Iterable[Tally] = incident.tallies.values()
    return "; ".join(sorted({one.rule for one in tallies}))


def _perpetrators(incident: Incident) -> Iterator[str]:
    for one in incident.attributions:
        found = one.attribution
        yield f"{found.canonical or found.name} ({found.standing})"


def _targets(incident: Incident) -> Iterator[str | None]:
    for one in incident.targets:
        yield one.target.name or one.target.target_type


def _claimants(incident: Incident) -> Iterator[str]:
    for one in incident.claims:
        yield one.claim.canonical or one.claim.claimant


INCIDENT_COLUMNS: tuple[Column, ...] = (
    _plain("incident_id", "id of the incident"),
    _plain("status", "code of `incident_status`"),
    _plain("title", "made from the statements"),
    _plain("occurred_from", "earliest possible day"),
    _plain("occurred_to", "latest possible day"),
    _plain("date_precision", "code of `date_precision`"),
    _plain("time_local", "time of day, as told"),
    _plain("country", "ISO 3166-1 alpha-2"),
    _plain("country_name", "name of the country"),
    _plain("adm1", "province or state"),
    _plain("adm2", "district or municipality"),
    _plain("place", "settlement or area"),
    _plain("site", "the mall, hotel, road: as written"),
    _plain("latitude", "degrees, WGS 84"),
    _plain("longitude", "degrees, WGS 84"),
    _plain("geoprecision", "1 exact to 7 air or water, as UCDP GED"),
    _several("attack_type", "codes of `attack_types`", lambda one: one.attack_type),
    _plain("type_of_violence", "code of `types_of_violence`"),
    _plain("stage", "code of `stages`"),
    _plain("suicide", "true, false or empty"),
    _several("weapons", "codes of `weapons`", lambda one: [w.weapon.weapon for w in one.weapons]),
    _several("targets", "names, or codes of `target_types`", _targets),
    _several("perpetrators", "each with its standing, a code of `standings`", _perpetrators),
    _several("claimed_by", "who claimed responsibility", _claimants),
    *(column for harm in HARMS for column in _tally_columns(harm)),
    Column("rule", "the rule of the tallies, a code of `tally_rules`", _rule),
    _plain("event_clarity", "1 one clear event, 2 a summary of several"),
    _plain("certainty_grade", "code of `certainty_grades`"),
    _plain("independent_reports", "how many reports, copies counted once"),
    _several("report_ids", "the reports", lambda one: [ref.report_id for ref in one.reports]),
    _several("account_ids", "the accounts", lambda one: one.account_ids),
)

REPORT_COLUMNS: tuple[Column, ...] = (
    _plain("report_id", "id of the report"),
    _plain("source_name", "the input that it was read from"),
    _plain("given_id", "the id that the input gave it"),
    _plain("title", "title"),
    _plain("author", "author"),
    _plain("publisher", "publisher"),
    _plain("url", "address"),
    _plain("published_at", "day or moment"),
    _plain("published_at_basis", "how that was found: code of `published_at_basis`"),
    _plain("retrieved_at", "when it was fetched"),
    _plain("language", "ISO 639-1"),
    _plain("media_type", "media type of the input"),
    _plain("content_sha256", "SHA-256 of the input"),
    Column("characters", "length of the text", lambda one: len(one.text)),
    _several("warnings", "what reading remarked", lambda one: one.warnings),
)


class OfIncident(msgspec.Struct, frozen=True):
    """An account or statement with the incident that it belongs to."""

    record: Any
    incident_id: str | None


def _given(correction: Correction) -> str:
    return "none" if correction.value is None else str(correction.value)


def _inner(name: str, meaning: str) -> Column:
    column = _plain(name, meaning)
    return Column(name, meaning, lambda one: column.take(one.record))


ACCOUNT_COLUMNS: tuple[Column, ...] = (
    _inner("account_id", "id of the account"),
    _inner("report_id", "the report"),
    _plain("incident_id", "the incident"),
    _inner("role", "main or background"),
    _inner("anchor_start", "where the words of the act start"),
    _inner("anchor_end", "where they end"),
    _inner("anchor_quote", "the words that tell of the act"),
    Column("statements", "how many statements", lambda one: len(one.record.statements)),
    _inner("extractor", "part and version that made it"),
)

STATEMENT_COLUMNS: tuple[Column, ...] = (
    _inner("statement_id", "id of the statement"),
    _inner("report_id", "the report"),
    _inner("account_id", "the account"),
    _plain("incident_id", "the incident"),
    _inner("field", "code of `fields`"),
    _inner("value", "the value"),
    _inner("number_low", "least number, empty when there is no floor"),
    _inner("number_high", "greatest number, empty when there is no ceiling"),
    _inner("bound", "code of `bounds`"),
    _inner("quote", "the exact words"),
    _inner("sentence", "number of the sentence"),
    _inner("start", "where the words start in the text"),
    _inner("end", "where they end"),
    _inner("speaker", "who says so; empty for the report's own voice"),
    _inner("speaker_type", "code of `speaker_types`"),
    _inner("via", "through whom the speaker's words came, such as an agency"),
    _inner("modality", "code of `modalities`"),
    _inner("hedge", "the words that hedge"),
    _inner("scope", "code of `scopes`"),
    _inner("scope_text", "whom the figure counts, as written"),
    _inner("includes_perpetrators", "yes, no or unknown"),
    _inner("as_of", "the time that it holds for"),
    _inner("as_of_basis", "code of `as_of_basis`"),
    _inner("confidence", "0 to 1"),
    _inner("odds", "of the trained encoder, 0 to 1; empty where it was not asked"),
    _inner("review_state", "code of `review_states`"),
    _inner("reviewed_by", "who reviewed it"),
    _several(
        "corrected",
        "what a person gave in its place, by part: `value: 14`",
        lambda one: (f"{each.part}: {_given(each)}" for each in one.record.corrections),
    ),
    _inner("extractor", "part and version that made it"),
)

CSV_TABLES: Mapping[str, tuple[Column, ...]] = {
    "incidents": INCIDENT_COLUMNS,
    "statements": STATEMENT_COLUMNS,
    "reports": REPORT_COLUMNS,
    "accounts": ACCOUNT_COLUMNS,
}


def export_csv(contents: BookContents, folder: Path, *, bom: bool = False) -> tuple[Path, ...]:
    """Write one CSV file a table into `folder`, made if need be; return the files.

    UTF-8; `bom` puts a byte order mark first, without which some spreadsheets take it for another
    encoding. Lines end with CR LF, as RFC 4180 has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in csv_tables(contents).items():
        path = folder / f"{name}.csv"
        path.write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))
        written.append(path)
    return tuple(written)


def csv_tables(contents: BookContents) -> dict[str, str]:
    """Return the text of each table by its name, a key of CSV_TABLES."""
    incident_of = incident_of_account(contents.incidents)
    records: dict[str, Iterable[Any]] = {
        "incidents": _sorted(contents.incidents),
        "statements": (
            OfIncident(one, incident_of.get(one.account_id)) for one in sorted_statements(contents)
        ),
        "reports": _sorted(contents.reports),
        "accounts": (
            OfIncident(one, incident_of.get(one.account_id)) for one in _sorted(contents.accounts)
        ),
    }
    return {name: table(columns, records[name]) for name, columns in CSV_TABLES.items()}


def _sorted(records: Iterable[Incident | Report | Account | Statement]) -> list[Any]:
    return sorted(records, key=lambda one: str(getattr(one, one.__struct_fields__[0])))


def table(columns: tuple[Column, ...], records: Iterable[Any]) -> str:
    """Return a table of these columns with a line a record, formulas defused, as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([one.name for one in columns])
    for record in records:
        writer.writerow([cell(one.take(record)) for one in columns])
    return out.getvalue()
