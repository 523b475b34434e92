"""Which accounts give a MUC-4 template."""

import pytest
from muc4_accounts import account, doer, kind, people, report, said, thing

from tallybook.export.muc4_scope import accounts_in_scope

BOMBED = (kind("bombing"), thing("TOWN HALL"))


def in_scope(one, **more):
    return accounts_in_scope(report(**more), [one]) == (one,)


@pytest.mark.parametrize(
    ("one", "kept"),
    [
        pytest.param(account(*BOMBED), True, id="a-thing-attacked"),
        pytest.param(account(kind("bombing"), doer("REBELS")), True, id="known-by-who-did-it"),
        pytest.param(account(kind("bombing")), False, id="neither-target-nor-doer"),
        pytest.param(account(kind("clash"), thing("TOWN HALL")), False, id="a-clash-is-no-type"),
        pytest.param(account(kind("armed_assault"), people("SOLDIERS")), False, id="forces-alone"),
        pytest.param(
            account(kind("armed_assault"), people("SOLDIERS"), people("PEASANTS")),
            True,
            id="forces-and-others",
        ),
        pytest.param(
            account(*BOMBED, said("occurred_to", "1989-11-02")), False, id="half-a-year-ago"
        ),
        pytest.param(account(*BOMBED, said("occurred_to", "1990-05-01")), True, id="days-ago"),
        pytest.param(account(*BOMBED, odds={"any": 0.1}), False, id="held-unlikely"),
        pytest.param(account(*BOMBED, odds={"message": 0.05}), False, id="report-held-unlikely"),
        pytest.param(account(*BOMBED, odds={"message": 0.5}), True, id="report-held-likely"),
    ],
)
def test_the_stated_scope_decides(one, kept):
    assert in_scope(one) is kept


def test_a_report_of_other_countries_is_out():
    """Neither a place in the nine countries nor their names."""
    assert not in_scope(account(*BOMBED), text="A BOMB DAMAGED THE TOWN HALL OF BASEL.")


def test_a_place_in_one_of_the_countries_is_enough():
    one = account(*BOMBED, said("country", "CO"))
    assert in_scope(one, text="A BOMB DAMAGED THE TOWN HALL.")
