"""Sentences about plays, drills, laws and false alarms tell of no incident."""

import pytest
from report_documents import document

from tallybook.understand.anchors import find_anchors


def told(text: str) -> list[str]:
    """Return the words of each act that was done."""
    found = find_anchors(document(text))
    return [text[one.start : one.end] for one in found if one.reality == "actual"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In the play, a monk murders the abbot.", id="a play"),
        pytest.param("His novel tells of the massacre of a clan.", id="a novel"),
        pytest.param("She plays a sniper who killed a king.", id="a role"),
        pytest.param("He bought a painting of the beheading of John.", id="a painting"),
        pytest.param("In the third act a soldier strangles his wife.", id="an act of a play"),
        pytest.param("The navy staged a mock bombing in port.", id="a mock attack"),
        pytest.param("Troops held a drill in which gunmen stormed a bank.", id="a drill"),
        pytest.param("Reports of a shooting at the fair were false.", id="a false report"),
        pytest.param("There is no evidence that he was murdered.", id="no evidence"),
        pytest.param("What sounded like gunfire was fireworks.", id="fireworks"),
        pytest.param("Whoever kidnaps a child may be jailed for life.", id="a law"),
        pytest.param("Murder carries a sentence of 20 years.", id="a sentence"),
        pytest.param("What should one do if a bomb went off?", id="what if"),
        pytest.param("On average four guards are attacked a day.", id="on average"),
        pytest.param("Every week two women are killed by husbands.", id="every week"),
        pytest.param("Terror attacks killed 9,000 people across the world.", id="the whole world"),
        pytest.param("One in four homicides is not solved.", id="one in four"),
        pytest.param("Murders have doubled.", id="doubled"),
    ],
)
def test_what_did_not_happen_founds_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Gunmen attacked the opera in Sofia.", ["attacked"], id="at an opera"),
        pytest.param(
            "During a play at the theatre gunmen killed two actors.", ["killed"], id="during a play"
        ),
        pytest.param(
            "Residents heard what sounded like gunfire; two guards were shot dead.",
            ["gunfire", "shot dead"],
            id="it was gunfire",
        ),
        pytest.param(
            "A soldier was killed in a drill when rebels fired at his camp.",
            ["killed", "fired at"],
            id="killed during a drill",
        ),
    ],
)
def test_what_happened_at_such_a_place_does(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lightning set fire to a mill.", id="lightning"),
        pytest.param("A grass fire burned down two huts.", id="a fire"),
        pytest.param("A python strangled a keeper.", id="a beast"),
        pytest.param("Tourists were held hostage by the weather.", id="held by no person"),
        pytest.param("The navy fired two missiles in a test.", id="a test"),
        pytest.param("The shell company was struck off.", id="no shell"),
        pytest.param("The new song is dynamite.", id="no verb"),
        pytest.param("Kidnappings fell sharply.", id="a trend"),
        pytest.param("The code punishes murder with jail.", id="a code"),
        pytest.param("A man hanged himself in a barn.", id="himself"),
    ],
)
def test_what_nobody_did_to_anybody_founds_nothing(text: str) -> None:
    assert told(text) == []
