"""Who is arrested, charged, convicted or cleared of an act, by name or as a plain person."""

import pytest
from voice_documents import read

from tallybook.understand.standing import find_attributions, find_claims

BY_AUTHORITIES = "suspected_by_authorities"


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (one.detail.name, one.detail.standing, one.detail.said_by)
        for one in find_attributions(read(text))
    ]


@pytest.mark.parametrize(
    ("text", "name", "standing", "said_by"),
    [
        pytest.param(
            "A jury acquitted John Roe of the murder of his neighbour.",
            "John Roe",
            "acquitted",
            None,
            id="acquitted of",
        ),
        pytest.param(
            "John Roe was found not guilty of the shooting.",
            "John Roe",
            "acquitted",
            None,
            id="found not guilty",
        ),
        pytest.param(
            "JUDGES FOUND THE TWO CAPTAINS NOT GUILTY OF THE KILLING.",
            "TWO CAPTAINS",
            "acquitted",
            "JUDGES",
            id="a rank in capitals",
        ),
        pytest.param(
            "Charges against John Roe over the bombing were dropped.",
            "John Roe",
            "acquitted",
            None,
            id="charges were dropped",
        ),
        pytest.param(
            "Judges threw out the case against John Roe over the murder.",
            "John Roe",
            "acquitted",
            "Judges",
            id="threw out the case",
        ),
        pytest.param(
            "John Roe, 24, was charged with the murder of a guard.",
            "John Roe",
            BY_AUTHORITIES,
            None,
            id="charged, with an age between",
        ),
        pytest.param(
            "Officers arrested John Roe on suspicion of stabbing two men.",
            "John Roe",
            BY_AUTHORITIES,
            "Officers",
            id="arrested on suspicion",
        ),
        pytest.param(
            "Two brothers were indicted for the kidnapping of a banker.",
            "Two brothers",
            BY_AUTHORITIES,
            None,
            id="two brothers",
        ),
        pytest.param(
            "Police are searching for John Roe in connection with the murder.",
            "John Roe",
            BY_AUTHORITIES,
            "Police",
            id="searched for",
        ),
        pytest.param(
            "John Roe faces murder charges over the shooting.",
            "John Roe",
            BY_AUTHORITIES,
            None,
            id="faces charges",
        ),
        pytest.param(
            "John Roe was sentenced to life for the attack on the bus.",
            "John Roe",
            "reported_as_fact",
            None,
            id="sentenced",
        ),
        pytest.param(
            "The court convicted John Roe of the killing.",
            "John Roe",
            "reported_as_fact",
            None,
            id="convicted by a court",
        ),
        pytest.param(
            "John Roe pleaded guilty to killing the guard.",
            "John Roe",
            "claimed",
            None,
            id="pleaded guilty",
        ),
        pytest.param(
            "John Roe was taken into custody and charged with murder.",
            "John Roe",
            BY_AUTHORITIES,
            None,
            id="taken and charged",
        ),
        pytest.param(
            "A warrant has been issued for John Roe, 19, in the fatal shooting.",
            "John Roe",
            BY_AUTHORITIES,
            None,
            id="a warrant",
        ),
        pytest.param(
            "Police named John Roe as the suspect in the bombing.",
            "John Roe",
            BY_AUTHORITIES,
            "Police",
            id="named as the suspect",
        ),
        pytest.param(
            "Police identified the gunman as John Roe, who shot five men.",
            "John Roe",
            "reported_as_fact",
            "Police",
            id="the gunman by name",
        ),
        pytest.param(
            "John Roe told the court he had shot the two priests.",
            "John Roe",
            "claimed",
            None,
            id="told the court",
        ),
        pytest.param(
            "John Roe, accused of the murder, was moved to a jail.",
            "John Roe",
            "suspected",
            None,
            id="accused, after a comma",
        ),
    ],
)
def test_who_is_before_the_law_has_its_standing(
    text: str, name: str, standing: str, said_by: str | None
) -> None:
    assert (name, standing, said_by) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("John Roe was not charged with the murder.", id="not charged"),
        pytest.param("John Roe was acquitted of fraud.", id="no act of violence"),
        pytest.param("John Roe was condemned for praising the attack.", id="condemned"),
        pytest.param("Police identified the victim of the shooting as John Roe.", id="a victim"),
        pytest.param("No one was convicted of the murder.", id="no one"),
        pytest.param("Police cleared the road of bombs.", id="a road"),
        pytest.param("The general dismissed reports of an attack.", id="dismissed reports"),
        pytest.param("Police are looking for a motive for the murder.", id="a motive"),
    ],
)
def test_who_is_not_before_the_law_has_no_standing(text: str) -> None:
    assert told(text) == []


def test_a_plea_of_not_guilty_is_a_denial() -> None:
    text = "John Roe pleaded not guilty to the murder of the guard."

    assert [(one.detail.claimant, one.denial) for one in find_claims(read(text))] == [
        ("John Roe", True)
    ]
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenyan officials accused Somali troops of shelling the town.",
            [("Somali troops", BY_AUTHORITIES, "Kenyan officials")],
            id="two forces of two countries",
        ),
        pytest.param(
            "Villagers accused soldiers of shooting a shepherd.",
            [("soldiers", "suspected", "Villagers")],
            id="villagers",
        ),
        pytest.param(
            "Local people suspect the Lobo gang of killing him.",
            [("Lobo gang", "suspected", "Local people")],
            id="suspect as a verb",
        ),
        pytest.param(
            "Two accused men shot a guard.",
            [("Two accused men", "suspected", None)],
            id="accused before its noun",
        ),
    ],
)
def test_accused_is_a_verb_after_a_subject(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(text) == expected
