"""An incident, a report, a desk: every figure with its sentence, and hostile words stay words."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from lxml import html
from pages_builders import (
    HOSTILE,
    TEXT,
    frame,
    incident_answer,
    incidents,
    judgement,
    report_answer,
    row,
    statement,
)

from tallybook.serve import pages
from tallybook.serve.pages.document import data, exact
from tallybook.serve.pages.view_report import pieces
from tallybook.serve.shapes import (
    BookAnswer,
    ChangeRow,
    ChangesAnswer,
    DeskAnswer,
    QueueAnswer,
    QueueRow,
    Refusal,
    ReportsAnswer,
    Stale,
)
from tallybook.store import Stats
from tallybook.store.listing import Filters, ReportFilters, ReportRow, Whodunit

ROOT = Path(__file__).resolve().parents[2]


def read(text):
    return html.fromstring(text)


def words(tree, path):
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def incident_page(**more):
    role = more.pop("role", "keeper")
    return read(pages.render_incident(frame(role=role), incident_answer(**more)))


def test_an_incident_has_every_figure_with_sentence_speaker_and_report():
    tree = incident_page()

    assert words(tree, "//table[contains(@class, 'figures')]/tbody/tr/td") == [
        "4 May 2031",
        "at least 9",
        "total",
        "police",
        "best",
        "at least 9 people were killed one.txt, 4 May 2031",
    ]
    assert words(tree, "//li[@class='statement']//q") == [TEXT[:58]]
    assert tree.xpath("//li[@class='statement']//p[@class='source']/a/@href") == [
        "/reports/r1#s-s1"
    ]


def test_history_tells_decisions_and_versions_the_newest_first():
    tree = incident_page()

    assert words(tree, "//ul[@class='history']/li") == [
        "5 May 2031, 10:00 UTC ana corrected killed at least 9 (police): value 12"
        " “the hospital says so”"
    ]
    assert words(tree, "//section[@aria-labelledby='history']//tbody/tr/td[4]") == [
        "tallies",
        "first seen",
    ]


def test_a_neighbour_that_may_be_the_same_leads_to_the_desk():
    tree = incident_page()

    assert words(tree, "//section[@aria-labelledby='near']//h3") == ["Blast in Nairobi"]
    assert tree.xpath("//a[contains(., 'side by side')]/@href") == ["/desk?left=i1&right=i2"]
    assert "Blast in Nairobi" in words(tree, "//section[@aria-labelledby='near']//summary")[0]


def test_readers_see_no_way_to_decide():
    reader = incident_page(role="reader")
    review = read(pages.render_review(frame(role="reader"), incident_answer()))

    assert reader.xpath("//main//form | //a[contains(@href, '/queue/')]") == []
    assert review.xpath("//main//form") == []


def test_every_form_that_decides_carries_token_version_and_a_key_of_its_own():
    tree = read(pages.render_review(frame(), incident_answer()))
    forms = tree.xpath("//main//form[@method='post']")
    given = [
        {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
        for form in forms
    ]

    assert {form.get("action").rsplit("/", 1)[1] for form in forms} == {
        "statement", "note", "pin", "status", "split", "undo",
    }  # fmt: skip
    assert {(one["token"], one["incident_id"], one["on_version"]) for one in given} == {
        ("t0k3n", "i1", "2")
    }
    assert len({one["idempotency_key"] for one in given}) == len(forms)
    assert all(one["back"].startswith("/") for one in given)


def test_the_fields_of_the_forms_are_those_that_the_server_reads():
    from tallybook.serve.asked import KINDS

    desk = DeskAnswer(left=incident_answer(), right=incident_answer(), judgements=())
    tree = read(
        pages.render_review(frame(), incident_answer())
        + pages.render_desk(frame(), desk).split("<main", 1)[1].join(("<main", ""))
    )
    wrong = []
    for form in tree.xpath("//form[contains(@action, '/api/decisions/')]"):
        shape = KINDS[form.get("action").rsplit("/", 1)[1]]
        known = {*shape.__struct_fields__, "token", "idempotency_key", "back"}
        names = set(form.xpath(".//@name"))
        wrong += sorted(names - known)

    assert wrong == []


def test_the_text_of_a_report_stands_on_the_page_to_the_last_character():
    answer = report_answer()
    text = pages.render_report(frame(), answer)
    stored = text.split("data-text", 1)[1].split(">", 1)[1].split("</article>", 1)[0]
    shown = html.fragment_fromstring(stored, create_parent="div").text_content()

    # A carriage return is kept as a reference: a browser would else make it a line feed.
    assert "&#13;\n" in stored
    assert shown == TEXT
    assert "".join(one.text for one in pieces(answer.report, answer.accounts[0].statements)) == TEXT


def test_evidence_is_marked_by_field_and_leads_to_its_statement_and_back():
    tree = read(pages.render_report(frame(), report_answer()))

    assert [(a.get("href"), a.get("id"), a[0].get("class"), a[0].text) for a in
            tree.xpath("//article//a")] == [
        ("#s-s1", "t-s1", "harm", "at least 9 people were killed"),
        ("#s-s2", "t-s2", "place", "Aster market"),
    ]  # fmt: skip
    assert tree.xpath("//li[@data-statement]/@id") == ["s-s1", "s-s2"]
    assert words(tree, "//span[@class='furniture']") == ["Give to our fund today."]


def test_evidence_inside_other_evidence_is_cut_and_loses_no_character():
    whole = statement(statement_id="s1", start=0, end=20, quote=TEXT[:20])
    inner = statement(statement_id="s2", field="site", start=5, end=10, quote=TEXT[5:10])
    across = statement(statement_id="s3", field="weapons", start=15, end=30, quote=TEXT[15:30])
    found = pieces(report_answer().report, [whole, inner, across])

    assert "".join(one.text for one in found) == TEXT
    assert [(one.text, one.target, one.anchor) for one in found[:5]] == [
        (TEXT[0:5], "s1", "s1"),
        (TEXT[5:10], "s2", "s2"),
        (TEXT[10:15], "s1", ""),
        (TEXT[15:20], "s3", "s3"),
        (TEXT[20:30], "s3", ""),
    ]


def test_evidence_beyond_the_text_is_left_out():
    beyond = statement(start=10, end=10_000)

    assert [one.target for one in pieces(report_answer().report, [beyond]) if one.target] == []


def test_the_island_gets_offsets_and_furniture():
    tree = read(pages.render_report(frame(), report_answer()))
    given = json.loads(tree.xpath("//script[@id='highlight-data']/text()")[0])

    assert given["statements"][0] == {
        "statement_id": "s1",
        "field": "killed",
        "start": 12,
        "end": 41,
        "label": "killed: at least 9, police",
    }
    assert given["furniture"] == [[61, len(TEXT)]]


def test_data_for_islands_cannot_end_its_element():
    assert data({"a": "</script><!--&"}) == ('{"a":"\\u003c/script\\u003e\\u003c!--\\u0026"}')
    assert exact("a\r\n<b>") == "a&#13;\n&lt;b&gt;"


def test_the_desk_puts_two_incidents_side_by_side_with_what_speaks_for_each():
    other = incident_answer()
    right = msgspec.structs.replace(
        other, incident=msgspec.structs.replace(other.incident, incident_id="i2", version=7)
    )
    desk = DeskAnswer(left=incident_answer(), right=right, judgements=(judgement("a1", "a2"),))
    tree = read(pages.render_desk(frame(), desk))

    assert words(tree, "//div[@class='pair']/section/h2") == ["Bombing at Aster market"] * 2
    merges = tree.xpath("//form[@action='/api/decisions/merge']")
    assert [
        (one.xpath("string(.//input[@name='incident_id']/@value)"),
         one.xpath("string(.//input[@name='other_id']/@value)"),
         one.xpath("string(.//input[@name='other_version']/@value)"))
        for one in merges
    ] == [("i1", "i2", "7"), ("i2", "i1", "2")]  # fmt: skip
    assert words(tree, "//section[@aria-labelledby='between']//li") == ["for one day 4 May / 4 May"]


def test_one_incident_alone_is_split_by_its_accounts():
    desk = DeskAnswer(left=incident_answer(), right=None, judgements=())
    tree = read(pages.render_desk(frame(), desk))

    assert tree.xpath("//form[@action='/api/decisions/split']//input[@type='checkbox']/@value") == [
        "a1",
        "a2",
    ]


def queued(**more):
    values = {"kind": "figures", "incident_id": "i1", "version": 1, "title": "Blast",
              "why": "killed 9 or 90", "worth": 3.0}  # fmt: skip
    return QueueRow(**{**values, **more})


def test_the_queue_says_why_each_is_worth_the_minute():
    rows = (queued(others=("ben",)), queued(kind="pair", other_id="i2"), queued(kind="reopened"))
    tree = read(pages.render_queue(frame(), QueueAnswer(rows=rows, total=3)))
    empty = read(pages.render_queue(frame(), QueueAnswer(rows=(), total=0)))

    assert words(tree, "//ol[@class='queue']/li") == [
        "Blast killed 9 or 90 open with ben",
        "Blast one or two? killed 9 or 90",
        "Blast look again killed 9 or 90",
    ]
    assert tree.xpath("//ol[@class='queue']//a/@href") == [
        "/queue/i1",
        "/desk?left=i1&right=i2",
        "/queue/i1",
    ]
    assert words(empty, "//div[@class='empty']//strong") == ["Nothing waits for a person."]


def test_changes_stand_by_day_with_who_and_what():
    rows = (
        ChangeRow(seq=3, at="2031-05-05T10:00:00Z", kind="decision", title="Blast",
                  words="corrected killed", incident_id="i1", who="ana"),
        ChangeRow(seq=2, at="2031-05-04T09:00:00Z", kind="incident", title="Blast",
                  words="first seen", incident_id="i1", version=1),
    )  # fmt: skip
    answer = ChangesAnswer(rows=rows, since="2031-05-01", next_before=2)
    tree = read(pages.render_changes(frame(), answer))

    assert words(tree, "//main/h2") == ["5 May 2031", "4 May 2031"]
    assert words(tree, "//ul[@class='history']/li/span") == [
        "ana: Blastcorrected killed",
        "Blastfirst seen; version 1",
    ]
    assert tree.xpath("//a[@rel='next']/@href") == ["/changes?since=2031-05-01&before=2"]


def book_answer(**more):
    counts = dict.fromkeys(Stats.__struct_fields__, 1)
    stats = Stats(
        **{**counts, "reports": 12, "exact_copies": 2, "unreadable": 1, "head_hash": "c0"}
    )
    return BookAnswer(stats=stats, unreadable=(), settings={"rule": "latest_as_of"}, versions={})


def test_the_book_accounts_for_every_input():
    tree = read(pages.render_book(frame(), book_answer()))

    assert words(tree, "//main/p")[0] == "15 given = 12 read + 1 unreadable + 2 copies."


def test_a_refusal_tells_what_was_found_and_what_to_do():
    refusal = Refusal(error="UnknownRecord", message="no incident i9", next_step="did you mean i1?")
    tree = read(pages.render_error(frame(), 404, refusal))

    assert words(tree, "//main/*") == [
        "404 UnknownRecord",
        "There is no such page",
        "no incident i9",
        "did you mean i1?",
        "To the incidents",
    ]


def hostile_pages():
    """Return every page with the hostile words in every text that can reach it."""
    line = row(title=HOSTILE, place=HOSTILE, site=HOSTILE, country_name=HOSTILE, adm1=HOSTILE,
               perpetrators=(Whodunit(name=HOSTILE, standing="claimed"),))  # fmt: skip
    filters = Filters(words=HOSTILE, country=(HOSTILE,), perpetrator=(HOSTILE,), as_of=HOSTILE)
    one = incident_answer(words=HOSTILE)
    incident = msgspec.structs.replace(one.incident, incident_id="i2")
    other = msgspec.structs.replace(one, incident=incident)
    between = one.judgements
    bad = frame(book_name=HOSTILE, user=HOSTILE)
    report = ReportRow(report_id="r1", source_name=HOSTILE, title=HOSTILE, publisher=HOSTILE)
    waits = queued(title=HOSTILE, why=HOSTILE, others=(HOSTILE,))
    change = ChangeRow(seq=1, at="2031-05-04T09:00:00Z", kind="decision", title=HOSTILE,
                       words=HOSTILE, who=HOSTILE)  # fmt: skip
    return {
        "table": pages.render_incidents(bad, incidents(line, filters=filters)),
        "cards": pages.render_incidents(
            bad, incidents(line, filters=msgspec.structs.replace(filters, view="cards"))
        ),
        "map": pages.render_incidents(
            bad, incidents(line, filters=msgspec.structs.replace(filters, view="map"))
        ),
        "incident": pages.render_incident(bad, one),
        "review": pages.render_review(bad, one),
        "desk": pages.render_desk(bad, DeskAnswer(left=one, right=other, judgements=between)),
        "report": pages.render_report(
            bad, report_answer(text=TEXT + HOSTILE, title=HOSTILE, words=HOSTILE)
        ),
        "reports": pages.render_reports(
            bad,
            ReportsAnswer(filters=ReportFilters(words=HOSTILE), rows=(report,), total=1, in_book=1),
        ),
        "queue": pages.render_queue(bad, QueueAnswer(rows=(waits,), total=1)),
        "changes": pages.render_changes(bad, ChangesAnswer(rows=(change,))),
        "book": pages.render_book(bad, book_answer()),
        "login": pages.render_login(bad, HOSTILE),
        "error": pages.render_error(
            bad, 404, Refusal(error=HOSTILE, message=HOSTILE, next_step=HOSTILE)
        ),
        "components": pages.render_components(bad),
    }


@pytest.fixture(scope="module")
def made_hostile():
    return hostile_pages()


NAMES = ("table cards map incident review desk report reports queue changes book login error "
         "components").split()  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stay_words_on(made_hostile, name):
    text = made_hostile[name]
    tree = read(text)
    scripts = tree.xpath("//script[not(@type='application/json') and not(@src)]")

    assert scripts == []
    assert tree.xpath("//script/@src")[0].startswith("/static/built/islands.js")
    assert tree.xpath("//img | //iframe | //object | //style | //base | //@style") == []
    assert [one for one in tree.xpath("//@*") if one.attrname.startswith("on")] == []
    assert "\x00" not in text and "\x1b" not in text


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_on(made_hostile, name):
    ids = read(made_hostile[name]).xpath("//@id")

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_form_has_a_name_for_who_cannot_see_it(made_hostile, name):
    tree = read(made_hostile[name])
    fields = tree.xpath("//input[not(@type='hidden')] | //select | //textarea")

    assert [one.get("name") for one in fields if not one.xpath("ancestor::label")] == []


def test_the_style_sheet_is_what_its_parts_give():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "build-css", "--check"], capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_a_stale_decision_is_shown_with_both_versions_side_by_side():
    seen = incident_answer().incident
    killed = msgspec.structs.replace(seen.tallies["killed"], low=21, best=21, high=21)
    now = msgspec.structs.replace(seen, version=3, tallies={"killed": killed})
    stale = Stale(error="StaleDecision", message="it changed", next_step="", seen=seen, now=now)
    tree = read(pages.render_stale(frame(), stale))

    assert words(tree, "//div[@class='pair']/section/h2") == ["As you saw it", "As it is now"]
    assert words(tree, "//div[@class='pair']/section/dl[2]/div") == [
        "killedat least 9",
        "woundednot stated",
        "killed21",
        "woundednot stated",
    ]
    assert words(tree, "//p[@class='actions']/a")[0] == "Decide on the version of now"
