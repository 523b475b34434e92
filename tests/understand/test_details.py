"""Weapons, targets, victims, and what stands around an act."""

import pytest
from report_documents import document

from tallybook.understand.details import find_details


def facts(text, field):
    found = find_details(document(text))
    return [one for one in found if one.field == field]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They fired assault rifles.", [("rifle", "used")], id="used"),
        pytest.param(
            "Gunmen armed with grenades came.", [("grenade", "held")], id="armed-with-is-held"
        ),
        pytest.param("Police seized two pistols.", [("handgun", "held")], id="seized-is-held"),
        pytest.param("A car bomb went off.", [("vehicle_bomb", "used")], id="longest-phrase-wins"),
        pytest.param("He had an AK-47 assault rifle.", [("rifle", "used")], id="joined"),
        pytest.param("A rocket-propelled grenade hit it.", [("rpg", "used")], id="rpg"),
        pytest.param("The fire brigade came to the football club.", [], id="idioms"),
    ],
)
def test_weapons_are_named_with_their_use(text, expected):
    assert [(f.value, f.detail.use) for f in facts(text, "weapons")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Gunmen stormed the hotel.", [("business", "hotel")], id="verb"),
        pytest.param(
            "It was an attack on a suburban mall.", [("business", "suburban mall")], id="noun"
        ),
        pytest.param("Rebels ambushed an army convoy.", [("military", "army convoy")], id="convoy"),
        pytest.param("They slept in a hotel.", [], id="no-attack"),
    ],
)
def test_targets_follow_words_of_attack(text, expected):
    assert [(f.value, f.detail.name) for f in facts(text, "targets")] == expected


def test_a_victim_is_named_with_what_is_said_of_her():
    text = "The blast killed British teacher Jane Roe on Monday."
    (victim,) = facts(text, "victims")

    assert (victim.detail.name, victim.detail.fate) == ("Jane Roe", "killed")
    assert victim.detail.occupation is not None
    assert "teacher" in victim.detail.occupation


def test_an_age_between_commas_belongs_to_the_name_before():
    (victim,) = facts("Joe Doe, 41, was wounded.", "victims")

    assert (victim.detail.name, victim.detail.age, victim.detail.fate) == ("Joe Doe", 41, "wounded")


def test_a_list_of_victims_gives_each_name():
    text = "Victims killed in the attack included Ann Lee; Bob Ray and his aunt, Eve Moe."

    assert [f.detail.name for f in facts(text, "victims")] == ["Ann Lee", "Bob Ray", "Eve Moe"]


def test_a_described_victim_has_age_and_sex():
    (victim,) = facts("A 38-year-old woman was killed.", "victims")

    assert (victim.detail.age, victim.detail.sex, victim.detail.name) == (38, "female", None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("President Jane Roe said that 12 were killed.", id="speaker"),
        pytest.param("Jane Roe killed two men.", id="doer"),
        pytest.param("Jane Roe's nephew was killed.", id="possessive"),
        pytest.param("Two men were shot on Elm Street.", id="road"),
    ],
)
def test_a_name_that_is_no_victim_gives_none(text):
    assert facts(text, "victims") == []


def test_forces_that_respond_are_responders():
    text = "French, American and Malian troops surrounded the hotel."
    (one,) = facts(text, "responders")

    assert one.value == "French, American and Malian troops"


def test_a_consequence_keeps_its_words():
    (one,) = facts("The government declared a 10-day state of emergency.", "consequences")

    assert one.value == "10-day state of emergency"


def test_what_the_act_is_called_is_a_category():
    (one,) = facts("The embassy called it a terrorist attack.", "incident_category")

    assert one.value == "terrorist_act"


def test_damage_is_a_word_of_damage_beside_a_thing():
    (one,) = facts("The blast destroyed a house.", "damage")

    assert one.value == "destroyed a house"


def test_a_mark_before_every_word_takes_linear_time():
    text = "killed , rifle - " * 3_000

    assert len(find_details(document(text))) < 10_000


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        pytest.param("Rebels blew up a power tower.", "destroyed", id="blew-up"),
        pytest.param("Rebels attacked and destroyed a bridge.", "destroyed", id="destroyed"),
        pytest.param("Rebels bombed a bank.", None, id="not-told"),
    ],
)
def test_a_target_is_told_with_what_befell_it(text, effect):
    assert [one.detail.effect for one in facts(text, "targets")] == [effect]
