"""A statement agrees with a coder's fact by the rules of its kind."""

import pytest

from tallybook.evaluate.facts import agrees, fields_for
from tallybook.records import (
    AttributionDetail,
    DateDetail,
    PlaceDetail,
    Statement,
    VictimDetail,
    WeaponDetail,
)


def statement(field, value=None, **more):
    return Statement(
        statement_id="s1",
        report_id="r1",
        account_id="a1",
        sentence=0,
        start=0,
        end=1,
        quote="x",
        field=field,
        value=value,
        **more,
    )


def figure(value, bound, low=None, high=None, **more):
    return statement("killed", value, bound=bound, number_low=low, number_high=high, **more)


@pytest.mark.parametrize(
    ("value", "qualifier", "one", "right"),
    [
        pytest.param("68", "exact", figure(68, "exact", 68, 68), True, id="same-number"),
        pytest.param("68", "exact", figure(59, "exact", 59, 59), False, id="other-number"),
        pytest.param("68", "exact", figure(68, "at_most", None, 68), False, id="other-bound"),
        pytest.param("27", "at least", figure(27, "at_least", 27), True, id="floor"),
        pytest.param("27", "at least", figure(27, "exact", 27, 27), False, id="floor-lost"),
        pytest.param("170", "at most", figure(170, "at_most", None, 170), True, id="ceiling"),
        pytest.param("170", "at most", figure(170, "exact", 170, 170), False, id="ceiling-lost"),
        pytest.param("about 50, below", "approx", figure(50, "about", 50, 50), True, id="about"),
        pytest.param("several", "vague", figure(None, "vague", 3, 9), True, id="vague"),
        pytest.param("several", "vague", figure(3, "exact", 3, 3), False, id="vague-made-exact"),
    ],
)
def test_a_figure_agrees_with_its_bound(value, qualifier, one, right):
    assert agrees("killed", value, qualifier, one) is right


@pytest.mark.parametrize(
    ("field", "scope", "right"),
    [
        pytest.param("killed[children]", "child", True, id="children"),
        pytest.param("killed[children]", "total", False, id="total-is-not-children"),
        pytest.param("killed[US citizens]", "nationality", True, id="citizens"),
    ],
)
def test_a_subset_agrees_by_whom_it_counts(field, scope, right):
    assert agrees(field, "3", "exact", figure(3, "exact", 3, 3, scope=scope)) is right


def dated(value, first, last, precision="day"):
    detail = DateDetail(date_from=first, date_to=last, precision=precision)
    return statement("occurred_from", value, detail=detail)


@pytest.mark.parametrize(
    ("value", "one", "right"),
    [
        pytest.param("2031-05-04", dated("2031-05-04", "2031-05-04", "2031-05-04"), True, id="day"),
        pytest.param(
            "2031-05-04", dated("2031-05-05", "2031-05-05", "2031-05-05"), False, id="off"
        ),
        pytest.param(
            "2030", dated("2030-01-01", "2030-01-01", "2030-12-31", "year"), True, id="year"
        ),
        pytest.param(
            "week before 2031-05-12",
            dated("2031-05-05", "2031-05-05", "2031-05-11", "week"),
            True,
            id="week",
        ),
        pytest.param(
            "Sunday (unresolvable inside B: no dateline)", dated(None, None, None), True, id="null"
        ),
    ],
)
def test_a_date_agrees_with_its_precision(value, one, right):
    assert agrees("date_start", value, None, one) is right


def test_a_place_agrees_by_a_name_whatever_its_accents():
    place = PlaceDetail(name="Usulután", country_name="El Salvador")

    assert agrees("city", "Usulutan", None, statement("place", "Usulután", detail=place))
    assert not agrees("city", "Soyapango", None, statement("place", "Usulután", detail=place))


def test_a_weapon_that_was_held_is_not_one_that_was_used():
    used = statement("weapons", "rifle", detail=WeaponDetail(weapon="rifle", use="used"))

    assert agrees("weapon", "assault rifles", None, used)
    assert not agrees("weapon", "assault rifles", "seized/held, not used", used)


def test_a_claim_of_the_party_is_not_a_report_of_fact():
    fact = AttributionDetail(name="the Front", standing="reported_as_fact")
    one = statement("attributions", "the Front", detail=fact)

    assert agrees("perpetrator", "the Front", "stated as fact", one)
    assert not agrees("perpetrator", "the Front", "claimed", one)


def test_a_named_victim_agrees_by_two_words_of_the_name():
    roe = statement("victims", "Jane Ann Roe", detail=VictimDetail(name="Jane Ann Roe"))

    assert agrees("victim_named", "Jane Roe, teacher", None, roe)
    assert not agrees("victim_named", "John Roe, driver", None, roe)


def test_gold_fields_map_to_fields_of_the_record():
    assert fields_for("hostages") == ("hostage",)
    assert fields_for("killed[children]") == ("killed",)
