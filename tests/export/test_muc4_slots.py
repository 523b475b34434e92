"""What fills the slots of a MUC-4 template: weapons, doers, things and people."""

import msgspec
import pytest
from muc4_accounts import account, doer, kind, people, report, said, thing, victim, weapon

from tallybook.export.muc4_people import people_fills
from tallybook.export.muc4_perpetrators import perpetrator_fills
from tallybook.export.muc4_strings import called
from tallybook.export.muc4_targets import target_fills
from tallybook.export.muc4_vocabulary import type_of_words
from tallybook.export.muc4_weapons import weapon_fills
from tallybook.records import ClaimDetail


def values(fills):
    return [(fill.values[0], fill.tags[0] if fill.tags else None) for fill in fills]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("the  two\nbridges", "BRIDGES", id="no-determiner-no-count"),
        pytest.param("Alleged rebels", "REBELS", id="no-doubt"),
        pytest.param("THE SENATOR'S", "SENATOR", id="no-possessive"),
        pytest.param("OVER 100 KG OF DYNAMITE", "100 KG OF DYNAMITE", id="a-measure-is-no-count"),
        pytest.param("UP) CANDIDATE", "CANDIDATE", id="half-a-bracket-before"),
        pytest.param("MAYOR OF ARENAL (LIMA", "MAYOR OF ARENAL", id="half-a-bracket-after"),
        pytest.param("MEMBER OF THE FRONT (RF)", "MEMBER OF THE FRONT (RF)", id="a-whole-bracket"),
        pytest.param("(THE REBELS)", "REBELS", id="in-brackets"),
        pytest.param("(", "", id="nothing"),
    ],
)
def test_strings_are_the_texts_words_without_counts(words, name):
    assert called(words) == name


def test_a_weapon_is_named_once_without_what_it_did():
    """A dynamite attack is dynamite; a weapon seized was not used; a gun is none of a bombing."""
    told = [
        account(
            kind("bombing"),
            weapon("DYNAMITE ATTACK", "dynamite", start=5),
            weapon("DYNAMITE", "dynamite", start=50),
            weapon("RIFLE", "rifle", start=60),
            weapon("GRENADES", "grenade", use="held"),
        )
    ]
    fills = weapon_fills(report(), told, "BOMBING")
    assert values(fills[6]) == [("DYNAMITE", None)]
    assert values(fills[7]) == [("DYNAMITE", "DYNAMITE")]


@pytest.mark.parametrize(
    ("code", "incident_type", "inferred"),
    [
        ("bombing", "BOMBING", [("EXPLOSIVE", None)]),
        ("armed_assault", "ATTACK", [("GUN", None)]),
        ("hostage_taking_kidnapping", "KIDNAPPING", []),
    ],
)
def test_an_instrument_that_is_not_named_is_inferred_from_the_act(code, incident_type, inferred):
    """The report tells that a mayor was shot."""
    fills = weapon_fills(report(), [account(kind(code))], incident_type)
    assert values(fills.get(7, ())) == inferred
    assert values(fills.get(6, ())) == []


def test_an_organisation_is_named_once_by_its_longest_name():
    first = doer("RF", "organisation", standing="suspected")
    longer = doer("RED FRONT", "organisation")
    told = account(*(_grouped(one) for one in (first, longer)))
    fills = perpetrator_fills([[told]], 0)
    assert values(fills[10]) == [("RED FRONT", None)]
    assert values(fills[11]) == [("REPORTED AS FACT", "RED FRONT")]


def _grouped(statement):
    import msgspec

    return msgspec.structs.replace(
        statement, detail=msgspec.structs.replace(statement.detail, group_id="rf")
    )


def test_a_claim_is_a_claim_whatever_else_is_said():
    told = account(
        _grouped(doer("RF", "organisation")),
        said("claims", "RF", "RF", detail=ClaimDetail(claimant="RF", group_id="rf")),
    )
    assert values(perpetrator_fills([[told]], 0)[11]) == [("CLAIMED OR ADMITTED", "RF")]


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("SOLDIERS", "STATE-SPONSORED VIOLENCE"),
        ("GUERRILLAS", "TERRORIST ACT"),
        ("PEOPLE'S ARMY", "TERRORIST ACT"),
        ("RED FRONT MEMBERS", "TERRORIST ACT"),
        ("MEMBERS OF THE NATIONAL POLICE", "STATE-SPONSORED VIOLENCE"),
    ],
)
def test_those_who_serve_a_state_make_it_state_violence(name, category):
    assert values(perpetrator_fills([[account(doer(name))]], 0)[8]) == [(category, None)]


def test_empty_words_name_no_doer():
    assert values(perpetrator_fills([[account(doer("ATTACKERS"))]], 0)[9]) == []


def test_a_thing_has_type_number_nation_and_effect():
    told = account(
        thing("U.S. EMBASSY VEHICLES", "THREE U.S. EMBASSY VEHICLES", effect="destroyed")
    )
    fills = target_fills(report(), [told], "BOMBING", "PERU")
    tag = "U.S. EMBASSY VEHICLES"
    assert {number: values(one) for number, one in fills.items()} == {
        12: [(tag, None)],
        13: [("TRANSPORT VEHICLE", tag)],
        14: [("3", tag)],
        15: [("UNITED STATES", tag)],
        16: [("DESTROYED", tag)],
    }


def test_arson_implies_some_damage():
    fills = target_fills(report(), [account(thing("BUS"))], "ARSON", None)
    assert values(fills[16]) == [("SOME DAMAGE", "BUS")]


@pytest.mark.parametrize(
    ("words", "kind_of_thing"),
    [
        ("TELEPHONE COMPANY BUILDING", "COMMUNICATIONS"),
        ("BANK BRANCHES", "FINANCIAL"),
        ("BUILDINGS", None),
        ("COMPANY OFFICES", "COMMERCIAL"),
        ("POLICE HEADQUARTERS", "LAW ENFORCEMENT FACILITY"),
        ("PRESIDENTIAL RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE"),
        ("HOUSE", "CIVILIAN RESIDENCE"),
        ("BUSES", "TRANSPORT VEHICLE"),
    ],
)
def test_weak_words_give_way_to_telling_ones(words, kind_of_thing):
    assert type_of_words(words, "physical", "physical_weak") == kind_of_thing


def test_a_short_name_is_part_of_the_full_one():
    told = account(victim("PEREZ", fate="wounded"), victim("JUAN PEREZ LEON", fate="killed"))
    fills = people_fills(report(), [told], "ATTACK", None)
    assert values(fills[18]) == [("JUAN PEREZ LEON", None)]
    assert values(fills[23]) == [("DEATH", "JUAN PEREZ LEON")]


@pytest.mark.parametrize(
    ("words", "kind_of_person"),
    [
        ("FORMER MINISTER", "FORMER GOVERNMENT OFFICIAL"),
        ("POLICEMEN", "LAW ENFORCEMENT"),
        ("JUDGE", "LEGAL OR JUDICIAL"),
        ("WEAVERS", "CIVILIAN"),
        ("COUNCILMEN", "GOVERNMENT OFFICIAL"),
        ("LIBERAL SENATOR", "GOVERNMENT OFFICIAL"),
        ("SON OF A COLONEL", "CIVILIAN"),
        ("MEMBERS OF THE ARMY", "ACTIVE MILITARY"),
        ("ARMY GENERAL", "ACTIVE MILITARY"),
        ("PARTY SECRETARY GENERAL", "POLITICAL FIGURE"),
        ("ATTORNEY GENERAL", "LEGAL OR JUDICIAL"),
    ],
)
def test_a_description_tells_who_people_are(words, kind_of_person):
    fills = people_fills(report(), [account(people(words))], "ATTACK", None)
    assert values(fills[20]) == [(kind_of_person, words)]


def test_fighters_are_no_human_targets():
    assert values(people_fills(report(), [account(people("GUERRILLAS"))], "ATTACK", None)[19]) == []


def test_nobody_hurt_is_said_of_nobody():
    told = account(said("killed", 0), said("wounded", 0))
    assert values(people_fills(report(), [told], "BOMBING", None)[23]) == [
        ("NO INJURY OR DEATH", None)
    ]


def test_freedom_is_regained_only_after_a_kidnapping():
    told = account(victim("ANA LEON", fate="released"))
    assert values(people_fills(report(), [told], "KIDNAPPING", None)[23]) == [
        ("REGAINED FREEDOM", "ANA LEON")
    ]
    assert values(people_fills(report(), [told], "ATTACK", None)[23]) == []


def _sure(one, odds):
    return msgspec.structs.replace(one, odds=odds)


def test_what_is_far_less_sure_than_the_surest_is_left_out():
    told = [
        account(_sure(victim("ANA LEON"), 0.9), _sure(people("MINERS"), 0.3), kind("bombing")),
        account(_sure(thing("BANK"), 0.5), _sure(thing("BUS"), 0.4), _sure(thing("SHOP"), 0.35)),
    ]
    assert values(people_fills(report(), told, "BOMBING", None)[21]) == [("1", "ANA LEON")]
    assert values(target_fills(report(), told, "BOMBING", None)[12]) == [
        ("BANK", None),
        ("BUS", None),
    ]


def test_people_without_names_need_less_beside_the_surest():
    told = account(
        _sure(victim("ANA LEON"), 0.9),
        _sure(victim("JUAN PAZ"), 0.6),
        _sure(people("MINERS"), 0.6),
    )
    fills = people_fills(report(), [told], "BOMBING", None)
    assert values(fills[18]) == [("ANA LEON", None)]
    assert values(fills[19]) == [("MINERS", None)]


def test_doers_far_less_sure_than_the_surest_are_left_out():
    told = account(
        _sure(doer("RF", "organisation"), 0.8),
        _sure(doer("BLUE FRONT", "organisation"), 0.5),
        _sure(doer("GUNMEN"), 0.4),
        _sure(doer("DRIVERS"), 0.29),
    )
    fills = perpetrator_fills([[told]], 0)
    assert values(fills[9]) == [("GUNMEN", None)]
    assert values(fills[10]) == [("RF", None)]


def test_what_the_encoder_was_not_asked_about_stays():
    told = account(_sure(victim("ANA LEON"), 0.9), victim("JUAN PAZ"), kind("bombing"))
    assert values(people_fills(report(), [told], "BOMBING", None)[18]) == [
        ("ANA LEON", None),
        ("JUAN PAZ", None),
    ]
