"""The official scoring: fills of a slot, templates of a message, rows of the report."""

from pathlib import Path

import pytest

from tallybook.evaluate.muc4_fills import COR, PAR
from tallybook.evaluate.muc4_keys import parse_templates, read_keys
from tallybook.evaluate.muc4_official import may_pair, pair_templates, score_official
from tallybook.evaluate.muc4_slots import Tally, judge_fill, score_slot
from tallybook.records import Muc4Fill, Muc4Template

MUC34 = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "muc34"


def fill(*values, tags=(), optional=False):
    return Muc4Fill(values=values, tags=tuple(tags), optional=optional)


def template(number=1, *, optional=False, **slots):
    """Slots as s4="BOMBING" or s6=[fill(...), ...]."""
    fills = {
        int(name[1:]): (fill(one),) if isinstance(one, str) else tuple(one)
        for name, one in slots.items()
    }
    return Muc4Template(message_id="DEV-MUC3-9001", number=number, slots=fills, optional=optional)


def test_exact_matches_are_taken_before_partial_ones():
    """LEE would do for both names; the exact one is left for it."""
    tally, _ = score_slot(18, [fill("LEE"), fill("ANN LEE")], [fill("ANN LEE"), fill("LEE")], {})
    assert tally == Tally(cor=2)


def test_leftovers_are_wrong_then_spurious_or_missing():
    wrong, _ = score_slot(18, [fill("A1"), fill("A2")], [fill("B1")], {})
    assert wrong == Tally(inc=1, spu=1)
    missing, _ = score_slot(18, [fill("A1")], [fill("B1"), fill("B2")], {})
    assert missing == Tally(inc=1, mis=1)


def test_an_unused_optional_fill_counts_nothing():
    assert score_slot(18, [], [fill("ANN LEE", optional=True)], {})[0] == Tally(non=1)
    used, _ = score_slot(18, [fill("ANN LEE")], [fill("ANN LEE", optional=True)], {})
    assert used == Tally(cor=1)
    other, _ = score_slot(18, [fill("BO RAY")], [fill("ANN LEE", optional=True)], {})
    assert other == Tally(spu=1)


def test_a_wrong_or_missing_cross_reference_makes_a_right_value_partial():
    key = fill("DEATH", tags=["FARMERS"])
    assert judge_fill(23, fill("DEATH", tags=["THE FARMERS"]), key, {}) == COR
    assert judge_fill(23, fill("DEATH", tags=["GUARDS"]), key, {}) == PAR
    assert judge_fill(23, fill("DEATH"), key, {}) == PAR
    assert judge_fill(23, fill("DEATH"), fill("DEATH"), {}) == COR


def test_a_cross_reference_is_right_if_the_fills_named_were_matched():
    """ "LEE" was judged partly right for "ANN LEE", so a reference to it stands for her."""
    names = {18: [(fill("LEE"), fill("ANN LEE"))]}
    key = fill("DEATH", tags=["ANN LEE"])
    assert judge_fill(23, fill("DEATH", tags=["LEE"]), key, names) == COR


def test_templates_pair_only_if_type_and_some_perpetrator_or_target_meet():
    key = template(s4="BOMBING", s9="ARMED MEN")
    assert may_pair(template(s4="ATTACK", s9="MEN"), key)
    assert not may_pair(template(s4="ARSON", s9="MEN"), key)
    assert not may_pair(template(s4="BOMBING", s9="WOMEN"), key)
    assert not may_pair(template(s4="BOMBING"), key)
    assert may_pair(template(s4="BOMBING"), template(s4="BOMBING", s5="THREATENED"))


def test_the_pair_of_best_recall_is_taken_first():
    key = [template(1, s4="ATTACK", s18="LEE", s2="03 MAY 31"), template(2, s4="ATTACK", s18="LEE")]
    response = [template(1, s4="ATTACK", s18="LEE", s2="04 MAY 31")]
    assert pair_templates(response, key) == [(0, 1)]


def test_rows_leave_out_missing_or_spurious_templates():
    key = {
        "M1": (
            template(1, s4="BOMBING", s12="BANK"),
            template(2, s4="ARSON", s12="BUS", s5="ATTEMPTED"),
        ),
        "M2": (),
    }
    response = {
        "M1": (template(1, s4="ATTACK", s12="BANK"),),
        "M2": (template(1, s4="ATTACK", s18="LEE"),),
    }
    score = score_official(response, key)
    rows = {
        name: (row.cor, row.par, row.inc, row.spu, row.mis)
        for name, row in (
            ("all", score.all_templates),
            ("missing", score.matched_missing),
            ("spurious", score.matched_spurious),
            ("only", score.matched_only),
            ("set", score.set_fills),
            ("string", score.string_fills),
            ("templates", score.templates),
        )
    }
    assert rows == {
        "all": (1, 1, 0, 2, 3),
        "missing": (1, 1, 0, 0, 3),
        "spurious": (1, 1, 0, 2, 0),
        "only": (1, 1, 0, 0, 0),
        "set": (0, 1, 0, 0, 2),
        "string": (1, 0, 0, 0, 1),
        "templates": (1, 0, 0, 1, 1),
    }
    assert (score.r, score.p) == (100 * 1.5 / 5, 100 * 1.5 / 4)


def test_an_optional_template_may_be_left_out_but_counts_when_found():
    key = {"M1": (template(1, s4="ARSON", s12="BUS", optional=True),)}
    assert score_official({}, key).templates.mis == 0
    assert score_official({"M1": key["M1"]}, key).all_templates.cor == 2


def test_f_of_rounded_percents_is_the_one_printed_in_1992():
    """Recall 2/3 and precision 1/2 are 67 and 50 there."""
    key = {"M1": (template(s4="ARSON", s12="BUS", s5="ATTEMPTED"),)}
    response = {"M1": (template(s4="ARSON", s12="BUS", s18="LEE", s2="03 MAY 31"),)}
    score = score_official(response, key)
    assert score.f == pytest.approx(100 * 4 / 7)
    assert score.all_templates.f_rounded == pytest.approx(2 * 67 * 50 / 117)


def test_a_bare_attack_earns_nothing():
    key = {"M1": (template(s4="ATTACK", s5="ACCOMPLISHED", s18="LEE"),)}
    assert score_official({"M1": (template(s4="ATTACK", s5="ACCOMPLISHED"),)}, key).f == 0.0


def test_keys_scored_against_themselves_are_whole():
    """Where the corpus folder is at hand its keys are used too."""
    some = {"M1": (template(s4="ARSON", s12="BUS", s13=[fill("OTHER", tags=["BUS"])]),)}
    for keys in (some, read_keys(MUC34)):
        score = score_official(keys, keys)
        expected = 100.0 if keys else 0.0
        assert (score.r, score.p, score.f) == (expected, expected, expected)


def test_the_trial_set_of_1992_scores_as_it_did():
    """Eight of ten templates pair, where the corpus folder is at hand."""
    sample = MUC34 / "scorer-sample"
    if sample.is_dir():
        keys, response = (
            parse_templates((sample / name).read_text("latin-1"))
            for name in ("key-templates", "response-templates")
        )
        score = score_official(response, keys)
        assert score.templates.cor == 8
        assert (round(score.r, 1), round(score.p, 1)) == (74.8, 73.6)
