"""Who and what words of harm are aimed at, in text of any case."""

import pytest
from report_documents import document

from tallybook.understand.harmed import find_harmed


def people(text):
    found = [one.detail for one in find_harmed(document(text)) if one.field == "victims"]
    return [(one.name, one.occupation, one.fate) for one in found]


def aimed(text):
    found = [one.detail for one in find_harmed(document(text)) if one.field == "targets"]
    return [(one.target_kind, one.name, one.effect) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "REBELS MURDERED MAYOR JUAN PEREZ LEON YESTERDAY.",
            [("JUAN PEREZ LEON", "MAYOR", "killed")],
            id="object",
        ),
        pytest.param(
            "MARIA LEON, A TEACHER, WAS KIDNAPPED IN THE NORTH.",
            [("MARIA LEON", "TEACHER", "hostage")],
            id="passive-subject-with-its-role",
        ),
        pytest.param(
            "THE ASSASSINATION OF SENATOR PEDRO SUAREZ SHOCKED ALL.",
            [("PEDRO SUAREZ", "SENATOR", "killed")],
            id="noun-and-link",
        ),
        pytest.param(
            "Police said Maria Leon was wounded.", [("Maria Leon", None, "wounded")], id="mixed"
        ),
        pytest.param("JUAN PEREZ SAID THE MURDERERS FLED.", [], id="who-only-speaks"),
        pytest.param("THE TOWN WAS ATTACKED BY JUAN PEREZ.", [], id="the-doer"),
    ],
)
def test_persons_harmed_have_name_role_and_fate(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "GUNMEN KILLED FOUR PEASANTS.", [("human", "PEASANTS", "killed")], id="people"
        ),
        pytest.param(
            "TWO BRIDGES WERE DESTROYED.", [("physical", "BRIDGES", "destroyed")], id="things"
        ),
        pytest.param(
            "A BOMB EXPLODED OUTSIDE THE BANK.",
            [("physical", "BANK", None)],
            id="where-it-went-off",
        ),
        pytest.param(
            "THEY DAMAGED A SCHOOL AND A CHURCH.",
            [("physical", "SCHOOL", "some_damage"), ("physical", "CHURCH", "some_damage")],
            id="a-list",
        ),
        pytest.param(
            "A power pylon was blown up.", [("physical", "power pylon", "destroyed")], id="blown-up"
        ),
        pytest.param("THE BANK REPORTED GOOD RESULTS.", [], id="no-harm"),
    ],
)
def test_people_and_things_aimed_at_have_their_effect(text, expected):
    assert aimed(text) == expected


def test_a_count_before_the_words_is_kept():
    (fact,) = [one for one in find_harmed(document("GUNMEN KILLED FOUR PEASANTS.")) if one.detail]
    assert (fact.detail.count_low, fact.detail.count_high) == (4, 4)
