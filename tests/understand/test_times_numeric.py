"""Which dates in numbers are read."""

import pytest
from times_told import day, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It fell on 28/04/2031.", day("2031-04-28"), id="day-first"),
        pytest.param("It fell on 4/28/2031.", day("2031-04-28"), id="month-first"),
        pytest.param("It fell on 02/05/2031.", day("2031-05-02"), id="february-is-no-news"),
        pytest.param("It fell on 04/05/2031.", [], id="both-are-news"),
        pytest.param("It fell on 29-Apr-2031.", day("2031-04-29"), id="month-by-name"),
        pytest.param("It fell on 29-Xyz-2031.", [], id="no-month"),
    ],
)
def test_an_order_that_can_be_told_is_read(text, expected):
    assert told(text) == expected


def test_without_publication_no_order_is_news():
    assert told("It fell on 02/05/2031.", None) == []
