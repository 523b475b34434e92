"""Places that the gazetteer does not hold, and slips of spelling."""

import pytest
from report_documents import document

from tallybook.understand.places import find_places


def the(text, quote):
    """Return the place of these words."""
    return next(p for p in find_places(document(text)) if text[p.start : p.end] == quote)


def quotes(text):
    return [text[p.start : p.end] for p in find_places(document(text)) if p.level != "site"]


@pytest.mark.parametrize(
    ("text", "quote", "name", "level", "country", "precision"),
    [
        pytest.param(
            "Men entered the village of Zubbakari in Borno State.",
            "village of Zubbakari",
            "Zubbakari",
            "settlement",
            "NG",
            4,
            id="village-is-as-fine-as-its-state",
        ),
        pytest.param(
            "Police searched the Karimoto neighborhood of Nairobi.",
            "Karimoto neighborhood",
            "Karimoto neighborhood",
            "neighbourhood",
            "KE",
            2,
            id="quarter-is-near-its-city",
        ),
        pytest.param(
            "Police searched the neighborhood of Eastleigh in Nairobi.",
            "neighborhood of Eastleigh",
            "Eastleigh",
            "neighbourhood",
            "KE",
            2,
            id="quarter-is-not-its-namesake-abroad",
        ),
        pytest.param(
            "The army shelled Qolabad village, near Herat.",
            "Qolabad village",
            "Qolabad village",
            "settlement",
            "AF",
            2,
            id="village-beside-a-city",
        ),
        pytest.param(
            "GUERRILLAS HELD THE VILLAGE OF TILAPALCO IN USULUTAN DEPARTMENT.",
            "VILLAGE OF TILAPALCO",
            "TILAPALCO",
            "settlement",
            "SV",
            4,
            id="capitals-only",
        ),
    ],
)
def test_unknown_names_are_as_fine_as_what_holds_them(text, quote, name, level, country, precision):
    place = the(text, quote)

    assert (place.detail.name, place.level) == (name, level)
    assert (place.detail.country, place.detail.geoprecision) == (country, precision)
    assert place.detail.gazetteer_id is None


def test_a_district_spelled_otherwise_is_the_one_of_its_province():
    place = the("Two died in Maiwand district, Kandahar province.", "Maiwand district")

    assert (place.detail.name, place.level, place.detail.adm1) == ("Maywand", "adm2", "Kandahar")


def test_a_misspelt_city_is_found_where_the_country_is_told():
    place = the("Gunmen struck in Nirobi. Kenya is in shock.", "Nirobi")

    assert (place.detail.name, place.detail.country) == ("Nairobi", "KE")
    assert place.detail.confidence < 0.9


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gunmen struck in Nirobi.", id="country-not-told"),
        pytest.param("Kenya mourns. A Nirobi paper wrote so.", id="no-place-word-before"),
        pytest.param("Kenya mourns. He trusts in Nirobi Kamau.", id="name-of-a-person"),
    ],
)
def test_a_slip_is_not_guessed_without_support(text):
    assert not any("Nirobi" in quote for quote in quotes(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They fled to Shiite villages in Syria.", id="faith"),
        pytest.param("What city is next, Syria asks.", id="question"),
        pytest.param("The city of the dead is in Syria.", id="no-name"),
    ],
)
def test_words_that_only_describe_are_no_names(text):
    assert quotes(text) == ["Syria"]


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        pytest.param(
            "Armed men killed nine people in Tchombanga, Niger.", "Tchombanga", "NE", id="in-chain"
        ),
        pytest.param(
            "Niger mourns. Armed men killed nine people in Tchombanga on Friday.",
            "Tchombanga",
            "NE",
            id="country-told-elsewhere",
        ),
    ],
)
def test_an_unknown_name_where_a_place_is_wanted_is_kept_as_written(text, quote, country):
    place = the(text, quote)
    assert (place.detail.name, place.detail.country, place.detail.gazetteer_id) == (
        quote,
        country,
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Niger mourns. Armed men came in October.", id="month"),
        pytest.param("Niger mourns. He has a degree in Economics.", id="field-of-study"),
        pytest.param("The Department of Agriculture of Niger spoke.", id="department-of"),
        pytest.param("Niger mourns. A truck burned near Interstate 43.", id="number-follows"),
        pytest.param("Armed men killed nine people in Tchombanga.", id="nothing-holds-it"),
    ],
)
def test_other_names_after_in_are_no_places(text):
    assert [one for one in quotes(text) if one != "Niger"] == []


def test_a_longer_name_is_not_the_place_that_it_begins_with():
    assert "Vermont" not in quotes("He died after being shot near Vermont Knolls on Sunday.")


def test_a_common_name_in_a_state_that_is_not_told_is_no_namesake():
    """Westwoods are many, and one in Massachusetts is the best known."""
    text = "CINCINNATI, Ohio (AP) - A man was shot dead in Westwood on Tuesday, police said."
    place = the(text, "Westwood")
    assert (place.detail.adm1, place.detail.geoprecision) == ("Ohio", 2)
