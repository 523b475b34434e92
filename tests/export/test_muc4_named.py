"""Which description of a person belongs to which name?"""

import pytest
from muc4_accounts import account, people, report, said

from tallybook.export.muc4_named import with_names
from tallybook.export.muc4_people import human_targets, people_fills
from tallybook.records import VictimDetail


def person(text, words, name=None, **detail):
    """A person whose words stand in the text; described by them unless a name is given."""
    told = VictimDetail(name=name, occupation=None if name else words, **detail)
    return said("victims", words, words, start=text.index(words), detail=told)


def told(text, *statements):
    """Each human target as (name, description)."""
    accounts = with_names(report(text=text, sentences=()), [account(*statements)])
    return [(one.name, one.description) for one in human_targets(accounts)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("REBELS SHOT SENATOR JUAN PEREZ.", "SENATOR", id="before-the-name"),
        pytest.param("THE SENATOR, JUAN PEREZ, DIED.", "SENATOR", id="before-a-comma"),
        pytest.param("REBELS SHOT SENATOR DR. JUAN PEREZ.", "SENATOR", id="a-title-between"),
        pytest.param("THE SENATOR KILLED IS JUAN PEREZ.", "SENATOR", id="is"),
        pytest.param("THE SENATOR WAS IDENTIFIED AS JUAN PEREZ.", "SENATOR", id="identified-as"),
        pytest.param("JUAN PEREZ, A SENATOR, DIED.", "SENATOR", id="after-the-name"),
        pytest.param("JUAN PEREZ, 45, A SENATOR, DIED.", "SENATOR", id="after-the-age"),
        pytest.param("JUAN PEREZ, WHO WAS 45 AND A SENATOR, DIED.", "SENATOR", id="who-was"),
        pytest.param("JUAN PEREZ (A SENATOR) DIED.", "SENATOR", id="in-brackets"),
        pytest.param("JUAN PEREZ, RED FRONT (RF) LEADER, DIED.", "RF) LEADER", id="cut"),
        pytest.param("JUAN PEREZ, ONE OF THE MAIN LEADERS, DIED.", "LEADERS", id="one-of"),
    ],
)
def test_a_description_beside_a_name_is_told_of_it(text, role):
    statements = person(text, "JUAN PEREZ", "JUAN PEREZ"), person(text, role)
    assert told(text, *statements) == [("JUAN PEREZ", role.removeprefix("RF) "))]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("JUAN PEREZ AND A SENATOR DIED.", "SENATOR", id="and"),
        pytest.param("JUAN PEREZ, AND A SENATOR, DIED.", "SENATOR", id="comma-and"),
        pytest.param("A SENATOR AND JUAN PEREZ DIED.", "SENATOR", id="and-before"),
        pytest.param("JUAN PEREZ, SENATORS AND NUNS DIED.", "SENATORS", id="a-list"),
        pytest.param("JUAN PEREZ DIED. THE SENATOR FLED.", "SENATOR", id="another-sentence"),
    ],
)
def test_a_description_joined_to_a_name_is_another_person(text, other):
    statements = person(text, "JUAN PEREZ", "JUAN PEREZ"), person(text, other)
    assert told(text, *statements) == [("JUAN PEREZ", None), (None, other)]


def test_a_second_description_follows_the_first():
    text = "ANA LEON, A PARTY LEADER AND DEPUTY, DIED."
    statements = [person(text, "ANA LEON", "ANA LEON")]
    statements += [person(text, words) for words in ("PARTY LEADER", "DEPUTY")]
    assert told(text, *statements) == [("ANA LEON", "PARTY LEADER")]


def test_a_name_inside_a_description_leaves_its_title():
    text = "REBELS SHOT GENERAL LEON."
    statements = person(text, "LEON", "LEON"), person(text, "GENERAL LEON")
    assert told(text, *statements) == [("LEON", "GENERAL")]


def test_a_later_mention_in_the_same_words_is_the_same_person():
    text = "THE MINE MANAGER, ANA LEON, WAS SHOT. DOCTORS SAY THAT THE MANAGER DIED."
    later = said(
        "victims",
        "MANAGER",
        "MANAGER",
        start=text.rindex("MANAGER"),
        detail=VictimDetail(occupation="MANAGER", fate="killed"),
    )
    first = person(text, "MINE MANAGER", fate="wounded"), person(text, "ANA LEON", "ANA LEON")
    where = report(text=text, sentences=())
    fills = people_fills(where, with_names(where, [account(*first, later)]), "ATTACK", None)
    assert {number: [(one.values[0], one.tags) for one in of] for number, of in fills.items()} == {
        18: [("ANA LEON", ())],
        19: [("MINE MANAGER", ("ANA LEON",))],
        20: [("CIVILIAN", ("ANA LEON",))],
        21: [("1", ("ANA LEON",))],
        22: [],
        23: [("DEATH", ("ANA LEON",))],
    }


def test_words_of_two_people_make_no_third():
    text = "SENATOR ANA LEON AND SENATOR JUAN PEREZ MET. A SENATOR DIED."
    names = [person(text, name, name) for name in ("ANA LEON", "JUAN PEREZ")]
    places = [text.index("SENATOR"), text.index("SENATOR J"), text.rindex("SENATOR")]
    roles = [
        said("victims", "SENATOR", "SENATOR", start=at, detail=VictimDetail(occupation="SENATOR"))
        for at in places
    ]
    assert told(text, *names, *roles) == [
        ("ANA LEON", "SENATOR"),
        ("JUAN PEREZ", "SENATOR"),
    ]


def test_what_only_tells_woman_from_man_is_no_role():
    text = "DORA DIAZ, A 26-YEAR-OLD WOMAN, DIED."
    statements = person(text, "DORA DIAZ", "DORA DIAZ"), person(text, "26-YEAR-OLD WOMAN")
    assert told(text, *statements) == [("DORA DIAZ", None)]


def test_shorter_words_for_the_same_people_are_one_entry():
    one = account(people("JESUIT PRIESTS"), people("PRIESTS"), people("PRIEST"))
    assert [each.description for each in human_targets([one])] == ["JESUIT PRIESTS", "PRIEST"]
