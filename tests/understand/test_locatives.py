"""Is a place named as where something happened?"""

from __future__ import annotations

import pytest
from report_documents import document

from tallybook.understand.clauses import Clauses
from tallybook.understand.locatives import says_where
from tallybook.understand.places import find_places


def wheres(text: str) -> list[str]:
    """Return the names of the places that say where."""
    read = document(text)
    clauses = Clauses(read)
    return [
        place.detail.name
        for place in find_places(read)
        if place.level != "site" and says_where(read, clauses, place)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Two men died in Lahore, Pakistan.", ["Lahore", "Pakistan"], id="chain"),
        pytest.param("Two men died close to Spin Boldak.", ["Spin Boldak"], id="close-to"),
        pytest.param("A bus burned about 40 miles west of Quetta.", ["Quetta"], id="distance"),
        pytest.param("Two men died just east of Goma.", ["Goma"], id="direction"),
        pytest.param("Ten died on the shores of Lake Chad.", ["Lake Chad"], id="shores-of-a-lake"),
        pytest.param(
            "Two died in the provincial capital of Jalalabad.", ["Jalalabad"], id="capital-of"
        ),
        pytest.param("A drone hit the airport of Erbil.", ["Erbil"], id="airport-of"),
        pytest.param("Militants raided Konduga at dawn.", ["Konduga"], id="raided"),
        pytest.param("Planes bombed the city of Idlib.", ["Idlib"], id="bombed"),
    ],
)
def test_words_before_a_place_say_where(text: str, expected: list[str]) -> None:
    assert wheres(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police in Manila said that two men died.", id="police-who-say"),
        pytest.param("Officials in Manila, Philippines, told reporters.", id="officials-who-tell"),
        pytest.param("Speaking in Geneva, he condemned it.", id="speaking"),
        pytest.param("A court in Abuja sentenced a man.", id="court"),
        pytest.param("He was flown to a hospital in Nairobi.", id="hospital"),
        pytest.param("Police arrested him at an inn in Vernon.", id="arrest"),
        pytest.param("He lived in Birmingham, England.", id="home"),
        pytest.param("Weapons from Libya were found.", id="source"),
        pytest.param("Washington condemned it.", id="who-speaks"),
    ],
)
def test_where_people_speak_heal_or_are_held_is_not_where(text: str) -> None:
    assert wheres(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police in Manila shot a man.", ["Manila"], id="police-who-act"),
        pytest.param("Planes hit a hospital in Aleppo.", ["Aleppo"], id="hospital-that-is-hit"),
        pytest.param(
            "Police arrested two men over a bombing in Multan.", ["Multan"], id="arrested-over"
        ),
    ],
)
def test_where_they_act_or_are_hit_is(text: str, expected: list[str]) -> None:
    assert wheres(text) == expected
