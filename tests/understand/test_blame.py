"""Who is blamed, by whom and how surely: countries, both sides, what is left open."""

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
    ("text", "expected"),
    [
        pytest.param(
            "Ottawa accused Tehran of ordering the attack.",
            [("Tehran", BY_AUTHORITIES, "Ottawa")],
            id="a capital for its government",
        ),
        pytest.param(
            "Hamas blamed Israel for the explosion.",
            [("Israel", "suspected", "Hamas")],
            id="a group blames a country",
        ),
        pytest.param(
            "Armenia and Azerbaijan accused each other of shelling villages.",
            [("Armenia", BY_AUTHORITIES, None), ("Azerbaijan", BY_AUTHORITIES, None)],
            id="each other",
        ),
        pytest.param(
            "Fingers were pointed at the Lobo militia after the killing.",
            [("Lobo militia", "suspected", None)],
            id="fingers were pointed",
        ),
        pytest.param(
            "The drug gangs of the port may be behind the blast.",
            [("drug gangs", "possible", None)],
            id="may be behind it, with a place between",
        ),
        pytest.param(
            "Police have not ruled out that ETA bombed the bank.",
            [("ETA", "possible", "Police")],
            id="not ruled out that",
        ),
        pytest.param(
            "Police ruled out that ETA bombed the bank.",
            [("ETA", "acquitted", "Police")],
            id="ruled out that",
        ),
        pytest.param(
            "Detectives are looking into whether ETA was involved in the killing.",
            [("ETA", "possible", "Detectives")],
            id="whether it was involved",
        ),
        pytest.param(
            "Either ETA or Hamas may have planted the bomb.",
            [("ETA", "possible", None), ("Hamas", "possible", None)],
            id="either of two",
        ),
        pytest.param("Perhaps ETA shot him.", [("ETA", "possible", None)], id="perhaps"),
        pytest.param(
            "Allegedly, ETA planted the bomb.", [("ETA", "suspected", None)], id="allegedly"
        ),
        pytest.param(
            "ETA and Hamas bombed the bank.",
            [("ETA", "reported_as_fact", None), ("Hamas", "reported_as_fact", None)],
            id="two doers of one act",
        ),
        pytest.param(
            "Turkish shelling killed five farmers.",
            [("Turkish", "reported_as_fact", None)],
            id="the shelling of a country",
        ),
        pytest.param(
            "Nine people died in Russian artillery strikes.",
            [("Russian artillery", "reported_as_fact", None)],
            id="the artillery of a country",
        ),
        pytest.param(
            "Men believed to be from ETA shot him.",
            [("Men", "suspected", None), ("ETA", "suspected", None)],
            id="believed to be from a group",
        ),
        pytest.param(
            "Police chief Ana Roe spoke of the killing. Roe blamed ETA.",
            [("ETA", BY_AUTHORITIES, "Roe")],
            id="an authority by the surname",
        ),
        pytest.param(
            "Officials blamed ETA, but Hamas claimed the blast.",
            [("ETA", BY_AUTHORITIES, "Officials"), ("Hamas", "claimed", "Hamas")],
            id="blame, but a claim",
        ),
        pytest.param(
            "Police accused the Lobo Blanco movement of killing him.",
            [("Lobo Blanco movement", BY_AUTHORITIES, "Police")],
            id="a group that no list has",
        ),
        pytest.param(
            "The army fled after bandits killed seven people.",
            [("bandits", "reported_as_fact", None)],
            id="after bandits killed",
        ),
        pytest.param(
            "The raid was first blamed on ETA by the interior ministry.",
            [("ETA", BY_AUTHORITIES, "interior ministry")],
            id="blamed on, by",
        ),
        pytest.param(
            "The blast was possibly the work of ETA.",
            [("ETA", "possible", None)],
            id="possibly the work of",
        ),
        pytest.param(
            "The army said the gunmen were suspected ETA members.",
            [
                ("gunmen", "reported_as_fact", "army"),
                ("suspected ETA members", BY_AUTHORITIES, "army"),
                ("ETA", BY_AUTHORITIES, "army"),
            ],
            id="the gunmen were members",
        ),
        pytest.param(
            "Bogota says the ELN was responsible for the attack.",
            [("ELN", BY_AUTHORITIES, "Bogota")],
            id="a seat speaks for a government",
        ),
        pytest.param(
            "A trader blamed a rival clan for the ambush.",
            [("rival clan", "suspected", "trader")],
            id="a clan",
        ),
    ],
)
def test_who_is_blamed_has_its_standing(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Iran condemned the attack on the embassy.", id="a country condemns"),
        pytest.param("The bomb killed five people in Iran.", id="a country as a place"),
        pytest.param("Officials blamed a gas leak for the blast in Iran.", id="blast in a country"),
        pytest.param("ETA has not claimed the blast, which killed six.", id="which of the blast"),
        pytest.param("It went off near a hall used by followers of ETA.", id="a hall used by"),
        pytest.param("Officials blamed Monday for the delay.", id="no act"),
        pytest.param("A Turkish strike closed the port.", id="a strike of workers"),
        pytest.param("Moscow did not comment on the killing.", id="no comment"),
    ],
)
def test_who_is_not_blamed_has_no_standing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        pytest.param("Iran has denied having any role in the attack.", "Iran", id="a country"),
        pytest.param("Moscow said it had nothing to do with the killing.", "Moscow", id="a seat"),
        pytest.param("Syria denied that its air force had bombed it.", "Syria", id="its force"),
    ],
)
def test_a_country_denies(text: str, denier: str) -> None:
    found = [one.detail.claimant for one in find_claims(read(text)) if one.denial]

    assert found == [denier]


def test_whose_deeds_were_avenged_are_not_the_doers() -> None:
    text = "The group said the attacks were retribution for the invasion by Kenyan troops."
    assert told(text) == []


def test_a_party_behind_the_motive_is_still_blamed() -> None:
    text = "In retaliation for the raids, officials said, the Lobo militia bombed the market."
    assert [name for name, _, _ in told(text)] == ["Lobo militia"]
