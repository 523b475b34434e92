"""What every command shares: settings, the book, the two consoles, and what an error prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from tallybook import weights
from tallybook.errors import TallybookError
from tallybook.settings import Effective, load_settings

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.store import Book

BookOption = Annotated[
    Path | None,
    typer.Option("--book", help="The book: a folder. Default: the setting `book`.", metavar="BOOK"),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON on standard output, nothing else.")
]
WorkersOption = Annotated[
    int | None, typer.Option(help="Child processes to use; 0 runs in this process.", min=0, max=64)
]
EngineOption = Annotated[
    str | None, typer.Option(help="Where the work is done: inline, pool or ray.")
]
RuleOption = Annotated[
    str | None, typer.Option(help="The rule for tallies: a code of the list tally_rules.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="What the book held at this time (ISO 8601), not now."),
]


def console() -> Console:
    """Return the console for results: standard output, plain when it is no terminal."""
    from rich.console import Console

    # 80 columns when the width is unknown, so that a file or a pipe gets the same lines.
    width = None if sys.stdout.isatty() else 80
    return Console(width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


def error_console() -> Console:
    """Return the console for progress and problems: standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def effective_settings(**flags: object) -> Effective:
    """Return the settings that hold for this command. Raises BadSetting."""
    weights.chosen_parts()
    return load_settings(flags=flags)


@contextmanager
def open_book(path: Path | None, *, create: bool = False, read_only: bool = True) -> Iterator[Book]:
    """Open the book named, or that of the settings. Raises BookError if it cannot be used."""
    from tallybook.store import Book

    chosen = path or Path(effective_settings().settings.book)
    with Book.open(chosen, create=create, read_only=read_only and not create) as book:
        yield book


def print_json(value: Any) -> None:
    """Print a record or plain value as JSON, indented, in UTF-8."""
    raw = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.write(raw.decode("utf-8") + "\n")


def print_error(error: TallybookError) -> None:
    """Print what was found, where, and what to do, on standard error."""
    out = error_console()
    out.print(f"{type(error).__name__}: {error.message}", style="bold", soft_wrap=True)
    if error.next_step:
        out.print(f"  {error.next_step}", soft_wrap=True)
