"""Places tell by gazetteer id, name, distance and containment; sites by name and kind."""

import msgspec
import pytest
from link_builders import account, report

from tallybook.link.profile import profile_of
from tallybook.link.strengths import VETO
from tallybook.link.usual import Usual
from tallybook.link.where import compare_where, distance


def places(left, right, others=()):
    profiles = []
    for name, given in (("left", left), ("right", right)):
        of = report(name, "x")
        profiles.append(profile_of(account(name, of=of, **given), of))
    return {one.feature: one for one in compare_where(*profiles, Usual([*profiles, *others]))}


def test_two_countries_are_a_veto():
    found = places({"place": "Port Alba"}, {"place": "Marreth"})["country"]

    assert (found.left, found.right, found.weight) == ("Alba", "Brenn", VETO)


def test_a_country_read_with_doubt_is_no_veto():
    there = account("b", of=report("b", "x"), place="Marreth")
    told = [msgspec.structs.replace(one, confidence=0.3) for one in there.statements]
    doubtful = profile_of(msgspec.structs.replace(there, statements=tuple(told)), None)
    here = profile_of(account("a", of=report("a", "x"), place="Port Alba"), None)

    found = {one.feature: one for one in compare_where(here, doubtful, Usual([here, doubtful]))}

    assert VETO < found["country"].weight < -3


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


def test_a_shared_place_says_less_where_there_is_an_attack_a_day():
    here = {"place": "Port Alba"}
    of = report("more", "x")
    busy = [
        profile_of(account(f"n{day}", of=of, place="Port Alba", day=f"2031-05-{day:02}"), of)
        for day in range(1, 31)
    ]

    quiet_weight = places(here, here)["place"].weight
    busy_weight = places(here, here, busy)["place"].weight

    assert 0 < busy_weight < quiet_weight


def test_a_place_that_may_be_another_of_its_name_is_weak_evidence_against():
    sure = account("a", of=report("a", "x"), place="Ferrin")
    told = [
        msgspec.structs.replace(one, detail=msgspec.structs.replace(one.detail, confidence=0.4))
        if one.field == "place"
        else one
        for one in sure.statements
    ]
    unsure = msgspec.structs.replace(sure, statements=tuple(told))
    here = profile_of(account("b", of=report("b", "x"), place="Port Alba"), None)

    weights = [
        {one.feature: one for one in compare_where(here, there, Usual([here, there]))}[
            "place"
        ].weight
        for there in (profile_of(sure, None), profile_of(unsure, None))
    ]

    assert weights[0] < weights[1] < 0
