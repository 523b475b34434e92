"""The day that an opening tells of several acts is that of each."""

import pytest
from report_documents import document

from tallybook.understand import understand_report

FRIDAY = "2031-05-02"
TOWNS = (
    "\n\nIn Lahore, a device exploded at a market, killing 11 people and wounding 32."
    "\n\nIn Quetta, gunmen stormed a court house. At least 15 people died there, police said."
)


def days(text):
    """Return the first days that the accounts tell of, in order."""
    accounts = understand_report(document(text, published_at="2031-05-05").report)
    return sorted(
        {
            str(one.value)
            for account in accounts
            for one in account.statements
            if one.field == "occurred_from"
        }
    )


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        pytest.param("Two attacks a few hours apart shook Pakistan on Friday.", [FRIDAY], id="two"),
        pytest.param("Pakistan's parliament met on Friday.", [], id="no-act"),
        pytest.param(
            "A series of bombings between Friday and Sunday shook Pakistan.",
            [FRIDAY],
            id="span",
        ),
    ],
)
def test_a_day_of_several_acts_is_that_of_each(opening, expected):
    assert days(opening + TOWNS) == expected
