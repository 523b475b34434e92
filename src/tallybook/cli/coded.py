"""From texts whose incidents a person coded to answers, for evaluate isaf and evaluate gvc."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tallybook.cli.modern import Found, find_incidents, print_misses

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.evaluate.gvc import Told
    from tallybook.evaluate.gvc_score import GvcScore
    from tallybook.evaluate.isaf import Release
    from tallybook.evaluate.isaf_score import IsafScore
    from tallybook.settings import Settings


def isaf_incidents(releases: Sequence[Release], settings: Settings) -> Found:
    """Return the incidents of each release by its name."""
    return find_incidents(({"id": one.name, "text": one.text} for one in releases), settings)


def gvc_incidents(told: Sequence[Told], settings: Settings) -> Found:
    """Return the incidents of each article by its id."""
    articles = (one.article for one in told)
    lines = (
        {
            "id": one.doc,
            "title": one.title,
            "url": one.url,
            "published_at": one.dct,
            "text": one.body,
        }
        for one in articles
    )
    return find_incidents(lines, settings)


def print_isaf(out: Console, score: IsafScore, failed: Mapping[str, str]) -> None:
    """Print the shares and what failed."""
    out.print(f"{score.releases} releases, {score.found} with an incident\n")
    for title, share, total in (
        ("least killed exact", score.min_killed_exact, score.releases),
        ("  where the gold has any", score.killed_when_any, score.killed_any),
        ("least captured exact", score.min_captured_exact, score.releases),
        ("  where the gold has any", score.captured_when_any, score.captured_any),
        ("start date right", score.start_date_exact, score.start_date_total),
        ("  by the record alone", score.start_date_of_record, score.start_date_total),
        ("province right", score.province_right, score.province_total),
    ):
        _print_share(out, title, share, total)
    print_misses(out, score.misses, failed)


def print_gvc(out: Console, score: GvcScore, failed: Mapping[str, str]) -> None:
    """Print the shares and what failed."""
    out.print(f"{score.articles} articles, {score.found} with a figure\n")
    for title, share in (
        ("killed exact", score.killed_exact),
        ("  if the answer were always 1", score.always_one_killed),
        ("injured exact", score.injured_exact),
        ("  if the answer were always 0", score.always_none_injured),
    ):
        _print_share(out, title, share, score.articles)
    print_misses(out, score.misses, failed)


def _print_share(out: Console, title: str, share: float | None, total: int) -> None:
    out.print(f"{title:<32} {'-' if share is None else f'{share:.3f}'} of {total}")
