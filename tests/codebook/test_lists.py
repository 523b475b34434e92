"""The controlled lists are sound as data."""

from collections import Counter
from pathlib import Path

import pytest

from tallybook import codebook
from tallybook.errors import UnknownCode

LISTS = codebook.list_names()
SCHEMES = {"gtd", "ucdp", "acled", "muc4", "plover", "ibc"}
SOURCE = Path(codebook.__file__).parents[1]


@pytest.mark.parametrize("name", LISTS)
def test_no_code_stands_twice(name):
    text = (Path(codebook.__file__).parent / "lists" / f"{name}.toml").read_text("utf-8")
    codes = [line for line in text.splitlines() if line.startswith("code = ")]

    assert len(codes) == len(set(codes)) == len(codebook.code_list(name).codes)


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_for_two_codes(name):
    words = Counter(w for one in codebook.code_list(name).codes.values() for w in one.words)

    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_code_says_what_it_means(name):
    assert [c.code for c in codebook.code_list(name).codes.values() if not c.definition] == []


@pytest.mark.parametrize("name", LISTS)
def test_parents_are_codes_of_the_same_list_and_make_no_ring(name):
    codes = codebook.code_list(name)

    for one in codes.codes.values():
        assert one.parent is None or codes.is_a(one.code, one.parent)


@pytest.mark.parametrize("name", LISTS)
def test_outside_schemes_are_known(name):
    used = {scheme for one in codebook.code_list(name).codes.values() for scheme in one.outside}

    assert used <= SCHEMES


def test_every_list_is_used_by_the_package():
    code = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))

    assert [name for name in LISTS if name not in code] == []


def test_every_tally_is_of_a_harm_that_is_also_a_field():
    fields = codebook.code_list("fields")

    assert [harm for harm in codebook.code_list("harms").codes if harm not in fields] == []


def test_a_bomb_of_any_kind_is_an_explosive():
    assert codebook.code_list("weapons").is_a("vehicle_bomb", "explosive")
    assert not codebook.code_list("weapons").is_a("rifle", "explosive")


def test_an_unknown_code_offers_the_nearest():
    with pytest.raises(UnknownCode, match="weapons has no code 'grenad'; did you mean 'grenade'"):
        codebook.code_list("weapons")["grenad"]


def test_an_unknown_list_names_those_that_exist():
    with pytest.raises(UnknownCode, match="no list 'wepons'; it has: account_roles"):
        codebook.code_list("wepons")
