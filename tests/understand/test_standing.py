"""Who did it, with what standing, and who claims or denies it."""

import pytest
from voice_documents import read

from tallybook.records import AttributionDetail, ClaimDetail
from tallybook.understand.mentions import Attribution, Claim
from tallybook.understand.speakers import read_speech
from tallybook.understand.standing import find_attributions, find_claims, standing_at


def attributions(text: str) -> dict[str, str]:
    return {one.detail.name: one.detail.standing for one in find_attributions(read(text))}


def standing(text: str, name: str) -> str | None:
    return attributions(text).get(name)


def claims(text: str) -> list[ClaimDetail]:
    return [one.detail for one in find_claims(read(text))]


def test_an_attribution_holds_the_words_of_the_party_and_the_act() -> None:
    text = "Ten to 12 gunmen armed with rifles stormed the hotel."

    assert find_attributions(read(text)) == (
        Attribution(
            start=0,
            end=text.index(" the hotel"),
            sentence=0,
            detail=AttributionDetail(
                name="Ten to 12 gunmen",
                party_type="individual",
                standing="reported_as_fact",
                count_low=10,
                count_high=12,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Gunmen stormed the hotel.", "Gunmen", id="subject"),
        pytest.param("Five guards were killed by rebels.", "rebels", id="agent"),
        pytest.param("They fled an attack by al-Shabab.", "al-Shabab", id="attack-by"),
        pytest.param("He survived a Boko Haram attack.", "Boko Haram", id="noun-before-noun"),
        pytest.param("Al-Shabab's attack shook the town.", "Al-Shabab", id="owner"),
        pytest.param("The raid was carried out by militants.", "militants", id="carried-out-by"),
        pytest.param("The Taliban launched an attack on the base.", "Taliban", id="light-verb"),
        pytest.param(
            "Militants who had crossed the river ambushed a convoy.",
            "Militants",
            id="over-a-relative-clause",
        ),
        pytest.param("Gunmen came and opened fire on the crowd.", "Gunmen", id="phrase"),
        pytest.param(
            "TWO UNIDENTIFIED MEN SHOT AND KILLED THE MAYOR TODAY.",
            "TWO UNIDENTIFIED MEN",
            id="upper-case-wire",
        ),
        pytest.param(
            "THE MAYOR WAS MURDERED BY TERRORISTS OF THE SHINING PATH.",
            "SHINING PATH",
            id="members-of",
        ),
        pytest.param("Islamist militia attacks mall in capital", "Islamist militia", id="headline"),
        pytest.param("Troops opened fire on protesters.", "Troops", id="forces-on-civilians"),
        pytest.param("Ten rebels were killed by soldiers.", "soldiers", id="forces-in-a-clash"),
        pytest.param("A man opened fire in a bar.", "man", id="mere-person-outright"),
        pytest.param(
            "Police clashed with ten militants who were holding hostages.",
            "ten militants",
            id="relative-clause-after-a-preposition",
        ),
        pytest.param(
            "Security forces battled al-Shabab at the mall.",
            "al-Shabab",
            id="whom-the-forces-fight",
        ),
        pytest.param("The gunmen fled on foot.", "gunmen", id="named-by-the-deed"),
        pytest.param(
            '"THE EXTRADITABLES" CLANDESTINE GROUP BOMBED A BASE IN COLOMBIA TODAY.',
            "EXTRADITABLES",
            id="name-in-marks-before-what-it-is",
        ),
        pytest.param("The army was bombing the village.", "army", id="was-bombing"),
    ],
)
def test_who_does_it_is_reported_as_fact(text: str, name: str) -> None:
    assert standing(text, name) == "reported_as_fact"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Rebels were killed by soldiers.", "Rebels", id="passive"),
        pytest.param("Rebels killed in raid", "Rebels", id="passive-headline"),
        pytest.param("An attack on police killed five.", "police", id="attack-on"),
        pytest.param(
            "Gunmen killed two soldiers and wounded three others.",
            "two soldiers",
            id="object-of-a-joined-verb",
        ),
        pytest.param("A man was shot in a bar.", "man", id="person-shot"),
        pytest.param("A man shot in the leg is stable.", "man", id="person-shot-reduced"),
        pytest.param("The attack was condemned by the army.", "army", id="condemned-by"),
        pytest.param(
            "No group claimed the blast near the Taliban office.", "Taliban", id="no-claim"
        ),
        pytest.param(
            "Gunmen stormed the hotel. Commandos attacked the gunmen.", "Commandos", id="responders"
        ),
        pytest.param(
            "Gunmen stormed a bank. Police shot the gunmen.", "Police", id="police-respond"
        ),
        pytest.param(
            "Police are searching for a man believed responsible for the shooting.",
            "Police",
            id="police-search",
        ),
        pytest.param(
            "Police accused the FARC of kidnapping the students.", "Police", id="police-accuse"
        ),
        pytest.param(
            "City police responded to reports of ten shots fired at a shop.",
            "City police",
            id="shots-fired-by-nobody-told",
        ),
        pytest.param(
            "Lanes were closed so police could investigate an exchange of gunfire.",
            "police",
            id="police-investigate",
        ),
        pytest.param("The photo was released by police.", "police", id="released-by-police"),
        pytest.param(
            "Police named the owner of a village store fatally shot during a robbery.",
            "Police",
            id="a-passive-far-from-the-police",
        ),
        pytest.param(
            "Police have not found the weapon used to kill the clerk.",
            "Police",
            id="the-weapon-used-to-kill",
        ),
        pytest.param(
            "He pointed his gun at police, officials said.", "police", id="gun-pointed-at-police"
        ),
        pytest.param(
            "The family blamed the army for failing to act on warnings.",
            "army",
            id="a-fault-that-is-no-attack",
        ),
        pytest.param(
            "According to sheriff's deputies, Dan Reed was charged with murder.",
            "sheriff's deputies",
            id="deputies-tell-of-a-charge",
        ),
        pytest.param(
            "Reed was arrested after he was identified as the one who shot the woman.",
            "woman",
            id="the-woman-was-shot",
        ),
        pytest.param(
            "The guerrillas said the ministry blamed the raid on the army on the ELN.",
            "army",
            id="army-raided",
        ),
    ],
)
def test_victims_and_responders_are_no_perpetrators(text: str, name: str) -> None:
    assert standing(text, name) is None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("The attack was claimed by the ELN.", "ELN", "claimed", id="claimed-by"),
        pytest.param(
            "The FARC claimed responsibility for the blast.",
            "FARC",
            "claimed",
            id="claimed-responsibility",
        ),
        pytest.param("ETA admitted carrying out the bombing.", "ETA", "claimed", id="admitted"),
        pytest.param("Hamas said it was behind the blast.", "Hamas", "claimed", id="said-it-was"),
        pytest.param(
            "Suspected Boko Haram militants raided a village.",
            "Boko Haram",
            "suspected",
            id="suspected",
        ),
        pytest.param(
            "Villagers blamed the FARC for the killings.", "FARC", "suspected", id="blamed"
        ),
        pytest.param(
            "Police blamed the FARC for the killings.",
            "FARC",
            "suspected_by_authorities",
            id="blamed-by-police",
        ),
        pytest.param(
            "The blast was blamed on the Taliban.", "Taliban", "suspected", id="blamed-on"
        ),
        pytest.param(
            "THE GOVERNMENT ATTRIBUTED THE MURDER TO THE SHINING PATH.",
            "SHINING PATH",
            "suspected_by_authorities",
            id="attributed-by-the-government",
        ),
        pytest.param(
            "The MRTA is suspected of the bombing.", "MRTA", "suspected", id="is-suspected"
        ),
        pytest.param(
            "Officials said the attack bore the hallmarks of al-Qaeda.",
            "al-Qaeda",
            "suspected_by_authorities",
            id="hallmarks",
        ),
        pytest.param(
            "Relatives hold the FARC responsible for the murders.",
            "FARC",
            "suspected",
            id="hold-responsible",
        ),
        pytest.param(
            "The FARC is being held responsible for the murders.",
            "FARC",
            "suspected",
            id="held-responsible-by-nobody-told",
        ),
        pytest.param(
            "France held the Taliban responsible for the blast.",
            "Taliban",
            "suspected_by_authorities",
            id="a-country-accuses",
        ),
        pytest.param(
            "Police named ETA as the group behind the blast.",
            "ETA",
            "suspected_by_authorities",
            id="named-as",
        ),
        pytest.param(
            "Prosecutors charged three members of the New IRA with the murder.",
            "New IRA",
            "suspected_by_authorities",
            id="members-of-the-accused",
        ),
        pytest.param(
            "The ministry linked the attacks on the police post to Boko Haram.",
            "Boko Haram",
            "suspected_by_authorities",
            id="linked-to",
        ),
        pytest.param(
            "The rebels charged on Monday that the army bombed two villages.",
            "army",
            "suspected",
            id="charged-that",
        ),
        pytest.param(
            "There are suspicions that the ELN blew up the pipeline.",
            "ELN",
            "suspected",
            id="suspicions-that",
        ),
        pytest.param(
            "A judge heard of the participation of the FARC in the killing.",
            "FARC",
            "suspected",
            id="participation-of",
        ),
        pytest.param(
            "A MAN WAS SHOT, PRESUMABLY BY GUERRILLAS OF THE ARMY OF NATIONAL LIBERATION [ELN].",
            "ELN",
            "suspected",
            id="a-group-shares-the-doubt-of-its-members",
        ),
        pytest.param(
            "It is unclear whether the ELN planted the bomb.", "ELN", "possible", id="whether"
        ),
        pytest.param(
            "It is unclear whether the man who shot the clerk will be charged.",
            "man",
            "reported_as_fact",
            id="whether-he-is-charged",
        ),
        pytest.param(
            "One insurgent was seen there and is believed to be responsible for the bombing.",
            "One insurgent",
            "suspected",
            id="a-joined-passive",
        ),
        pytest.param(
            "A man in custody has been charged with the murder.",
            "man",
            "suspected_by_authorities",
            id="only-an-authority-charges",
        ),
        pytest.param(
            "A suspect shot by the Taliban is in hospital.",
            "Taliban",
            "reported_as_fact",
            id="a-suspect-is-no-verb",
        ),
        pytest.param("The judge has not ruled out ETA.", "ETA", "possible", id="not-ruled-out"),
        pytest.param(
            "It may have been members of the ELN or of the FARC.", "ELN", "possible", id="may-or"
        ),
        pytest.param(
            "The rebels said the Syrian army shelled the market.",
            "Syrian army",
            "suspected",
            id="the-other-side-says",
        ),
        pytest.param(
            "There is no evidence that Hezbollah carried out the bombing.",
            "Hezbollah",
            "possible",
            id="no-evidence-that",
        ),
        pytest.param(
            "The attackers identified themselves as members of the ELN.",
            "ELN",
            "claimed",
            id="named-themselves",
        ),
        pytest.param(
            "A leaflet signed by the ELN lay beside the burnt bus.",
            "ELN",
            "claimed",
            id="signed-leaflet",
        ),
        pytest.param(
            "A spokesman for the Tamil Tigers told the BBC that they had shot down the plane.",
            "Tamil Tigers",
            "claimed",
            id="a-spokesman-told",
        ),
        pytest.param(
            "An inquiry cleared the PKK of the arson attack.", "PKK", "acquitted", id="cleared-of"
        ),
        pytest.param("The ELN may have planted the bomb.", "ELN", "possible", id="may-have"),
        pytest.param("It could have been the FMLN.", "FMLN", "possible", id="could-have-been"),
        pytest.param("Investigators ruled out ETA.", "ETA", "acquitted", id="ruled-out"),
        pytest.param(
            "Rebels reportedly attacked the post.", "Rebels", "suspected", id="reportedly"
        ),
        pytest.param(
            "Al Qaeda-linked bombings shook the town.", "Al Qaeda", "suspected", id="linked"
        ),
        pytest.param(
            "Boko Haram is responsible for the attack.",
            "Boko Haram",
            "reported_as_fact",
            id="is-responsible",
        ),
        pytest.param(
            "The mayor said Boko Haram is responsible for the attack.",
            "Boko Haram",
            "suspected_by_authorities",
            id="held-responsible",
        ),
    ],
)
def test_the_standing_follows_how_it_is_said(text: str, name: str, expected: str) -> None:
    assert standing(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            'The "Red Dawn Cell" claimed responsibility for the blast.',
            "Red Dawn Cell",
            "claimed",
            id="claimed",
        ),
        pytest.param(
            'Police blamed the "Red Dawn Cell" for the blast.',
            "Red Dawn Cell",
            "suspected_by_authorities",
            id="blamed",
        ),
        pytest.param(
            "The blast was presumably the deed of Red Dawn.", "Red Dawn", "suspected", id="doubt"
        ),
        pytest.param(
            "Red Dawn has three cells in the town.",
            "Red Dawn",
            "reported_as_fact",
            id="nothing-told",
        ),
    ],
)
def test_a_name_that_only_the_encoder_knows_is_judged_by_the_same_rules(
    text: str, name: str, expected: str
) -> None:
    document = read(text)
    start = text.index(name)

    assert standing_at(document, read_speech(document), start, start + len(name)) == expected


def test_a_warning_of_what_will_be_done_is_no_claim() -> None:
    assert claims("The ELN said that its attack on the dam will be carried out soon.") == []


def test_what_others_tell_in_protest_is_no_motive_of_the_group() -> None:
    text = "The priest said that he was seized by the ELN in protest of the visit."

    assert claims(text) == []


def test_who_accuses_is_kept() -> None:
    (one,) = find_attributions(read("Police blamed the FARC for the killings."))

    assert one.detail.said_by == "Police"


def test_the_group_is_the_one_named_last() -> None:
    text = "Al-Shabab grew in the south. The group leveled an attack on a port."
    found = [one.detail for one in find_attributions(read(text))]

    assert [(one.name, one.group_id) for one in found] == [("Al-Shabab", "al_shabaab")]


def test_the_evidence_of_a_claim_is_the_claim() -> None:
    text = "The attack was claimed by the ELN."

    assert find_claims(read(text)) == (
        Claim(
            start=text.index("claimed"),
            end=text.index("."),
            sentence=0,
            detail=ClaimDetail(
                claimant="ELN",
                canonical="National Liberation Army (Colombia)",
                group_id="eln_co",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("how", "modes"),
    [
        pytest.param("in a Twitter post", ["posted_online"], id="twitter"),
        pytest.param(
            "in a post on Telegram and an audio recording",
            ["posted_online", "audio"],
            id="two-ways",
        ),
        pytest.param("in a call to a local radio station", ["call"], id="call"),
        pytest.param("in a video", ["video"], id="video"),
        pytest.param("in a statement", ["statement"], id="statement"),
        pytest.param("in leaflets left at the scene", ["note"], id="leaflets"),
        pytest.param("in a letter to a newspaper", ["letter"], id="letter"),
        pytest.param("on Friday", [None], id="not-told"),
    ],
)
def test_a_claim_has_one_entry_for_each_way(how: str, modes: list[str | None]) -> None:
    found = claims(f"The Taliban claimed responsibility for the blast {how}.")

    assert [one.mode for one in found] == modes
    assert {one.claimant for one in found} == {"Taliban"}


def test_whom_the_claim_was_made_to_is_kept() -> None:
    (one,) = claims("The ELN claimed responsibility in a call to a local radio station.")

    assert (one.mode, one.to_whom) == ("call", "local radio station")


def test_the_claimant_is_the_subject_and_not_a_name_within_its_description() -> None:
    text = (
        "The militia Al Mourabitoun, a split off from al Qaeda in the Islamic Maghreb, "
        "claimed responsibility for the attack."
    )

    assert [one.claimant for one in claims(text)] == ["Al Mourabitoun"]


def test_a_motive_is_kept_as_written() -> None:
    text = "The Taliban claimed the attack was retaliation for the raid on its camp."
    (one,) = claims(text)

    assert one.motive == "retaliation for the raid on its camp"


def test_a_motive_told_later_belongs_to_the_claimant() -> None:
    text = (
        "A Twitter account of al-Shabab claimed responsibility. "
        "It said the attacks were retribution for the invasion."
    )
    found = claims(text)

    assert [(one.claimant, one.motive) for one in found] == [
        ("al-Shabab", None),
        ("al-Shabab", "retribution for the invasion"),
    ]


def test_what_a_spokesman_of_the_claimant_tells_is_kept() -> None:
    text = (
        "Al-Shabab claimed responsibility on Friday. "
        "Al-Shabab spokesman Ali Omar told Reuters that the war would go on."
    )
    found = claims(text)

    assert [(one.claimant, one.mode, one.to_whom) for one in found] == [
        ("Al-Shabab", None, None),
        ("Al-Shabab", "spokesman", "Reuters"),
    ]


def test_a_denial_is_no_claim() -> None:
    text = "The FARC denied responsibility for the blast."
    (one,) = find_claims(read(text))

    assert one.denial
    assert one.detail.claimant == "FARC"
    assert attributions(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast.",
        "Nobody claimed responsibility, the Taliban included.",
        "The Taliban has not claimed responsibility.",
        "The blast claimed ten lives in a Taliban stronghold.",
    ],
)
def test_an_unclaimed_act_has_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_claim_may_stand_behind_how_and_when_it_was_made() -> None:
    text = "The Free Lion Brigade said in a statement on Monday that it had carried out the attack."

    assert [(one.claimant, one.mode) for one in claims(text)] == [
        ("Free Lion Brigade", "statement")
    ]
    assert claims("The Free Lion Brigade said on Monday that its men were killed.") == []
