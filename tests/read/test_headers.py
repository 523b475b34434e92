"""What the first lines of a text say of it."""

import pytest

from tallybook.read.headers import Header, find_header

BODY = "\n\nA bomb went off in the market on Monday, police said. Nobody was hurt.\n"


def head(text):
    return find_header(text + BODY)


def test_title_author_and_date_above_the_story():
    assert head("# Blast in town\n\nJane Roe\n\n23 September 2013") == Header(
        title="Blast in town",
        author="Jane Roe",
        published_at="2013-09-23",
        published_at_basis="dateline",
        title_end=15,
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Sept. 23, 2013", "2013-09-23", id="month-first"),
        pytest.param("2013-09-23", "2013-09-23", id="iso"),
        pytest.param("Monday, 23 September 2013 14:05 GMT", "2013-09-23", id="with-weekday"),
        pytest.param("By Jane Roe, 23 September 2013", "2013-09-23", id="in-byline"),
        pytest.param("Sample Gazette, 23 September 2013", "2013-09-23", id="with-outlet"),
        pytest.param("31 February 2013", None, id="no-such-day"),
        pytest.param("Published: 2013-09-23T14:05Z", "2013-09-23", id="moment"),
        pytest.param("23/09/2013", "2013-09-23", id="only-day-first-fits"),
        pytest.param("09/23/2013", "2013-09-23", id="only-month-first-fits"),
        pytest.param("03/09/2013", None, id="two-readings"),
        pytest.param("3 May 1031", None, id="no-such-press"),
    ],
)
def test_a_line_with_a_date_dates_the_report(line, expected):
    assert head(f"# Blast in town\n\n{line}").published_at == expected


@pytest.mark.parametrize(
    ("start", "date", "publisher"),
    [
        pytest.param("BOGOTA, 3 JAN 90 (EFE) -- [TEXT] A BOMB", "1990-01-03", "EFE", id="fbis"),
        pytest.param("KABUL, Oruzgan (Jan. 25, 2013)\nA bomb", "2013-01-25", None, id="release"),
        pytest.param("NAIROBI, Kenya (AP) — A bomb", None, "AP", id="no-date"),
        pytest.param("(Reuters) - A bomb", None, "Reuters", id="agency-alone"),
        pytest.param("KABUL, June 3 (Xinhua) -- A bomb", None, "Xinhua", id="no-year"),
        pytest.param("TOWN, 3 JAN 90 -- [SUMMARY] A", "1990-01-03", None, id="transcript"),
        pytest.param("TOWN, Feb. 15, 2016 - A bomb", "2016-02-15", None, id="month-first"),
        pytest.param("A/TOWN, 5 March 2013 - A bomb", "2013-03-05", None, id="two-towns"),
        pytest.param("(Town, 5 March 2003) A bomb", "2003-03-05", None, id="all-in-brackets"),
        pytest.param("Town was hit on 5 March 2003 - a bomb", None, None, id="no-dateline"),
        pytest.param("TOWN (COLOMBIA), 3 JAN 90 -- [TEXT] A", "1990-01-03", None, id="country"),
    ],
)
def test_the_dateline_of_a_wire_is_read(start, date, publisher):
    found = find_header(f"{start} went off in the market, police said.")

    assert (found.published_at, found.publisher) == (date, publisher)


def test_a_date_in_the_story_is_not_the_date_of_publication():
    text = "A bomb went off in the market of the town on 3 May 2031, police said. It was loud."

    assert find_header(text).published_at is None


def test_a_dateline_without_a_year_takes_the_only_year_above_it():
    text = "2012-05-S-024\n\nKABUL, Afghanistan (May 13)\nA patrol found a bomb in a ditch today."

    assert find_header(text).published_at == "2012-05-13"


def test_a_first_line_that_begins_with_a_city_in_capitals_is_no_title():
    found = find_header("LIMA, Peru, March 17, 2031" + BODY)

    assert (found.title, found.published_at) == (None, "2031-03-17")


def test_a_release_tells_its_day_by_its_first_line_and_its_year_by_its_number() -> None:
    text = "June 14: Operations in the East\nJoint Command\n2031-06-CA-043\n\nA force held two men."
    assert find_header(text).published_at == "2031-06-14"


def test_a_release_number_of_another_month_tells_no_year() -> None:
    text = "June 14: Operations in the East\nJoint Command\n2031-07-CA-043\n\nA force held two men."
    assert find_header(text).published_at is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("For immediate release: March 5, 2013", "2013-03-05", id="release"),
        pytest.param("Situation report No. 12, as of 5 March 2013", "2013-03-05", id="as-of"),
        pytest.param("Remembering the blast of 5 March 2013", None, id="of-the-blast"),
    ],
)
def test_a_title_may_tell_the_day_of_the_report(title, expected):
    assert head(title).published_at == expected
