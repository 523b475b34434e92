"""The whole book as JSON: names as documented, sorted, and the same bytes for the same reports."""

import json
from pathlib import Path

import msgspec

from tallybook.export import JSON_SECTIONS, export_json
from tallybook.records import BookContents, Incident

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "export-json.md"


def test_the_object_has_the_documented_lists_in_their_order(contents):
    held = json.loads(export_json(contents))

    assert list(held) == [
        "incidents", "reports", "accounts", "statements", "copies", "unreadable", "judgements",
    ]  # fmt: skip
    assert [len(one) for one in held.values()] == [1] * 7


def test_an_account_names_its_report_its_incident_and_its_statements(contents):
    (account,) = json.loads(export_json(contents))["accounts"]

    assert account == {
        "account_id": "a1",
        "report_id": "r1",
        "incident_id": "i1",
        "role": "main",
        "anchor_start": 7,
        "anchor_end": 15,
        "anchor_quote": "attacked",
        "sentences": [0, 1],
        "statement_ids": ["s1"],
        "extractor": "rules-1",
        "odds": {},
    }


def test_an_account_of_no_incident_says_so(contents):
    alone = msgspec.structs.replace(contents, incidents=())

    assert json.loads(export_json(alone))["accounts"][0]["incident_id"] is None


def test_a_statement_names_its_account_and_stands_in_the_text(contents):
    held = json.loads(export_json(contents))
    (statement,), (report,) = held["statements"], held["reports"]

    assert (statement["account_id"], statement["report_id"]) == ("a1", "r1")
    assert statement["sentence"] == 1
    start, end = statement["start"], statement["end"]
    assert report["text"][start:end] == statement["quote"]


def test_a_floor_has_no_ceiling(contents):
    """Not stated is null, never 0."""
    tally = json.loads(export_json(contents))["incidents"][0]["tallies"]["killed"]

    assert (tally["low"], tally["best"], tally["high"], tally["from"]) == (27, 27, None, ["s1"])


def test_numbers_have_a_sensible_length(contents):
    held = json.loads(export_json(contents))

    assert held["incidents"][0]["latitude"] == -1.28333
    assert held["statements"][0]["confidence"] == 0.1235


def test_nothing_depends_on_when_the_book_learned_it(contents):
    later = msgspec.structs.replace(
        contents,
        incidents=tuple(msgspec.structs.replace(one, version=9) for one in contents.incidents),
        learned_at={"i1": "2040"},
        tombstones=(),
        decisions=(),
        head_hash="00",
    )

    assert export_json(later) == export_json(contents)


def test_the_times_are_there_when_asked_for(contents):
    held = json.loads(export_json(contents, with_times=True))

    (incident,), (report,) = held["incidents"], held["reports"]
    assert (incident["version"], incident["learned_at"]) == (3, "2031-05-06T12:00:00.000000Z")
    assert report["learned_at"] == "2031-05-04T12:00:00.000000Z"
    assert held["tombstones"][0]["merged_into"] == "i1"
    assert held["decisions"][0]["decision_id"] == "d1"
    assert held["book"] == {"head_hash": "ff"}
    assert list(held) == list(JSON_SECTIONS)


def test_the_order_of_the_records_handed_in_does_not_matter(contents):
    two = msgspec.structs.replace(
        contents,
        incidents=(*contents.incidents, Incident(incident_id="i9")),
        unreadable=contents.unreadable * 2,
    )
    turned = msgspec.structs.replace(two, incidents=two.incidents[::-1])

    assert export_json(two) == export_json(turned)


def test_one_record_a_line(contents):
    """So that two exports can be compared, and searched, line by line."""
    lines = export_json(contents).decode().splitlines()

    assert lines[:2] == ["{", '"incidents": [']
    assert lines[2].startswith('{"incident_id":"i1"')
    assert lines[-1] == "}"
    assert len(lines) == 2 + 3 * 7


def test_an_empty_book_is_an_object_of_empty_lists():
    assert set(map(len, json.loads(export_json(BookContents())).values())) == {0}


def test_every_section_and_added_key_is_documented():
    page = DOCS.read_text(encoding="utf-8")
    words = [*JSON_SECTIONS, "statement_ids", "incident_id", "learned_at", "version"]

    assert [one for one in words if f"`{one}`" not in page] == []
