"""Places tell by gazetteer id, name, distance and containment; sites by name and kind."""

import pytest
from link_builders import account, report

from tallybook.link.profile import profile_of
from tallybook.link.strengths import VETO
from tallybook.link.where import compare_where, distance


def places(left, right):
    profiles = []
    for name, given in (("left", left), ("right", right)):
        of = report(name, "x")
        profiles.append(profile_of(account(name, of=of, **given), of))
    return {one.feature: one for one in compare_where(*profiles)}


def test_two_countries_are_a_veto():
    found = places({"place": "Port Alba"}, {"place": "Marreth"})["country"]

    assert (found.left, found.right, found.weight) == ("Alba", "Brenn", VETO)


def test_a_country_alone_is_compatible_with_its_city():
    found = places({"place": "Port Alba"}, {"country": "QA"})

    assert found["country"].weight > 0
    assert "place" not in found


@pytest.mark.parametrize(
    ("left", "right", "words", "speaks_for"),
    [
        ("Port Alba", "Port Alba", "the same place", True),
        ("Port Alba", "Prt Alba", "the names differ by a slip of spelling", True),
        ("Port Alba", "Lindo", "8 km apart", True),
        ("Port Alba", "Ferrin", "448 km apart", False),
        ("Oldtown", "Newmarsh", "differently named places", False),
    ],
    ids=["same id", "misspelt", "near by", "far", "unknown names"],
)
def test_two_places_of_one_country(left, right, words, speaks_for):
    found = places({"place": left, "country": "QA"}, {"place": right, "country": "QA"})["place"]

    assert found.words == words
    assert (found.weight > 0) is speaks_for


def test_a_named_site_agrees_in_other_words():
    found = places({"site": "the upscale Lakeview mall"}, {"site": "Lakeview shopping center"})

    assert found["site"].words == "the same site by name"


def test_two_named_sites_of_different_kinds_are_a_veto():
    found = places(
        {"site": "St Mary's Church", "site_type": "church"},
        {"site": "Lakeview mall", "site_type": "mall"},
    )

    assert found["site"].weight <= VETO


def test_two_named_malls_in_one_city_count_against():
    found = places(
        {"site": "Riverside mall", "site_type": "mall"},
        {"site": "Lakeview mall", "site_type": "mall"},
    )

    assert VETO < found["site"].weight < -3


def test_an_unnamed_site_is_compared_by_its_kind():
    same = places(
        {"site": "a mall", "site_type": "mall"}, {"site": "Lakeview", "site_type": "mall"}
    )
    other = places(
        {"site": "a hotel", "site_type": "hotel"}, {"site": "a church", "site_type": "church"}
    )

    assert same["site_kind"].weight > 0
    assert other["site_kind"].weight < 0


def test_distance_is_along_a_great_circle():
    assert round(distance((0.0, 0.0), (0.0, 180.0))) == 20015
    assert distance((1.3, 36.8), (1.3, 36.8)) == 0
