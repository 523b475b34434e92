"""What is settled before any pair is judged? What a person decided, and what is a reprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallybook.link.strengths import strength
from tallybook.records import Account, Copy, Evidence, Judgement, Report

Pair = tuple[str, str]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What persons hold of pairs of account ids (left < right)."""

    same: frozenset[Pair]
    different: frozenset[Pair]
    unsure: frozenset[Pair]
    judgements: tuple[Judgement, ...]


def pair_of(left: str, right: str) -> Pair:
    """Return two ids in order."""
    return (left, right) if left < right else (right, left)


def decided_by_persons(decisions: Sequence[Judgement], known: Iterable[str]) -> Decided:
    """Return what persons decided on the accounts at hand.

    A superseded decision no longer binds. Of two that contradict, neither superseding the other,
    the later in the sequence binds. Decisions by the program are no decisions.
    """
    accounts = set(known)
    replaced = {one.supersedes for one in decisions if one.supersedes}
    holding: dict[Pair, Judgement] = {}
    for one in decisions:
        binds = one.decided_by == "person" and one.judgement_id not in replaced
        if binds and one.left != one.right and {one.left, one.right} <= accounts:
            holding[pair_of(one.left, one.right)] = one
    return Decided(
        same=_with_verdict(holding, "same"),
        different=_with_verdict(holding, "different"),
        unsure=_with_verdict(holding, "unsure"),
        judgements=tuple(holding[pair] for pair in sorted(holding)),
    )


def _with_verdict(holding: Mapping[Pair, Judgement], verdict: str) -> frozenset[Pair]:
    return frozenset(pair for pair, one in holding.items() if one.verdict == verdict)


def reprints(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    copies: Sequence[Copy],
) -> dict[str, str]:
    """Return, for each account that repeats another's text, the account that stands for it.

    Accounts of copies pair up by the words of their anchors, first with first, second with second.
    """
    original = {copy.report_id: copy.original_id for copy in copies}
    involved = {*original, *original.values()}
    by_report: dict[str, list[Account]] = {}
    for one in accounts:
        by_report.setdefault(one.report_id, []).append(one)
    first: dict[tuple[str, str, int], str] = {}
    stands_for: dict[str, str] = {}
    for report_id in _originals_first(involved, reports, original):
        for words, nth, account_id in _numbered(by_report.get(report_id, [])):
            found = first.setdefault((original.get(report_id, report_id), words, nth), account_id)
            if found != account_id:
                stands_for[account_id] = found
    return stands_for


def _originals_first(
    involved: Iterable[str], reports: Mapping[str, Report], original: Mapping[str, str]
) -> list[str]:
    def order(report_id: str) -> tuple[bool, str, str]:
        report = reports.get(report_id)
        return report_id in original, (report and report.published_at) or "~", report_id

    return sorted(involved, key=order)


def _numbered(accounts: Sequence[Account]) -> list[tuple[str, int, str]]:
    seen: dict[str, int] = {}
    numbered = []
    for one in sorted(accounts, key=lambda account: (account.anchor_start, account.account_id)):
        words = one.anchor_quote.casefold()
        numbered.append((words, seen.get(words, 0), one.account_id))
        seen[words] = seen.get(words, 0) + 1
    return numbered


def reprint_evidence(left: str, right: str) -> Evidence:
    """Return the reason that two accounts are the same words of a reprint."""
    return Evidence(
        feature="copy",
        left=left,
        right=right,
        weight=strength("same_text"),
        words="the same words, reprinted",
    )
