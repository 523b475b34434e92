"""Which accounts are one incident, given the judged pairs? Average link with vetoes.

Two groups join while the mean weight of the judged pairs between them is above nothing and no pair
between them is vetoed; the best two first, so that the order of the accounts never matters. A
chain of likely pairs does not glue unlike ends: every pair between two groups counts, and what the
unjudged pairs cannot say (dates too far apart, other countries, one report) is checked as well.
Greedy joining by summed weights follows Bansal, Blum and Chawla, Correlation Clustering (2004).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallybook.link.constraints import Pair
from tallybook.link.profile import Profile
from tallybook.link.when import SLIP

# One pair, however strong, does not outweigh a dozen.
_MOST = 6000


class Edge(msgspec.Struct, frozen=True):
    """One judged pair: its weight in thousandths of log odds, 0 at the threshold."""

    weight: int
    vetoed: bool = False
    # A shared victim: the dates of the two were found to be a slip.
    sure: bool = False


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the accounts of a group cannot change: reports, days, countries."""

    reports: frozenset[str]
    latest_first: int | None = None
    earliest_last: int | None = None
    countries: frozenset[frozenset[str]] = frozenset()

    def clashes(self, other: Facts, sure: bool) -> bool:
        """Return whether some account of one cannot be of one incident with one of the other."""
        if not self.reports.isdisjoint(other.reports):
            return True
        if any(one.isdisjoint(two) for one in self.countries for two in other.countries):
            return True
        return not sure and self._gap(other) > SLIP

    def _gap(self, other: Facts) -> int:
        if self.latest_first is None or other.latest_first is None:
            return 0
        first, last = other.latest_first, other.earliest_last or 0
        return max(self.latest_first - last, first - (self.earliest_last or 0))

    def joined(self, other: Facts) -> Facts:
        """Return the facts of both groups together."""
        firsts = [day for day in (self.latest_first, other.latest_first) if day is not None]
        lasts = [day for day in (self.earliest_last, other.earliest_last) if day is not None]
        return Facts(
            reports=self.reports | other.reports,
            latest_first=max(firsts, default=None),
            earliest_last=min(lasts, default=None),
            countries=self.countries | other.countries,
        )


def facts_of(profile: Profile, reports: Iterable[str]) -> Facts:
    """Return the facts of one account; its reports are its own and those that reprint it."""
    fine = profile.spans[0] if profile.spans and profile.spans[0].days <= 2 else None
    if profile.is_dated_late:
        fine = None
    return Facts(
        reports=frozenset(reports),
        latest_first=fine.first if fine else None,
        earliest_last=max(span.last for span in profile.spans) if fine else None,
        countries=frozenset(
            [profile.countries] if profile.countries and profile.country_sure else []
        ),
    )


class _Link:
    """The pairs between two groups, added up."""

    __slots__ = ("count", "sure", "total", "vetoed")

    def __init__(self) -> None:
        self.total = 0
        self.count = 0
        self.vetoed = False
        self.sure = False

    def add(self, other: _Link) -> None:
        self.total += other.total
        self.count += other.count
        self.vetoed |= other.vetoed
        self.sure |= other.sure

    def mean(self, pairs: int = 0, unjudged: int = 0) -> float:
        """Return the mean of the judged ones of so many pairs; each other weighs `unjudged`."""
        if not unjudged:
            return self.total / self.count if self.count else 0.0
        return (self.total + unjudged * (pairs - self.count)) / pairs


class _Groups:
    """Groups of accounts that join; a group is named by its least id."""

    def __init__(
        self, facts: Mapping[str, Facts], edges: Mapping[Pair, Edge], unjudged: int = 0
    ) -> None:
        self.unjudged = unjudged
        self.members: dict[str, list[str]] = {one: [one] for one in sorted(facts)}
        self.facts = dict(facts)
        self.links: dict[str, dict[str, _Link]] = {one: {} for one in self.members}
        for left, right in sorted(edges):
            self._see(left, right, edges[left, right])

    def mean(self, left: str, right: str) -> float:
        """Return the mean weight between two groups that have a link."""
        pairs = len(self.members[left]) * len(self.members[right])
        return self.links[left][right].mean(pairs, self.unjudged)

    def _see(self, left: str, right: str, edge: Edge) -> None:
        link = _Link()
        link.total = max(-_MOST, min(_MOST, edge.weight))
        link.count = 1
        link.vetoed, link.sure = edge.vetoed, edge.sure
        self.links[left][right] = self.links[right][left] = link

    def join(self, left: str, right: str) -> str:
        """Join two groups; return the name of the whole."""
        left, right = min(left, right), max(left, right)
        self.members[left] = sorted(self.members[left] + self.members.pop(right))
        self.facts[left] = self.facts[left].joined(self.facts.pop(right))
        gone = self.links.pop(right)
        self.links[left].pop(right, None)
        for other, link in gone.items():
            if other != left:
                self.links[other].pop(right)
                self._add(left, other, link)
        return left

    def _add(self, left: str, other: str, link: _Link) -> None:
        there = self.links[left].get(other)
        if there is None:
            self.links[left][other] = self.links[other][left] = link
        else:
            there.add(link)


def cluster(
    facts: Mapping[str, Facts],
    edges: Mapping[Pair, Edge],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    unjudged: int = 0,
) -> list[list[str]]:
    """Return the groups of ids, each sorted, sorted by their first.

    `together` (persons' "same") joins first and against every veto; `apart` (persons'
    "different") is never in one group, not even through a chain of `together`. Where pairs
    without an edge are known to be unlike, `unjudged` is their weight; else they say nothing.
    """
    groups = _Groups(facts, edges, unjudged)
    kept_apart = _join_decided(groups, sorted(together), frozenset(apart))
    heap = [
        entry for left in groups.members for entry in _entries(groups, left) if entry[1] == left
    ]
    heapq.heapify(heap)
    while heap:
        mean, left, right = heapq.heappop(heap)
        if _may_join(groups, mean, left, right, kept_apart):
            whole = groups.join(left, right)
            _rename(kept_apart, left, right)
            for entry in _entries(groups, whole):
                heapq.heappush(heap, entry)
    return sorted(groups.members.values())


def _entries(groups: _Groups, whole: str) -> Iterable[tuple[float, str, str]]:
    for other in groups.links[whole]:
        mean = groups.mean(whole, other)
        if mean > 0:
            yield -mean, min(whole, other), max(whole, other)


def _may_join(
    groups: _Groups, mean: float, left: str, right: str, apart: dict[str, set[str]]
) -> bool:
    link = groups.links.get(left, {}).get(right)
    # An entry of the heap is stale once either group has changed.
    if (
        link is None
        or -groups.mean(left, right) != mean
        or link.vetoed
        or right in apart.get(left, ())
    ):
        return False
    return not groups.facts[left].clashes(groups.facts[right], link.sure)


def _join_decided(
    groups: _Groups, together: Sequence[Pair], apart: frozenset[Pair]
) -> dict[str, set[str]]:
    kept_apart: dict[str, set[str]] = {}
    for left, right in apart:
        kept_apart.setdefault(left, set()).add(right)
        kept_apart.setdefault(right, set()).add(left)
    name = {one: one for one in groups.members}
    for pair in together:
        left, right = sorted((name[pair[0]], name[pair[1]]))
        if left != right and right not in kept_apart.get(left, ()):
            groups.join(left, right)
            _rename(kept_apart, left, right)
            for member in groups.members[left]:
                name[member] = left
    return kept_apart


def _rename(apart: dict[str, set[str]], left: str, right: str) -> None:
    """Let the group `left` keep apart from all that `right` kept apart from."""
    for other in apart.pop(right, set()):
        apart[other].discard(right)
        apart[other].add(left)
        apart.setdefault(left, set()).add(other)
