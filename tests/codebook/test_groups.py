"""The list of armed groups: names meet in all their spellings, unknown ones stay unknown."""

import collections

import pytest

from tallybook.codebook.groups import (
    armed_groups,
    data_date,
    find_groups,
    fold,
    group_names,
    match_name,
    pick_group,
)

_KINDS = {
    "insurgent",
    "clandestine",
    "militia",
    "paramilitary",
    "death_squad",
    "cartel",
    "gang",
    "private_force",
    "state_force",
}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("al-Shabab", "Al Shabaab", id="hyphen-and-doubled-vowel"),
        pytest.param("Al-Shabāb", "al-Shabaab's", id="accent-and-possessive"),
        pytest.param("Lashkar-e-Taiba", "Lashkar i Taiba", id="joiners-of-urdu-names"),
        pytest.param("Da'esh", "Daesh", id="apostrophe"),
        pytest.param("Lord’s Resistance Army", "Lords Resistance Army", id="curly-possessive"),
        pytest.param("Hizballah", "Hezbollah", id="listed-spelling"),
        pytest.param("al-Qaida", "Al Qaeda", id="listed-spelling-with-article"),
        pytest.param(
            "Palestine Liberation Organisation",
            "Palestine Liberation Organization",
            id="british-spelling",
        ),
    ],
)
def test_spellings_of_one_name_fold_to_the_same_words(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_different_names_stay_different() -> None:
    assert fold("Ansar al-Islam") != fold("Ansar al-Sunna")


@pytest.mark.parametrize(
    ("name", "group_id"),
    [
        ("FMLN", "fmln"),
        ("Sendero Luminoso", "shining_path"),
        ("ISIL", "isis"),
        ("Al-Mourabitoun", "al_mourabitoun"),
        ("Tamil Tigers", "ltte"),
        ("Rapid Support Forces", "rsf_sd"),
        ("Pakistani Taliban", "ttp"),
    ],
)
def test_an_alias_leads_to_its_group(name: str, group_id: str) -> None:
    assert [group.id for group in find_groups(name)] == [group_id]


def test_an_unknown_name_has_no_group() -> None:
    assert find_groups("Sons of the Blue Hill") == ()


def test_one_name_of_two_groups_goes_to_the_country_that_the_report_names_most() -> None:
    name = match_name(["eln"], 0)[0]

    assert pick_group(name, ["BO"]) is armed_groups()["eln_bo"]
    assert pick_group(name, ["CO", "BO"]) is armed_groups()["eln_co"]
    assert pick_group(name, []) is armed_groups()["eln_co"]


def test_an_ambiguous_name_without_its_country_is_no_group() -> None:
    """Wagner is a surname, too."""
    name = match_name(["wagner"], 0)[0]

    assert pick_group(name, ["DE"]) is None
    assert pick_group(name, ["ML"]) is armed_groups()["wagner"]


def test_initials_are_told_apart_as_they_are_written() -> None:
    assert find_groups("IS")[0].id == "isis"
    assert find_groups("ISS")[0].id == "is_somalia"


def test_the_longest_name_comes_first() -> None:
    words = list(fold("al-Qaeda in the Islamic Maghreb"))

    assert [name.groups[0].id for name in match_name(words, 0)] == ["aqim", "al_qaeda"]


def test_the_list_is_sound_data() -> None:
    groups = armed_groups()
    assert len(groups) >= 250
    assert data_date() == "2026-11-21"
    for group in groups.values():
        assert group.kind in _KINDS, group.id
        assert all(len(code) == 2 and code.isupper() for code in group.countries), group.id
        assert group.name, group.id
        if group.from_year and group.to_year:
            assert group.from_year <= group.to_year, group.id


def test_no_name_of_the_list_folds_to_nothing_and_none_is_listed_twice_for_a_group() -> None:
    for group in armed_groups().values():
        names = [fold(name) for name in group.aliases]
        assert all(names), group.id
        twice = [name for name, n in collections.Counter(group.aliases).items() if n > 1]
        assert twice == [], group.id
    assert () not in {name.words for names in group_names().values() for name in names}
