"""Kinds of attack, stages, weapons and targets that one incident can or cannot have."""

import pytest
from link_builders import account, report

from tallybook.link.profile import profile_of
from tallybook.link.strengths import VETO
from tallybook.link.what import compare_what


def kinds(left, right):
    profiles = []
    for name, given in (("left", left), ("right", right)):
        of = report(name, "x")
        profiles.append(profile_of(account(name, of=of, **given), of))
    return {one.feature: one for one in compare_what(*profiles)}


@pytest.mark.parametrize(
    ("left", "right", "speaks"),
    [
        ("bombing", "suicide_bombing", "for"),
        ("armed_assault", "hostage_taking_barricade", "for"),
        ("bombing", "hostage_taking_kidnapping", "against"),
        ("air_strike", "robbery", "against"),
        ("other", "arson", "for"),
    ],
)
def test_kinds_of_attack(left, right, speaks):
    found = kinds({"attack": (left,)}, {"attack": (right,)})["attack_type"]

    assert (found.weight > 0) is (speaks == "for")


def test_a_foiled_plot_is_not_the_attack_that_took_place():
    found = kinds({"stage": "foiled"}, {"stage": "accomplished"})["stage"]

    assert found.weight <= VETO


def test_an_attempt_may_be_told_as_done():
    assert "stage" not in kinds({"stage": "attempted"}, {"stage": "accomplished"})


def test_a_special_weapon_in_both_tells_more_than_a_common_one():
    special = kinds({"weapons": ("rpg",)}, {"weapons": ("rpg", "rifle")})["weapons"]
    common = kinds({"weapons": ("firearm",)}, {"weapons": ("firearm",)})["weapons"]

    assert special.words == "the same weapons: rpg"
    assert special.weight > common.weight


def test_weapons_that_do_not_go_together_count_against():
    assert kinds({"weapons": ("cutting_device",)}, {"weapons": ("mortar",)})["weapons"].weight < 0


def test_police_and_army_are_targets_of_one_kind():
    assert kinds({"target": "police"}, {"target": "military"}) == {}
    assert kinds({"target": "police"}, {"target": "religious"})["target"].weight < 0
