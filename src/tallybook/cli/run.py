"""The main job and its stages: run, read, understand, link, reconcile, demo."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import (
    BookOption,
    EngineOption,
    JsonOption,
    RuleOption,
    WorkersOption,
)

if TYPE_CHECKING:
    from tallybook.pipeline import Summary

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, archives (zip, tar), or - for standard input.",
        show_default=False,
    ),
]


def run(
    paths: PathsArgument,
    book: BookOption = None,
    rule: RuleOption = None,
    workers: WorkersOption = None,
    engine: EngineOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read reports into a book, find the incidents, and print them."""
    from tallybook import pipeline
    from tallybook.cli.progress import shown_progress
    from tallybook.engines import opened_engine

    flags = {"rule": rule, "workers": workers, "engine": engine}
    settings = session.effective_settings(**flags).settings
    with (
        opened_engine(settings.engine) as chosen,
        session.open_book(book, create=True) as opened,
        shown_progress() as notify,
    ):
        summary = pipeline.run(paths, opened, settings, notify, chosen)
        contents = opened.incidents()
    if as_json:
        session.print_json({"summary": summary, "incidents": contents})
    else:
        from tallybook.cli.printing import print_incidents

        print_incidents(session.console(), contents)
    finish(summary, quiet=as_json)


def demo(as_json: JsonOption = False) -> None:
    """Run on the sample reports that ship with Tallybook, in a book that is thrown away."""
    samples = _samples()
    with tempfile.TemporaryDirectory() as folder:
        run([str(samples)], book=Path(folder) / "demo.book", as_json=as_json)


def _samples() -> Path:
    """Return the folder of sample reports: in the installed package, or in a source checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "samples"
    return installed if installed.is_dir() else package.parent.parent / "samples" / "reports"


def read(
    paths: PathsArgument,
    book: BookOption = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read reports into a book: texts, titles, dates; nothing is understood yet."""
    from tallybook import pipeline
    from tallybook.cli.progress import shown_progress

    settings = session.effective_settings(workers=workers).settings
    with session.open_book(book, create=True) as opened, shown_progress() as notify:
        summary = pipeline.read_into(opened, paths, settings, notify)
    _report(summary, as_json)


def understand(
    book: BookOption = None,
    workers: WorkersOption = None,
    engine: EngineOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the accounts of incidents in every report that was read and not yet understood."""
    from tallybook import pipeline
    from tallybook.cli.progress import shown_progress
    from tallybook.engines import opened_engine

    settings = session.effective_settings(workers=workers, engine=engine).settings
    summary = pipeline.Summary()
    with (
        opened_engine(settings.engine) as chosen,
        session.open_book(book, read_only=False) as opened,
        shown_progress() as notify,
    ):
        pipeline.understand_into(opened, settings, summary, notify, chosen)
    _report(summary, as_json)


def link(book: BookOption = None, as_json: JsonOption = False) -> None:
    """Find which accounts tell of one incident, and keep the reasons."""
    from tallybook import pipeline

    summary = pipeline.Summary()
    with session.open_book(book, read_only=False) as opened:
        pipeline.link_into(opened, summary)
    _report(summary, as_json)


def reconcile(
    book: BookOption = None,
    rule: RuleOption = None,
    workers: WorkersOption = None,
    engine: EngineOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make one incident of each cluster of accounts, with tallies by the chosen rule."""
    from tallybook import pipeline
    from tallybook.cli.progress import shown_progress
    from tallybook.engines import opened_engine

    flags = {"rule": rule, "workers": workers, "engine": engine}
    settings = session.effective_settings(**flags).settings
    summary = pipeline.Summary()
    with (
        opened_engine(settings.engine) as chosen,
        session.open_book(book, read_only=False) as opened,
        shown_progress() as notify,
    ):
        pipeline.reconcile_into(opened, settings, summary, notify, chosen)
    _report(summary, as_json)


def _report(summary: Summary, as_json: bool) -> None:
    if as_json:
        session.print_json(summary)
    finish(summary, quiet=as_json)


def finish(summary: Summary, *, quiet: bool) -> None:
    """Say on standard error what came of the input, and end with 1 if some of it failed."""
    out = session.error_console()
    if not quiet:
        for line in summary_lines(summary):
            out.print(line, soft_wrap=True)
    for one in summary.unreadable:
        out.print(f"unreadable: {one.source_name}: {one.cause}; {one.next_step}", soft_wrap=True)
    for failed in summary.not_understood:
        out.print(
            f"not understood: {failed.source_name}: {failed.cause}; "
            "raise the setting time_s or memory_mb and run again",
            soft_wrap=True,
        )
    if summary.failed:
        raise typer.Exit(1)


def summary_lines(summary: Summary) -> list[str]:
    """Return the account of a run: what was given and what came of it."""
    lines = []
    if summary.given:
        already = f" ({summary.already_read} already in the book)" if summary.already_read else ""
        lines.append(
            f"{summary.given} given = {summary.read} read{already} + "
            f"{len(summary.unreadable)} unreadable + {summary.copies} copies"
        )
    if summary.understood:
        lines.append(f"{summary.understood} understood: {summary.accounts} accounts of incidents")
    if summary.incidents:
        copies = summary.near_copies
        near = f"; {copies} report{'s repeat others' if copies > 1 else ' repeats another'}"
        lines.append(f"{summary.incidents} incidents{near if copies else ''}")
    return lines
