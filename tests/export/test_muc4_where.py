"""Slot 3: where, from wide to narrow, with the names as the report writes them."""

from __future__ import annotations

import pytest
from muc4_accounts import account, report, said

from tallybook.export.muc4_where import location_fill
from tallybook.records import PlaceDetail, Statement


def place(field: str, name: str, quote: str, *, sentence: int = 0, **more: object) -> Statement:
    """One place of Peru; `name` is the gazetteer's, `quote` the report's."""
    values = {"name": name, "feature": "PPL", "country": "PE", "adm1": "Ancash"} | more
    return said(field, name, quote, sentence=sentence, detail=PlaceDetail(**values))


def where(*statements: Statement) -> str:
    country = said("country", "PE", "PERU", detail=PlaceDetail(name="Peru", country="PE"))
    (fill,) = location_fill(report(), [account(country, *statements)])
    return fill.values[0]


@pytest.mark.parametrize(
    ("name", "quote", "expected"),
    [
        pytest.param("El Zulia", "ZULIA", "PERU: ZULIA (CITY)", id="as-written"),
        pytest.param("Tierralta", "TIERRA ALTA", "PERU: TIERRA ALTA (CITY)", id="other-spelling"),
        pytest.param("Cali", "CITY OF CALI", "PERU: CALI (CITY)", id="city-of"),
        pytest.param("Huancayo", "HUANCAYO CITY", "PERU: HUANCAYO (CITY)", id="city-after"),
        pytest.param("Mexico City", "MEXICO CITY", "PERU: MEXICO CITY (CITY)", id="own-city"),
        pytest.param("Ambar", "TOWN OF\nAMBAR", "PERU: AMBAR (TOWN)", id="kind-on-another-line"),
        pytest.param("Lima", "PERUVIAN CAPITAL", "PERU: LIMA (CITY)", id="capital-without-name"),
        pytest.param("Lima", "FOUR KM FROM LIMA", "PERU", id="distance-is-another-place"),
    ],
)
def test_a_town_is_named_as_the_report_does(name: str, quote: str, expected: str) -> None:
    assert where(place("place", name, quote)) == expected


def test_a_quarter_loses_the_words_that_describe_it() -> None:
    quarter = place("place", "San Borja", "EXCLUSIVE SAN BORJA NEIGHBORHOOD", feature="PPLX")
    assert where(quarter).endswith(": SAN BORJA (NEIGHBORHOOD)")


def test_a_municipality_stands_where_a_town_would() -> None:
    town = place("adm2", "Guachica municipality", "GUACHICA MUNICIPALITY", feature="ADM2")
    assert where(town) == "PERU: GUACHICA (MUNICIPALITY)"


def test_a_department_told_in_another_sentence_holds_its_town() -> None:
    town = place("place", "Arenal", "ARENAL")
    division = place("adm1", "Ancash", "ANCASH DEPARTMENT", sentence=1, feature="ADM1")
    assert where(town, division) == "PERU: ANCASH (DEPARTMENT): ARENAL (CITY)"


def test_a_name_that_is_told_to_be_a_department_is_no_city() -> None:
    town = place("place", "Ancash", "ANCASH")
    division = place("adm1", "Ancash", "ANCASH DEPARTMENT", sentence=1, feature="ADM1")
    assert where(town, division) == "PERU: ANCASH (DEPARTMENT)"
