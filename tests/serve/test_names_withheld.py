"""Names of victims are covered wherever they stand, by the server's switch or as it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Browser, served

NAMES = ("Amina", "Sample7")


@pytest.fixture(scope="module")
def discreet(reading_book: Path) -> Iterator[Browser]:
    """A browser at a server that covers names."""
    with served(reading_book, withhold_names=True) as base:
        yield Browser(base).sign_in()


def addresses(browser: Browser) -> list[str]:
    """Every address that tells of the incident in which Amina Sample7 was killed."""
    row = next(
        one
        for one in browser.get("/incidents.json?per_page=200").json()["rows"]
        if one["occurred_from"] == "2010-01-22"
    )
    incident_id = row["incident_id"]
    refs = browser.get(f"/incidents/{incident_id}.json").json()["incident"]["reports"]
    report_id = refs[0]["report_id"]
    return [
        "/incidents",
        "/incidents.json?per_page=200",
        "/incidents.csv",
        f"/incidents/{incident_id}",
        f"/incidents/{incident_id}.json",
        f"/desk?left={incident_id}",
        f"/desk.json?left={incident_id}",
        f"/queue/{incident_id}",
        "/queue.json?limit=200",
        f"/reports/{report_id}",
        f"/reports/{report_id}.json",
        "/reports.json",
        "/reports.csv",
        f"/statements.json?incident={incident_id}",
        f"/statements.csv?report={report_id}",
        "/changes.json",
        "/changes.atom",
        "/incidents.geojson",
    ]


def test_the_switch_covers_names_on_every_page_and_in_every_answer(discreet: Browser):
    for path in addresses(discreet):
        answer = discreet.get(path)
        assert answer.status_code == 200, path
        assert [one for one in NAMES if one in answer.text] == [], path


def test_without_the_switch_the_names_are_there(browser: Browser):
    found = [path for path in addresses(browser) if "Sample7" in browser.get(path).text]

    assert len(found) > 8


def test_who_asks_for_it_gets_names_covered(browser: Browser):
    for path in addresses(browser):
        asked = path + ("&" if "?" in path else "?") + "names=withheld"
        answer = browser.get(asked)
        assert answer.status_code == 200, asked
        assert "Sample7" not in answer.text, asked


def test_offsets_still_hold_where_a_name_is_covered(discreet: Browser):
    report_id = discreet.get("/reports.json?words=Sample7").json()["rows"][0]["report_id"]
    answer = discreet.get(f"/reports/{report_id}.json").json()

    text = answer["report"]["text"]
    for one in answer["accounts"][0]["statements"]:
        assert text[one["start"] : one["end"]] == one["quote"]
    assert "█" * len("Amina Sample7") in text


def test_originals_are_not_given_where_names_are_withheld(discreet: Browser):
    report_id = discreet.get("/reports.json").json()["rows"][0]["report_id"]
    answer = discreet.get(f"/reports/{report_id}/original")

    assert answer.status_code == 403
    assert "withheld" in answer.json()["message"]
