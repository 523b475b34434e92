"""Lists, incidents and reports as JSON, CSV and points: asked of a real server."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import feedparser
import pytest
from serving import Browser

from tallybook.export.spreadsheets import INCIDENT_COLUMNS, REPORT_COLUMNS, STATEMENT_COLUMNS
from tallybook.store import Book


def ids(browser: Browser, query: str) -> list[str]:
    """Return the ids that a question selects, in its order."""
    rows = browser.get(f"/incidents.json?per_page=200&{query}").json()["rows"]
    return [one["incident_id"] for one in rows]


def rows(browser: Browser, query: str = "") -> list[dict[str, object]]:
    """Return the rows that a question selects."""
    found: list[dict[str, object]] = browser.get(f"/incidents.json?per_page=200&{query}").json()[
        "rows"
    ]
    return found


def test_the_list_holds_every_incident_with_totals_of_all_of_them(browser: Browser):
    answer = browser.get("/incidents.json?per_page=5").json()

    every = rows(browser)
    assert (answer["total"], answer["in_book"], len(answer["rows"])) == (18, 18, 5)
    killed = next(one for one in answer["totals"] if one["harm"] == "killed")
    assert killed["best"] == sum(one["tallies"]["killed"]["best"] for one in every)
    assert killed["incidents"] == 18
    assert sum(one["incidents"] for one in answer["timeline"]) == 18
    assert answer["rule"] == "latest_as_of"


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("country=KE", lambda one: one["country"] == "KE"),
        ("country=ke&country=PK", lambda one: one["country"] in ("KE", "PK")),
        ("attack_type=bombing", lambda one: "bombing" in one["attack_type"]),
        ("from=2010-02-01", lambda one: one["occurred_to"] >= "2010-02-01"),
        ("to=2010-01-10", lambda one: one["occurred_from"] <= "2010-01-10"),
        ("harm=wounded", lambda one: "wounded" in one["tallies"]),
        ("disputed=yes", lambda one: one["disputed"]),
        ("disputed=no", lambda one: not one["disputed"]),
        ("least_reports=2", lambda one: one["independent_reports"] >= 2),
        ("status=candidate", lambda one: one["status"] == "candidate"),
        (
            "perpetrator=RED",
            lambda one: any("Red" in who["name"] for who in one["perpetrators"]),
        ),
        (
            "standing=claimed",
            lambda one: any(who["standing"] == "claimed" for who in one["perpetrators"]),
        ),
        ("words=Garissa", lambda one: one["place"] == "Garissa"),
        ("words=%22Sample7%22", lambda one: one["occurred_from"] == "2010-01-22"),
    ],
)
def test_a_filter_selects_just_those_that_it_holds_for(browser: Browser, query: str, holds):
    every = rows(browser)

    assert {one["incident_id"] for one in every if holds(one)} == set(ids(browser, query))
    assert ids(browser, query), "a filter that selects nothing shows nothing"


def test_a_perpetrator_and_a_standing_hold_of_the_same_doer(browser: Browser):
    assert ids(browser, "perpetrator=red+column&standing=suspected")
    assert ids(browser, "perpetrator=red+column&standing=claimed") == []


def test_filters_narrow_together(browser: Browser):
    both = ids(browser, "country=KE&attack_type=bombing")

    assert set(both) == set(ids(browser, "country=KE")) & set(ids(browser, "attack_type=bombing"))


@pytest.mark.parametrize("sort", ["date", "killed", "wounded", "reports", "title", "country"])
def test_each_sort_runs_both_ways_and_pages_lose_nobody(browser: Browser, sort: str):
    rising, falling = ids(browser, f"sort={sort}"), ids(browser, f"sort=-{sort}")
    paged = [
        one["incident_id"]
        for page in range(1, 5)
        for one in browser.get(f"/incidents.json?sort={sort}&per_page=5&page={page}").json()["rows"]
    ]

    assert sorted(rising) == sorted(falling)
    assert paged == rising


def test_a_page_behind_the_last_is_empty_and_keeps_its_total(browser: Browser):
    answer = browser.get("/incidents.json?page=99").json()

    assert (answer["rows"], answer["total"]) == ([], 18)


def test_fields_that_a_form_left_empty_narrow_nothing(browser: Browser):
    query = "from=&to=&country=&harm=&disputed=&least_reports=&words=&as_of=&page=&sort="

    assert len(ids(browser, query.replace("page=&", ""))) == 18


@pytest.mark.parametrize(
    "words", ['"', '""', "*", "a OR b", "NEAR(", "title:x", "-", "'", "\u0000", "(", "x" * 300]
)
def test_words_are_words_and_never_operators(browser: Browser, words: str):
    assert browser.get("/incidents.json", params={"words": words}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "countyr=KE",
        "from=soon",
        "harm=slain",
        "standing=x",
        "status=x",
        "attack_type=x",
        "rule=x",
        "sort=x",
        "page=0",
        "per_page=201",
        "least_reports=-1",
        "disputed=maybe",
        "as_of=2010-99",
        "words=" + "x" * 301,
    ],
)
def test_a_filter_that_means_nothing_is_refused_by_its_name(browser: Browser, query: str):
    answer = browser.get(f"/incidents.json?{query}")

    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.json()["message"]


def test_the_list_of_an_earlier_time_is_that_of_then(browser: Browser):
    assert ids(browser, "as_of=2001-01-01") == []
    assert len(ids(browser, "as_of=2999-01-01")) == 18


def test_another_rule_makes_the_tallies_anew_in_the_list_its_totals_and_its_table(
    browser: Browser,
):
    """Two figures of one day: the newest rule takes one of them, the widest span keeps both."""
    here, other = rows(browser, "disputed=yes"), rows(browser, "disputed=yes&rule=min_max")
    totals = browser.get("/incidents.json?disputed=yes&rule=min_max").json()
    table = list(
        csv.DictReader(io.StringIO(browser.get("/incidents.csv?disputed=yes&rule=min_max").text))
    )

    assert {one["rule"] for one in here} == {"latest_as_of"}
    assert {one["rule"] for one in other} == {"min_max"} == {one["rule"] for one in table}
    assert totals["rule"] == "min_max"
    killed = next(one for one in totals["totals"] if one["harm"] == "killed")
    assert killed["low"] == sum(one["tallies"]["killed"]["low"] for one in other)
    assert [one["tallies"]["killed"]["low"] for one in other] == [
        int(one["killed_low"]) for one in table
    ]


def test_another_rule_at_an_earlier_time_is_refused(browser: Browser):
    answer = browser.get("/incidents.json?rule=min_max&as_of=2999-01-01")

    assert answer.status_code == 400
    assert "tallies of then" in answer.json()["message"]


def test_an_incident_comes_with_everything_that_it_rests_on(browser: Browser, reading_book: Path):
    incident_id = ids(browser, "words=Garissa")[0]

    answer = browser.get(f"/incidents/{incident_id}.json").json()

    with Book.open(reading_book, read_only=True) as book:
        incident = book.incident(incident_id)
        accounts = [book.account(one) for one in incident.account_ids]
    assert [one["statement_id"] for one in answer["statements"]] == [
        one.statement_id for each in accounts for one in each.statements
    ]
    sentences = {(one["report_id"], one["index"]): one["text"] for one in answer["sentences"]}
    for one in answer["statements"]:
        assert one["quote"] in sentences[one["report_id"], one["sentence"]]
    assert answer["row"]["reports"] == 2
    assert [one["version"] for one in answer["versions"]] == [1]
    assert {one["verdict"] for one in answer["judgements"]} == {"same"}


def test_an_incident_that_may_be_the_same_comes_with_the_reason(browser: Browser):
    answers = [browser.get(f"/incidents/{one}.json").json() for one in ids(browser, "")]

    near = [one for answer in answers for one in answer["near"]]
    assert near
    assert {one["judgement"]["verdict"] for one in near} == {"unsure"}


def test_two_incidents_side_by_side_come_with_what_was_judged_of_them(browser: Browser):
    answers = [browser.get(f"/incidents/{one}.json").json() for one in ids(browser, "")]
    left = next(one for one in answers if one["near"])
    right_id = left["near"][0]["incident"]["incident_id"]

    desk = browser.get(f"/desk.json?left={left['incident']['incident_id']}&right={right_id}").json()

    assert desk["right"]["incident"]["incident_id"] == right_id
    assert [one["verdict"] for one in desk["judgements"]] == ["unsure"]


def test_the_beginning_of_an_id_is_enough_and_an_unknown_one_names_the_nearest(browser: Browser):
    incident_id = ids(browser, "")[0]

    found = browser.get(f"/incidents/{incident_id[:12]}.json").json()["incident"]["incident_id"]
    unknown = browser.get("/incidents/i0000.json")

    assert found == incident_id
    assert unknown.status_code == 404
    assert "has no incident 'i0000'" in unknown.json()["message"]


def test_a_report_comes_as_stored_with_its_accounts(browser: Browser):
    row = browser.get("/reports.json?words=Garissa").json()["rows"][0]

    answer = browser.get(f"/reports/{row['report_id']}.json").json()

    text = answer["report"]["text"]
    for one in answer["accounts"][0]["statements"]:
        assert text[one["start"] : one["end"]] == one["quote"]
    assert list(answer["incident_of"]) == [answer["accounts"][0]["account_id"]]
    assert answer["has_original"]


def test_reports_are_selected_by_publisher_day_and_words(browser: Browser):
    def total(query: str) -> int:
        return int(browser.get(f"/reports.json?{query}").json()["total"])

    assert total("") == 36
    assert total("publisher=Daily+Sample") == 18
    assert total("publisher=Daily+Sample&to=2010-01-10") == 4
    assert total("copies=yes") == 0
    assert total("words=Quetta") == 6


def test_the_original_is_plain_text_and_nothing_else(browser: Browser):
    row = browser.get("/reports.json").json()["rows"][0]

    answer = browser.get(f"/reports/{row['report_id']}/original")

    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "killed" in answer.text


@pytest.mark.parametrize(
    ("path", "columns", "lines"),
    [
        ("/incidents.csv", INCIDENT_COLUMNS, 18),
        ("/incidents.csv?country=KE", INCIDENT_COLUMNS, 3),
        ("/reports.csv", REPORT_COLUMNS, 36),
    ],
)
def test_tables_have_the_columns_of_the_export_and_all_that_is_selected(
    browser: Browser, path: str, columns: tuple, lines: int
):
    answer = browser.get(path)

    found = list(csv.reader(io.StringIO(answer.text)))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert found[0] == [one.name for one in columns]
    assert len(found) == lines + 1


def test_statements_of_an_incident_are_a_table(browser: Browser):
    incident_id = ids(browser, "")[0]

    answer = browser.get(f"/statements.csv?incident={incident_id}&field=killed")

    found = list(csv.DictReader(io.StringIO(answer.text)))
    assert list(found[0]) == [one.name for one in STATEMENT_COLUMNS]
    assert {one["field"] for one in found} == {"killed"}
    assert {one["incident_id"] for one in found} == {incident_id}


def test_statements_of_everything_are_refused(browser: Browser):
    assert browser.get("/statements.json").status_code == 400


def test_points_for_maps_are_those_of_the_list(browser: Browser):
    collection = browser.get("/incidents.geojson?country=KE").json()
    points = browser.get("/api/map?country=KE").json()

    assert [one["id"] for one in collection["features"]] == ids(browser, "country=KE")
    assert collection["features"][0]["geometry"] == {
        "type": "Point",
        "coordinates": [39.65, -0.45],
    }
    assert points["incidents"][0]["href"] == f"/incidents/{points['incidents'][0]['id']}"
    assert points["without_place"] == 0


def test_the_feed_of_changes_is_atom_that_a_reader_reads(browser: Browser):
    feed = feedparser.parse(browser.get("/changes.atom").content)

    assert not feed.bozo
    assert len(feed.entries) == 18
    assert feed.entries[0].summary.startswith("new")
    assert feed.entries[0].link.startswith("http://127.0.0.1:")


def test_changes_are_given_page_by_page(browser: Browser):
    first = browser.get("/changes.json?limit=10").json()
    second = browser.get(f"/changes.json?limit=10&before={first['next_before']}").json()

    seqs = [one["seq"] for one in (*first["rows"], *second["rows"])]
    assert seqs == sorted(seqs, reverse=True)
    assert len(seqs) == 18
    assert second["next_before"] is None


def test_the_book_tells_what_could_not_be_read_and_why(browser: Browser):
    answer = browser.get("/book.json").json()

    assert answer["stats"]["reports"] == 36
    assert [(one["source_name"], one["cause"]) for one in answer["unreadable"]] == [
        ("broken.pdf", "it is empty")
    ]
    assert answer["settings"]["rule"] == "latest_as_of"
    assert set(answer["versions"]) == {"tallybook", "book", "sqlite", "python"}


def test_what_waits_comes_in_order_and_goes_on_behind_any_of_it(browser: Browser):
    every = browser.get("/queue.json?limit=200").json()
    behind = browser.get(f"/queue.json?after={every['rows'][1]['incident_id']}").json()

    assert [one["worth"] for one in every["rows"]] == sorted(
        (one["worth"] for one in every["rows"]), reverse=True
    )
    assert every["total"] == len(every["rows"]) > 0
    assert behind["rows"][0] == every["rows"][2]


@pytest.mark.parametrize(
    "path",
    ["/incidents", "/reports", "/queue", "/changes", "/book", "/components", "/incidents?view=map"],
)
def test_every_page_is_served(browser: Browser, path: str):
    answer = browser.get(path, headers={"Accept": "text/html"})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.lower().startswith("<!doctype html>")


def test_pages_of_one_incident_one_report_and_the_desk_are_served(browser: Browser):
    incident_id = ids(browser, "")[0]
    report_id = browser.get("/reports.json").json()["rows"][0]["report_id"]

    for path in (
        f"/incidents/{incident_id}",
        f"/queue/{incident_id}",
        f"/desk?left={incident_id}",
        f"/reports/{report_id}",
    ):
        assert browser.get(path).status_code == 200, path


def test_a_page_that_is_not_there_says_so_as_a_page(browser: Browser):
    answer = browser.get("/incidents/i0000", headers={"Accept": "text/html"})

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_the_start_leads_to_the_list(browser: Browser):
    answer = browser.get("/")

    assert (answer.status_code, answer.headers["location"]) == (307, "/incidents")
