"""The day for which a figure holds, where its sentence says so."""

import pytest
from report_documents import document

from tallybook.understand import understand_report


def clocks(text):
    """Return the number, day and basis of each figure of a report of 5 May 2031, a Monday."""
    accounts = understand_report(document(text, published_at="2031-05-05").report)
    told = [one for account in accounts for one in account.statements if one.bound]
    return [(one.value, one.as_of, one.as_of_basis) for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "As of 10 a.m. on 3 May, 63 people had died in the bombing of the mosque.",
            [(63, "2031-05-03", "stated")],
            id="as-of-an-hour-of-a-day",
        ),
        pytest.param(
            "By Saturday evening, 28 people had died in the bombing of the mosque.",
            [(28, "2031-05-03", "stated")],
            id="by-a-day",
        ),
        pytest.param(
            "The bombing of the mosque killed 28 people.",
            [(28, "2031-05-05", "published")],
            id="nothing-said",
        ),
        pytest.param(
            "The bombing of the mosque on Saturday killed 28 people.",
            [(28, "2031-05-05", "published")],
            id="the-day-of-the-act",
        ),
        pytest.param(
            "Twenty-eight people died in the bombing, and by Friday 30 May the mosque will reopen.",
            [(28, "2031-05-05", "published")],
            id="a-day-to-come",
        ),
    ],
)
def test_a_figure_holds_for_the_day_that_its_sentence_says(text, expected):
    assert clocks(text) == expected
