"""From accounts to clusters: the order of the steps of linking, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tallybook.link.constraints import decided_by_persons
from tallybook.link.decided import changed, decided_groups
from tallybook.link.filling import fill
from tallybook.link.grouping import group_accounts
from tallybook.link.index import LinkIndex
from tallybook.link.judging import Keep, WholeBook
from tallybook.link.pool import Pool
from tallybook.link.told import Repeated, Told, profiles_of, reprinted
from tallybook.records import Account, Cluster, Copy, Judgement, Linking, Report, cluster_id_of


def link_accounts(
    accounts: Sequence[Account],
    reports: Sequence[Report],
    copies: Sequence[Copy] = (),
    decisions: Sequence[Judgement] = (),
    index: LinkIndex | None = None,
) -> Linking:
    """Return the clusters of accounts that tell of one incident, and the judgements behind them.

    Every account stands in exactly one cluster. Of `decisions`, those of persons bind the clusters
    that they name and come back among the judgements. The result does not depend on the order of
    accounts, reports or copies. Judgements are kept where the score is at least FLOOR, and always
    within a cluster that the program found. An empty `index` is filled (`link_told`).
    """
    by_id = {one.report_id: one for one in reports}
    decided = decided_by_persons(decisions, (one.account_id for one in accounts))
    judgements: list[Judgement] = []
    found = link_told(_told(accounts, by_id), copies, judgements.append, index)
    groups = decided_groups(found, judgements, decided)
    linking = _gathered(groups, accounts, by_id, copies, [*judgements, *decided.judgements])
    return msgspec.structs.replace(linking, found=changed(found, groups))


def _told(accounts: Sequence[Account], reports: Mapping[str, Report]) -> Iterator[Told]:
    by_report: dict[str, list[Account]] = {}
    for one in accounts:
        by_report.setdefault(one.report_id, []).append(one)
    for report_id, told in by_report.items():
        yield reports.get(report_id), told


def link_told(
    told: Iterable[Told], copies: Sequence[Copy], keep: Keep, index: LinkIndex | None = None
) -> list[list[str]]:
    """Return the groups of account ids that are one incident each, sorted; no person's word counts.

    `told` gives each report (None where it is not at hand) with all its accounts, one after the
    other in any order: neither they nor the judgements, each handed to `keep`, are held. An empty
    `index` is filled, so that `take_in` can take one more report; it is not committed.
    """
    pool, repeated = Pool(), Repeated(copies)
    for report, accounts in told:
        repeated.see(report, accounts)
        for profile in profiles_of(report, accounts):
            pool.add(profile)
    stands_for = repeated.stands_for()
    for rider in sorted(stands_for):
        keep(reprinted(rider, stands_for[rider]))
    heads = [number for number, one in enumerate(pool.ids) if one not in stands_for]
    heads.sort(key=lambda number: (pool.windows[number][1], pool.ids[number]))
    book, riders = WholeBook(pool, heads), repeated.riders(stands_for)
    groups, firsts = group_accounts(book, riders, keep)
    if index is not None:
        fill(index, book, firsts.tolist(), riders)
    return sorted(sorted(group) for group in groups)


def _gathered(
    groups: Sequence[Sequence[str]],
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
