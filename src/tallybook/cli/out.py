"""Taking a book's contents elsewhere: export json, export csv."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import AsOfOption, BookOption

app = typer.Typer(
    name="export", help="Export a book in the formats of the field.", no_args_is_help=True
)


@app.command("json")
def export_json(
    book: BookOption = None,
    out: Annotated[
        Path | None, typer.Option(help="File to write; default standard output.")
    ] = None,
    times: Annotated[
        bool, typer.Option("--times", help="Add the times at which the book learned things.")
    ] = False,
    as_of: AsOfOption = None,
) -> None:
    """Write incidents, reports, accounts and statements as one JSON object."""
    from tallybook import export

    with session.open_book(book) as opened:
        data = export.export_json(opened.contents(as_of=as_of), with_times=times)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        out.write_bytes(data)


@app.command("csv")
def export_csv(
    out: Annotated[Path, typer.Option(help="Folder to write the tables into.")],
    book: BookOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write one table a kind of record, safe to open in a spreadsheet."""
    from tallybook import export

    with session.open_book(book) as opened:
        export.export_csv(opened.contents(as_of=as_of), out)


@app.command("muc4")
def export_muc4(
    out: Annotated[Path, typer.Option(help="Folder to write gtt.json and NAME.responses into.")],
    book: BookOption = None,
    name: Annotated[str, typer.Option(help="What to call the official response file.")] = "book",
    as_of: AsOfOption = None,
) -> None:
    """Write the reports' accounts as MUC-4 templates, in the modern and the official form."""
    from tallybook import export

    with session.open_book(book) as opened:
        export.export_muc4(opened.contents(as_of=as_of), out, name=name)
