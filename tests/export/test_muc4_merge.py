"""Which accounts of one report make one MUC-4 template."""

from muc4_accounts import account, doer, kind, people, said, thing

from tallybook.export.muc4_merge import merged


def told(*accounts):
    return [(name, [one.account_id for one in group]) for name, group in merged(accounts)]


def test_accounts_of_one_type_and_target_are_one_template():
    first = account(kind("bombing"), thing("TOWN HALL"), account_id="a1")
    again = account(kind("bombing"), thing("TOWN HALL"), account_id="a2")
    assert told(first, again) == [("BOMBING", ["a1", "a2"])]


def test_an_account_without_targets_joins_the_template_before():
    first = account(kind("bombing"), thing("TOWN HALL"), account_id="a1")
    again = account(kind("bombing"), doer("REBELS"), account_id="a2")
    assert told(first, again) == [("BOMBING", ["a1", "a2"])]


def test_other_targets_are_another_template():
    first = account(kind("bombing"), thing("TOWN HALL"), account_id="a1")
    other = account(kind("bombing"), thing("BANK"), account_id="a2")
    assert told(first, other) == [("BOMBING", ["a1"]), ("BOMBING", ["a2"])]


def test_an_account_without_targets_goes_on_with_the_latest_template():
    first = account(kind("bombing"), thing("TOWN HALL"), account_id="a1")
    other = account(kind("bombing"), thing("BANK"), account_id="a2")
    again = account(kind("bombing"), doer("REBELS"), account_id="a3")
    assert told(first, other, again) == [("BOMBING", ["a1"]), ("BOMBING", ["a2", "a3"])]


def test_an_account_without_targets_does_not_join_two_with_others():
    first = account(kind("bombing"), thing("TOWN HALL"), account_id="a1")
    bare = account(kind("bombing"), doer("REBELS"), account_id="a2")
    other = account(kind("bombing"), thing("BANK"), account_id="a3")
    assert told(first, bare, other) == [("BOMBING", ["a1", "a2"]), ("BOMBING", ["a3"])]
    assert told(bare, other) == [("BOMBING", ["a2", "a3"])]


def test_an_account_of_two_types_is_in_both_with_the_fillers_of_each():
    """A bank bombed in one sentence, a nun taken in the next."""
    one = account(
        kind("bombing", sentence=0, start=0),
        thing("BANK", sentence=0, start=20),
        kind("hostage_taking_kidnapping", sentence=1, start=80),
        said("targets", "civilian", "NUN", sentence=1, start=90, detail=people("NUN").detail),
    )
    parts = {
        name: [one.quote for one in group[0].of_field("targets")] for name, group in merged([one])
    }
    assert parts == {"KIDNAPPING": ["NUN"], "BOMBING": ["BANK"]}


def test_a_guessed_type_counts_only_alone():
    guessed = kind("facility_attack", confidence=0.4)
    assert told(account(guessed, kind("arson"))) == [("ARSON", ["a1"])]
    assert told(account(guessed)) == [("ATTACK", ["a1"])]


def test_the_odds_of_a_trained_part_decide_the_types():
    """A type told and held unlikely goes; one held likely comes though no word tells it."""
    one = account(
        kind("bombing"), thing("BANK"), odds={"any": 0.9, "bombing": 0.05, "attack": 0.95}
    )
    assert told(one) == [("ATTACK", ["a1"])]


def test_a_filler_goes_to_the_nearest_act_of_its_sentence():
    one = account(
        kind("bombing", start=0),
        thing("BANK", start=20),
        kind("armed_assault", start=60),
        thing("BUS", start=70),
    )
    parts = {
        name: [one.quote for one in group[0].of_field("targets")] for name, group in merged([one])
    }
    assert parts == {"BOMBING": ["BANK"], "ATTACK": ["BUS"]}


def test_a_bombing_that_only_the_encoder_saw_gets_the_things():
    """The attack whose words are told keeps all its fillers."""
    odds = {"any": 0.9, "bombing": 0.95, "attack": 0.9}
    one = account(kind("armed_assault"), thing("BANK"), people("NUNS"), odds=odds)
    parts = {
        name: [one.quote for one in group[0].of_field("targets")] for name, group in merged([one])
    }
    assert parts == {"BOMBING": ["BANK"], "ATTACK": ["BANK", "NUNS"]}


def test_of_two_types_without_words_one_gets_things_and_one_people():
    odds = {"any": 0.9, "bombing": 0.95, "attack": 0.95}
    one = account(thing("BANK"), people("NUNS"), doer("REBELS"), odds=odds)
    parts = {name: [one.quote for one in group[0].statements] for name, group in merged([one])}
    assert parts == {"BOMBING": ["BANK", "REBELS"], "ATTACK": ["NUNS", "REBELS"]}


def test_a_second_type_without_words_must_be_surer_than_one_alone():
    alone = account(thing("BANK"), odds={"any": 0.9, "bombing": 0.92})
    beside = account(
        kind("armed_assault"), thing("BANK"), odds={"any": 0.9, "attack": 0.5, "bombing": 0.92}
    )
    assert told(alone) == [("BOMBING", ["a1"])]
    assert told(beside) == [("ATTACK", ["a1"])]
