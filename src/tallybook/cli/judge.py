"""Comparing runs with gold: evaluate seeds."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import JsonOption, WorkersOption

if TYPE_CHECKING:
    from tallybook.evaluate.seeds import SeedScore

app = typer.Typer(
    name="evaluate", help="Compare what Tallybook says with gold answers.", no_args_is_help=True
)


@app.command("seeds")
def seeds(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Reports and their gold.jsonl.")],
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run over hand-coded reports and compare every coded fact."""
    from tallybook import pipeline
    from tallybook.evaluate.seeds import read_forbidden, read_gold, score_seeds
    from tallybook.store import Book

    gold = read_gold(folder)
    paths = [str(folder / name) for name in sorted({fact.report for fact in gold})]
    settings = session.effective_settings(workers=workers).settings
    with (
        tempfile.TemporaryDirectory() as scratch,
        Book.open(Path(scratch) / "seeds.book", create=True) as book,
    ):
        pipeline.run(paths, book, settings)
        score = score_seeds(
            gold, read_forbidden(folder), book.reports(), book.accounts(), book.incidents()
        )
    if as_json:
        session.print_json(score)
    else:
        _print_score(score)


def _print_score(score: SeedScore) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False)
    for name, words in (
        ("facts right", f"{score.facts_right} of {score.facts_total}"),
        (
            "incidents found",
            f"{score.incidents_found} of {score.incidents_total}: {', '.join(score.found)}",
        ),
        ("false records", f"{score.false_records}"),
        ("incidents told twice in a report", f"{score.split_incidents}"),
        ("links right", f"{score.links_right} of {score.links_total}"),
        ("speakers invented", f"{score.speakers_invented}"),
        ("forbidden numbers that became harms", f"{score.forbidden_harms}"),
        ("harms that gold does not have", f"{score.harms_not_in_gold}"),
    ):
        table.add_row(name, words)
    out = session.console()
    out.print(table)
    out.print()
    for field, (right, total) in score.by_field.items():
        if right < total:
            out.print(f"  {field:<28} {right:>3} of {total}")
    out.print()
    for miss in score.misses:
        out.print(miss, soft_wrap=True)
