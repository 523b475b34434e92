"""Which parties a report speaks of."""

import pytest
from voice_documents import read

from tallybook.understand.mentions import Party
from tallybook.understand.parties import find_parties


def parties(text: str) -> tuple[Party, ...]:
    return find_parties(read(text))


def names(text: str, *natures: str) -> list[str]:
    return [one.name for one in parties(text) if not natures or one.nature in natures]


def only(text: str, name: str) -> Party:
    (party,) = [one for one in parties(text) if one.name == name]
    return party


def test_a_party_holds_its_words_and_their_place() -> None:
    text = "Six masked gunmen entered the bank."

    assert parties(text) == (
        Party(
            start=0,
            end=17,
            sentence=0,
            name="Six masked gunmen",
            nature="attackers",
            party_type="individual",
            count_low=6,
            count_high=6,
            count_bound="exact",
        ),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Unidentified gunmen entered.", "Unidentified gunmen", id="modifier"),
        pytest.param("A lone shooter entered.", "lone shooter", id="lone"),
        pytest.param("Two suicide bombers came.", "Two suicide bombers", id="compound"),
        pytest.param("Men armed with rifles came.", "Men", id="armed-men"),
        pytest.param("Several hooded youths came.", "Several hooded youths", id="hooded-youths"),
        pytest.param("A group of masked men came.", "group of masked men", id="group-of"),
        pytest.param("The suspects fled.", "suspects", id="suspects"),
        pytest.param("An Islamist militia came.", "Islamist militia", id="militia"),
        pytest.param(
            "THREE UNIDENTIFIED SUBJECTS CAME HERE TODAY.",
            "THREE UNIDENTIFIED SUBJECTS",
            id="upper-case-wire",
        ),
        pytest.param("Militants linked to nobody came.", "Militants", id="sentence-initial"),
    ],
)
def test_attackers_are_known_by_what_they_are_called(text: str, name: str) -> None:
    assert name in names(text, "attackers", "armed_group")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("About 10 to 15 militants hid.", 10, 15, id="range"),
        pytest.param("A gunman hid.", 1, 1, id="one"),
        pytest.param("Gunmen hid.", None, None, id="not-told"),
        pytest.param("At least 20 rebels hid.", 20, None, id="floor"),
    ],
)
def test_counts_are_those_of_the_words(text: str, low: int | None, high: int | None) -> None:
    (party,) = parties(text)
    assert (party.count_low, party.count_high) == (low, high)


def test_people_are_attackers_only_with_a_word_that_says_so() -> None:
    assert [one.nature for one in parties("Two men drank tea.")] == ["person"]
    assert [one.nature for one in parties("Two armed men drank tea.")] == ["attackers"]


@pytest.mark.parametrize(
    ("text", "group_id", "name"),
    [
        pytest.param("Fighters of Al-Shabaab came.", "al_shabaab", "Al-Shabaab", id="hyphen"),
        pytest.param("He blamed al Shabab.", "al_shabaab", "al Shabab", id="no-hyphen"),
        pytest.param("THE FMLN CAME TO THE TOWN TODAY.", "fmln", "FMLN", id="upper-case-wire"),
        pytest.param("ISIS fled Iraq.", "isis", "ISIS", id="initials"),
        pytest.param("Boko Haram's leader spoke.", "boko_haram", "Boko Haram", id="possessive"),
        pytest.param(
            "al Qaeda in the Islamic Maghreb came.",
            "aqim",
            "al Qaeda in the Islamic Maghreb",
            id="longest-name",
        ),
    ],
)
def test_groups_of_the_list_are_known_by_any_spelling(text: str, group_id: str, name: str) -> None:
    party = only(text, name)
    assert (party.group_id, party.nature, party.party_type) == (
        group_id,
        "armed_group",
        "organisation",
    )


def test_a_verb_in_an_upper_case_wire_is_no_group() -> None:
    """IS the verb, MAS the Spanish word."""
    assert names("THE TOWN IS QUIET IN IRAQ AND SYRIA TODAY.") == []


def test_a_surname_is_no_mercenary_group() -> None:
    assert names("Robert Wagner acted in Munich.") == []
    assert only("Wagner mercenaries landed in Mali.", "Wagner mercenaries").group_id == "wagner"


def test_what_the_report_calls_a_group_belongs_to_its_words() -> None:
    text = "The Islamic extremist group al-Shabab struck."
    party = only(text, "al-Shabab")

    assert text[party.start : party.end] == "Islamic extremist group al-Shabab"


def test_an_unknown_group_is_kept_as_written() -> None:
    party = only("The rebel group Sons of Thunder came.", "Sons of Thunder")

    assert (party.nature, party.canonical, party.group_id) == (
        "armed_group",
        "Sons of Thunder",
        None,
    )


def test_initials_explained_once_stand_for_the_name_afterwards() -> None:
    text = "The Popular Front for the Freedom of Zenda (PFFZ) met. Later the PFFZ denied it."
    found = [one for one in parties(text) if one.nature == "armed_group"]

    assert [one.name for one in found] == [
        "Popular Front for the Freedom of Zenda",
        "PFFZ",
        "PFFZ",
    ]
    assert {one.canonical for one in found} == {"Popular Front for the Freedom of Zenda"}


def test_fighters_carry_the_group_they_belong_to() -> None:
    found = {one.name: one.group_id for one in parties("Members of the ELN in Colombia fled.")}

    assert found == {"Members": "eln_co", "ELN": "eln_co"}


def test_fighters_after_bracketed_initials_carry_the_group() -> None:
    found = parties("THE NATIONAL LIBERATION ARMY [ELN] GUERRILLAS LEFT COLOMBIA TODAY.")

    assert [one.group_id for one in found if one.name == "GUERRILLAS"] == ["eln_co"]


def test_a_militia_and_its_name_are_one_party() -> None:
    text = "It was claimed by Somalia's Al Qaeda-linked Al Shabab militia."
    (party,) = [one for one in parties(text) if one.group_id == "al_shabaab"]

    assert (party.name, party.party_type) == ("Al Shabab", "organisation")
    assert text[party.start : party.end].endswith("Al Shabab militia")


def test_linked_to_a_group_is_not_the_group() -> None:
    text = "ISIS-linked militants fled Iraq."

    assert only(text, "ISIS-linked militants").group_id is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param("Kenyan security forces came.", "Kenyan security forces", "KE", id="security"),
        pytest.param("US Special Forces came.", "US Special Forces", "US", id="special"),
        pytest.param("The Israeli army came.", "Israeli army", "IL", id="army"),
        pytest.param(
            "Kenyan army and police forces came.",
            "Kenyan army and police forces",
            "KE",
            id="joined",
        ),
        pytest.param("Soldiers came.", "Soldiers", None, id="soldiers"),
        pytest.param(
            "THE SALVADORAN AIR FORCE CAME AGAIN.", "SALVADORAN AIR FORCE", "SV", id="air-force"
        ),
        pytest.param("UN peacekeepers came.", "UN peacekeepers", None, id="peacekeepers"),
    ],
)
def test_forces_of_states_are_known_with_their_country(
    text: str, name: str, country: str | None
) -> None:
    party = only(text, name)
    assert (party.nature, party.country) == ("state_force", country)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He drove to the police station.", id="police-station"),
        pytest.param("The rebel leader spoke.", id="rebel-leader"),
        pytest.param("He joined the Salvation Army.", id="salvation-army"),
        pytest.param("The Democratic Party won.", id="political-party"),
        pytest.param("An anti-Taliban rally was held.", id="anti"),
    ],
)
def test_a_label_or_a_peaceful_body_is_no_party(text: str) -> None:
    assert names(text, "attackers", "armed_group", "state_force") == []
