"""Which words are places, and which places they are."""

import pytest
from report_documents import document

from tallybook.understand.places import find_places


def found(text):
    """Return each place that is no site, as its words, name, country, level."""
    return [
        (text[p.start : p.end], p.detail.name, p.detail.country, p.level)
        for p in find_places(document(text))
        if p.level != "site"
    ]


def words(text):
    return [one[0] for one in found(text)]


def the(text, quote):
    """Return the place of these words."""
    return next(p for p in find_places(document(text)) if text[p.start : p.end] == quote)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The blast shook Peshawar, Pakistan.",
            [
                ("Peshawar", "Peshawar", "PK", "settlement"),
                ("Pakistan", "Pakistan", "PK", "country"),
            ],
            id="city-and-country",
        ),
        pytest.param(
            "Two were shot in Springfield, Ill., on Sunday.",
            [
                ("Springfield", "Springfield", "US", "settlement"),
                ("Ill", "Illinois", "US", "adm1"),
            ],
            id="abbreviated-state",
        ),
        pytest.param(
            "Rebels entered San Miguel, El Salvador.",
            [
                ("San Miguel", "San Miguel", "SV", "settlement"),
                ("El Salvador", "El Salvador", "SV", "country"),
            ],
            id="one-name-of-many-countries",
        ),
        pytest.param(
            "He spoke in Paris, Texas.",
            [("Paris", "Paris", "US", "settlement"), ("Texas", "Texas", "US", "adm1")],
            id="the-small-namesake",
        ),
        pytest.param(
            "Clashes in Kandahar's Panjwai district went on.",
            [
                ("Kandahar", "Kandahar", "AF", "adm1"),
                ("Panjwai district", "Panjwai", "AF", "adm2"),
            ],
            id="district-of-a-province",
        ),
        pytest.param(
            "Gunmen raided a farm in Borno State.",
            [("Borno State", "Borno", "NG", "adm1")],
            id="state",
        ),
        pytest.param(
            "They fled to the Department of Usulutan.",
            [("Department of Usulutan", "Usulután", "SV", "adm1")],
            id="department-of",
        ),
        pytest.param(
            "Shells fell on northern Mali.",
            [("northern Mali", "northern Mali", "ML", "region")],
            id="part-of-a-country",
        ),
        pytest.param(
            "It was lost over Sinai.",
            [("Sinai", "Sinai", "EG", "region")],
            id="region",
        ),
        pytest.param(
            "Pirates roam the Gulf of Aden.",
            [("Gulf of Aden", "Gulf of Aden", None, "region")],
            id="water",
        ),
        pytest.param(
            "Malian soldiers died.",
            [("Malian", "Mali", "ML", "country")],
            id="word-for-people",
        ),
        pytest.param(
            "Fighting spread in the Somali region of Ethiopia.",
            [
                ("Somali region", "Somali", "ET", "adm1"),
                ("Ethiopia", "Ethiopia", "ET", "country"),
            ],
            id="division-named-after-people",
        ),
        pytest.param(
            "The Kenyan capital of Nairobi was quiet.",
            [
                ("Kenyan", "Kenya", "KE", "country"),
                ("Kenyan capital of Nairobi", "Nairobi", "KE", "settlement"),
            ],
            id="capital-with-its-words",
        ),
        pytest.param(
            "Guards stood in Mali's capital of Bamako.",
            [
                ("Mali", "Mali", "ML", "country"),
                ("Mali's capital of Bamako", "Bamako", "ML", "settlement"),
            ],
            id="capital-of-an-owner",
        ),
        pytest.param(
            "Baghdad-based reporters saw it.",
            [("Baghdad", "Baghdad", "IQ", "settlement")],
            id="hyphen",
        ),
        pytest.param(
            "A SOVIET DIPLOMAT DIED IN LIMA, PERU.",
            [
                ("SOVIET", "Soviet Union", "SU", "country"),
                ("LIMA", "Lima", "PE", "settlement"),
                ("PERU", "Peru", "PE", "country"),
            ],
            id="capitals-only",
        ),
        pytest.param(
            "TROOPS LEFT LA PAZ, BOLIVIA, LAST NIGHT.",
            [("LA PAZ", "La Paz", "BO", "settlement"), ("BOLIVIA", "Bolivia", "BO", "country")],
            id="capitals-only-with-article",
        ),
    ],
)
def test_places_are_found_and_resolved(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mr. Lincoln was unhurt.", id="title"),
        pytest.param("Chad Smith was unhurt.", id="given-name-of-a-country"),
        pytest.param("A friend of Paris Hilton wept.", id="given-name-of-a-city"),
        pytest.param("Sheriff Houston was unhurt.", id="office"),
        pytest.param("Maria Santiago, 34, was unhurt.", id="surname-with-age"),
        pytest.param("A clerk of the Bank of Baroda fled.", id="bank"),
        pytest.param("Police told the Boston Globe so.", id="newspaper"),
        pytest.param("Reading the letter, Police wept on Sunday.", id="common-words"),
        pytest.param("Van attack kills two.", id="common-word-that-begins-a-headline"),
        pytest.param("Several Gunmen fled in March.", id="month"),
        pytest.param("Boko Haram and Hamas denied it.", id="armed-groups"),
        pytest.param("The bus was on Houston Street.", id="street"),
        pytest.param("The White House said so.", id="house-of-a-government"),
        pytest.param("give us a Nice day", id="pronoun-in-small-letters"),
    ],
)
def test_names_of_other_things_are_no_places(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("A man died near Mobile, Alabama.", "Mobile", id="common-word-in-a-chain"),
        pytest.param("Shots rang out in Nice.", "Nice", id="common-word-after-in"),
        pytest.param("He grew up in Lincoln, Nebraska.", "Lincoln", id="surname-in-a-chain"),
        pytest.param("HOUSTON - Two men died.", "HOUSTON", id="dateline"),
        pytest.param("A Houston man was held.", "Houston", id="resident"),
    ],
)
def test_place_words_save_names_that_mean_other_things_too(text, quote):
    assert quote in words(text)


def test_the_rest_of_the_report_decides_between_namesakes():
    """Tripoli is in Libya, and in a report on Lebanon in Lebanon."""
    libya = "Libyan fighters met in Tripoli. Benghazi in eastern Libya was calm."
    lebanon = "Lebanese troops met in Tripoli. Beirut and Sidon in Lebanon were calm."

    assert the(libya, "Tripoli").detail.country == "LY"
    assert the(lebanon, "Tripoli").detail.country == "LB"


def test_georgia_is_a_state_among_states():
    text = "Police in Atlanta, Georgia, and in Birmingham, Alabama, made arrests."

    assert the(text, "Georgia").detail.country == "US"


def test_georgia_is_a_country_among_countries():
    text = "Leaders of Armenia and Georgia met in Tbilisi."

    assert the(text, "Georgia").detail.country == "GE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Six people died in Kandahar and Helmand provinces.",
            [("Kandahar", "adm1"), ("Helmand", "adm1")],
            id="a-kind-is-of-all-in-its-list",
        ),
        pytest.param(
            "Two soldiers died in Lice district of Diyarbakir province, Turkey.",
            [("Lice İlçesi", "adm2"), ("Diyarbakir", "adm1"), ("Turkey", "country")],
            id="a-district-of-a-province",
        ),
        pytest.param(
            "Three miners died in the Limpopo province of South Africa.",
            [("Limpopo", "adm1"), ("South Africa", "country")],
            id="a-province-of-a-country",
        ),
        pytest.param(
            "BOGOTA, 14 FEB 90 -- FOUR DIED IN SOUTHERN CESAR DEPARTMENT OF COLOMBIA.",
            [("Bogotá", "settlement"), ("Cesar", "adm1"), ("Colombia", "country")],
            id="a-given-name-before-its-kind-in-capitals",
        ),
        pytest.param(
            "A grenade went off in the Eastleigh suburb of Nairobi, Kenya.",
            [
                ("Eastleigh suburb", "neighbourhood"),
                ("Nairobi", "settlement"),
                ("Kenya", "country"),
            ],
            id="a-suburb-of-a-great-city",
        ),
        pytest.param("Militants raided Konduga at dawn.", [("Konduga", "settlement")], id="raided"),
    ],
)
def test_kinds_and_their_words_say_what_is_meant(text, expected):
    assert [(p.detail.name, p.level) for p in find_places(document(text))] == expected


def test_words_for_people_are_marked():
    text = "Kenyan troops entered Somalia."

    assert [p.demonym for p in find_places(document(text))] == [True, False]


def test_a_bare_name_of_a_city_and_its_province_is_the_city():
    assert the("He was held in Kandahar on Monday.", "Kandahar").level == "settlement"


def test_a_place_in_the_name_of_a_body_is_less_sure():
    text = "He flew to Kampala. Later the Kampala police spoke."
    first, second = (p for p in find_places(document(text)) if p.level == "settlement")

    assert second.detail.confidence < first.detail.confidence


def test_a_government_that_speaks_is_less_sure_as_a_where():
    text = "Troops entered Kenya. Uganda said nothing new; Uganda is calm."
    kenya, uganda, _ = find_places(document(text))

    assert uganda.detail.confidence < kenya.detail.confidence


def test_places_stand_in_the_order_of_the_text_with_their_offsets():
    text = "From Goma, DR Congo, they went to Kigali, Rwanda."
    places = find_places(document(text))

    assert [text[p.start : p.end] for p in places] == ["Goma", "DR Congo", "Kigali", "Rwanda"]
    assert places == tuple(sorted(places, key=lambda p: p.start))


def test_the_same_report_has_the_same_places():
    text = "A bomb in San Pedro, near Springfield and Santa Rosa, hurt two Peruvians in Victoria."

    assert find_places(document(text)) == find_places(document(text))


def test_an_empty_report_has_no_places():
    assert find_places(document("")) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("in " * 40_000, id="one-word"),
        pytest.param("San " * 20_000, id="a-name-begun"),
        pytest.param("village of " * 20_000, id="a-kind-without-name"),
        pytest.param("Kabul, " * 10_000, id="one-place"),
        pytest.param("A-" * 20_000, id="hyphens"),
        pytest.param("the mosque in " * 8_000, id="sites"),
    ],
)
def test_odd_texts_end(text):
    find_places(document(text))
