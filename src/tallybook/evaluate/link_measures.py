"""How well do groups of things agree with the gold groups? Six measures of clustering.

Both sides part the same things into groups. Each measure gives precision, recall and F1 from 0 to
1. Where a measure has nothing to look at on both sides (no link given and none wanted), it is 1.
All are read off one table of how many things each two groups share, so that a million things take
seconds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from tallybook.errors import BadGold
from tallybook.evaluate.link_matching import best_matching

Numbers = NDArray[np.int64]


class Agreement(msgspec.Struct, frozen=True):
    """Precision, recall and F1, from 0 to 1."""

    p: float
    r: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """The measures of one grouping."""

    b_cubed: Agreement
    muc: Agreement
    ceaf_e: Agreement
    lea: Agreement
    pairwise: Agreement

    @property
    def conll_f1(self) -> float:
        """The mean F1 of MUC, B-cubed and CEAF-e (the CoNLL-2012 score, Pradhan et al. 2012)."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


class _Shared(msgspec.Struct, frozen=True, kw_only=True):
    """The pairs of groups that share a thing: which, how many things, and the sizes of both."""

    ours: Numbers
    gold: Numbers
    both: Numbers
    our_sizes: Numbers
    gold_sizes: Numbers

    def turned(self) -> _Shared:
        """Return the table with the two sides exchanged."""
        return _Shared(
            ours=self.gold,
            gold=self.ours,
            both=self.both,
            our_sizes=self.gold_sizes,
            gold_sizes=self.our_sizes,
        )


def measure(told: Mapping[str, str], wanted: Mapping[str, str]) -> Measures:
    """Return every measure of a grouping, given each thing's group on both sides.

    Raises BadGold if the two do not name the same things.
    """
    if told.keys() != wanted.keys():
        odd = sorted(told.keys() ^ wanted.keys())
        raise BadGold(
            f"{len(odd)} of the things to group stand on one side only: {', '.join(odd[:5])}",
            next_step="group every text of the corpus, and nothing else",
        )
    things = sorted(wanted)
    shared = _shared([told[one] for one in things], [wanted[one] for one in things])
    return Measures(
        b_cubed=_both_ways(_b_cubed, shared),
        muc=_both_ways(_muc, shared),
        ceaf_e=_ceaf_e(shared),
        lea=_both_ways(_lea, shared),
        pairwise=_both_ways(_pairwise, shared),
    )


def _shared(ours: Sequence[str], gold: Sequence[str]) -> _Shared:
    """Return the table of two sides, given each thing's group in one order of the things."""
    mine, theirs = _numbered(ours), _numbered(gold)
    our_sizes, gold_sizes = _sizes(mine), _sizes(theirs)
    width = max(1, len(gold_sizes))
    cells, both = np.unique(mine * width + theirs, return_counts=True)
    return _Shared(
        ours=cells // width,
        gold=cells % width,
        both=both.astype(np.int64),
        our_sizes=our_sizes,
        gold_sizes=gold_sizes,
    )


def _numbered(groups: Sequence[str]) -> Numbers:
    """Return groups as numbers, in the order in which they come."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(one, len(numbers)) for one in groups], dtype=np.int64)


def _sizes(groups: Numbers) -> Numbers:
    return np.bincount(groups).astype(np.int64)


# Gives what is found and what there is to find: of the groups of our side, in the other's.
Share = Callable[[_Shared], tuple[float, float]]


def _both_ways(share: Share, shared: _Shared) -> Agreement:
    return Agreement(p=_ratio(*share(shared)), r=_ratio(*share(shared.turned())))


def _ratio(found: float, there: float) -> float:
    return found / there if there else 1.0


def _b_cubed(shared: _Shared) -> tuple[float, float]:
    """Sum, over things, the share of its group that stands with it (Bagga and Baldwin 1998)."""
    kept = shared.both**2 / shared.our_sizes[shared.ours]
    return math.fsum(kept.tolist()), float(shared.our_sizes.sum())


def _muc(shared: _Shared) -> tuple[float, float]:
    """Count the links that a group needs and those it keeps (Vilain et al. 1995)."""
    things = int(shared.our_sizes.sum())
    return things - len(shared.both), things - len(shared.our_sizes)


def _pairwise(shared: _Shared) -> tuple[float, float]:
    """Count the pairs within groups, and those of them that the other side joins."""
    return float(_links(shared.both).sum()), float(_links(shared.our_sizes).sum())


def _lea(shared: _Shared) -> tuple[float, float]:
    """Weigh by its size each group's share of resolved links (Moosavi and Strube 2016).

    A thing alone has one link, to itself, which is resolved where the other side has it alone.
    """
    sizes = shared.our_sizes[shared.ours]
    alone = (sizes == 1) & (shared.gold_sizes[shared.gold] == 1)
    # A group of so many has size * (size - 1) / 2 links; weighed by its size, 2 / (size - 1) each.
    resolved = 2 * _links(shared.both) / np.maximum(1, sizes - 1)
    return math.fsum(resolved.tolist()) + float(alone.sum()), float(shared.our_sizes.sum())


def _links(size: Numbers) -> Numbers:
    return size * (size - 1) // 2


def _ceaf_e(shared: _Shared) -> Agreement:
    """Return how alike the groups are under the best pairing one to one (Luo 2005, phi 4)."""
    sizes = shared.our_sizes[shared.ours] + shared.gold_sizes[shared.gold]
    alike: list[dict[int, float]] = [{} for _ in shared.our_sizes]
    for row, column, gain in zip(
        shared.ours.tolist(), shared.gold.tolist(), (2 * shared.both / sizes).tolist(), strict=True
    ):
        alike[row][column] = gain
    total = math.fsum(alike[row][column] for row, column in best_matching(alike))
    return Agreement(
        p=_ratio(total, len(shared.our_sizes)), r=_ratio(total, len(shared.gold_sizes))
    )
