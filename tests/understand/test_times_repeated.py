"""The work on times of a text of one wording repeated grows with its length, and no faster."""

import sys

import pytest
from report_documents import document

from tallybook.understand.times import find_times

WHOLE, HALF = 24_000, 12_000


def work_on(unit: str, length: int) -> int:
    """Return how many functions are called to read the times of a text of so many characters."""
    text = document(unit * (length // len(unit)), published_at="2031-05-05")
    find_times(document("It fell on Monday.", published_at="2031-05-05"))  # the lists are read
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find_times(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        "elected on Monday ",
        "died on Monday, ",
        "the toll stood by Monday ",
        "overnight Monday ",
    ],
)
def test_twice_the_text_takes_twice_the_work(unit):
    assert work_on(unit, WHOLE) <= 2.2 * work_on(unit, HALF) + 1_000
