"""Which accounts are one incident? The judged pairs of each chain of likely pairs, clustered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tallybook.link.cluster import cluster, facts_of
from tallybook.link.judge import judge
from tallybook.link.judging import Comparer, Judged, judge_pairs
from tallybook.records import Judgement

# For an account that stands for reprints, their ids with the ids of their reports.
Riders = Mapping[str, Sequence[tuple[str, str]]]


def group_accounts(
    comparer: Comparer, riders: Riders, keep: Callable[[Judgement], None]
) -> list[list[str]]:
    """Return the groups of account ids; every account, riders too, stands in one.

    Judgements worth keeping, and all those inside a group, are handed to `keep`.
    """
    chains, judged = judge_pairs(comparer, keep)
    inside: dict[int, list[Judged]] = {}
    for one in judged:
        inside.setdefault(chains.first(one.left), []).append(one)
    chained: dict[int, list[int]] = {}
    for member in range(len(comparer.members)):
        chained.setdefault(chains.first(member), []).append(member)
    groups = []
    for first, members in chained.items():
        found = _group(comparer, members, inside.get(first, ()), riders)
        _keep_inside(comparer, found, inside.get(first, ()), keep)
        groups += [[comparer.id_of(one) for one in group] for group in found]
    return [_with_riders(group, riders) for group in groups]


def _group(
    comparer: Comparer, members: Sequence[int], judged: Iterable[Judged], riders: Riders
) -> list[list[int]]:
    """Return the groups of the accounts of one chain."""
    if len(members) == 1:
        return [list(members)]
    place = {comparer.id_of(one): one for one in members}
    facts = {}
    for name, one in place.items():
        profile = comparer.profile(one)
        reports = (report_id for _, report_id in riders.get(name, ()))
        facts[name] = facts_of(profile, (profile.report_id, *reports))
    edges = {(comparer.id_of(one.left), comparer.id_of(one.right)): one.edge for one in judged}
    return [[place[name] for name in group] for group in cluster(facts, edges)]


def _keep_inside(
    comparer: Comparer,
    groups: Iterable[Sequence[int]],
    judged: Iterable[Judged],
    keep: Callable[[Judgement], None],
) -> None:
    """Keep the judgements inside the groups, those too that spoke against them."""
    home = {member: number for number, group in enumerate(groups) for member in group}
    for one in judged:
        if not one.kept and home[one.left] == home[one.right]:
            pair = comparer.id_of(one.left), comparer.id_of(one.right)
            keep(judge(*pair, comparer.evidence(one.left, one.right)))


def _with_riders(group: Sequence[str], riders: Riders) -> list[str]:
    return [*group, *(rider for name in group for rider, _ in riders.get(name, ()))]
