"""The figures of one run: what is scored, what is left out and named, shares of messages."""

from tallybook.evaluate.muc4 import Shares, score_muc4
from tallybook.records import Muc4Fill, Muc4Template, gtt_of


def template(message_id, kind="ARSON", *, optional=False):
    slots = {4: (Muc4Fill(values=(kind,)),), 12: (Muc4Fill(values=("BUS",)),)}
    return Muc4Template(message_id=message_id, number=1, slots=slots, optional=optional)


def test_relevant_messages_are_those_with_a_template_that_is_not_optional():
    keys = {
        "A-1": (template("A-1"),),
        "A-2": (template("A-2"),),
        "A-3": (template("A-3", optional=True),),
        "A-4": (),
        "A-5": (),
    }
    told = {"A-1", "A-3", "A-4"}
    predicted = {one: (template(one),) if one in told else () for one in keys}
    score = score_muc4(predicted, dict.fromkeys(keys, True), keys, {})
    assert score.filtering == Shares(r=0.5, p=0.5, dropped=0.5, relevant=2, irrelevant=2)
    assert score.gate == Shares(r=1.0, p=0.5, dropped=0.0, relevant=2, irrelevant=2)


def test_what_lacks_gold_is_left_out_and_named():
    predicted = {"A-1": (template("A-1"),), "A-2": (template("A-2"),)}
    keys = {"A-1": (template("A-1"),), "A-9": (), "B-1": ()}
    gold = {"A-2": (gtt_of(template("A-2")),)}
    score = score_muc4(predicted, {}, keys, gold, ["a"])
    assert score.without_key == ("A-2",)
    assert score.without_gold == ("A-1",)
    assert score.keys_without_message == ("A-9",)
    assert (score.official.f, score.gtt.f1) == (100.0, 100.0)


def test_a_part_without_gold_has_no_score():
    score = score_muc4({"A-1": ()}, {}, {}, {})
    assert (score.gtt, score.rme, score.official, score.slots, score.filtering) == (
        None,
        None,
        None,
        {},
        None,
    )


def test_date_place_number_and_effect_have_figures_by_name():
    """A right day, a country for a place in it, a wrong number, a right effect."""
    key = {
        2: (Muc4Fill(values=("04 MAY 90",)),),
        3: (Muc4Fill(values=("PERU: LIMA (CITY)",)),),
        19: (Muc4Fill(values=("MINERS",)),),
        21: (Muc4Fill(values=("5",), tags=("MINERS",)),),
        23: (Muc4Fill(values=("DEATH",), tags=("MINERS",)),),
    }
    said = key | {
        3: (Muc4Fill(values=("PERU",)),),
        21: (Muc4Fill(values=("6",), tags=("MINERS",)),),
    }
    kind = template("A-1", "ATTACK").slots
    keyed = Muc4Template(message_id="A-1", number=1, slots=kind | key)
    given = Muc4Template(message_id="A-1", number=1, slots=kind | said)
    score = score_muc4({"A-1": (given,)}, {}, {"A-1": (keyed,)}, {})
    assert (score.slot_date_f, score.slot_place_f) == (100.0, 50.0)
    assert (score.slot_human_number_f, score.slot_human_effect_f) == (0.0, 100.0)
    bare = score_muc4({"A-1": ()}, {}, {}, {})
    assert (bare.slot_date_f, bare.slot_human_effect_f) == (None, None)
