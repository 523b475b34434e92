"""How well do groups of reports agree with the gold groups? Six measures of clustering.

Both sides part the same things into groups. Each measure gives precision, recall and F1 from 0 to
1. Where a measure has nothing to look at on both sides (no link given and none wanted), it is 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

import msgspec

from tallybook.errors import BadGold
from tallybook.evaluate.muc4_assignment import best_pairs

Groups = Collection[frozenset[str]]


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
    ours, gold = groups_of(told), groups_of(wanted)
    return Measures(
        b_cubed=_both_ways(_b_cubed, ours, gold),
        muc=_both_ways(_muc, ours, gold),
        ceaf_e=ceaf_e(ours, gold),
        lea=_both_ways(_lea, ours, gold),
        pairwise=_both_ways(_pairwise, ours, gold),
    )


def groups_of(home: Mapping[str, str]) -> list[frozenset[str]]:
    """Return the groups of things that have one home, in the order of their least thing."""
    found: dict[str, list[str]] = {}
    for thing in sorted(home):
        found.setdefault(home[thing], []).append(thing)
    return [frozenset(group) for group in found.values()]


# Gives what is found and what there is to find: of the groups of one side, looked up in the other.
Share = Callable[[Groups, Mapping[str, frozenset[str]]], tuple[float, float]]


def _both_ways(share: Share, ours: Groups, gold: Groups) -> Agreement:
    return Agreement(
        p=_ratio(*share(ours, _group_of_each(gold))), r=_ratio(*share(gold, _group_of_each(ours)))
    )


def _ratio(found: float, there: float) -> float:
    return found / there if there else 1.0


def _group_of_each(groups: Groups) -> dict[str, frozenset[str]]:
    return {thing: group for group in groups for thing in group}


def _parts(group: frozenset[str], other: Mapping[str, frozenset[str]]) -> list[int]:
    """Return how many things of a group fall into each group of the other side."""
    return list(Counter(other[thing] for thing in group).values())


def _b_cubed(groups: Groups, other: Mapping[str, frozenset[str]]) -> tuple[float, float]:
    """Sum, over things, the share of its group that stands with it (Bagga and Baldwin 1998)."""
    shares = (sum(n * n for n in _parts(group, other)) / len(group) for group in groups)
    return sum(shares), sum(map(len, groups))


def _muc(groups: Groups, other: Mapping[str, frozenset[str]]) -> tuple[float, float]:
    """Count the links that a group needs and those it keeps (Vilain et al. 1995)."""
    kept = sum(len(group) - len(_parts(group, other)) for group in groups)
    return kept, sum(len(group) - 1 for group in groups)


def _pairwise(groups: Groups, other: Mapping[str, frozenset[str]]) -> tuple[float, float]:
    """Count the pairs within groups, and those of them that the other side joins."""
    kept = sum(_links(n) for group in groups for n in _parts(group, other))
    return kept, sum(_links(len(group)) for group in groups)


def _lea(groups: Groups, other: Mapping[str, frozenset[str]]) -> tuple[float, float]:
    """Weigh by its size each group's share of resolved links (Moosavi and Strube 2016).

    A thing alone has one link, to itself, which is resolved where the other side has it alone.
    """
    return sum(_lea_share(group, other) * len(group) for group in groups), sum(map(len, groups))


def _lea_share(group: frozenset[str], other: Mapping[str, frozenset[str]]) -> float:
    if len(group) == 1:
        return float(all(len(other[thing]) == 1 for thing in group))
    return sum(map(_links, _parts(group, other))) / _links(len(group))


def _links(size: int) -> int:
    return size * (size - 1) // 2


def ceaf_e(ours: Groups, gold: Groups) -> Agreement:
    """Return how alike the groups are under the best pairing one to one (Luo 2005, phi 4).

    Only groups that share a thing can be paired, so each knot of overlapping groups is paired
    by itself.
    """
    total = sum(_paired(*knot) for knot in _knots(ours, gold))
    return Agreement(p=_ratio(total, len(ours)), r=_ratio(total, len(gold)))


def _paired(ours: list[frozenset[str]], gold: list[frozenset[str]]) -> float:
    gains = [[_alike(one, two) for two in gold] for one in ours]
    return sum(gains[row][column] for row, column in best_pairs(gains))


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    return 2 * len(one & two) / (len(one) + len(two))


def _knots(
    ours: Iterable[frozenset[str]], gold: Groups
) -> Iterable[tuple[list[frozenset[str]], list[frozenset[str]]]]:
    """Yield the groups of both sides that hang together by shared things."""
    in_ours = _group_of_each(waiting := list(ours))
    in_gold = _group_of_each(gold)
    seen: set[frozenset[str]] = set()
    for start in waiting:
        if start in seen:
            continue
        here: list[frozenset[str]] = []
        there: dict[frozenset[str], None] = {}
        ahead = [start]
        seen.add(start)
        while ahead:
            here.append(group := ahead.pop())
            for theirs in dict.fromkeys(in_gold[thing] for thing in sorted(group)):
                if theirs in there:
                    continue
                there[theirs] = None
                new = dict.fromkeys(in_ours[thing] for thing in sorted(theirs))
                ahead += [one for one in new if one not in seen]
                seen.update(new)
        yield here, list(there)
