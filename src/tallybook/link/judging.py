"""Which candidates are judged, and what comes of it? Every pair that matters, in full.

A pair matters if it may reach the floor, or if it can touch how accounts group: then both stand in
one chain of likely pairs. All other candidates are bounded and left.
"""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np

from tallybook.link.bounds import Bounds
from tallybook.link.candidates import Blocks
from tallybook.link.cluster import Edge
from tallybook.link.columns import Flags, Numbers, column
from tallybook.link.compare import compare
from tallybook.link.judge import FLOOR, SAME, chance, is_vetoed, judge, log_odds, odds_of
from tallybook.link.pool import Pool
from tallybook.link.profile import Profile
from tallybook.link.sample import Sample
from tallybook.link.usual import Usual
from tallybook.link.who import share_person
from tallybook.link.wording import Wording
from tallybook.records import Evidence, Judgement

Pair = tuple[int, int]
Keep = Callable[[Judgement], None]

THRESHOLD = odds_of(SAME)
# So many wordings are held, as many as profiles.
_HELD = 8192


class Comparer(ABC):
    """Compares accounts of one book, known by their places; `usual` is what its sample says."""

    usual: Usual

    @abstractmethod
    def __len__(self) -> int:
        """Return how many accounts there are."""

    @abstractmethod
    def profile(self, place: int) -> Profile:
        """Return the profile of an account."""

    @abstractmethod
    def wording(self, place: int) -> Wording:
        """Return the wording of an account."""

    def id_of(self, place: int) -> str:
        """Return the id of an account."""
        return self.profile(place).account_id

    def in_order(self, one: int, other: int) -> Pair:
        """Return two places, that of the lesser account id first."""
        return (one, other) if self.id_of(one) < self.id_of(other) else (other, one)

    def evidence(self, left: int, right: int) -> tuple[Evidence, ...]:
        """Return the reasons for and against a pair in order."""
        return compare(
            self.profile(left),
            self.profile(right),
            self.wording(left),
            self.wording(right),
            self.usual,
        )

    def judgement(self, left: int, right: int) -> Judgement:
        """Return the judgement of a pair in order."""
        return judge(self.id_of(left), self.id_of(right), self.evidence(left, right))

    def share_person(self, left: int, right: int) -> bool:
        """Return whether both name one person by a rare name."""
        return share_person(self.profile(left), self.profile(right), self.usual)


class WholeBook(Comparer):
    """Compares all accounts of a book, those of a pool with the numbers `members`.

    Best in the order of days: then few profiles are read twice.
    """

    def __init__(self, pool: Pool, members: Sequence[int]) -> None:
        self._pool = pool
        self._members = members
        dated = [(pool.published[one], pool.ids[one]) for one in members]
        self.sampled = Sample(len(members)).of(dated)
        self.usual = Usual(pool.profile(members[place]) for place in self.sampled)
        pool.bags.learn(self.usual.rarity)
        self._held = functools.lru_cache(maxsize=_HELD)(pool.bags.wording)

    def __len__(self) -> int:
        return len(self._members)

    def profile(self, place: int) -> Profile:
        """Return the profile of an account."""
        return self._pool.profile(self._members[place])

    def wording(self, place: int) -> Wording:
        """Return the wording of an account."""
        return self._held(self._members[place])

    def id_of(self, place: int) -> str:
        """Return the id of an account."""
        return self._pool.ids[self._members[place]]

    def candidates(self) -> tuple[Numbers, Numbers, Flags]:
        """Return the pairs worth a look as two columns of places, and which may be worth keeping.

        The pairs are sorted.
        """
        blocks, bounds = Blocks(), Bounds(self.usual)
        for place, number in enumerate(self._members):
            profile, wording = self._pool.profile(number), self.wording(place)
            blocks.add(profile, wording)
            bounds.add(profile, self._pool.bags.numbers(wording), wording)
        left, right = blocks.pairs()
        return left, right, bounds.may_reach(left, right)


class Judged(msgspec.Struct, frozen=True):
    """A judged pair of places in order: whether its judgement was kept, its edge for clustering."""

    left: int
    right: int
    kept: bool
    edge: Edge


class JudgedPairs:
    """Judged pairs as columns: a book has some for each account."""

    def __init__(self) -> None:
        self._rows = array("i")

    def add(self, one: Judged) -> None:
        """Add a pair."""
        edge = one.edge
        self._rows.extend((one.left, one.right, one.kept, edge.weight, edge.vetoed, edge.sure))

    def pulling(self) -> Iterator[Pair]:
        """Yield the pairs that pull their ends together."""
        rows = self._table()
        yield from map(tuple, rows[(rows[:, 3] > 0) & (rows[:, 4] == 0), :2].tolist())

    def by_chain(self, firsts: Numbers) -> Iterator[tuple[int, list[Judged]]]:
        """Yield the first account of each chain with the pairs inside, by that account."""
        rows = self._table()
        rows = rows[firsts[rows[:, 0]] == firsts[rows[:, 1]]]
        chain = firsts[rows[:, 0]]
        order = np.argsort(chain, kind="stable")
        cuts = np.flatnonzero(np.diff(chain[order])) + 1
        for part in np.split(order, cuts) if len(order) else ():
            yield int(chain[part[0]]), [_judged_of(row) for row in rows[part].tolist()]

    def _table(self) -> Numbers:
        return column(self._rows, np.int32).reshape(-1, 6).astype(np.int64)


def _judged_of(row: Sequence[int]) -> Judged:
    left, right, kept, weight, vetoed, sure = row
    edge = Edge(weight=weight, vetoed=bool(vetoed), sure=bool(sure))
    return Judged(left, right, bool(kept), edge)


class Chains:
    """Which accounts hang together by likely pairs? No group reaches from one chain to another."""

    def __init__(self, size: int) -> None:
        self._first = array("q", range(size))

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


def judge_pairs(comparer: WholeBook, keep: Keep) -> tuple[Numbers, JudgedPairs]:
    """Judge every pair that matters; return the first account of each one's chain, and the pairs.

    Judgements worth keeping are handed to `keep`.
    """
    left, right, may = comparer.candidates()
    judged = JudgedPairs()
    for pair in _pairs(left[may], right[may]):
        judged.add(judge_pair(comparer, *comparer.in_order(*pair), keep))
    chains = Chains(len(comparer))
    for pair in judged.pulling():
        chains.join(*pair)
    firsts = chains.firsts()
    inside = ~may & (firsts[left] == firsts[right])
    for pair in _pairs(left[inside], right[inside]):
        judged.add(judge_pair(comparer, *comparer.in_order(*pair), keep))
    return firsts, judged


def _pairs(left: Numbers, right: Numbers) -> Iterator[Pair]:
    return zip(left.tolist(), right.tolist(), strict=True)


def judge_pair(comparer: Comparer, left: int, right: int, keep: Keep) -> Judged:
    """Judge a pair in order; hand its judgement to `keep` if it is worth keeping."""
    evidence = comparer.evidence(left, right)
    odds = log_odds(evidence)
    kept = chance(odds) >= FLOOR
    if kept:
        keep(judge(comparer.id_of(left), comparer.id_of(right), evidence, lambda _: odds))
    edge = Edge(
        weight=round(1000 * (odds - THRESHOLD)),
        vetoed=is_vetoed(evidence),
        sure=comparer.share_person(left, right),
    )
    return Judged(left, right, kept, edge)
