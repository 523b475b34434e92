"""Sites: malls, hotels, mosques, checkpoints, as written."""

import pytest
from report_documents import document

from tallybook.understand.places import find_places


def sites(text):
    """Return each site as its words, name, type, country."""
    return [
        (text[p.start : p.end], p.detail.name, p.detail.site_type, p.detail.country)
        for p in find_places(document(text))
        if p.level == "site"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Men stormed the upscale Meridian mall in Nairobi.",
            [("upscale Meridian mall", "Meridian mall", "mall", "KE")],
            id="adjective-name-noun",
        ),
        pytest.param(
            "They attacked the Blue Palm luxury hotel in Bamako.",
            [("Blue Palm luxury hotel", "Blue Palm luxury hotel", "hotel", "ML")],
            id="adjective-inside-the-name",
        ),
        pytest.param(
            "A blast at Hotel Zamani in Mogadishu killed two.",
            [("Hotel Zamani", "Hotel Zamani", "hotel", "SO")],
            id="name-after-the-noun",
        ),
        pytest.param(
            "A gunman fired in a suburban shopping center in Perth.",
            [("suburban shopping center", "suburban shopping center", "mall", "AU")],
            id="described",
        ),
        pytest.param(
            "A bomber struck a Shiite mosque in Quetta.",
            [("Shiite mosque", "Shiite mosque", "mosque", "PK")],
            id="faith-is-no-name",
        ),
        pytest.param(
            "Troops died at a checkpoint outside Baidoa.",
            [("checkpoint", "checkpoint", "checkpoint", "SO")],
            id="checkpoint",
        ),
        pytest.param(
            "Kabul University was attacked.",
            [("Kabul University", "Kabul University", "university", "AF")],
            id="university-of-a-city",
        ),
        pytest.param(
            "The hotel was attacked in Kabul.",
            [("hotel", "hotel", "hotel", "AF")],
            id="passive",
        ),
        pytest.param(
            "A mine went off on the Gao-Kidal road near Gao.",
            [("Gao-Kidal road", "Gao-Kidal road", "road", "ML")],
            id="road-between-towns",
        ),
        pytest.param(
            "He was shot on Gillespie Street in Houston.",
            [("Gillespie Street", "Gillespie Street", "street", "US")],
            id="street",
        ),
        pytest.param(
            "REBELS ATTACKED A POWER STATION IN SAN MIGUEL, EL SALVADOR.",
            [("POWER STATION", "POWER STATION", "factory", "SV")],
            id="capitals-only",
        ),
    ],
)
def test_sites_are_kept_as_written(text, expected):
    assert sites(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Church leaders spoke in Kabul.", id="people-of-a-kind"),
        pytest.param("The job market is weak in Kabul.", id="figure-of-speech"),
        pytest.param("Wall Street fell.", id="house-of-finance"),
        pytest.param("He walked the streets of Kabul.", id="streets"),
        pytest.param("Schools matter, said Kabul.", id="nothing-happens-there"),
    ],
)
def test_other_uses_of_the_nouns_are_no_sites(text):
    assert sites(text) == []


def test_a_site_is_near_the_point_of_its_settlement():
    text = "Men stormed the Meridian mall in Nairobi."
    site, city = find_places(document(text))

    assert site.detail.gazetteer_id is None
    assert (site.detail.geoprecision, city.detail.geoprecision) == (2, 1)
    assert site.detail.latitude == city.detail.latitude


def test_a_site_near_a_town_is_as_coarse():
    text = "Men stormed a checkpoint near Gao."
    site, town = find_places(document(text))

    assert site.detail.geoprecision == town.detail.geoprecision == 2


def test_a_later_mention_of_a_named_site_lies_where_the_first_does():
    text = "Men stormed the Meridian hotel in Bamako. Paris mourned after the Meridian hotel siege."
    lands = [p.detail.country for p in find_places(document(text)) if p.level == "site"]

    assert lands == ["ML", "ML"]


def test_a_site_without_any_place_has_no_country():
    (site,) = find_places(document("A bomb went off in a market."))

    assert (site.detail.country, site.detail.geoprecision) == (None, None)
