"""From accounts to clusters: the order of the steps of linking, and what is kept of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from tallybook.link.candidates import candidates
from tallybook.link.cluster import Edge, cluster, facts_of
from tallybook.link.compare import compare
from tallybook.link.constraints import (
    Pair,
    decided_by_persons,
    pair_of,
    reprint_evidence,
    reprints,
)
from tallybook.link.decided import changed, decided_groups
from tallybook.link.judge import FLOOR, SAME, chance, is_vetoed, judge, log_odds
from tallybook.link.profile import Profile, profile_of
from tallybook.link.usual import Usual
from tallybook.link.who import share_person
from tallybook.link.wording import is_story, sentences_about
from tallybook.records import (
    Account,
    Cluster,
    Copy,
    Evidence,
    Judgement,
    Linking,
    Report,
    cluster_id_of,
)

THRESHOLD = math.log(SAME / (1 - SAME))


class Comparer:
    """Compares the accounts of one book; what is rare is so in the whole book."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.usual = Usual(profiles)
        self.profiles = {one.account_id: one for one in profiles}
        self.wordings = {one.account_id: self.usual.rarity.weigh(one.words) for one in profiles}

    def candidates(self) -> list[Pair]:
        """Return the pairs of account ids to judge, each in order."""
        ids = list(self.profiles)
        pairs = candidates(list(self.profiles.values()), list(self.wordings.values()))
        return [pair_of(ids[i], ids[j]) for i, j in pairs]

    def evidence(self, pair: Pair) -> tuple[Evidence, ...]:
        """Return the reasons for and against a pair."""
        left, right = pair
        return compare(
            self.profiles[left],
            self.profiles[right],
            self.wordings[left],
            self.wordings[right],
            self.usual,
        )

    def judged(self) -> tuple[dict[Pair, Edge], dict[Pair, Judgement]]:
        """Return an edge for every candidate pair, and the judgements worth keeping."""
        edges: dict[Pair, Edge] = {}
        kept: dict[Pair, Judgement] = {}
        for pair in self.candidates():
            evidence = self.evidence(pair)
            odds = log_odds(evidence)
            edges[pair] = Edge(
                weight=round(1000 * (odds - THRESHOLD)),
                vetoed=is_vetoed(evidence),
                sure=share_person(self.profiles[pair[0]], self.profiles[pair[1]], self.usual),
            )
            if chance(odds) >= FLOOR:
                kept[pair] = judge(*pair, evidence)
        return edges, kept


def link_accounts(
    accounts: Sequence[Account],
    reports: Sequence[Report],
    copies: Sequence[Copy] = (),
    decisions: Sequence[Judgement] = (),
) -> Linking:
    """Return the clusters of accounts that tell of one incident, and the judgements behind them.

    Every account stands in exactly one cluster. Of `decisions`, those of persons bind the clusters
    that they name and come back among the judgements. The result does not depend on the order of
    accounts, reports or copies. Judgements are kept where the score is at least FLOOR, and always
    within a cluster that the program found.
    """
    accounts = sorted(accounts, key=lambda one: one.account_id)
    by_id = {one.report_id: one for one in reports}
    decided = decided_by_persons(decisions, (one.account_id for one in accounts))
    stands_for = reprints(accounts, by_id, copies)
    profiles = profiles_of([one for one in accounts if one.account_id not in stands_for], by_id)
    comparer = Comparer(profiles)
    edges, kept = comparer.judged()
    groups = _grouped(profiles, edges, _riders(accounts, stands_for))
    # Within a cluster every judgement is kept, those too that spoke against it.
    home = {one: number for number, group in enumerate(groups) for one in group}
    for pair in edges:
        if pair not in kept and home[pair[0]] == home[pair[1]]:
            kept[pair] = judge(*pair, comparer.evidence(pair))
    judgements = [
        *kept.values(),
        *(_reprinted(rider, stands_for[rider]) for rider in sorted(stands_for)),
    ]
    found = [sorted(one) for one in groups]
    groups = decided_groups(found, judgements, decided)
    linking = _gathered(groups, accounts, by_id, copies, [*judgements, *decided.judgements])
    return msgspec.structs.replace(linking, found=changed(found, groups))


def profiles_of(accounts: Sequence[Account], reports: Mapping[str, Report]) -> list[Profile]:
    """Return the profiles of accounts, in their order."""
    by_report: dict[str, list[Account]] = {}
    for one in accounts:
        by_report.setdefault(one.report_id, []).append(one)
    return [_profile(one, by_report[one.report_id], reports.get(one.report_id)) for one in accounts]


def _profile(account: Account, told: Sequence[Account], report: Report | None) -> Profile:
    if report is None:
        return profile_of(account, None)
    sentences = sentences_about(account, told, report)
    return profile_of(account, report, sentences, story=is_story(account, told))


def _riders(accounts: Sequence[Account], stands_for: Mapping[str, str]) -> dict[str, list[Account]]:
    riders: dict[str, list[Account]] = {}
    for one in accounts:
        riders.setdefault(stands_for.get(one.account_id, one.account_id), []).append(one)
    return riders


def _grouped(
    profiles: Sequence[Profile],
    edges: Mapping[Pair, Edge],
    riders: Mapping[str, list[Account]],
) -> list[list[str]]:
    facts = {
        one.account_id: facts_of(one, (rider.report_id for rider in riders[one.account_id]))
        for one in profiles
    }
    groups = cluster(facts, edges)
    return [[rider.account_id for head in group for rider in riders[head]] for group in groups]


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
    ordered = sorted(judgements, key=lambda each: (each.left, each.right, each.judgement_id))
    for one in ordered:
        if home[one.left] == home[one.right]:
            inside.setdefault(home[one.left], []).append(one)
    clusters = [
        _cluster([by_id[one] for one in group], reports, copies, inside.get(number, []))
        for number, group in enumerate(groups)
    ]
    return Linking(
        clusters=tuple(sorted(clusters, key=lambda one: one.cluster_id)), judgements=tuple(ordered)
    )


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
