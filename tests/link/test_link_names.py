"""Names are compared without case, accents, articles, titles and small slips."""

import pytest

from tallybook.link.names import fold, is_generic, near, person_key, same_person, site_words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Al-Shabaab", "shabaab"),
        ("the Red-Dawn", "red dawn"),
        ("São José", "sao jose"),
        ("God's Army", "god army"),
    ],
    ids=["article and hyphen", "capital article", "accents", "possessive"],
)
def test_a_name_is_folded(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("nairoby", "nairobi", True),
        ("mogadisho", "mogadishu", True),
        ("baghlan", "baghdad", False),
        ("iran", "iraq", False),
        ("lima", "lime", False),
        ("maiduguri", "maidugury", True),
    ],
    ids=[
        "one letter",
        "last letter",
        "two of seven",
        "short names",
        "four letters",
        "nine letters",
    ],
)
def test_a_slip_of_spelling_is_near_and_another_name_is_not(left, right, same):
    assert near(left, right) is same


def test_words_that_name_nobody_are_generic():
    assert is_generic("unidentified gunmen")
    assert is_generic("suspected Islamist militants")
    assert is_generic("roughly 10 to 15 militants")
    assert not is_generic("Red Dawn militants")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Juan Ortiz", "Juan Miguel Ortiz", True),
        ("Dr. Ann Omondi", "Ann Omondi", True),
        ("Ann Omondi", "Anne Omondi", False),
        ("Omondi", "Omondi", False),
        ("Ann Omondi", "Ruth Omondi", False),
    ],
    ids=["middle name", "title", "short given name", "family name alone", "relatives"],
)
def test_a_person_is_known_by_first_and_last_name(left, right, same):
    assert same_person(person_key(left), person_key(right)) is same


def test_a_site_is_known_by_the_words_that_are_not_its_kind():
    assert site_words("the upscale Lakeview shopping mall") == ("lakeview",)
    assert site_words("an upscale shopping center") == ()
    assert site_words("main luxury shopping centers") == ()
    assert site_words("the Brenn mall", frozenset({"brenn"})) == ()
