"""Which candidates are judged, and what comes of it? Every pair that matters, in full.

A pair matters if it may reach the floor, or if it can touch how accounts group: then both stand in
one chain of likely pairs. All other candidates are bounded and left.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np

from tallybook.link.bounds import Bounds
from tallybook.link.candidates import Blocks
from tallybook.link.cluster import Edge
from tallybook.link.columns import Flags, Numbers
from tallybook.link.compare import compare
from tallybook.link.judge import FLOOR, SAME, chance, is_vetoed, judge, log_odds, odds_of
from tallybook.link.pool import Pool
from tallybook.link.profile import Profile
from tallybook.link.usual import Usual
from tallybook.link.who import share_person
from tallybook.records import Evidence, Judgement

Pair = tuple[int, int]

THRESHOLD = odds_of(SAME)
# So many wordings are held, as many as profiles.
_HELD = 8192


class Comparer:
    """Compares the accounts of one book by their places in `members`; all of it tells what is rare.

    `members` are numbers in the pool, by account id: of a pair of places, the lesser is the left.
    """

    def __init__(self, pool: Pool, members: Sequence[int]) -> None:
        self._pool = pool
        self.members = members
        self.usual = Usual(map(pool.profile, members))
        pool.bags.learn(self.usual.rarity)
        self._blocks, self._bounds = Blocks(), Bounds(self.usual)
        self._wording = functools.lru_cache(maxsize=_HELD)(pool.bags.wording)
        for number in members:
            profile, wording = pool.profile(number), pool.bags.wording(number)
            self._blocks.add(profile, wording)
            self._bounds.add(profile, pool.bags.numbers(wording), wording)

    def id_of(self, place: int) -> str:
        """Return the id of an account."""
        return self._pool.ids[self.members[place]]

    def profile(self, place: int) -> Profile:
        """Return the profile of an account."""
        return self._pool.profile(self.members[place])

    def candidates(self) -> tuple[Numbers, Numbers]:
        """Return the pairs worth a look, as two columns of places, left < right, sorted."""
        return self._blocks.pairs()

    def may_reach(self, left: Numbers, right: Numbers) -> Flags:
        """Return which of the pairs may be worth keeping."""
        return self._bounds.may_reach(left, right)

    def evidence(self, left: int, right: int) -> tuple[Evidence, ...]:
        """Return the reasons for and against a pair."""
        ours, theirs = self.members[left], self.members[right]
        return compare(
            self._pool.profile(ours),
            self._pool.profile(theirs),
            self._wording(ours),
            self._wording(theirs),
            self.usual,
        )

    def edge(self, left: int, right: int, evidence: tuple[Evidence, ...]) -> Edge:
        """Return what a pair's reasons mean for its groups."""
        vetoed = is_vetoed(evidence)
        return Edge(
            weight=round(1000 * (log_odds(evidence) - THRESHOLD)),
            vetoed=vetoed,
            sure=share_person(self.profile(left), self.profile(right), self.usual),
        )


class Judged(msgspec.Struct, frozen=True):
    """A judged pair of places, whether its judgement was kept, and what it means for groups."""

    left: int
    right: int
    kept: bool
    edge: Edge


class Chains:
    """Which accounts hang together by likely pairs? No group reaches from one chain to another."""

    def __init__(self, size: int) -> None:
        self._first = list(range(size))

    def join(self, left: int, right: int) -> None:
        """Make the chains of two accounts one."""
        ours, theirs = sorted((self.first(left), self.first(right)))
        self._first[theirs] = ours

    def first(self, place: int) -> int:
        """Return the first account of the chain that this one stands in."""
        while self._first[place] != place:
            self._first[place] = self._first[self._first[place]]
            place = self._first[place]
        return place

    def firsts(self) -> Numbers:
        """Return the first account of the chain of each."""
        return np.array([self.first(place) for place in range(len(self._first))], np.int64)


def judge_pairs(
    comparer: Comparer, keep: Callable[[Judgement], None]
) -> tuple[Chains, list[Judged]]:
    """Judge every pair that matters; return the chains and the judged pairs inside each.

    Judgements worth keeping are handed to `keep`.
    """
    chains = Chains(len(comparer.members))
    left, right = comparer.candidates()
    may = comparer.may_reach(left, right)
    found = [_judged(comparer, *pair, keep) for pair in _pairs(left[may], right[may])]
    for one in found:
        if one.edge.weight > 0 and not one.edge.vetoed:
            chains.join(one.left, one.right)
    firsts = chains.firsts()
    inside = ~may & (firsts[left] == firsts[right])
    found = [one for one in found if firsts[one.left] == firsts[one.right]]
    found += (_judged(comparer, *pair, keep) for pair in _pairs(left[inside], right[inside]))
    return chains, found


def _pairs(left: Numbers, right: Numbers) -> Iterator[Pair]:
    return zip(left.tolist(), right.tolist(), strict=True)


def _judged(comparer: Comparer, left: int, right: int, keep: Callable[[Judgement], None]) -> Judged:
    evidence = comparer.evidence(left, right)
    kept = chance(log_odds(evidence)) >= FLOOR
    if kept:
        keep(judge(comparer.id_of(left), comparer.id_of(right), evidence))
    return Judged(left, right, kept, comparer.edge(left, right, evidence))
