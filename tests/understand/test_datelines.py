"""What a dateline says of the days in a report."""

import pytest
from report_documents import document
from times_told import day, told

from tallybook.understand.datelines import dateline_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("LIMA, May 3 - A bomb exploded today.", day("2031-05-03"), id="newspaper"),
        pytest.param("QUITO (4 MAY 31) -- A BOMB EXPLODED.", [], id="nothing-to-see"),
        pytest.param("LIMA, April 3 - A bomb exploded today.", day("2031-05-05"), id="too-old"),
    ],
)
def test_today_is_seen_from_a_dateline_of_the_days_before(text, expected):
    """A paper prints on 5 May what was filed two days before."""
    assert told(text)[1:] == expected


@pytest.mark.parametrize(
    "text",
    [
        "4 March 2031 - Gunmen shot dead a teacher in the valley.",
        "Tuesday 4 March 2031: Gunmen shot dead a teacher in the valley.",
        "INCIDENT 44/31. 04 Mar 2031 - Gunmen shot dead a teacher.",
    ],
)
def test_a_day_alone_before_what_befell_is_no_dateline(text):
    assert dateline_of(document(text, published_at=None)) == range(0)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param("LIMA, 4 March 2031 - Gunmen shot a man.", None, id="a-town"),
        pytest.param("4 March 2031 - Gunmen shot a man yesterday.", None, id="told-by-yesterday"),
        pytest.param("4 March 2031 - Gunmen shot a man.", "2031-03-04", id="published-then"),
    ],
)
def test_a_day_of_filing_is_a_dateline(text, published):
    assert dateline_of(document(text, published_at=published)) != range(0)


@pytest.mark.parametrize(
    "text",
    [
        "Daily note, 4 May 2031. Yesterday gunmen shot two guards.",
        "Press release. Lima, 4 May 2031. On 3 May gunmen shot two guards.",
        "LIMA, 4 May 2031 - On 3 May gunmen shot two guards.",
    ],
)
def test_without_publication_days_are_seen_from_the_line_at_the_top(text):
    assert told(text, None)[-1:] == day("2031-05-03")


def test_an_act_with_its_day_is_no_line_at_the_top():
    assert told("Gunmen shot two men in Lima, 4 May 2031. They fled today.", None) == [
        *day("2031-05-04"),
        (None, None, "day", "point"),
    ]
