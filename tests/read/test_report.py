"""A draft becomes a report whose offsets and ids hold."""

import pytest

from tallybook.errors import UnreadableReport
from tallybook.read.messages import Draft
from tallybook.read.report import make_report, one_line
from tallybook.records import Report

BODY = "Gunmen killed 12 people at a market on Saturday. The police said so on Sunday."


def report_of(text: str = BODY, **facts: object) -> Report:
    return make_report(Draft(text=text, **facts), "a.txt", max_text=10_000)


def test_a_title_that_came_apart_stands_before_the_body() -> None:
    report = report_of(title="Market attacked")

    assert report.text == f"Market attacked\n\n{BODY}"
    assert report.text[report.body_start :] == BODY


@pytest.mark.parametrize(
    ("text", "title", "body_start"),
    [
        (f"Market attacked\n\n{BODY}", "Market attacked", 17),
        (f"# Market  attacked\n{BODY}", "Market attacked", 19),
        ("Market attacked on Saturday: 12 died.", "Market", 0),
        (f"Twelve dead in market attack{BODY}", "Twelve dead in market attack", 28),
        ("Twelve dead in market attack say police.", "Twelve dead in market attack", 0),
    ],
    ids=["line", "heading", "same-word", "glued", "sentence-goes-on"],
)
def test_a_body_that_repeats_its_title_stays_as_it_is(
    text: str, title: str, body_start: int
) -> None:
    report = report_of(text, title=title)

    assert (report.text, report.body_start) == (text, body_start)


def test_a_text_without_title_is_stored_letter_for_letter() -> None:
    assert report_of(f"  {BODY}\r\n\t\n").text == f"  {BODY}\r\n\t\n"


def test_equal_content_has_one_id_and_a_given_id_makes_another() -> None:
    first, same, given = report_of(), report_of(), report_of(given_id="x")

    assert first.report_id == same.report_id
    assert given.content_sha256 == first.content_sha256
    assert given.report_id != first.report_id


@pytest.mark.parametrize(
    "facts",
    [{"title": "T"}, {"url": "https://a.org/"}, {"publisher": "P"}, {"published": "2031-05-04"}],
    ids=lambda facts: next(iter(facts)),
)
def test_content_that_differs_in_a_fact_is_another_report(facts: dict[str, str]) -> None:
    assert report_of(**facts).content_sha256 != report_of().content_sha256


def test_the_place_it_was_read_from_does_not_count_as_content() -> None:
    other = make_report(Draft(text=BODY), "b/c.txt", max_text=10_000)

    assert other.report_id == report_of().report_id


@pytest.mark.parametrize(
    ("facts", "published"),
    [
        ({"published": "4 May 2031"}, ("2031-05-04", "metadata")),
        ({"published": "2031-05-04", "published_basis": "given"}, ("2031-05-04", "given")),
        ({"published_hint": "2031-05-06", "hint_basis": "archive"}, ("2031-05-06", "archive")),
        ({"published": "never", "published_hint": "2031-05-06"}, ("2031-05-06", "metadata")),
        ({"url": "https://a.org/2031/05/04/b"}, ("2031-05-04", "url")),
        (
            {"url": "https://a.org/2031/05/04/b", "published": "3 May 2031"},
            ("2031-05-03", "metadata"),
        ),
        (
            {
                "url": "https://a.org/2031/05/04/b",
                "published_hint": "2031-06-01",
                "retrieved_at": "2031-06-01",
            },
            ("2031-05-04", "url"),
        ),
        ({"url": "https://a.org/2031/05/04/b", "retrieved_at": "2031-04-01"}, (None, None)),
        ({}, (None, None)),
    ],
    ids=[
        "page",
        "given",
        "hint",
        "impossible-then-hint",
        "address",
        "page-before-address",
        "address-before-hint",
        "address-after-it-was-fetched",
        "none",
    ],
)
def test_the_date_of_publication_says_how_it_was_found(
    facts: dict[str, str], published: tuple[str | None, str | None]
) -> None:
    report = report_of(**facts)

    assert (report.published_at, report.published_at_basis) == published


def test_an_impossible_date_is_none_and_said() -> None:
    report = report_of(published="2031-02-31")

    assert (report.published_at, report.warnings) == (None, ("no possible date: 2031-02-31",))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "/etc/passwd", "https://a b", "http://\n"]
)
def test_an_address_that_is_no_web_address_is_none(url: str) -> None:
    assert report_of(url=url).url is None


def test_facts_are_one_line_without_controls() -> None:
    assert one_line(" a\x00\x1b[31m\u202eb\n\tc ") == "a\ufffd [31m b c"
    assert one_line(" \n\x07") is None


def test_a_text_without_a_letter_or_digit_is_named() -> None:
    with pytest.raises(UnreadableReport, match=r"a\.txt: it holds no text"):
        report_of("--- \u200b ...")


def test_a_text_over_the_limit_is_named_with_the_limit() -> None:
    with pytest.raises(
        UnreadableReport, match=r"its text is 10,001 characters long; the limit is 10,000"
    ):
        report_of("a" * 10_001)


def test_sentences_cover_the_title_and_the_body() -> None:
    report = report_of(title="Market attacked")

    assert [report.quote(one.start, one.end) for one in report.sentences] == [
        "Market attacked",
        "Gunmen killed 12 people at a market on Saturday.",
        "The police said so on Sunday.",
    ]


@pytest.mark.parametrize(
    ("address", "published_at", "basis"),
    [
        pytest.param("https://a.org/2031/01/08/b", "2031-01-08", "url", id="last-years-number"),
        pytest.param("https://a.org/2031/01/09/b", "2030-01-08", "dateline", id="another-day"),
    ],
)
def test_a_dateline_of_january_with_the_year_before_is_a_slip(
    address: str, published_at: str, basis: str
) -> None:
    report = report_of(
        text="LIMA, Peru (Jan. 8, 2030) - Two men were hurt in a fight.", url=address
    )
    assert (report.published_at, report.published_at_basis) == (published_at, basis)
