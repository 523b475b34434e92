"""From the texts of our own test set to what is told of them, and what the command prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tallybook.cli.modern import find_incidents, print_misses

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.evaluate.phenomena import Item, Problem
    from tallybook.evaluate.phenomena_match import Told
    from tallybook.evaluate.phenomena_score import PhenomenaScore
    from tallybook.settings import Settings


def told_of(items: Sequence[Item], settings: Settings) -> tuple[dict[str, Told], dict[str, str]]:
    """Run the product on each text by itself; return what it says, and what failed, by name."""
    from tallybook.evaluate.phenomena_match import Told

    found = find_incidents(_lines(items), settings)
    told = {
        name: Told(accounts=found.accounts[name], incidents=incidents)
        for name, incidents in found.incidents.items()
    }
    return told, found.failed


def _lines(items: Sequence[Item]) -> Iterator[dict[str, str]]:
    """Give the texts only: no label goes where the product could see it."""
    for one in items:
        line = {"id": one.name, "text": one.text}
        yield line | ({"published_at": one.published_at} if one.published_at else {})


def print_phenomena(
    out: Console, score: PhenomenaScore, halves: Sequence[str], failed: Mapping[str, str]
) -> None:
    """Print the figures of each half and of all, those of each phenomenon, and the misses."""
    from rich.table import Table

    from tallybook.evaluate.phenomena_score import COUNTS, SHARES

    columns = (*((half, f"{half}_") for half in halves), *([("all", "")] * (len(halves) != 1)))
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for heading, _ in columns:
        table.add_column(heading, justify="right")
    for kind in SHARES:
        table.add_row(kind, *(_share(score.figures, prefix + kind) for _, prefix in columns))
    for kind in (*COUNTS, "texts", "traps"):
        table.add_row(kind, *(str(score.figures[prefix + kind]) for _, prefix in columns))
    out.print(table)
    out.print()
    _print_each(out, score)
    print_misses(out, score.misses, failed)


def _print_each(out: Console, score: PhenomenaScore) -> None:
    from rich.table import Table

    columns = ("figure_exact", "speaker_right", "standing_right", "date_right")
    table = Table(box=None, pad_edge=False)
    table.add_column("phenomenon")
    for heading in ("figure", "speaker", "standing", "date", "extra"):
        table.add_column(heading, justify="right")
    for name, figures in score.phenomena.items():
        extra = (figures["false_figures"] or 0) + (figures["extra_figures"] or 0)
        table.add_row(name, *(_right_of(figures, kind) for kind in columns), str(extra or ""))
    out.print(table)


def _share(figures: Mapping[str, float | int | None], kind: str) -> str:
    share = figures[kind]
    return "-" if share is None else f"{share:.3f} of {figures[f'{kind}_total']}"


def _right_of(figures: Mapping[str, float | int | None], kind: str) -> str:
    share, total = figures[kind], figures[f"{kind}_total"] or 0
    return "" if share is None else f"{round(share * total)}/{total}"


def print_problems(err: Console, problems: Sequence[Problem]) -> None:
    """Print each line that was left out."""
    for one in problems:
        err.print(f"BadGold: {one.name}: {one.cause}", soft_wrap=True)
