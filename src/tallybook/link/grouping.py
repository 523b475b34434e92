"""Which accounts are one incident? The judged pairs of each chain of likely pairs, clustered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tallybook.link.cluster import cluster, facts_of
from tallybook.link.columns import Numbers
from tallybook.link.judging import Comparer, Judged, Keep, WholeBook, judge_pairs

# For an account that stands for reprints, their ids with the ids of their reports.
Riders = Mapping[str, Sequence[tuple[str, str]]]


def group_accounts(
    comparer: WholeBook, riders: Riders, keep: Keep
) -> tuple[list[list[str]], Numbers]:
    """Return the groups of account ids, and for each account the first of its chain.

    Every account, riders too, stands in one group.

    Judgements worth keeping, and all those inside a group, are handed to `keep`.
    """
    firsts, judged = judge_pairs(comparer, keep)
    order = np.argsort(firsts, kind="stable")
    chains = np.split(order, np.flatnonzero(np.diff(firsts[order])) + 1) if len(order) else []
    inside = judged.by_chain(firsts)
    groups: list[list[int]] = []
    for members in chains:
        if len(members) == 1:
            groups.append(members.tolist())
            continue
        # Of a chain of two or more some pair was judged: both run by the first account.
        _, pairs = next(inside)
        groups += group_chain(comparer, members.tolist(), pairs, riders, keep)
    named = ([comparer.id_of(one) for one in group] for group in groups)
    return [with_riders(group, riders) for group in named], firsts


def group_chain(
    comparer: Comparer,
    members: Sequence[int],
    judged: Sequence[Judged],
    riders: Riders,
    keep: Keep,
) -> list[list[int]]:
    """Return the groups of the accounts of one chain, given the judged pairs between them.

    The judgements inside the groups that spoke against them are handed to `keep` as well.
    """
    place = {comparer.id_of(one): one for one in members}
    facts = {}
    for name, one in place.items():
        profile = comparer.profile(one)
        reports = (report_id for _, report_id in riders.get(name, ()))
        facts[name] = facts_of(profile, (profile.report_id, *reports))
    edges = {(comparer.id_of(one.left), comparer.id_of(one.right)): one.edge for one in judged}
    groups = [[place[name] for name in group] for group in cluster(facts, edges)]
    _keep_inside(comparer, groups, judged, keep)
    return groups


def _keep_inside(
    comparer: Comparer, groups: Iterable[Sequence[int]], judged: Iterable[Judged], keep: Keep
) -> None:
    home = {member: number for number, group in enumerate(groups) for member in group}
    for one in judged:
        if not one.kept and home[one.left] == home[one.right]:
            keep(comparer.judgement(one.left, one.right))


def with_riders(group: Sequence[str], riders: Riders) -> list[str]:
    """Return a group with all that ride with its accounts."""
    return [*group, *(rider for name in group for rider, _ in riders.get(name, ()))]
