"""What is told in one report, and what of it is told already in a report that it repeats?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tallybook.link.constraints import pair_of, reprint_evidence, reprints
from tallybook.link.judge import judge
from tallybook.link.profile import Profile, profile_of
from tallybook.link.wording import is_story, sentences_about
from tallybook.records import Account, Copy, Judgement, Report

# A report, or None where it is not at hand, and all its accounts.
Told = tuple[Report | None, Sequence[Account]]


def profiles_of(report: Report | None, accounts: Sequence[Account]) -> Iterator[Profile]:
    """Yield the profiles of all accounts of a report."""
    for one in accounts:
        if report is None:
            yield profile_of(one, None)
        else:
            sentences = sentences_about(one, accounts, report)
            yield profile_of(one, report, sentences, story=is_story(one, accounts))


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


def reprinted(rider: str, head: str) -> Judgement:
    """Return the judgement that an account repeats another."""
    left, right = pair_of(rider, head)
    return judge(left, right, (reprint_evidence(left, right),))
