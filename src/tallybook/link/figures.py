"""Can two accounts' figures be counts of one incident? Equal, grown, or too far apart."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tallybook.link.profile import Count, Profile
from tallybook.link.strengths import strength
from tallybook.records import Evidence

# Arrests and displacement go on long after the incident: their figures tell little.
TELLING = ("killed", "wounded", "missing", "hostage")


def compare_figures(left: Profile, right: Profile) -> Iterator[Evidence]:
    """Yield what each harm's figures say of a pair."""
    for harm in TELLING:
        ours, theirs = left.counts.get(harm), right.counts.get(harm)
        if ours and theirs:
            yield _best_of(harm, ours, theirs)


def _best_of(harm: str, ours: tuple[Count, ...], theirs: tuple[Count, ...]) -> Evidence:
    pairs = [_pair(harm, one, other) for one in ours[:3] for other in theirs[:3]]
    return max(pairs, key=lambda found: found.weight)


def _pair(harm: str, one: Count, other: Count) -> Evidence:
    weight, words = _weigh(one, other)
    return Evidence(
        feature=harm, left=_shown(one), right=_shown(other), weight=round(weight, 3), words=words
    )


def _shown(count: Count) -> str:
    before = {"at_least": "at least ", "at_most": "at most ", "about": "about "}
    return f"{before.get(count.bound, '')}{count.shown}"


def _weigh(one: Count, other: Count) -> tuple[float, str]:
    if one.shown == other.shown:
        return _equal(one.shown), "the same figure"
    if _meets(one, other):
        return strength("figures_meet"), "figures whose bounds meet"
    ratio = (max(one.shown, other.shown) + 1) / (min(one.shown, other.shown) + 1)
    if abs(one.shown - other.shown) <= 1:
        return strength("figures_one_off"), "figures that differ by one"
    if ratio <= 1.6:
        later = _grows(one, other)
        return strength("figures_grew" if later else "figures_close"), "figures that are close"
    against = strength("figures_apart_per_doubling") * math.log2(ratio)
    weight = max(strength("figures_apart_most"), -against)
    if _grew_from_floor(one, other):
        return weight * strength("figures_grew_share"), "an early floor, far below a later figure"
    return weight, "figures that are far apart"


def _grew_from_floor(one: Count, other: Count) -> bool:
    """Return whether the lesser is an earlier floor: tolls of the first hour grow tenfold."""
    least, most = sorted((one, other), key=lambda count: count.shown)
    if least.bound != "at_least" or least.as_of is None or most.as_of is None:
        return False
    return least.as_of < most.as_of


def _equal(shown: int) -> float:
    # Many attacks kill one; few kill 68: the rarer the number, the more it tells.
    weight = strength("same_figure_base") + strength("same_figure_per_doubling") * math.log2(
        shown + 1
    )
    return min(strength("same_figure_most"), weight)


def _meets(one: Count, other: Count) -> bool:
    if "exact" in (one.bound, other.bound) and one.bound == other.bound:
        return False
    low = one.low if one.low is not None else 0
    low2 = other.low if other.low is not None else 0
    high = one.high if one.high is not None else 2 * max(low, 1)
    high2 = other.high if other.high is not None else 2 * max(low2, 1)
    return low <= high2 and low2 <= high


def _grows(one: Count, other: Count) -> bool:
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of:
        return True
    early, late = sorted((one, other), key=lambda count: count.as_of or 0)
    return late.shown >= early.shown
