"""Predicted chances against what is so."""

from __future__ import annotations

import math

import pytest

from tallybook.evaluate.calibration import (
    judged_pairs,
    pairs_of_one,
    reliability,
    story_incidents,
)
from tallybook.records import Account, Evidence, Judgement


def test_the_tenths_hold_what_was_told_and_seen() -> None:
    found = reliability([(0.72, True), (0.78, False), (0.95, True), (1.0, True)], 6)
    seventh, ninth = found.tenths[7], found.tenths[9]
    assert (seventh.pairs, seventh.told, seventh.seen) == (2, pytest.approx(0.75), 0.5)
    assert (ninth.pairs, ninth.told, ninth.seen) == (2, pytest.approx(0.975), 1.0)
    assert (found.tenths[0].pairs, found.tenths[0].told, found.tenths[0].seen) == (0, None, None)
    assert (found.pairs, found.same, found.same_unjudged) == (4, 3, 3)


def test_the_three_figures() -> None:
    """Of two pairs told 0.8 one is so: off by 0.3; squares 0.04 and 0.64."""
    found = reliability([(0.8, True), (0.8, False)])
    assert found.brier == pytest.approx((0.04 + 0.64) / 2)
    assert found.calibration_error == pytest.approx(0.3)
    assert found.log_loss == pytest.approx(-(math.log(0.8) + math.log(0.2)) / 2)


def test_a_sure_slip_costs_much_but_not_all() -> None:
    found = reliability([(1.0, False)])
    assert found.log_loss == pytest.approx(-math.log(1e-4))


def test_no_pair_has_no_figures() -> None:
    found = reliability([])
    assert (found.brier, found.calibration_error, found.log_loss) == (None, None, None)


def judgement(left: str, right: str, score: float, **more: object) -> Judgement:
    return Judgement(
        judgement_id=f"{left}{right}", left=left, right=right, verdict="same", score=score, **more
    )


def test_judgements_of_persons_of_reprints_and_of_unknown_accounts_are_left_out() -> None:
    copy = Evidence(feature="copy", left="a", right="b", weight=9.0, words="reprinted")
    judgements = [
        judgement("a", "b", 0.9),
        judgement("a", "c", 0.2),
        judgement("b", "c", 1.0, decided_by="person"),
        judgement("b", "d", 1.0, evidence=(copy,)),
        judgement("a", "x", 0.5),
    ]
    known = {"a": "1", "b": "1", "c": "2", "d": "1"}
    assert judged_pairs(judgements, known) == [(0.9, True), (0.2, False)]
    assert pairs_of_one(known) == 3


def test_a_text_with_two_main_stories_tells_no_truth() -> None:
    def account(name: str, role: str) -> Account:
        return Account(
            account_id=name,
            report_id="r",
            role=role,
            anchor_start=0,
            anchor_end=1,
            anchor_quote="x",
        )

    told = {
        "one": (account("a", "main"), account("b", "background")),
        "two": (account("c", "main"), account("d", "main")),
        "none": (),
    }
    assert story_incidents(told, {"one": "7", "two": "8", "none": "9"}) == {"a": "7"}
