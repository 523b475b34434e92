"""From texts or made-up accounts to judged pairs, and what evaluate calibration prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.cli.link import link_made
from tallybook.cli.modern import understand_texts

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.evaluate.calibration import Reliability
    from tallybook.evaluate.link_gold import LinkGold
    from tallybook.records import Judgement
    from tallybook.settings import Settings


def of_texts(gold: LinkGold, settings: Settings) -> tuple[Reliability, dict[str, str]]:
    """Return how the scores of pairs of texts, all in one book, agree with the gold."""
    from tallybook.evaluate import calibration
    from tallybook.link import link_accounts
    from tallybook.read.copies import find_copies

    understood = understand_texts((one.line() for one in gold.texts), settings)
    reports = [understood.reports[name] for name in sorted(understood.reports)]
    accounts = [one for told in understood.accounts.values() for one in told]
    linking = link_accounts(accounts, reports, find_copies(reports))
    known = calibration.story_incidents(understood.accounts, gold.incident_of)
    judged = calibration.judged_pairs(linking.judgements, known)
    return calibration.reliability(judged, calibration.pairs_of_one(known)), understood.failed


def of_made(number: int, seed: int, corpora: Path | None) -> Reliability:
    """Return how the scores of made-up accounts agree with the truth."""
    from tallybook.evaluate import calibration

    judgements: list[Judgement] = []
    made = link_made(number, seed, corpora, judgements.append)
    judged = calibration.judged_pairs(judgements, made.known)
    return calibration.reliability(judged, calibration.pairs_of_one(made.known))


def print_calibration(out: Console, found: Reliability, failed: dict[str, str]) -> None:
    """Print the table by tenths, the three figures and what failed."""
    out.print(f"{found.pairs} pairs judged, {found.same} of one incident")
    out.print(f"{found.same_unjudged} more of one incident got no judgement worth keeping")
    out.print()
    out.print("score       pairs    told    seen")
    for one in found.tenths:
        told, seen = ("-" if share is None else f"{share:.3f}" for share in (one.told, one.seen))
        out.print(f"{one.least:.1f}-{one.least + 0.1:.1f} {one.pairs:>9} {told:>7} {seen:>7}")
    out.print()
    for title, figure in (
        ("Brier score", found.brier),
        ("calibration error", found.calibration_error),
        ("log loss", found.log_loss),
    ):
        out.print(f"{title:<20} {'-' if figure is None else f'{figure:.3f}'}")
    for name, cause in failed.items():
        out.print(f"not understood: {name}: {cause}", soft_wrap=True, markup=False)
