"""On which days the feasts of a year are."""

import datetime

import pytest

from tallybook.understand.calendar_feasts import easter, feast, feast_before, is_feast


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)],
)
def test_easter_is_the_day_of_the_almanac(year, month, day):
    assert easter(year) == datetime.date(year, month, day)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("good friday", "2019-04-19"),
        ("easter monday", "2019-04-22"),
        ("memorial day", "2019-05-27"),
        ("labor day", "2019-09-02"),
        ("thanksgiving", "2019-11-28"),
        ("fourth of july", "2019-07-04"),
        ("christmas eve", "2019-12-24"),
    ],
)
def test_a_feast_of_a_year_has_one_day(name, expected):
    assert feast(name, 2019).isoformat() == expected


def test_a_feast_is_the_latest_before_publication():
    assert feast_before("christmas day", datetime.date(2031, 1, 5)) == datetime.date(2030, 12, 25)


def test_feasts_of_the_moon_are_no_dates():
    """Their day is fixed by sight and differs by country."""
    assert [is_feast(name) for name in ("eid", "eid al-fitr", "diwali")] == [False, False, False]
