"""From texts of a corpus to groups of texts and incidents, and what evaluate link prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tallybook.cli.modern import Understood, print_misses, read_texts, understand_texts

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.evaluate.link_gold import LinkGold
    from tallybook.evaluate.link_score import Linked, LinkScore
    from tallybook.records import Copy, Judgement
    from tallybook.settings import Settings


def link_gold(gold: LinkGold, settings: Settings) -> tuple[Linked, dict[str, str]]:
    """Return what we say of the texts, all in one book, and what failed."""
    if gold.pairs:
        return _pairs_told(gold, settings)
    understood = understand_texts((one.line() for one in gold.texts), settings)
    return link_understood(gold, understood, settings), understood.failed


def _pairs_told(gold: LinkGold, settings: Settings) -> tuple[Linked, dict[str, str]]:
    from tallybook.evaluate.link_score import Linked
    from tallybook.link import tell_the_same

    reports, failed = read_texts((one.line() for one in gold.texts), settings)
    known = {one.given_id: one for one in reports}
    pairs = [one for one in gold.pairs if one.left in known and one.right in known]
    told = tell_the_same([(known[one.left], known[one.right]) for one in pairs])
    same = ((one.left, one.right) for one, yes in zip(pairs, told, strict=True) if yes)
    return Linked(same=frozenset(same)), failed


def link_understood(gold: LinkGold, understood: Understood, settings: Settings) -> Linked:
    """Return the group of each text and the incidents, all texts in one book.

    A text in which no account was found is placed by its wording.
    """
    from tallybook.evaluate.link_score import Linked
    from tallybook.link import link_accounts, link_reports
    from tallybook.read.copies import find_copies
    from tallybook.reconcile import reconcile_cluster

    reports = [understood.reports[name] for name in sorted(understood.reports)]
    accounts = [one for told in understood.accounts.values() for one in told]
    linking = link_accounts(accounts, reports, find_copies(reports))
    clusters = {one.cluster_id: one for one in linking.clusters}
    group_of: dict[str, str] = {}
    incidents = {}
    for story in link_reports(linking, reports):
        group = story.report_ids[0]
        group_of.update(dict.fromkeys(story.report_ids, group))
        if story.cluster_ids:
            told = clusters[story.cluster_ids[0]]
            incidents[group] = reconcile_cluster(told, rule=settings.rule)
    home = {name: group_of[one.report_id] for name, one in understood.reports.items()}
    unread = {one.name: f"not read: {one.name}" for one in gold.texts if one.name not in home}
    return Linked(home=home | unread, incidents=incidents)


class MadeLinks(NamedTuple):
    """Made-up accounts linked: group and true incident of each by id, and how many reports."""

    told: dict[str, str]
    known: dict[str, str]
    reports: int


def link_made(
    number: int, seed: int, corpora: Path | None, keep: Callable[[Judgement], None]
) -> MadeLinks:
    """Make so many accounts and link them, report by report; judgements are handed to `keep`.

    They are made twice, first for the truth and the reprints: they would not fit into memory.
    """
    from tallybook.evaluate.made import made_reports
    from tallybook.evaluate.made_shapes import OWN, read_shapes
    from tallybook.link import link_told

    shapes = read_shapes(corpora) if corpora else OWN
    known: dict[str, str] = {}
    copies: list[Copy] = []
    reports = 0
    for one in made_reports(number, seed, shapes):
        reports += 1
        copies += [one.copy] if one.copy else []
        ids = (account.account_id for account in one.accounts)
        known.update(zip(ids, one.incidents, strict=True))
    made = ((one.report, one.accounts) for one in made_reports(number, seed, shapes))
    groups = link_told(made, copies, keep)
    return MadeLinks({one: group[0] for group in groups for one in group}, known, reports)


def score_made(number: int, seed: int, corpora: Path | None) -> LinkScore:
    """Make so many accounts, link them, and return how well that agrees with the truth."""
    from tallybook.evaluate.link_score import score_accounts

    made = link_made(number, seed, corpora, lambda _: None)
    return score_accounts(made.told, made.known, made.reports)


def print_link(out: Console, score: LinkScore, failed: Mapping[str, str]) -> None:
    """Print the figures that the corpus has gold for, and what failed."""
    accounts = f", {score.accounts} accounts" if score.accounts else ""
    out.print(f"{score.texts} texts{accounts}", end="")
    out.print(f", {score.incidents} incidents, {score.groups} groups" if score.incidents else "")
    out.print()
    for title, share in (
        ("B-cubed F1", score.b_cubed_f1),
        ("  precision", score.b_cubed_p),
        ("  recall", score.b_cubed_r),
        ("CoNLL F1", score.conll_f1),
        ("LEA F1", score.lea_f1),
        ("pairwise F1", score.pairwise_f1),
        ("killed equal", score.killed_equal),
        ("injured equal", score.injured_equal),
        ("accuracy of pairs", score.accuracy),
        ("  F1", score.pairs_f1),
        ("  precision", score.pairs_p),
        ("  recall", score.pairs_r),
    ):
        if share is not None:
            out.print(f"{title:<20} {share:.3f}")
    print_misses(out, score.misses, failed)
