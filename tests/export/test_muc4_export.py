"""How the accounts of a report become MUC-4 templates."""

import json

from muc4_accounts import account, doer, kind, people, report, said, slots, thing, victim, weapon

from tallybook.evaluate.muc4_keys import parse_templates
from tallybook.export.muc4 import export_muc4, templates_of
from tallybook.records import BookContents


def test_an_account_fills_a_template_slot_by_slot():
    """A mayor shot by rebels of a front: strings are the text's words, sets are tagged."""
    shot = account(
        kind("armed_assault"),
        said("stage", "accomplished"),
        doer("REBELS"),
        doer("RED FRONT", "organisation"),
        victim("JUAN PEREZ", occupation="MAYOR", fate="killed"),
    )
    (template,) = templates_of(report(), [shot])
    filled = slots(template)
    assert (template.message_id, template.number) == ("M-1", 1)
    assert {number: filled[number] for number in filled if number > 3} == {
        4: [("ATTACK", None)],
        5: [("ACCOMPLISHED", None)],
        7: [("GUN", None)],
        8: [("TERRORIST ACT", None)],
        9: [("REBELS", None)],
        10: [("RED FRONT", None)],
        11: [("REPORTED AS FACT", "RED FRONT")],
        18: [("JUAN PEREZ", None)],
        19: [("MAYOR", "JUAN PEREZ")],
        20: [("GOVERNMENT OFFICIAL", "JUAN PEREZ")],
        21: [("1", "JUAN PEREZ")],
        23: [("DEATH", "JUAN PEREZ")],
    }


def test_a_kidnapping_has_no_instrument_and_no_physical_target():
    """Slots 6, 7 and 12 to 17 do not apply, whatever was named."""
    taken = account(
        kind("hostage_taking_kidnapping"), weapon("RIFLES", "rifle"), thing("HOUSE"), people("NUNS")
    )
    (template,) = templates_of(report(), [taken])
    assert not set(template.slots) & {6, 7, *range(12, 18)}


def test_statements_below_the_threshold_fill_nothing():
    """What a trained part is less sure of than `muc4.toml` asks is left out."""
    unsure = said("targets", "other", "BRIDGE", confidence=0.2, detail=thing("BRIDGE").detail)
    (template,) = templates_of(report(), [account(kind("bombing"), doer("REBELS"), unsure)])
    assert 12 not in template.slots


def test_a_report_without_accounts_has_no_template():
    """Irrelevant messages are most of the gain: nothing is made of nothing."""
    assert templates_of(report(), []) == ()


def test_a_book_is_written_in_both_forms(tmp_path):
    """`gtt.json` and the official text; a report without templates is there too."""
    other = report(report_id="r2", given_id="M-2", text="NOTHING HAPPENED.")
    contents = BookContents(
        reports=(report(), other), accounts=(account(kind("arson"), thing("TOWN HALL")),)
    )
    export_muc4(contents, tmp_path / "out", name="mine")
    modern = json.loads((tmp_path / "out" / "gtt.json").read_text())
    official = parse_templates((tmp_path / "out" / "mine.responses").read_text())
    assert [one["incident_type"] for one in modern["M-1"]] == ["arson"]
    assert modern["M-2"] == []
    assert [one.slots[12][0].values for one in official["M-1"]] == [("TOWN HALL",)]
    assert official["M-2"] == ()
