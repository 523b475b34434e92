"""When something happened, seen from the day of publication."""

import pytest
from report_documents import document

from tallybook.understand.times import find_times

# A Monday, so that the weekend is the two days before.
MONDAY = "2031-05-05"


def said(text, published_at=MONDAY):
    """Return each time as from, to, precision, role."""
    found = find_times(document(text, published_at=published_at))
    return [(t.date_from, t.date_to, t.precision, t.role) for t in found]


def day(iso, role="point"):
    return [(iso, iso, "day", role)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It began on Saturday.", day("2031-05-03"), id="weekday-is-the-latest"),
        pytest.param("It began on Monday.", day("2031-05-05"), id="publication-day-counts"),
        pytest.param("It began last Monday.", day("2031-04-28"), id="last-leaves-today-out"),
        pytest.param("It began yesterday.", day("2031-05-04"), id="yesterday"),
        pytest.param("They attacked last night.", day("2031-05-04"), id="last-night"),
        pytest.param("They attacked this morning.", day("2031-05-05"), id="this-morning"),
        pytest.param("It fell two days ago.", day("2031-05-03"), id="days-ago"),
        pytest.param("It fell on 3 May 2031.", day("2031-05-03"), id="day-month-year"),
        pytest.param("It fell on May 3, 2031.", day("2031-05-03"), id="month-day-year"),
        pytest.param("It fell on Sunday, 13 April.", day("2031-04-13"), id="weekday-and-date"),
        pytest.param("It fell on 2031-05-03 at sea.", day("2031-05-03"), id="iso"),
        pytest.param("It fell on Sept. 3.", day("2030-09-03"), id="not-after-publication"),
        pytest.param("IT FELL ON 30 DEC 89.", day("1989-12-30"), id="capitals-two-digits"),
        pytest.param("It fell on Mon.", day("2031-05-05"), id="short-weekday"),
        pytest.param("It fell on Monday last.", day("2031-05-05"), id="monday-last"),
        pytest.param("On the 11th, a mine went off.", day("2031-04-11"), id="day-of-a-month"),
        pytest.param("It fell on the 28th of last month.", day("2031-04-28"), id="of-last-month"),
        pytest.param("It fell on the fifth of May 2019.", day("2019-05-05"), id="fifth-of-may"),
        pytest.param(
            "It reopens on Friday 30 May.", day("2031-05-30", "ahead"), id="weekday-tells-the-year"
        ),
        pytest.param("It fell on Christmas Eve.", day("2030-12-24"), id="christmas-eve"),
        pytest.param("It fell on New Year's Day.", day("2031-01-01"), id="new-year"),
        pytest.param(
            "In 1994, on 7 April, it fell.",
            [("1994-01-01", "1994-12-31", "year", "point"), *day("1994-04-07")],
            id="the-year-that-opens-the-sentence",
        ),
        pytest.param(
            "It came earlier in the month.",
            [("2031-05-01", "2031-05-05", "month", "point")],
            id="earlier-in-the-month",
        ),
        pytest.param(
            "Overnight into Monday, shells fell.",
            [("2031-05-04", "2031-05-05", "days", "point")],
            id="overnight-into-a-day",
        ),
        pytest.param("It fell on 2 March last year.", day("2030-03-02"), id="day-last-year"),
        pytest.param("It fell on 2 March this year.", day("2031-03-02"), id="day-this-year"),
        pytest.param("It fell on 2 March ten years ago.", day("2021-03-02"), id="day-years-ago"),
        pytest.param("Ten years ago today it fell.", day("2021-05-05"), id="years-ago-today"),
        pytest.param(
            "Ten years ago this week it fell.",
            [("2021-05-03", "2021-05-09", "week", "point")],
            id="years-ago-this-week",
        ),
        pytest.param(
            "It fell in March last year.",
            [("2030-03-01", "2030-03-31", "month", "point")],
            id="month-last-year",
        ),
        pytest.param(
            "In the summer of 2014 militants came.",
            [("2014-01-01", "2014-12-31", "year", "point")],
            id="season-of-a-year",
        ),
        pytest.param("Minutes ago a bomb went off.", day("2031-05-05"), id="minutes-ago"),
        pytest.param("He fell outside the May 1 stadium.", [], id="stadium-named-after-a-day"),
        pytest.param("He fell in 14 July Street.", [], id="street-named-after-a-day"),
        pytest.param("The Friday Mosque was hit.", [], id="mosque-named-after-a-day"),
        pytest.param(
            "It fell on Friday. Hours later a mine went off.",
            day("2031-05-02") + day("2031-05-02"),
            id="hours-later-is-the-same-day",
        ),
        pytest.param(
            "It fell on Friday. Fourteen hours later a mine went off.",
            [*day("2031-05-02"), (None, None, "day", "duration")],
            id="many-hours-later-may-be-the-next-day",
        ),
        pytest.param(
            "Overnight Friday, shells fell.",
            [("2031-05-02", "2031-05-03", "days", "point")],
            id="overnight-and-its-day",
        ),
        pytest.param(
            "Overnight on 7-8 April 2030 shells fell.",
            [("2030-04-07", "2030-04-08", "days", "point")],
            id="overnight-and-its-days",
        ),
        pytest.param(
            "An overnight raid in the valley on Friday.", day("2031-05-02"), id="a-night-of-a-day"
        ),
        pytest.param(
            "It was between 30 April and 2 May 2018.",
            [("2018-04-30", "2018-05-02", "days", "point")],
            id="the-year-of-the-last-end",
        ),
        pytest.param(
            "They shot all over the weekend.",
            [("2031-05-03", "2031-05-04", "days", "point")],
            id="weekend",
        ),
        pytest.param(
            "It was stopped last week.",
            [("2031-04-28", "2031-05-04", "week", "point")],
            id="last-week",
        ),
        pytest.param(
            "It began in October.", [("2030-10-01", "2030-10-31", "month", "point")], id="month"
        ),
        pytest.param(
            "It began in January 2013.",
            [("2013-01-01", "2013-01-31", "month", "point")],
            id="month-and-year",
        ),
        pytest.param(
            "He ran in the 2007 elections.",
            [("2007-01-01", "2007-12-31", "year", "point")],
            id="year",
        ),
        pytest.param(
            "It has lasted since 2008.",
            [("2008-01-01", "2008-12-31", "year", "since")],
            id="since",
        ),
        pytest.param(
            "It happened between May 3-5, 2030.",
            [("2030-05-03", "2030-05-05", "days", "point")],
            id="range-of-days",
        ),
        pytest.param(
            "It came less than two weeks ago.",
            [("2031-04-21", "2031-05-05", "month", "point")],
            id="less-than-weeks-ago",
        ),
        pytest.param("Every Friday they pray.", [(None, None, "day", "recurring")], id="recurring"),
        pytest.param(
            "A 10-day emergency was declared.", [(None, None, "day", "duration")], id="duration"
        ),
    ],
)
def test_words_for_a_time_resolve_against_publication(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They may attack and might march on the town.", id="verbs"),
        pytest.param("She wrote in the Sunday Times.", id="newspaper"),
        pytest.param("Every second they fired at the sun.", id="sun-second"),
        pytest.param("About 2007 people came.", id="count-not-year"),
        pytest.param("On Black Friday the shops were full.", id="named-day"),
        pytest.param("It fell on 31 February 2031.", id="no-such-day"),
    ],
)
def test_names_of_days_and_months_that_are_no_dates_give_nothing(text):
    assert said(text) == []


def test_without_a_day_of_publication_a_weekday_stays_unresolved():
    assert said("It began on Sunday.", published_at=None) == [(None, None, "day", "point")]


def test_without_a_day_of_publication_a_full_date_resolves():
    assert said("It began on 3 May 2031.", published_at=None) == day("2031-05-03")


def test_an_hour_joins_the_day_that_it_stands_with():
    text = "It began Saturday around noon."
    (time,) = find_times(document(text, published_at=MONDAY))

    assert (time.date_from, time.time_local) == ("2031-05-03", "around noon")
    assert text[time.time_start : time.time_end] == "around noon"


def test_an_hour_alone_is_kept_without_a_day():
    (time,) = find_times(document("The blast came at 4 p.m. in the market."))

    assert (time.role, time.date_from, time.time_local) == ("hour", None, "at 4 p.m.")


def test_leap_day_goes_back_to_a_leap_year():
    assert said("It fell on 29 February.", published_at="2031-03-01") == day("2028-02-29")


def test_last_month_of_january_is_december():
    assert said("It came last month.", published_at="2031-01-10") == [
        ("2030-12-01", "2030-12-31", "month", "point")
    ]
