"""Which reports tell one story, those in which no attack was read among them?

Linking groups accounts. A report whose attack was not understood has none; it is placed here by
its wording and its day of publication, so that who looks for all reports of an incident finds it.
The clusters of linking stand: stories join them, and never part them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

import msgspec

from tallybook.link.cluster import Edge, Facts, cluster
from tallybook.link.compare import compare_wording
from tallybook.link.constraints import Pair, pair_of
from tallybook.link.judge import FLOOR, is_vetoed, log_odds
from tallybook.link.judging import THRESHOLD
from tallybook.link.spans import day_of
from tallybook.link.strengths import strength
from tallybook.link.when import compare_published
from tallybook.link.wording import Rarity, Wording, report_words
from tallybook.records import Judgement, Linking, Report

# Both have accounts, and linking found the pair not worth keeping.
_PASSED_OVER = math.log(FLOOR / (1 - FLOOR))

# A word that more reports hold brings none of them together; of more than a thousand reports a
# word of fewer: else each report would be compared with more of them the larger the book.
_HELD_MOST, _HELD_LEAST = 100, 20
_HELD_IN_ALL = 100_000
# What a pair weighs that shares no such word, in thousandths of log odds.
_UNLIKE = -5000


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that tell one story, sorted, and the clusters they are about, most reports first.

    A story without a cluster is one in which no attack was read.
    """

    report_ids: tuple[str, ...]
    cluster_ids: tuple[str, ...] = ()


def link_reports(linking: Linking, reports: Sequence[Report]) -> tuple[Story, ...]:
    """Return the stories of reports; every report stands in one, sorted by their first.

    Reports that are about one cluster stand together, those about two accounts that a person set
    apart never. The result does not depend on the order of
    the reports.
    """
    ordered = sorted(reports, key=lambda one: one.report_id)
    about = _clusters_told_of(linking, {one.report_id for one in ordered})
    edges = _edges(_worded(ordered), _judged(linking.judgements, about), set(about))
    facts = {one.report_id: Facts(reports=frozenset([one.report_id])) for one in ordered}
    together = _together({report: home for report, (_, home) in about.items()})
    apart = _set_apart(linking.judgements, about)
    groups = cluster(facts, edges, together, apart, unjudged=_UNLIKE)
    return tuple(
        Story(
            report_ids=tuple(group),
            cluster_ids=_by_size([about[one][1] for one in group if one in about]),
        )
        for group in groups
    )


def _clusters_told_of(linking: Linking, known: set[str]) -> dict[str, tuple[str, str]]:
    """Return, for each report with accounts, the account it is about, with its cluster.

    A main one; of several the one whose cluster is largest, then the first in the text.
    """
    best: dict[str, tuple[tuple[bool, int, int, str], str]] = {}
    for one in linking.clusters:
        for account in one.accounts:
            rank = (
                account.role != "main",
                -len(one.accounts),
                account.anchor_start,
                account.account_id,
            )
            if account.report_id in known:
                found = best.get(account.report_id)
                if found is None or rank < found[0]:
                    best[account.report_id] = (rank, one.cluster_id)
    return {report: (rank[3], home) for report, (rank, home) in best.items()}


def _together(home: dict[str, str]) -> list[Pair]:
    first: dict[str, str] = {}
    return [
        pair_of(first[cluster_id], report)
        for report, cluster_id in sorted(home.items())
        if first.setdefault(cluster_id, report) != report
    ]


def _edges(
    worded: Mapping[Pair, float], judged: Mapping[Pair, Judgement], told: set[str]
) -> dict[Pair, Edge]:
    """Return an edge for each pair of reports that share words.

    Where both have accounts, wording and judgement are two views of one pair, and the mean counts.
    """
    edges = {}
    for pair, odds in worded.items():
        found = judged.get(pair)
        if found is not None:
            odds = (odds + log_odds(found.evidence)) / 2
        elif pair[0] in told and pair[1] in told:
            odds = (odds + _PASSED_OVER) / 2
        vetoed = found is not None and is_vetoed(found.evidence)
        edges[pair] = Edge(weight=round(1000 * (odds - THRESHOLD)), vetoed=vetoed)
    return edges


def _set_apart(judgements: Sequence[Judgement], about: Mapping[str, tuple[str, str]]) -> list[Pair]:
    """Return the pairs of reports that are about two accounts which a person set apart."""
    replaced = {one.supersedes for one in judgements if one.supersedes}
    binding = [
        one for one in judgements if one.decided_by == "person" and one.judgement_id not in replaced
    ]
    return sorted(
        pair for pair, one in _judged(binding, about).items() if one.verdict == "different"
    )


def _judged(
    judgements: Sequence[Judgement], about: Mapping[str, tuple[str, str]]
) -> dict[Pair, Judgement]:
    """Return the judgements on the accounts that reports are about, by pair of reports."""
    report_of = {account: report for report, (account, _) in about.items()}
    return {
        pair_of(report_of[one.left], report_of[one.right]): one
        for one in judgements
        if one.left in report_of and one.right in report_of
    }


def _worded(reports: Sequence[Report]) -> dict[Pair, float]:
    """Return what the wording of two reports says, in log odds, for pairs that share a word."""
    bags = [report_words(one) for one in reports]
    rarity = Rarity(bags)
    wordings = [rarity.weigh(one) for one in bags]
    return {
        pair_of(reports[i].report_id, reports[j].report_id): _odds(
            reports[i], reports[j], wordings[i], wordings[j]
        )
        for i, j in sharing(wordings)
    }


def sharing(wordings: Sequence[Wording]) -> list[tuple[int, int]]:
    """Return the pairs of indexes that share a word which few reports hold."""
    holding: dict[str, list[int]] = {}
    for index, one in enumerate(wordings):
        for word in one.weights:
            holding.setdefault(word, []).append(index)
    most = max(_HELD_LEAST, min(_HELD_MOST, _HELD_IN_ALL // max(1, len(wordings))))
    blocks = (one for one in holding.values() if len(one) <= most)
    return sorted({pair for one in blocks for pair in itertools.combinations(one, 2)})


def _odds(left: Report, right: Report, ours: Wording, theirs: Wording) -> float:
    days = day_of(left.published_at), day_of(right.published_at)
    reasons = [compare_wording(ours, theirs, stories=True), *compare_published(*days)]
    return strength("story_prior") + sum(one.weight for one in reasons)


def _by_size(homes: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(homes), key=lambda one: (-homes.count(one), one)))
