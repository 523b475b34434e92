"""A date of an input means one day or moment, or nothing."""

import pytest

from tallybook.read.dates import normal_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031/5/4", "2031-05-04"),
        ("2031.05.04", "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("20310504T101500Z", "2031-05-04"),
        ("2031-05-04T10:15:00Z", "2031-05-04T10:15:00Z"),
        ("2031-05-04T10:15:00+03:00", "2031-05-04T10:15:00+03:00"),
        ("2031-05-04 10:15:00 +0300", "2031-05-04T10:15:00+03:00"),
        ("2031-05-04T10:15:00.123456Z", "2031-05-04T10:15:00Z"),
        ("Sun, 04 May 2031 10:15:00 GMT", "2031-05-04T10:15:00Z"),
        ("Sun, 04 May 2031 10:15:00 -0500", "2031-05-04T10:15:00-05:00"),
        ("4 May 2031", "2031-05-04"),
        ("May 4th, 2031", "2031-05-04"),
        ("Sunday, 4 September, 2031", "2031-09-04"),
        ("  2031-05-04\n", "2031-05-04"),
        (1_935_828_900, "2031-05-06T10:15:00Z"),
        ("1935828900", "2031-05-06T10:15:00Z"),
        (1_935_828_900_000, "2031-05-06T10:15:00Z"),
    ],
)
def test_a_date_is_read_in_the_ways_inputs_write_it(written: str | int, meant: str) -> None:
    assert normal_date(written) == meant


@pytest.mark.parametrize("written", ["2031-05-04T10:15:00", "2031-05-04 10:15", "20310504 1015"])
def test_a_clock_time_without_offset_is_no_moment_but_its_day_holds(written: str) -> None:
    assert normal_date(written) == "2031-05-04"


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "   ",
        "yesterday",
        "2031-02-30",
        "2031-13-01",
        "20311301",
        "31 February 2031",
        "4 Mayhem2031",
        "0000-00-00",
        "9999-99-99",
        "Foo, 31 Feb 2031 25:61",
        "12/05/2031",
        True,
        0,
        -1,
        10**30,
        float("nan"),
        float("inf"),
        "9" * 5_000,
        "1" * 99 + "-",
    ],
    ids=lambda written: str(written)[:20],
)
def test_what_is_no_date_is_none(written: str | float | None) -> None:
    """Also a day and month that stand in an order nobody can know."""
    assert normal_date(written) is None
