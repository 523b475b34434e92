"""Equal figures tell the more the greater they are; figures that grew are compatible."""

import pytest
from link_builders import account, report, statement

from tallybook.link.figures import compare_figures
from tallybook.link.profile import profile_of
from tallybook.records import Account


def figures(left, right):
    profiles = []
    for name, number in (("left", left), ("right", right)):
        of = report(name, "x")
        if isinstance(number, int):
            one = account(name, of=of, killed=number)
        else:
            one = account(name, of=of)
            fields = {field: getattr(one, field) for field in one.__struct_fields__}
            told = statement(
                one.account_id, of.report_id, "killed", number["value"], **_rest(number)
            )
            one = Account(**{**fields, "statements": (told,)})
        profiles.append(profile_of(one, of))
    return {one.feature: one for one in compare_figures(*profiles)}


def _rest(number):
    return {name: value for name, value in number.items() if name != "value"}


def test_the_rarer_the_shared_number_the_more_it_tells():
    one, three, many = (figures(n, n)["killed"].weight for n in (1, 3, 68))

    assert one < three < many


@pytest.mark.parametrize(
    ("left", "right", "speaks"),
    [(59, 68, "for"), (3, 4, "little"), (2, 30, "against"), (1, 68, "against")],
)
def test_growth_is_compatible_and_wild_difference_is_not(left, right, speaks):
    weight = figures(left, right)["killed"].weight

    assert {"for": weight > 0, "little": -0.2 < weight < 0.4, "against": weight < -0.5}[speaks]


def test_a_floor_meets_the_count_above_it():
    floor = {"value": 50, "number_low": 50, "number_high": None, "bound": "at_least"}
    found = figures(floor, 59)["killed"]

    assert (found.left, found.right, found.words) == (
        "at least 50",
        "59",
        "figures whose bounds meet",
    )


def test_a_floor_of_the_first_hour_may_grow_tenfold():
    floor = {
        "value": 20,
        "number_low": 20,
        "number_high": None,
        "bound": "at_least",
        "as_of": "2031-05-04",
    }
    later = {"value": 276, "number_low": 276, "number_high": 276, "as_of": "2031-05-06"}

    grown = figures(floor, later)["killed"]
    shrunk = figures({**floor, "as_of": "2031-05-08"}, later)["killed"]

    assert grown.words == "an early floor, far below a later figure"
    assert shrunk.weight < grown.weight < 0


def test_vague_words_are_not_compared():
    vague = {"value": None, "number_low": 3, "number_high": 9, "bound": "vague"}

    assert figures(vague, 68) == {}
