"""Which words belong to a place, and how finely they tell it."""

import pytest
from report_documents import document

from tallybook.understand.places import find_places


def told(text):
    """Return the last place that is no site: its words, name, geoprecision."""
    place = [p for p in find_places(document(text)) if p.level != "site" and not p.demonym][-1]
    return text[place.start : place.end], place.detail.name, place.detail.geoprecision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It hit Kidal.", ("Kidal", "Kidal", 1), id="settlement"),
        pytest.param("A car blew up near Kidal.", ("Kidal", "Kidal", 2), id="near"),
        pytest.param("A car blew up outside Kidal.", ("Kidal", "Kidal", 2), id="outside"),
        pytest.param(
            "A car blew up 20 km north of Kidal.",
            ("20 km north of Kidal", "Kidal", 2),
            id="distance-and-direction",
        ),
        pytest.param(
            "A car blew up some 12 miles from Kidal.",
            ("12 miles from Kidal", "Kidal", 2),
            id="distance",
        ),
        pytest.param(
            "Troops died on the outskirts of Aleppo.",
            ("outskirts of Aleppo", "Aleppo", 2),
            id="outskirts",
        ),
        pytest.param(
            "Troops died in Kandahar province.",
            ("Kandahar province", "Kandahar", 4),
            id="province",
        ),
        pytest.param(
            "Troops died in the province of Kandahar.",
            ("province of Kandahar", "Kandahar", 4),
            id="province-of",
        ),
        pytest.param(
            "Bombs fell on southern Yemen.",
            ("southern Yemen", "southern Yemen", 5),
            id="part-by-adjective",
        ),
        pytest.param(
            "Bombs fell in the north of Mali.",
            ("north of Mali", "north of Mali", 5),
            id="part-by-noun",
        ),
        pytest.param(
            "A house burned in Bosnia's north-west on Monday.",
            ("Bosnia's north-west", "north-west of Bosnia and Herzegovina", 5),
            id="part-that-the-country-owns",
        ),
        pytest.param(
            "Two rangers died in Thailand's deep south.",
            ("Thailand's deep south", "south of Thailand", 5),
            id="deep-part",
        ),
        pytest.param(
            "A car blew up close to the border town of Spin Boldak.",
            ("town of Spin Boldak", "Spin Boldak", 2),
            id="close-to-the-town-of",
        ),
        pytest.param(
            "Shots were heard on the outskirts of Donetsk.",
            ("outskirts of Donetsk", "Donetsk", 2),
            id="outskirts-are-of-the-city-not-its-province",
        ),
        pytest.param(
            "Shots were heard in eastern Aleppo.",
            ("eastern Aleppo", "Aleppo", 1),
            id="part-of-a-city-is-the-city",
        ),
        pytest.param(
            "They reached the southern city of Basra.",
            ("southern city of Basra", "Basra", 1),
            id="city-of-with-direction",
        ),
        pytest.param("They left Somalia.", ("Somalia", "Somalia", 6), id="country"),
        pytest.param("It sank in the Black Sea.", ("Black Sea", "Black Sea", 7), id="water"),
        pytest.param(
            "South Sudan was calm.", ("South Sudan", "South Sudan", 6), id="direction-in-a-name"
        ),
    ],
)
def test_words_and_precision_belong_together(text, expected):
    assert told(text) == expected


def test_a_part_of_a_country_is_not_the_country():
    place = find_places(document("Bombs fell on southern Yemen."))[0]

    assert (place.level, place.detail.gazetteer_id, place.detail.country) == ("region", None, "YE")


def test_a_wide_region_has_no_precision():
    place = find_places(document("Arms flow across the Sahel."))[0]

    assert place.detail.geoprecision is None
