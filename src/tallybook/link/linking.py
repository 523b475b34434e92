"""From accounts to clusters: the order of the steps of linking, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tallybook.link.constraints import decided_by_persons, pair_of, reprint_evidence, reprints
from tallybook.link.decided import changed, decided_groups
from tallybook.link.grouping import group_accounts
from tallybook.link.judge import judge
from tallybook.link.judging import Comparer
from tallybook.link.pool import Pool
from tallybook.link.profile import Profile, profile_of
from tallybook.link.wording import is_story, sentences_about
from tallybook.records import Account, Cluster, Copy, Judgement, Linking, Report, cluster_id_of


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
    pool = Pool()
    heads = [one for one in accounts if one.account_id not in stands_for]
    for profile in profiles_of(heads, by_id):
        pool.add(profile)
    judgements = [_reprinted(rider, stands_for[rider]) for rider in sorted(stands_for)]
    comparer = Comparer(pool, range(len(pool)))
    groups = group_accounts(comparer, _riders(accounts, stands_for), judgements.append)
    found = [sorted(one) for one in groups]
    groups = decided_groups(found, judgements, decided)
    linking = _gathered(groups, accounts, by_id, copies, [*judgements, *decided.judgements])
    return msgspec.structs.replace(linking, found=changed(found, groups))


def profiles_of(accounts: Sequence[Account], reports: Mapping[str, Report]) -> Iterator[Profile]:
    """Yield the profiles of accounts, in their order."""
    by_report: dict[str, list[Account]] = {}
    for one in accounts:
        by_report.setdefault(one.report_id, []).append(one)
    for one in accounts:
        yield _profile(one, by_report[one.report_id], reports.get(one.report_id))


def _profile(account: Account, told: Sequence[Account], report: Report | None) -> Profile:
    if report is None:
        return profile_of(account, None)
    sentences = sentences_about(account, told, report)
    return profile_of(account, report, sentences, story=is_story(account, told))


def _riders(
    accounts: Sequence[Account], stands_for: Mapping[str, str]
) -> dict[str, list[tuple[str, str]]]:
    riders: dict[str, list[tuple[str, str]]] = {}
    for one in accounts:
        if one.account_id in stands_for:
            told = (one.account_id, one.report_id)
            riders.setdefault(stands_for[one.account_id], []).append(told)
    return riders


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
    copied: dict[str, list[Copy]] = {}
    for copy in copies:
        copied.setdefault(copy.report_id, []).append(copy)
    clusters = [
        _cluster([by_id[one] for one in group], reports, copied, inside.get(number, []))
        for number, group in enumerate(groups)
    ]
    return Linking(
        clusters=tuple(sorted(clusters, key=lambda one: one.cluster_id)), judgements=tuple(ordered)
    )


def _cluster(
    accounts: list[Account],
    reports: Mapping[str, Report],
    copies: Mapping[str, Sequence[Copy]],
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
                (one for report_id in report_ids for one in copies.get(report_id, ())),
                key=lambda one: (one.report_id, one.original_id),
            )
        ),
        judgements=tuple(judgements),
    )
