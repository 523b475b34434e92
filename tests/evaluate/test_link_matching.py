"""The best one-to-one pairing where each row fits few columns."""

from __future__ import annotations

import random

import pytest

from tallybook.evaluate.link_matching import best_matching
from tallybook.evaluate.muc4_assignment import best_pairs


def test_a_row_gives_way_where_all_gain_by_it() -> None:
    """The first row could have either column; the second only the better one."""
    assert best_matching([{0: 0.9, 1: 0.8}, {0: 0.7}]) == [(0, 1), (1, 0)]


def test_a_row_stays_alone_where_others_gain_more() -> None:
    assert best_matching([{0: 0.3}, {0: 0.5}, {}]) == [(1, 0)]


def test_a_chain_of_rows_moves_for_the_last() -> None:
    """Each row prefers the column before; the last row has only that of the first."""
    rows = [{0: 1.0, 1: 0.9}, {1: 1.0, 2: 0.9}, {2: 1.0, 3: 0.9}, {0: 1.0}]
    assert best_matching(rows) == [(0, 1), (1, 2), (2, 3), (3, 0)]


def test_the_gain_is_that_of_the_full_table() -> None:
    dice = random.Random(3)
    for _ in range(200):
        wide = dice.randint(1, 7)
        rows = [
            {one: dice.choice((0.1, 0.25, 0.5, 1.0)) for one in range(wide) if dice.random() < 0.5}
            for _ in range(dice.randint(1, 7))
        ]
        table = [[row.get(one, 0.0) for one in range(wide)] for row in rows]
        found, full = best_matching(rows), best_pairs(table)
        assert sum(rows[row][one] for row, one in found) == pytest.approx(
            sum(table[row][one] for row, one in full)
        )


def test_a_hundred_thousand_rows_in_one_chain_are_paired() -> None:
    """The table of these would have 10^10 cells."""
    rows = [{one: 0.5, one + 1: 0.6} for one in range(100_000)]
    assert best_matching(rows) == [(one, one + 1) for one in range(100_000)]
