""" "Today" in a report whose dateline has no year is a day of a year that nobody knows."""

import pytest
from report_documents import document

from tallybook.understand.times import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("KABUL, Afghanistan (Jan. 28) - It fell today.", "--01-28", id="today"),
        pytest.param("LIMA, 5 March -- Men came yesterday.", "--03-04", id="yesterday"),
        pytest.param("KABUL, Afghanistan (Jan. 1) - It fell last night.", "--12-31", id="new-year"),
        pytest.param("KABUL, Afghanistan (Mar. 1) - It fell yesterday.", None, id="february-ends"),
        pytest.param(
            "KABUL, Afghanistan (Jan. 28)\n\nIt fell today in a ditch.", "--01-28", id="line"
        ),
        pytest.param(
            "Jan. 28: Force Takes Leader\n\nIt fell today in a ditch.", "--01-28", id="day-first"
        ),
        pytest.param("It fell today in a ditch.", None, id="no-dateline"),
    ],
)
def test_today_is_seen_from_a_dateline_without_a_year(text, expected):
    last = find_times(document(text))[-1]

    assert (last.date_from, last.month_day) == (None, expected)
