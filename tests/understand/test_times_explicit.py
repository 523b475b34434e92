"""Which dates are written out."""

import pytest
from report_documents import document
from times_told import day, span, told

from tallybook.understand.times import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The 3rd of May was calm.", day("2031-05-03"), id="ordinal-of-month"),
        pytest.param("On the 3rd of May, 2030, it fell.", day("2030-05-03"), id="ordinal-year"),
        pytest.param("It fell on May 3rd.", day("2031-05-03"), id="month-ordinal"),
        pytest.param("It fell on 13/05/2030.", day("2030-05-13"), id="only-day-first-fits"),
        pytest.param("It fell on 05/13/2030.", day("2030-05-13"), id="only-month-first-fits"),
        pytest.param("It fell on 13.05.2030.", day("2030-05-13"), id="dots"),
        pytest.param("It fell on 03/05/2031.", day("2031-05-03"), id="one-reading-is-fresh"),
        pytest.param("It fell on 05/03/2031.", day("2031-05-03"), id="the-other-is-fresh"),
        pytest.param("It fell on 04/05/2031.", [], id="both-readings-are-fresh"),
        pytest.param("It fell on 03/05/2029.", [], id="neither-reading-is-fresh"),
        pytest.param("It fell on 11-Sep-2030.", day("2030-09-11"), id="hyphens"),
        pytest.param("It fell on 31-Feb-2030.", [], id="no-such-day"),
        pytest.param(
            "It fell in the last week of May 2029.",
            span("2029-05-25", "2029-05-31", "week"),
            id="last-week-of-a-month",
        ),
        pytest.param(
            "It fell in the first week of April.",
            span("2031-04-01", "2031-04-07", "week"),
            id="first-week-of-a-month",
        ),
        pytest.param(
            "It fell on the last weekend of March.",
            span("2031-03-29", "2031-03-30", "days"),
            id="last-weekend-of-a-month",
        ),
        pytest.param("It fell on Easter Sunday.", day("2031-04-13"), id="easter"),
        pytest.param("It fell on Good Friday 2019.", day("2019-04-19"), id="good-friday"),
        pytest.param("It fell on Thanksgiving last year.", day("2030-11-28"), id="thanksgiving"),
        pytest.param(
            "It fell over Labor Day weekend.",
            span("2030-08-31", "2030-09-02", "days"),
            id="weekend-of-a-feast",
        ),
        pytest.param("It fell on Eid al-Fitr.", [], id="a-feast-of-the-moon"),
        pytest.param("Police came to 1915 Birch St. at once.", [], id="a-house-number"),
        pytest.param(
            "The 1915 Birch Street riots were worse.",
            span("1915-01-01", "1915-12-31", "year"),
            id="riots-of-a-year",
        ),
        pytest.param("It fell in Jan. 2031.", span("2031-01-01", "2031-01-31", "month"), id="jan"),
        pytest.param("It fell in May.", span("2031-05-01", "2031-05-05", "month"), id="so-far"),
        pytest.param(
            "The January bombing was worse.", span("2031-01-01", "2031-01-31", "month"), id="act"
        ),
        pytest.param("It fell in mid-2013.", span("2013-01-01", "2013-12-31", "year"), id="mid"),
        pytest.param(
            "It fell in early 2013.", span("2013-01-01", "2013-12-31", "year"), id="early-year"
        ),
        pytest.param("It began in the 1990s.", span("1990-01-01", "1999-12-31", "year"), id="90s"),
        pytest.param(
            "The September 11 attacks were worse.", day("2001-09-11"), id="the-attacks-of-2001"
        ),
        pytest.param(
            "The trial is set for May 21.",
            [("2031-05-21", "2031-05-21", "day", "ahead")],
            id="day-to-come",
        ),
        pytest.param("It fell on May 21.", day("2030-05-21"), id="day-gone-by"),
        pytest.param("it fell on 3 january.", day("2031-01-03"), id="lower-case-month"),
    ],
)
def test_a_date_written_out_is_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The April 19 Movement took part.", id="movement"),
        pytest.param("They are members of the 17 November group.", id="group"),
        pytest.param("They paid 2007 dollars for it.", id="dollars"),
        pytest.param("They fired 1989 rounds at 1990 men.", id="rounds"),
        pytest.param("Resolution 1973 was passed.", id="resolution"),
        pytest.param("Flight 2007 was late.", id="flight"),
        pytest.param("June Roe and August Doe spoke to Theresa May.", id="persons"),
        pytest.param("THE TROOPS MARCH ON THE TOWN; THEY MAY FIGHT.", id="verbs-in-capitals"),
    ],
)
def test_numbers_and_names_that_are_no_dates_give_nothing(text):
    assert told(text) == []


def test_the_stop_of_a_sentence_is_no_part_of_the_date():
    text = "It was in late May."
    (time,) = find_times(document(text, published_at="2031-06-05"))

    assert text[time.start : time.end] == "late May"


def test_early_and_late_tell_the_part_of_a_day_only():
    (time,) = find_times(document("It was in late May.", published_at="2031-06-05"))

    assert time.time_local is None


def test_a_day_of_the_year_stays_known_where_nothing_tells_the_year() -> None:
    (time,) = find_times(document("It fell on Saturday, Jan. 18.", published_at=None))
    assert (time.date_from, time.month_day) == (None, "--01-18")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It fell in the 2000 block of Elm Street.", id="house-numbers"),
        pytest.param("They fled in a white 2004 Lakeside sedan.", id="model"),
    ],
)
def test_a_number_of_a_house_or_a_model_is_no_year(text: str) -> None:
    assert find_times(document(text, published_at=None)) == ()


def test_a_year_that_opens_a_sentence_is_no_count_of_people() -> None:
    (time,) = find_times(document("In 1997 gunmen shot a guide.", published_at="2005-07-25"))
    assert (time.date_from, time.date_to, time.precision) == ("1997-01-01", "1997-12-31", "year")


def test_a_count_of_people_is_no_year() -> None:
    assert find_times(document("The disease was found in 1997 people.")) == ()
