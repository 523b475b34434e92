"""Which two times are the ends of one."""

import pytest
from times_told import day, span, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("From April 3 to April 5.", span("2031-04-03", "2031-04-05", "days"), id="to"),
        pytest.param("It was from 3 to 5 April.", span("2031-04-03", "2031-04-05", "days"), id="d"),
        pytest.param("Friday to Sunday.", span("2031-05-02", "2031-05-04", "days"), id="weekdays"),
        pytest.param(
            "It was between Saturday and Monday.",
            span("2031-05-03", "2031-05-05", "days"),
            id="and",
        ),
        pytest.param(
            "It was from 2008 to 2012.", span("2008-01-01", "2012-12-31", "year"), id="years"
        ),
        pytest.param("In 2008-2012.", span("2008-01-01", "2012-12-31", "year"), id="joined-years"),
    ],
)
def test_the_ends_of_a_range_are_one_time(text, expected):
    assert told(text) == expected


def test_a_range_of_weekdays_over_publication_begins_in_the_week_before():
    """On a Sunday, "Monday" is six days ago and "Saturday" yesterday."""
    assert told("It was between Saturday and Monday.", "2031-05-04") == span(
        "2031-04-26", "2031-04-28", "days"
    )


def test_two_days_one_after_the_other_are_one_time():
    assert told("It fell on Saturday and Sunday.") == span("2031-05-03", "2031-05-04", "days")


def test_two_days_apart_told_together_are_no_range():
    assert told("It fell on Friday and Sunday.") == day("2031-05-02") + day("2031-05-04")


@pytest.mark.parametrize(
    "text",
    [
        "It fell between the night of 3 May and the early morning of 4 May.",
        "It fell between the night of Saturday and the early hours of Sunday.",
    ],
)
def test_a_night_is_told_by_its_two_parts(text):
    assert told(text) == span("2031-05-03", "2031-05-04", "days")
