"""From texts of a corpus to groups of texts and incidents, and what evaluate link prints."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.cli.modern import Understood, print_misses, read_texts, understand_texts

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.evaluate.link_gold import LinkGold
    from tallybook.evaluate.link_score import Linked, LinkScore
    from tallybook.records import Linking
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


def linked_made(
    number: int, seed: int, corpora: Path | None
) -> tuple[Linking, dict[str, str], int]:
    """Make so many accounts and link them; return also the truth, and how many reports there are.

    The truth is the incident of each account by its id.
    """
    from tallybook.evaluate.made import made_reports
    from tallybook.evaluate.made_shapes import OWN, read_shapes
    from tallybook.link import link_accounts

    made = list(made_reports(number, seed, read_shapes(corpora) if corpora else OWN))
    accounts = [account for one in made for account in one.accounts]
    copies = [one.copy for one in made if one.copy]
    known = {
        account.account_id: incident
        for one in made
        for account, incident in zip(one.accounts, one.incidents, strict=True)
    }
    return link_accounts(accounts, [one.report for one in made], copies), known, len(made)


def score_made(number: int, seed: int, corpora: Path | None) -> LinkScore:
    """Make so many accounts, link them, and return how well that agrees with the truth."""
    from tallybook.evaluate.link_score import score_accounts

    linking, known, reports = linked_made(number, seed, corpora)
    told = {
        account.account_id: cluster.cluster_id
        for cluster in linking.clusters
        for account in cluster.accounts
    }
    return score_accounts(told, known, reports)


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
