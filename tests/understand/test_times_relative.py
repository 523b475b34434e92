"""Which days relative words mean."""

import pytest
from report_documents import document
from times_told import day, span, told

from tallybook.understand.times import find_times


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("It fell yesterday.", "2032-03-01", day("2032-02-29"), id="leap-day"),
        pytest.param("It fell yesterday.", "2031-01-01", day("2030-12-31"), id="new-year"),
        pytest.param("It fell on Tuesday.", "2031-01-01", day("2030-12-31"), id="into-last-year"),
        pytest.param("It fell the day before yesterday.", "2031-05-05", day("2031-05-03"), id="2"),
        pytest.param("It starts tomorrow.", "2031-05-05", day("2031-05-06"), id="tomorrow"),
        pytest.param("It starts next Friday.", "2031-05-05", day("2031-05-09"), id="next"),
        pytest.param(
            "It fell a week ago Thursday.", "2031-05-05", day("2031-04-24"), id="week-ago-thursday"
        ),
        pytest.param(
            "It fell two weeks ago on Monday.", "2031-05-07", day("2031-04-21"), id="weeks-ago-on"
        ),
        pytest.param(
            "A bomb killed ten during Friday prayers.",
            "2031-05-05",
            day("2031-05-02"),
            id="prayers",
        ),
        pytest.param(
            "Sunday, the 4th of May, was calm.", "2031-05-05", day("2031-05-04"), id="the-of"
        ),
        pytest.param(
            "They fled on Sunday; a bomb had killed ten the previous night.",
            "2031-05-05",
            [*day("2031-05-04"), *day("2031-05-03")],
            id="previous-night",
        ),
        pytest.param("It fell Friday last week.", "2031-05-07", day("2031-05-02"), id="of-week"),
        pytest.param("It fell on Friday (May 2).", "2031-05-05", day("2031-05-02"), id="brackets"),
        pytest.param("Since Friday it is calm.", "2031-05-05", day("2031-05-02", "since"), id="s"),
        pytest.param(
            "It is calm since last week.",
            "2031-05-05",
            span("2031-04-28", "2031-05-04", "week", "since"),
            id="since-week",
        ),
        pytest.param(
            "It fell over the weekend.",
            "2031-05-04",
            span("2031-05-03", "2031-05-04", "days"),
            id="weekend-on-a-sunday",
        ),
        pytest.param(
            "It fell last weekend.",
            "2031-05-04",
            span("2031-04-26", "2031-04-27", "days"),
            id="last-weekend-on-a-sunday",
        ),
        pytest.param(
            "Ten died in the past 24 hours.",
            "2031-05-05",
            span("2031-05-04", "2031-05-05", "days"),
            id="past-hours",
        ),
        pytest.param(
            "It fell several days ago.",
            "2031-05-05",
            span("2031-04-26", "2031-05-02", "week"),
            id="several-days-ago",
        ),
        pytest.param(
            "It fell hours ago.", "2031-05-05", span("2031-05-04", "2031-05-05", "days"), id="hours"
        ),
        pytest.param(
            "They marked the first anniversary of it.",
            "2031-05-05",
            span(None, None, "year", "anniversary"),
            id="anniversary",
        ),
        pytest.param(
            "They fought for two years.",
            "2031-05-05",
            span(None, None, "day", "duration"),
            id="duration",
        ),
    ],
)
def test_relative_words_are_seen_from_publication(text, published, expected):
    assert told(text, published) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("A day earlier two men fled.", "2031-05-02", id="a-day-earlier"),
        pytest.param("The previous day two men fled.", "2031-05-02", id="previous-day"),
        pytest.param("The next day two men fled.", "2031-05-04", id="next-day"),
        pytest.param("Two days later two men fled.", "2031-05-05", id="two-days-later"),
        pytest.param("That night two men fled.", "2031-05-03", id="that-night"),
        pytest.param("The same day two men fled.", "2031-05-03", id="same-day"),
    ],
)
def test_earlier_and_later_are_seen_from_the_day_told_before(words, expected):
    assert told(f"It began on Saturday. {words}")[-1][0] == expected


def test_a_day_earlier_with_no_day_told_before_is_the_day_before_publication():
    assert told("A day earlier two men fled.") == day("2031-05-04")


def test_a_number_far_from_a_unit_counts_none_of_it():
    assert told("Ten died since last week.")[0][3] == "since"


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "soon", None])
def test_a_day_of_publication_beyond_reason_resolves_nothing(published):
    assert told("It fell yesterday, and tomorrow it ends.", published) == [
        (None, None, "day", "point"),
        (None, None, "day", "point"),
    ]


def test_words_that_need_publication_say_so():
    explicit, relative = find_times(
        document("It fell on 3 May 2030 and on Friday.", published_at="2031-05-05")
    )

    assert (explicit.basis, relative.basis) == ("explicit", "relative")
