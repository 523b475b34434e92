"""Measures of clustering, against the worked examples of the papers that brought them."""

from __future__ import annotations

import itertools
import random

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.link_measures import Agreement, Measures, measure


def homes(*groups: str) -> dict[str, str]:
    """Return the group of each letter."""
    return {thing: group for group in groups for thing in group}


def of(told: tuple[str, ...], wanted: tuple[str, ...]) -> Measures:
    return measure(homes(*told), homes(*wanted))


def rounded(one: Agreement, digits: int = 3) -> tuple[float, float]:
    return round(one.p, digits), round(one.r, digits)


# Twelve things, as in Bagga and Baldwin (1998) and Luo (2005).
TRUTH = ("12345", "67", "89ABC")


@pytest.mark.parametrize(
    ("told", "muc", "b_cubed", "ceaf_e_f1"),
    [
        pytest.param(("12345", "6789ABC"), (0.9, 1.0), (0.762, 1.0), 0.733, id="small-with-large"),
        pytest.param(("1234589ABC", "67"), (0.9, 1.0), (0.583, 1.0), 0.667, id="large-with-large"),
        pytest.param(("123456789ABC",), (0.818, 1.0), (0.375, 1.0), 0.294, id="all-in-one"),
        pytest.param(tuple("123456789ABC"), (1.0, 0.0), (1.0, 0.25), 0.178, id="each-alone"),
    ],
)
def test_the_example_of_bagga_baldwin_and_luo(
    told: tuple[str, ...], muc: tuple[float, float], b_cubed: tuple[float, float], ceaf_e_f1: float
) -> None:
    """Joining two large groups is worse than joining a small one: B-cubed sees it, MUC does not."""
    found = of(told, TRUTH)
    assert rounded(found.muc) == muc
    assert rounded(found.b_cubed) == b_cubed
    assert round(found.ceaf_e.f1, 3) == ceaf_e_f1


def test_the_example_of_moosavi_and_strube() -> None:
    """Gold {abc} {defg}; told {ab} {cd} {fg and two more}: LEA 0.24 recall, 0.33 precision.

    The two more things of the paper stand outside its gold; here they are alone in gold, which
    leaves precision as it is and counts two unresolved groups of one in recall.
    """
    found = of(("ab", "cd", "fghi", "e"), ("abc", "defg", "h", "i"))
    told = 2 * 1 + 2 * 0 + 4 * (1 / 6) + 1 * 0
    wanted = 3 * (1 / 3) + 4 * (1 / 6) + 0 + 0
    assert found.lea.p == pytest.approx(told / 9)
    assert found.lea.r == pytest.approx(wanted / 9)
    assert wanted / 7 == pytest.approx(0.24, abs=0.005)
    assert told / 8 == pytest.approx(0.33, abs=0.005)


def test_equal_groups_score_one() -> None:
    found = of(("ab", "c"), ("ba", "c"))
    assert (found.conll_f1, found.lea.f1, found.pairwise.f1) == (1, 1, 1)


def test_all_alone_on_both_sides_is_right() -> None:
    """No link is wanted and none is given."""
    found = of(("a", "b"), ("a", "b"))
    assert (found.conll_f1, found.pairwise.f1, found.lea.f1) == (1, 1, 1)


def test_pairs_are_counted() -> None:
    """Told ab, ac, bc, de; wanted ab, cd, ce, de: ab and de in both."""
    found = of(("abc", "de"), ("ab", "cde"))
    assert rounded(found.pairwise) == (0.5, 0.5)


def test_conll_is_the_mean_of_three() -> None:
    found = of(("12345", "6789ABC"), TRUTH)
    parts = (found.muc.f1, found.b_cubed.f1, found.ceaf_e.f1)
    assert found.conll_f1 == pytest.approx(sum(parts) / 3)
    assert parts == pytest.approx((0.947, 0.865, 0.733), abs=0.0006)


def test_both_sides_name_the_same_things() -> None:
    with pytest.raises(BadGold, match="1 of the things to group stand on one side only: b"):
        measure({"a": "1"}, {"a": "1", "b": "1"})


def _best_by_trial(told: dict[str, str], wanted: dict[str, str]) -> float:
    ours, gold = (
        [{one for one in side if side[one] == group} for group in set(side.values())]
        for side in (told, wanted)
    )
    small, large = sorted((ours, gold), key=len)
    return max(
        sum(
            2 * len(one & two) / (len(one) + len(two)) for one, two in zip(small, some, strict=True)
        )
        for some in itertools.permutations(large, len(small))
    )


def test_ceaf_is_the_best_pairing_of_all() -> None:
    dice = random.Random(4)
    for _ in range(60):
        told = {one: str(dice.randrange(4)) for one in "abcdefgh"}
        wanted = {one: str(dice.randrange(4)) for one in "abcdefgh"}
        best = _best_by_trial(told, wanted) / len(set(told.values()))
        assert measure(told, wanted).ceaf_e.p == pytest.approx(best)
