"""Deeds that are violence by who does them, to whom or what."""

import pytest
from report_documents import document

from tallybook.understand.anchors import find_anchors


def told(text: str) -> list[str]:
    """Return the words of each act that was done."""
    found = find_anchors(document(text))
    return [text[one.start : one.end] for one in found if one.reality == "actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A mine killed two shepherds.", ["killed"], id="a weapon as subject"),
        pytest.param("A roadside device wounded a major.", ["wounded"], id="a device"),
        pytest.param("A death squad killed nine weavers.", ["killed"], id="people as subject"),
        pytest.param("He was killed by a neighbour.", ["killed"], id="by somebody"),
        pytest.param("The lawyer was shot as he locked up.", ["shot"], id="passive"),
        pytest.param("The lawyer, 61, was shot in Ankara.", ["shot"], id="an age between"),
        pytest.param("Ex-mayor shot outside cinema", ["shot"], id="a headline without its verb"),
        pytest.param("A barber shot two of his guests.", ["shot"], id="some of several"),
        pytest.param("An aide poisoned the envoy.", ["poisoned"], id="poisoned"),
        pytest.param("Rebels seized two nuns.", ["seized"], id="seized by attackers"),
        pytest.param("Pirates seized a freighter.", ["seized"], id="a ship seized"),
        pytest.param("Three nurses were taken by rebels.", ["taken"], id="taken by attackers"),
        pytest.param("Rioters stormed the consulate.", ["stormed"], id="a guarded place stormed"),
        pytest.param("He was tried for the manslaughter of a guard.", ["manslaughter"], id="of"),
        pytest.param(
            "A crowd beat a tailor to death.", ["beat a tailor to death"], id="words between"
        ),
        pytest.param(
            "Youths set a hostel for pilgrims on fire.",
            ["set a hostel for pilgrims on fire"],
            id="set on fire",
        ),
        pytest.param(
            "A grenade was thrown at a kiosk.", ["grenade was thrown"], id="a weapon used"
        ),
        pytest.param("Two shells landed on a mill.", ["shells landed"], id="shells land"),
    ],
)
def test_a_deed_is_an_act_by_who_does_it_to_whom(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Frost killed two orchards.", id="neither people nor weapons"),
        pytest.param("A bus killed two cyclists.", id="a vehicle"),
        pytest.param("The senator killed the bill.", id="no person killed"),
        pytest.param("The crew shot the scene in Rome.", id="a scene"),
        pytest.param("She was shot by a photographer.", id="by a camera"),
        pytest.param("The shop slashed prices.", id="prices"),
        pytest.param("Customs officers seized ten crates.", id="goods seized by officers"),
        pytest.param("Officers took two robbers to court.", id="robbers taken by officers"),
        pytest.param("The rebels took part in talks.", id="no person taken"),
        pytest.param("A butcher slaughtered two lambs.", id="beasts"),
        pytest.param("Fans stormed the stage.", id="a stage"),
        pytest.param("The row blew up on Monday.", id="a row"),
        pytest.param("A keeper hurt his hand.", id="his own hand"),
    ],
)
def test_the_same_words_of_others_are_none(text: str) -> None:
    assert told(text) == []
