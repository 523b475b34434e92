"""Capitals that are told without their names."""

from __future__ import annotations

import pytest
from report_documents import document

from tallybook.understand.places import find_places


def cities(text: str) -> list[tuple[str, str]]:
    """Return the words and names of the settlements."""
    return [
        (text[p.start : p.end], p.detail.name)
        for p in find_places(document(text))
        if p.level == "settlement"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A bomb killed nine people in the Somali capital on Monday.",
            [("Somali capital", "Mogadishu")],
            id="of-its-people",
        ),
        pytest.param(
            "A bomb killed nine people in Afghanistan's besieged capital.",
            [("Afghanistan's besieged capital", "Kabul")],
            id="of-the-country",
        ),
        pytest.param(
            "Gunmen killed a judge in the Yemeni capital, Sanaa.",
            [("Yemeni capital, Sanaa", "Sanaa")],
            id="with-its-name-it-is-the-name",
        ),
        pytest.param(
            "Nigeria buried two soldiers. They died in the capital on Sunday.",
            [("capital", "Abuja")],
            id="of-the-one-country-told",
        ),
        pytest.param(
            "Kenya and Uganda spoke. Two soldiers died in the capital on Sunday.",
            [],
            id="two-countries-have-no-one-capital",
        ),
        pytest.param(
            "Pakistani police shot a man in the provincial capital.", [], id="of-a-province"
        ),
        pytest.param("Iranian capital punishment was condemned.", [], id="punishment"),
        pytest.param("Kenya raised new capital for its army.", [], id="money"),
    ],
)
def test_a_capital_is_told_by_its_country(text: str, expected: list[tuple[str, str]]) -> None:
    assert cities(text) == expected


def test_the_capital_of_the_one_country_told_is_less_sure() -> None:
    text = "Nigeria buried two soldiers. They died in the capital on Sunday."
    assert [
        p.detail.confidence for p in find_places(document(text)) if p.level == "settlement"
    ] == [0.6]
