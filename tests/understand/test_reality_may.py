"""A month is no modal verb."""

import pytest
from report_documents import document

from tallybook.understand.anchors import find_anchors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The May attack on the market killed 40 people.", "actual", id="month"),
        pytest.param("In late May shelling killed 14 people.", "actual", id="late-in-a-month"),
        pytest.param("They may attack the market.", "possible", id="modal"),
        pytest.param("THEY MAY ATTACK THE MARKET.", "possible", id="modal-in-capitals"),
    ],
)
def test_the_month_of_may_makes_no_act_possible(text, expected):
    assert find_anchors(document(text))[0].reality == expected
