"""Who claims an act: by the act itself, in words of its own deed, several at once, nobody."""

import pytest
from voice_documents import read

from tallybook.understand.standing import find_attributions, find_claims


def claimants(text: str) -> list[str]:
    return sorted(
        one.detail.name for one in find_attributions(read(text)) if one.detail.standing == "claimed"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("The Taliban claimed the ambush.", ["Taliban"], id="the act itself"),
        pytest.param(
            "Islamic State claimed Sunday's double bombing.", ["Islamic State"], id="two nouns"
        ),
        pytest.param(
            "A mine went off. Boko Haram later claimed it.", ["Boko Haram"], id="claimed it"
        ),
        pytest.param("ETA claimed the blast, which hurt two.", ["ETA"], id="a clause goes on"),
        pytest.param(
            "Both the Taliban and Islamic State claimed the attack.",
            ["Islamic State", "Taliban"],
            id="both claim",
        ),
        pytest.param(
            "The raid was claimed by both Hamas and Islamic Jihad.",
            ["Hamas", "Islamic Jihad"],
            id="claimed by both",
        ),
        pytest.param(
            "Boko Haram and the Taliban each said they had bombed the bank.",
            ["Boko Haram", "Taliban"],
            id="each said they had",
        ),
        pytest.param(
            "ETA said in a message online that one of its members had rammed the gate.",
            ["ETA"],
            id="one of its members",
        ),
        pytest.param("ETA claims to have shot down the plane.", ["ETA"], id="claims to have"),
        pytest.param("Claiming the raid, ETA said more would come.", ["ETA"], id="claiming first"),
        pytest.param(
            '"We shot the envoy," the Taliban wrote in a letter.', ["Taliban"], id="we in quotes"
        ),
        pytest.param(
            '"Our men planted the bomb," said a spokesman for ETA.', ["ETA"], id="our men in quotes"
        ),
        pytest.param(
            "The army said it had carried out the air strike that hit the house.",
            ["army"],
            id="a force of its own strike",
        ),
        pytest.param(
            "A group calling itself Red Dawn Circle claimed the bombing.",
            ["Red Dawn Circle"],
            id="a name that a group gives itself",
        ),
        pytest.param(
            "Two groups, Dawn Circle and the Sons of Rain, claimed the bombing.",
            ["Dawn Circle", "Sons of Rain"],
            id="two groups named after the noun",
        ),
        pytest.param("A man speaking for ETA claimed the raid.", ["ETA"], id="who calls for it"),
    ],
)
def test_who_claims_an_act_is_told_to_have_claimed_it(text: str, names: list[str]) -> None:
    assert claimants(text) == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fighting claimed 40 lives.", id="lives"),
        pytest.param("No group, including Boko Haram, has claimed the raid.", id="no group"),
        pytest.param("Neither ETA nor any other group has claimed the blast.", id="neither"),
        pytest.param("Boko Haram, which usually claims such attacks, is silent.", id="usually"),
        pytest.param("ETA claimed the bombing was the work of the police.", id="a statement"),
        pytest.param("The Taliban said they would attack the base.", id="not yet done"),
        pytest.param("The Taliban said their fighters had been attacked.", id="suffered"),
        pytest.param('"We will bury our dead," the Taliban said of the raid.', id="we of no deed"),
    ],
)
def test_who_claims_nothing_is_no_claimant(text: str) -> None:
    assert claimants(text) == []


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        pytest.param("ETA denied having any role in it.", "ETA", id="having any role"),
        pytest.param("ETA said it had nothing to do with the blast.", "ETA", id="nothing to do"),
        pytest.param("A Taliban spokesman said the group was not involved.", "Taliban", id="group"),
        pytest.param("Hamas insisted that it had played no part in it.", "Hamas", id="no part"),
        pytest.param("ETA said its men did not shoot the judge.", "ETA", id="did not shoot"),
        pytest.param("ETA rejected the accusation that it had shot him.", "ETA", id="rejected"),
        pytest.param('"It was not us," said a spokesman for ETA.', "ETA", id="not us in quotes"),
        pytest.param('"We did not do this," ETA wrote.', "ETA", id="we did not"),
        pytest.param("The army denied that its soldiers had burned it.", "army", id="its soldiers"),
    ],
)
def test_a_denial_is_of_the_deniers_own_part(text: str, denier: str) -> None:
    found = [one for one in find_claims(read(text)) if one.denial]

    assert [one.detail.claimant for one in found] == [denier]
    assert claimants(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police denied that the rebels had shot him.", id="of the other side"),
        pytest.param("The Taliban denied that the army had taken the town.", id="of the army"),
        pytest.param("The army said the village had no part in the war.", id="of another"),
    ],
)
def test_what_is_denied_of_others_is_no_denial(text: str) -> None:
    assert [one for one in find_claims(read(text)) if one.denial] == []
