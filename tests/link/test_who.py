"""Named groups, persons and numbers of people that two accounts share."""

from link_builders import account, report, statement

from tallybook.link.profile import profile_of
from tallybook.link.usual import Usual
from tallybook.link.who import compare_who
from tallybook.records import VictimDetail


def people(left, right, *, extra_right=()):
    profiles = []
    for name, given, extra in (("left", left, ()), ("right", right, extra_right)):
        of = report(name, "x")
        one = account(name, of=of, **given)
        told = one.statements + tuple(extra)
        profiles.append(profile_of(type(one)(**{**_fields(one), "statements": told}), of))
    return {one.feature: one for one in compare_who(*profiles, Usual(profiles))}


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


def test_a_victim_named_in_the_text_of_the_other_tells():
    named = {"victims": ("Ann Omondi",), "killed": 1}
    of = report("right", "The Omondi family asked for calm.")
    left = profile_of(account("left", of=report("left", "x"), **named), None)
    right = profile_of(account("right", of=of, victims=("Luis Ortiz",), killed=1), of)

    (found,) = [
        one for one in compare_who(left, right, Usual([left, right])) if one.feature == "victim"
    ]

    assert found.words == "a victim of the one is named in the other: Ann Omondi"
    assert found.weight > 0


def test_a_name_that_stands_everywhere_tells_little():
    """An outlet read as a victim: it stands in every report of the book."""
    profiles = []
    for number in range(200):
        of = report(str(number), f"Evening Quillon: item {number}")
        profiles.append(profile_of(account(str(number), of=of, victims=("Evening Quillon",)), of))
    usual = Usual(profiles)

    (found,) = [one for one in compare_who(*profiles[:2], usual) if one.feature == "victim"]

    assert 0 < found.weight < 2


def test_victims_of_other_ages_count_against_where_few_died():
    def aged(name, age):
        of = report(name, "x")
        told = statement(f"a-{name}", f"r-{name}", "victims", age, detail=VictimDetail(age=age))
        one = account(name, of=of, killed=1)
        return profile_of(type(one)(**{**_fields(one), "statements": (*one.statements, told)}), of)

    left, right, same = aged("left", 26), aged("right", 41), aged("same", 26)

    def weight(one, other):
        return next(
            e.weight for e in compare_who(one, other, Usual([one, other])) if e.feature == "age"
        )

    assert weight(left, right) < 0 < weight(left, same)


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
