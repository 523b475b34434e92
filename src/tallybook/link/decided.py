"""What do persons' decisions make of the clusters that the program found? Only those they name.

The program clusters as if nobody had decided. Then a cluster with a pair that a person set apart,
or could not tell, is clustered anew by its own judgements; and clusters join along the pairs that a
person called the same. So a decision moves nothing but the accounts of the clusters that it names,
and its effect can be had at once, without linking the whole book again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from tallybook.link.cluster import Edge, Facts, cluster
from tallybook.link.constraints import Decided, Pair, pair_of
from tallybook.link.judge import SAME, is_vetoed
from tallybook.records import Judgement

Groups = list[list[str]]
# A score has four places: nothing is surer than this.
_SUREST = 30.0


def decided_groups(
    groups: Sequence[Sequence[str]], judgements: Iterable[Judgement], decided: Decided
) -> Groups:
    """Return the groups of account ids as persons have them, each sorted, sorted by their first.

    `groups` are those that the program found, `judgements` its own within them (others do no harm).
    Two accounts of different groups are parted without a word: `different` binds where a chain of
    `same` would join them.
    """
    home = {one: number for number, group in enumerate(groups) for one in group}
    parted = _with_doubts(home, decided)
    inside = _judged_inside(judgements, home, parted)
    pieces: Groups = []
    for number, group in enumerate(groups):
        if number in parted:
            pieces += _anew(group, inside.get(number, {}), decided)
        else:
            pieces.append(sorted(group))
    return _joined(pieces, decided)


def changed(
    found: Sequence[Sequence[str]], groups: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the groups that the program found and that persons have otherwise, sorted."""
    kept = {tuple(sorted(one)) for one in groups}
    return tuple(sorted({tuple(sorted(one)) for one in found} - kept))


def _with_doubts(home: Mapping[str, int], decided: Decided) -> set[int]:
    """Return the numbers of the groups with a pair that may not pull together."""
    return {
        home[left]
        for left, right in decided.different | decided.unsure
        if left in home and home[left] == home.get(right)
    }


def _judged_inside(
    judgements: Iterable[Judgement], home: Mapping[str, int], wanted: set[int]
) -> dict[int, dict[Pair, Edge]]:
    found: dict[int, dict[Pair, Edge]] = {}
    for one in judgements if wanted else ():
        number = home.get(one.left)
        if number in wanted and number == home.get(one.right) and one.decided_by != "person":
            found.setdefault(number, {})[pair_of(one.left, one.right)] = _edge(one)
    return found


def _edge(one: Judgement) -> Edge:
    score = min(max(one.score, 0.0), 1.0)
    odds = math.log(score / (1 - score)) if 0 < score < 1 else math.copysign(_SUREST, score - SAME)
    threshold = math.log(SAME / (1 - SAME))
    return Edge(weight=round(1000 * (odds - threshold)), vetoed=is_vetoed(one.evidence))


def _anew(group: Sequence[str], edges: dict[Pair, Edge], decided: Decided) -> Groups:
    members = set(group)
    for pair in decided.unsure & edges.keys():
        # A person could not tell: the pair may not pull the two together.
        edges[pair] = Edge(weight=min(0, edges[pair].weight), vetoed=edges[pair].vetoed)
    # The program found nothing in days, countries or reports that would part them.
    facts = {one: Facts(reports=frozenset([one])) for one in group}
    together = [pair for pair in sorted(decided.same) if members.issuperset(pair)]
    apart = [pair for pair in decided.different if members.issuperset(pair)]
    return cluster(facts, edges, together, apart)


def _joined(pieces: Groups, decided: Decided) -> Groups:
    home = {one: number for number, piece in enumerate(pieces) for one in piece}
    together = _between(decided.same, home)
    named = sorted({number for pair in together for number in pair})
    facts = {_name(one): Facts(reports=frozenset([_name(one)])) for one in named}
    pairs = [(_name(left), _name(right)) for left, right in together]
    known = set(named)
    apart = [
        (_name(left), _name(right))
        for left, right in _between(decided.different, home)
        if left in known and right in known
    ]
    whole = [
        sorted(account for name in names for account in pieces[int(name)])
        for names in cluster(facts, {}, pairs, apart)
    ]
    return sorted([*whole, *(one for number, one in enumerate(pieces) if number not in known)])


def _between(pairs: Iterable[Pair], home: Mapping[str, int]) -> list[tuple[int, int]]:
    found = {
        (min(home[left], home[right]), max(home[left], home[right]))
        for left, right in pairs
        if left in home and right in home and home[left] != home[right]
    }
    return sorted(found)


def _name(number: int) -> str:
    # Fixed width: the order of the names is that of the numbers.
    return f"{number:09}"
