"""Hostile strings in every text field of a book, on every page and in every answer.

What a browser would make of the pages is tested in a real one (`tests/browser`); here every page
is parsed, and no element or attribute in it comes from the text of a report.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator

import feedparser
import lxml.html
import msgspec
import pytest
from made_books import EXTRACTOR, Made, _Reading, made_linking, made_report
from serving import Browser, served

from tallybook.reconcile import reconcile_all
from tallybook.records import AttributionDetail, PlaceDetail, Statement, VictimDetail
from tallybook.store import Book

HOSTILE = (
    '<img src=x id="hostile" onerror="alert(1)">',
    '"><script id="hostile">alert(1)</script>',
    "'><svg id=hostile onload=alert(1)>",
    "</title><b id=hostile>",
    "</script><b id=hostile>",
    "</textarea><b id=hostile>",
    "--><b id=hostile>",
    "]]><b id=hostile>",
    "{{ 7 * 7 }}<b id=hostile>",
    "{% raw %}<b id=hostile>",
    "javascript:alert(1)//<b id=hostile>",
    'x" id="hostile" onmouseover="alert(1)',
    "x' id='hostile' onmouseover='alert(1)",
    "&lt;b id=hostile&gt;",
    "&#60;b id=hostile&#62;",
    "\u2028<b id=hostile>\u2029",
    "\x00<b id=hostile>\x01\x1b[31m",
    "\u202e<b id=hostile>\u202c",
    "=cmd|' /C calc'!A0<b id=hostile>",
    "@SUM(1)<b id=hostile>",
    "%0d%0aSet-Cookie: hostile=1<b id=hostile>",
    "\r\nX-Hostile: 1<b id=hostile>",
    "\ufffe\uffff<b id=hostile>",
    "../../../etc/passwd<b id=hostile>",
    "<b id=hostile" + ">" * 300,
)


def hostile(made: Made, words: str) -> Made:
    """The report with these words in every text that a report can bring."""
    text = f"{made.report.text} {words}"
    sentences = made.report.sentences
    last = msgspec.structs.replace(sentences[-1], end=len(text))
    report = msgspec.structs.replace(
        made.report,
        text=text,
        title=words,
        author=words,
        publisher=words,
        url=words,
        source_name=words + made.report.source_name,
        sentences=(*sentences[:-1], last),
        warnings=(words,),
    )
    statements = tuple(_hostile_statement(one, words) for one in made.account.statements)
    account = msgspec.structs.replace(made.account, statements=statements)
    return Made(report, account, made.original)


def _hostile_statement(one: Statement, words: str) -> Statement:
    replace = msgspec.structs.replace
    one = replace(one, speaker=words, via=words, hedge=words, scope_text=words, value_raw=words)
    match one.detail:
        case PlaceDetail():
            return replace(one, detail=replace(one.detail, name=words, country_name=words))
        case AttributionDetail():
            return replace(one, detail=replace(one.detail, name=words, canonical=words))
        case VictimDetail():
            return replace(one, detail=replace(one.detail, name=words))
        case _:
            return one


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser at a server over a book of hostile reports."""
    folder = tmp_path_factory.mktemp("hostile") / "<b id=hostile>.book"
    groups = [
        [hostile(made_report(random.Random(1), number, 0), words)]
        for number, words in enumerate(HOSTILE)
    ]
    with Book.open(folder, create=True) as book:
        every = [one for group in groups for one in group]
        book.add_readings(_Reading(one.report, one.original) for one in every)
        book.add_all_accounts([(one.report.report_id, [one.account]) for one in every], EXTRACTOR)
        linking = made_linking(groups)
        book.set_linking(linking)
        book.set_incidents(reconcile_all(linking))
    with served(folder) as base:
        yield Browser(base).sign_in()


def pages(browser: Browser) -> list[str]:
    """Return the address of every page."""
    incidents = browser.get("/incidents.json?per_page=200").json()["rows"]
    reports = browser.get("/reports.json?per_page=200").json()["rows"]
    first, second = incidents[0]["incident_id"], incidents[1]["incident_id"]
    return [
        *("/incidents", "/incidents?view=cards", "/incidents?view=map", "/reports", "/queue"),
        *("/changes", "/book", "/components", f"/desk?left={first}&right={second}"),
        *(f"/incidents/{one['incident_id']}" for one in incidents),
        *(f"/queue/{one['incident_id']}" for one in incidents),
        *(f"/reports/{one['report_id']}" for one in reports),
    ]


@pytest.mark.slow
def test_no_page_has_an_element_or_an_attribute_from_the_text_of_a_report(browser: Browser):
    for path in pages(browser):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        check_page(answer.text, path)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_is_asked_for_never_becomes_markup(browser: Browser, words: str):
    for path in ("/incidents", "/reports"):
        answer = browser.get(path, params={"words": words}, headers={"Accept": "text/html"})
        assert answer.status_code in (200, 422), path
        check_page(answer.text, path)
    for name in ("perpetrator", "country", "harm", "nonsense<b id=hostile>"):
        answer = browser.get("/incidents", params={name: words}, headers={"Accept": "text/html"})
        check_page(answer.text, name)
    missing = browser.get(f"/incidents/{words.encode().hex()}", headers={"Accept": "text/html"})
    check_page(missing.text, "an incident that is not there")


def check_page(text: str, where: str) -> None:
    """Raise AssertionError if an element of the page comes from a hostile string."""
    parsed = lxml.html.fromstring(text.replace("\x00", ""))
    assert parsed.xpath("//*[@id='hostile']") == [], where
    assert parsed.xpath("//@*[starts-with(name(), 'on')]") == [], where
    assert parsed.xpath("//@style") == [], where
    scripts = [one for one in parsed.xpath("//script") if one.get("type") != "application/json"]
    assert [one.get("src", "").startswith("/static/") for one in scripts] == [True] * len(scripts)
    for address in parsed.xpath("//@href | //@src | //@action"):
        assert not address.lower().strip().startswith(("javascript:", "data:")), where


def test_no_cell_of_a_table_starts_a_formula(browser: Browser):
    for path in ("/incidents.csv", "/reports.csv"):
        for row in csv.reader(io.StringIO(browser.get(path).text)):
            for cell in row:
                number = cell.lstrip("-").replace(".", "").isdigit()
                assert number or not cell.lstrip().startswith(("=", "+", "-", "@")), cell


def test_the_feed_is_still_a_feed(browser: Browser):
    feed = feedparser.parse(browser.get("/changes.atom").content)

    assert not feed.bozo
    assert len(feed.entries) == len(HOSTILE)


def test_no_header_comes_from_the_text_of_a_report(browser: Browser):
    for row in browser.get("/reports.json?per_page=200").json()["rows"]:
        headers = browser.get(f"/reports/{row['report_id']}/original").headers
        assert "x-hostile" not in headers
        assert "set-cookie" not in headers
