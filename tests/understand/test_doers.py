"""Who does an act by the grammar: active beside passive, numbers, rockets, orders; or may have."""

import pytest
from voice_documents import read

from tallybook.understand.standing import find_attributions


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (one.detail.name, one.detail.standing, one.detail.said_by)
        for one in find_attributions(read(text))
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Rebels killed several farmers near Bor.", "Rebels", id="several"),
        pytest.param("Rebels killed at least six people.", "Rebels", id="at least"),
        pytest.param("Rebels killed as many as 30 soldiers.", "Rebels", id="as many as"),
        pytest.param("Rebels killed multiple people in Bor.", "Rebels", id="multiple"),
        pytest.param("Rebels killed over 20 villagers.", "Rebels", id="over a number"),
        pytest.param("Rebels beat two men to death in Bor.", "Rebels", id="beat to death"),
        pytest.param("Hamas rockets killed a farmer.", "Hamas", id="rockets of a group"),
        pytest.param("The murder was ordered by the Cali cartel.", "Cali cartel", id="ordered by"),
        pytest.param("Rebels shot down a helicopter.", "Rebels", id="shot down something"),
        pytest.param("The junta bombed a school.", "junta", id="a junta"),
        pytest.param(
            "Bandits rode into Bor before dawn, shooting at farmers.", "Bandits", id="before dawn"
        ),
        pytest.param("The Cali cartel ordered the murder.", "Cali cartel", id="ordered it"),
    ],
)
def test_who_does_it_is_told_as_a_fact(text: str, name: str) -> None:
    assert told(text) == [(name, "reported_as_fact", None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Two rebels killed in raid.", id="killed in a headline"),
        pytest.param("Two rebels shot down over Bor.", id="shot down over a place"),
        pytest.param("Two rebels shot several times.", id="shot several times"),
        pytest.param("Two rebels shot multiple times in Bor.", id="shot multiple times"),
        pytest.param("The army ordered an inquiry into the killing.", id="an inquiry is ordered"),
    ],
)
def test_who_suffers_or_inquires_does_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police suspect gunmen killed over 20 people in the raid.",
            [("gunmen", "suspected_by_authorities", "Police")],
            id="who did it is suspected, not who suffered it",
        ),
        pytest.param(
            "Many suspect that the Lobo militia was behind the bombing.",
            [("Lobo militia", "suspected", "Many")],
            id="many suspect that it was behind",
        ),
        pytest.param(
            "It was not clear if the Taliban or Islamic State was behind the blast.",
            [("Taliban", "possible", None), ("Islamic State", "possible", None)],
            id="one or the other",
        ),
        pytest.param(
            "Detectives are considering the theory that the Cali cartel ordered the murder.",
            [("Cali cartel", "possible", None)],
            id="one theory",
        ),
        pytest.param(
            "One line of inquiry is that ETA bombed the bank.",
            [("ETA", "possible", None)],
            id="a line of inquiry",
        ),
        pytest.param(
            "Police said ETA was one possibility in the bombing.",
            [("ETA", "possible", "Police")],
            id="one possibility",
        ),
        pytest.param(
            "Police are examining possible links between the attack and ETA.",
            [("ETA", "possible", None)],
            id="possible links",
        ),
        pytest.param(
            "It is possible that ETA bombed the bank.",
            [("ETA", "possible", None)],
            id="it is possible that",
        ),
        pytest.param(
            "Police said ETA may have been involved in the bombing.",
            [("ETA", "possible", "Police")],
            id="may have been involved",
        ),
        pytest.param(
            "Witnesses believe the shots may have been fired by ETA.",
            [("ETA", "possible", "Witnesses")],
            id="may outranks believe",
        ),
        pytest.param(
            "The bombing might be linked to ETA.", [("ETA", "possible", None)], id="might be linked"
        ),
        pytest.param(
            "Activists blamed Turkish intelligence for the murder.",
            [("Turkish intelligence", "suspected", "Activists")],
            id="the intelligence of a country",
        ),
        pytest.param(
            "ETA owned up to the murder.", [("ETA", "claimed", "ETA")], id="owned up to it"
        ),
        pytest.param(
            "A Taliban spokesman said the group was behind the bombing.",
            [("Taliban", "claimed", "Taliban")],
            id="the group, said its spokesman",
        ),
    ],
)
def test_how_surely_it_is_told(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == expected
