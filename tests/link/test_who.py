"""Named groups, persons and numbers of people that two accounts share."""

from link_builders import account, report, statement

from tallybook.link.profile import profile_of
from tallybook.link.who import compare_who
from tallybook.records import VictimDetail


def people(left, right, *, extra_right=()):
    profiles = []
    for name, given, extra in (("left", left, ()), ("right", right, extra_right)):
        of = report(name, "x")
        one = account(name, of=of, **given)
        told = one.statements + tuple(extra)
        profiles.append(profile_of(type(one)(**{**_fields(one), "statements": told}), of))
    return {one.feature: one for one in compare_who(*profiles)}


def _fields(one):
    return {name: getattr(one, name) for name in one.__struct_fields__}


def test_two_spellings_of_a_group_are_one_by_its_id():
    found = people(
        {"group": "Red Dawn", "group_id": "red-dawn"},
        {"group": "the Dawn of Red", "group_id": "red-dawn"},
    )["perpetrator"]

    assert found.words == "both name Red Dawn (the Dawn of Red)"
    assert found.weight > 0


def test_gunmen_are_no_group():
    assert people({"group": "gunmen"}, {"group": "unidentified gunmen"}) == {}


def test_different_groups_count_against():
    found = people({"group": "Red Dawn"}, {"group": "Northern Front"})["perpetrator"]

    assert (found.left, found.right) == ("Red Dawn", "Northern Front")
    assert found.weight < 0


def test_a_shared_victim_tells_most_of_all():
    found = people({"victims": ("Ann Omondi",)}, {"victims": ("Ann W. Omondi",)})["victim"]

    assert found.weight > 4


def test_other_names_count_against_where_each_attack_killed_one():
    few = people(
        {"victims": ("Ann Omondi",), "killed": 1}, {"victims": ("Luis Ortiz",), "killed": 1}
    )["victim"]
    many = people(
        {"victims": ("Ann Omondi",), "killed": 60}, {"victims": ("Luis Ortiz",), "killed": 68}
    )["victim"]

    assert few.weight < many.weight < 0


def test_a_family_name_alone_is_no_evidence_against():
    assert people({"victims": ("Omondi",)}, {"victims": ("Ann Omondi",)}) == {}


def test_equal_ranges_of_attackers_tell_more_than_one_gunman():
    many = people(
        {"group": "gunmen", "attackers": (10, 15)}, {"group": "militants", "attackers": (10, 15)}
    )["attackers"]
    one = people(
        {"group": "gunman", "attackers": (1, 1)}, {"group": "gunman", "attackers": (1, 1)}
    )["attackers"]

    assert (many.left, many.right) == ("10 to 15", "10 to 15")
    assert many.weight > one.weight > 0


def test_shared_nationalities_of_the_dead_tell():
    dead = statement(
        "a-right", "r-right", "victims", "Peruvian", detail=VictimDetail(nationality="Peru")
    )
    assert people({}, {}, extra_right=(dead,)) == {}
