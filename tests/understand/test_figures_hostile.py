"""The work on a text of one wording repeated grows with its length, and no faster."""

import sys

import pytest
from figure_documents import document_of

from tallybook.understand.figures import find_figures

WHOLE, HALF = 100_000, 50_000


def work_on(unit: str, length: int) -> int:
    """Return how many functions are called to read the figures of a text of so many characters."""
    document = document_of(unit * (length // len(unit)))
    find_figures(document_of("Twelve people were killed."))  # the word lists are read
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find_figures(document)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1 000 ",
        "one hundred ",
        "between 1 and ",
        "killed ",
        "shot to death ",
        "A soldier, ",
        "Joe Doe, 23, ",
        "including three ",
        "the leader and two others ",
        "detained a Movement of ",
        "( ",
        "no one ",
        "whether ",
        "killed another man. ",
    ],
)
def test_twice_the_text_takes_twice_the_work(unit):
    assert work_on(unit, WHOLE) <= 2.2 * work_on(unit, HALF) + 1_000
