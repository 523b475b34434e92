"""From accounts to clusters: the order of the steps of linking, and what is kept of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallybook.link.candidates import candidates
from tallybook.link.cluster import Edge, cluster, facts_of
from tallybook.link.compare import compare
from tallybook.link.constraints import (
    Decided,
    Pair,
    decided_by_persons,
    pair_of,
    reprint_evidence,
    reprints,
)
from tallybook.link.judge import FLOOR, SAME, is_vetoed, judge, log_odds
from tallybook.link.profile import Profile, profile_of
from tallybook.link.who import shared_person
from tallybook.link.wording import Rarity
from tallybook.records import (
    Account,
    Cluster,
    Copy,
    Judgement,
    Linking,
    Report,
    cluster_id_of,
)

_THRESHOLD = math.log(SAME / (1 - SAME))


class _Judged(msgspec.Struct, frozen=True):
    judgement: Judgement
    edge: Edge


def link_accounts(
    accounts: Sequence[Account],
    reports: Sequence[Report],
    copies: Sequence[Copy] = (),
    decisions: Sequence[Judgement] = (),
) -> Linking:
    """Return the clusters of accounts that tell of one incident, and the judgements behind them.

    Every account stands in exactly one cluster. Of `decisions`, those of persons bind and come
    back among the judgements. The result does not depend on the order of accounts, reports
    or copies. Judgements are kept where the score is at least FLOOR, and within a cluster always.
    """
    accounts = sorted(accounts, key=lambda one: one.account_id)
    by_id = {one.report_id: one for one in reports}
    decided = decided_by_persons(decisions, (one.account_id for one in accounts))
    alone = {one for pair in decided.different for one in pair}
    stands_for = reprints(accounts, by_id, copies, alone)
    profiles = [
        profile_of(one, by_id.get(one.report_id))
        for one in accounts
        if one.account_id not in stands_for
    ]
    judged = judge_candidates(profiles)
    groups = _grouped(profiles, judged, decided, _riders(accounts, stands_for))
    kept = [one.judgement for one in judged.values()]
    kept += [_reprinted(rider, stands_for[rider]) for rider in sorted(stands_for)]
    return _gathered(groups, accounts, by_id, copies, [*kept, *decided.judgements])


def judge_candidates(profiles: Sequence[Profile]) -> dict[Pair, _Judged]:
    """Return the judgement of every candidate pair, by its ids in order."""
    rarity = Rarity(one.words for one in profiles)
    wordings = [rarity.weigh(one.words) for one in profiles]
    judged: dict[Pair, _Judged] = {}
    for i, j in candidates(profiles, wordings):
        left, right = profiles[i], profiles[j]
        evidence = compare(left, right, wordings[i], wordings[j])
        judgement = judge(left.account_id, right.account_id, evidence)
        edge = Edge(
            weight=round(1000 * (log_odds(evidence) - _THRESHOLD)),
            vetoed=is_vetoed(evidence),
            sure=shared_person(left.victims, right.victims) is not None,
        )
        judged[left.account_id, right.account_id] = _Judged(judgement, edge)
    return judged


def _riders(accounts: Sequence[Account], stands_for: Mapping[str, str]) -> dict[str, list[Account]]:
    riders: dict[str, list[Account]] = {}
    for one in accounts:
        riders.setdefault(stands_for.get(one.account_id, one.account_id), []).append(one)
    return riders


def _grouped(
    profiles: Sequence[Profile],
    judged: Mapping[Pair, _Judged],
    decided: Decided,
    riders: Mapping[str, list[Account]],
) -> list[list[str]]:
    stands_for = {one.account_id: head for head, group in riders.items() for one in group}
    facts = {
        one.account_id: facts_of(one, (rider.report_id for rider in riders[one.account_id]))
        for one in profiles
    }
    edges = {pair: one.edge for pair, one in judged.items()}
    for pair in _headed(decided.unsure, stands_for):
        if pair in edges:
            # A person could not tell: the pair may not pull the two together.
            edges[pair] = Edge(weight=min(0, edges[pair].weight), vetoed=edges[pair].vetoed)
    together = _headed(decided.same, stands_for)
    groups = cluster(facts, edges, together, decided.different)
    return [[rider.account_id for head in group for rider in riders[head]] for group in groups]


def _headed(pairs: Iterable[Pair], stands_for: Mapping[str, str]) -> list[Pair]:
    heads = {pair_of(stands_for[left], stands_for[right]) for left, right in pairs}
    return sorted(pair for pair in heads if pair[0] != pair[1])


def _reprinted(rider: str, head: str) -> Judgement:
    left, right = pair_of(rider, head)
    return judge(left, right, (reprint_evidence(left, right),))


def _gathered(
    groups: list[list[str]],
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    copies: Sequence[Copy],
    judgements: Sequence[Judgement],
) -> Linking:
    by_id = {one.account_id: one for one in accounts}
    home = {one: number for number, group in enumerate(groups) for one in group}
    inside: dict[int, list[Judgement]] = {}
    kept: list[Judgement] = []
    for one in sorted(judgements, key=lambda each: (each.left, each.right, each.judgement_id)):
        together = home[one.left] == home[one.right]
        if together:
            inside.setdefault(home[one.left], []).append(one)
        if together or one.decided_by == "person" or _worth_keeping(one):
            kept.append(one)
    clusters = [
        _cluster([by_id[one] for one in group], reports, copies, inside.get(number, []))
        for number, group in enumerate(groups)
    ]
    return Linking(
        clusters=tuple(sorted(clusters, key=lambda one: one.cluster_id)), judgements=tuple(kept)
    )


def _worth_keeping(one: Judgement) -> bool:
    return one.score >= FLOOR


def _cluster(
    accounts: list[Account],
    reports: Mapping[str, Report],
    copies: Sequence[Copy],
    judgements: list[Judgement],
) -> Cluster:
    ordered = tuple(sorted(accounts, key=lambda one: one.account_id))
    report_ids = sorted({one.report_id for one in ordered})
    return Cluster(
        cluster_id=cluster_id_of(ordered),
        accounts=ordered,
        reports=tuple(reports[one] for one in report_ids if one in reports),
        copies=tuple(
            sorted(
                (one for one in copies if one.report_id in report_ids),
                key=lambda one: (one.report_id, one.original_id),
            )
        ),
        judgements=tuple(judgements),
    )
