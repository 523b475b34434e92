"""The assignment of greatest gain, against trying every one."""

import itertools
import random

import pytest

from tallybook.evaluate.muc4_assignment import best_pairs


def total(gains, pairs):
    return sum(gains[i][j] for i, j in pairs)


@pytest.mark.parametrize("seed", range(10))
def test_no_other_pairing_gains_more(seed):
    chance = random.Random(seed)
    rows, columns = chance.randint(1, 4), chance.randint(1, 5)
    gains = [[chance.randint(0, 9) for _ in range(columns)] for _ in range(rows)]
    short, long = sorted((rows, columns))
    best = max(
        sum(gains[i][j] if rows <= columns else gains[j][i] for i, j in enumerate(order))
        for order in itertools.permutations(range(long), short)
    )
    pairs = best_pairs(gains)
    assert total(gains, pairs) == best
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("gains", "pairs"),
    [([], []), ([[]], []), ([[0]], []), ([[1, 1]], [(0, 0)]), ([[2, 3], [1, 3]], [(0, 0), (1, 1)])],
    ids=["no rows", "no columns", "nothing gained", "equal columns", "giving way"],
)
def test_small_cases(gains, pairs):
    assert best_pairs(gains) == pairs
