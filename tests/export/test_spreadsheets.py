"""The book as tables: documented columns, safe in a spreadsheet, numbers as numbers."""

import csv
import io
from pathlib import Path

import msgspec
import pytest
from export_builders import statement

from tallybook import codebook
from tallybook.export import CSV_TABLES, csv_tables, export_csv
from tallybook.export.cells import cell, defused
from tallybook.export.spreadsheets import HARMS

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "export-csv.md"


def rows(contents, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_tables(contents)[table])))


def test_an_incident_is_one_row(contents):
    (row,) = rows(contents, "incidents")

    assert {name: value for name, value in row.items() if value} == {
        "incident_id": "i1",
        "status": "candidate",
        "title": "Attack on a market",
        "occurred_from": "2031-05-04",
        "country": "KE",
        "latitude": "-1.28333",
        "longitude": "36.81667",
        "attack_type": "armed_assault; bombing",
        "weapons": "rifle",
        "targets": "market",
        "perpetrators": "the Front (suspected_or_accused)",
        "killed_low": "27",
        "killed_best": "27",
        "killed_conflict": "none",
        "rule": "latest_as_of",
        "independent_reports": "1",
        "report_ids": "r1",
        "account_ids": "a1",
    }


def test_a_statement_row_names_report_account_and_incident(contents):
    (row,) = rows(contents, "statements")

    assert (row["report_id"], row["account_id"], row["incident_id"]) == ("r1", "a1", "i1")
    assert (row["value"], row["number_low"], row["number_high"]) == ("27", "27", "")
    assert (row["quote"], row["speaker"]) == ("At least 27 people", "police")


def test_reports_and_accounts_are_tables_too(contents):
    (report,), (account,) = rows(contents, "reports"), rows(contents, "accounts")

    assert (report["title"], report["characters"]) == ("Market attacked", "70")
    assert (account["anchor_quote"], account["statements"]) == ("attacked", "1")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+cmd", "'+cmd", id="plus"),
        pytest.param("-2+3", "'-2+3", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("|calc", "'|calc", id="pipe"),
        pytest.param("%0A", "'%0A", id="per cent"),
        pytest.param("\t=1+1", "'=1+1", id="behind a tab"),
        pytest.param("\r\n =1+1", "'=1+1", id="behind line breaks and a blank"),
        pytest.param("\u00a0\u200b\ufeff=1+1", "'=1+1", id="behind invisible characters"),
        pytest.param("\x00=1+1", "'=1+1", id="behind a NUL"),
        pytest.param("＝1+1", "'＝1+1", id="full-width equals"),
        pytest.param("﹣1", "'﹣1", id="small minus"),
        pytest.param("-5", "'-5", id="a text that looks like a number is a text"),
        pytest.param("'=1", "'=1", id="an apostrophe is harmless"),
        pytest.param("a=b", "a=b", id="inside a word"),
        pytest.param("– at least 12", "– at least 12", id="a dash"),
        pytest.param("القاعدة", "القاعدة", id="letters of another script"),
        pytest.param("", "", id="empty"),
        pytest.param(" \t ", "", id="only white space"),
    ],
)
def test_a_text_never_starts_a_formula(text, written):
    assert defused(text) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(-5, "-5"), (-1.2833, "-1.2833"), (0, "0"), (None, ""), (True, "true"), (False, "false")],
)
def test_numbers_stay_numbers(value, written):
    assert cell(value) == written


@pytest.mark.parametrize("payload", ['=HYPERLINK("http://x","y")', "\t@x", "＋1", '"\n=1'])
def test_no_cell_of_any_table_starts_a_formula(contents, payload):
    """The payload in every text field of every record."""
    hostile = msgspec.convert(poisoned(msgspec.to_builtins(contents), payload), type(contents))

    for table in CSV_TABLES:
        for row in rows(hostile, table):
            texts = [one for one in row.values() if not is_number(one)]
            assert [one for one in texts if one.startswith(STARTS)] == []


STARTS = (*"=+-@|%\t\n\r＝＋－＠",)


def is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


def poisoned(value: object, payload: str, key: str = "") -> object:
    if isinstance(value, str):
        return value if key == "kind" and value in KINDS else payload
    if isinstance(value, dict):
        return {one: poisoned(inner, payload, one) for one, inner in value.items()}
    if isinstance(value, list | tuple):
        return [poisoned(one, payload) for one in value]
    return value


KINDS = ("weapon", "target", "attribution")


def test_quotes_commas_and_line_breaks_come_back(contents):
    odd = 'He said "no,\nnever", twice; 北京'
    changed = msgspec.structs.replace(contents.accounts[0], statements=(statement(quote=odd),))

    (row,) = rows(msgspec.structs.replace(contents, accounts=(changed,)), "statements")

    assert row["quote"] == odd


def test_the_files_are_utf8_with_a_byte_order_mark_when_asked(contents, tmp_path):
    plain = export_csv(contents, tmp_path / "plain")
    marked = export_csv(contents, tmp_path / "marked", bom=True)

    assert [one.name for one in plain] == [f"{name}.csv" for name in CSV_TABLES]
    for one, other in zip(plain, marked, strict=True):
        assert b"\xef\xbb\xbf" + one.read_bytes() == other.read_bytes()


def test_every_harm_of_the_codebook_has_its_columns():
    assert set(HARMS) == set(codebook.code_list("harms").codes)


def test_every_column_is_documented():
    page = DOCS.read_text(encoding="utf-8")
    columns = [one for columns in CSV_TABLES.values() for one in columns]
    missing = [one.name for one in columns if f"| `{one.name}` | {one.meaning} |" not in page]

    assert missing == []
