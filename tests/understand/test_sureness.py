"""How sure a filler is: what counts for it, and that nothing leaves the range."""

from __future__ import annotations

import pytest

from tallybook.understand.sureness import COLUMNS, Evidence, logit, sureness_of


def sure(numbers: dict[str, float], odds: float = 0.5, *, by_rule: bool = False) -> float:
    return sureness_of("weapon", Evidence(odds=odds, by_rule=by_rule), numbers)


def test_without_numbers_a_rule_is_even_and_the_odds_stand() -> None:
    assert [sure({}, odds=0.2, by_rule=rule) for rule in (False, True)] == [0.2, 0.5]


def test_sureness_is_logistic_in_the_odds_and_the_word_of_the_rule() -> None:
    numbers = {"weapon.bias": -1.0, "weapon.odds": 1.0, "weapon.rule": 2.0}
    assert sure(numbers) == pytest.approx(0.2689)
    assert sure(numbers, by_rule=True) == pytest.approx(0.7311)


def test_the_row_has_a_value_for_each_column_of_the_card() -> None:
    row = Evidence(odds=0.5, by_rule=True).row
    assert dict(zip(COLUMNS, row, strict=True)) == {"bias": 1, "odds": 0, "rule": 1}


def test_odds_of_nothing_and_all_stay_finite() -> None:
    assert (logit(0.0), logit(1.0)) == pytest.approx((-5.2933, 5.2933), abs=1e-4)
    assert sure({"weapon.bias": 1e9}) <= 1
    assert sure({"weapon.bias": -1e9}) >= 0
