"""Logistic regression in numpy, on tables small enough to know the answer."""

import math

import numpy as np
import pytest

from tallybook.train.linear import fit_logistic, table, vocabulary


def test_features_need_enough_texts_and_corpora() -> None:
    texts = [{"bomb", "wire"}, {"bomb", "wire"}, {"bomb", "rare"}]
    assert vocabulary(texts, ["a", "a", "b"], 2, 2) == ("bomb",)
    assert vocabulary(texts, ["a", "a", "b"], 2, 1) == ("bomb", "wire")


def test_a_table_has_known_features_alone() -> None:
    rows = table([{"b", "x"}, set(), {"a", "b"}], ("a", "b"))
    assert rows.row.tolist() == [0, 2, 2]
    assert rows.column.tolist() == [1, 0, 1]
    assert rows.value.tolist() == pytest.approx([1 / math.sqrt(20)] * 3)


def test_without_features_the_bias_is_the_log_of_the_odds() -> None:
    weights, bias = fit_logistic(table([set()] * 4, ()), [True, True, True, False], [1.0] * 4, 1.0)
    assert weights.tolist() == []
    assert bias == pytest.approx(math.log(3), abs=1e-3)


def test_the_slope_is_nothing_where_it_stops() -> None:
    """At the best point the pull of each weight equals the push of its rows."""
    texts = [{"bomb"}, {"bomb", "garden"}, {"garden"}, {"garden", "tram"}, {"tram"}]
    labels = [True, True, False, False, True]
    rows = table(texts, ("bomb", "garden", "tram"))
    weights, bias = fit_logistic(rows, labels, [1.0] * 5, 50.0)
    told = 1 / (1 + np.exp(-(rows.times(weights) + bias)))
    push = 50.0 * (told - np.array(labels, dtype=np.float64))
    assert (rows.gathered(push) + weights).tolist() == pytest.approx([0.0] * 3, abs=0.05)
    assert float(push.sum()) == pytest.approx(0.0, abs=0.2)
    assert weights[0] > 0 > weights[1]


def test_rows_that_count_nothing_teach_nothing() -> None:
    rows = table([{"a"}, {"b"}, {"b"}], ("a", "b"))
    weights, _ = fit_logistic(rows, [True, False, True], [1.0, 1.0, 0.0], 5.0)
    assert weights[0] > 0 > weights[1]
