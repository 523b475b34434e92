"""From accounts to clusters: the order of the steps of linking, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tallybook.link.constraints import decided_by_persons, pair_of, reprint_evidence, reprints
from tallybook.link.decided import changed, decided_groups
from tallybook.link.grouping import group_accounts
from tallybook.link.index import LinkIndex
from tallybook.link.judge import judge
from tallybook.link.judging import Keep, WholeBook
from tallybook.link.one_more import fill
from tallybook.link.pool import Pool
from tallybook.link.profile import Profile, profile_of
from tallybook.link.wording import is_story, sentences_about
from tallybook.records import Account, Cluster, Copy, Judgement, Linking, Report, cluster_id_of

# A report, or None where it is not at hand, and all its accounts.
Told = tuple[Report | None, Sequence[Account]]


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
    by_id = {one.report_id: one for one in reports}
    decided = decided_by_persons(decisions, (one.account_id for one in accounts))
    judgements: list[Judgement] = []
    found = link_told(_told(accounts, by_id), copies, judgements.append)
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
        keep(_reprinted(rider, stands_for[rider]))
    heads = [number for number, one in enumerate(pool.ids) if one not in stands_for]
    heads.sort(key=lambda number: (pool.windows[number][1], pool.ids[number]))
    book, riders = WholeBook(pool, heads), repeated.riders(stands_for)
    groups, firsts = group_accounts(book, riders, keep)
    if index is not None:
        fill(index, book, firsts.tolist(), riders)
    return sorted(sorted(group) for group in groups)


class Repeated:
    """What is kept of the reports that are copies or are copied: whose accounts repeat whose."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        self._copies = copies
        self._involved = {one.report_id for one in copies} | {one.original_id for one in copies}
        self._accounts: list[Account] = []
        self._reports: dict[str, Report] = {}

    def see(self, report: Report | None, accounts: Iterable[Account]) -> None:
        """Keep what matters of a report and its accounts."""
        for one in accounts:
            if one.report_id in self._involved:
                bare = msgspec.structs.replace(one, statements=(), sentences=(), odds={})
                self._accounts.append(bare)
        if report is not None and report.report_id in self._involved:
            bare_report = msgspec.structs.replace(report, text="", sentences=())
            self._reports[report.report_id] = bare_report

    def stands_for(self) -> dict[str, str]:
        """Return, for each account that repeats another's text, the one that stands for it."""
        return reprints(self._accounts, self._reports, self._copies)

    def riders(self, stands_for: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
        """Return, for each account that stands for others, their ids with their reports' ids."""
        found: dict[str, list[tuple[str, str]]] = {}
        for one in self._accounts:
            if one.account_id in stands_for:
                told = (one.account_id, one.report_id)
                found.setdefault(stands_for[one.account_id], []).append(told)
        return found


def profiles_of(report: Report | None, accounts: Sequence[Account]) -> Iterator[Profile]:
    """Yield the profiles of all accounts of a report."""
    for one in accounts:
        if report is None:
            yield profile_of(one, None)
        else:
            sentences = sentences_about(one, accounts, report)
            yield profile_of(one, report, sentences, story=is_story(one, accounts))


def _reprinted(rider: str, head: str) -> Judgement:
    left, right = pair_of(rider, head)
    return judge(left, right, (reprint_evidence(left, right),))


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
