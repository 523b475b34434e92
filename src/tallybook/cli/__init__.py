"""The command line: one thin command a stage; a command imports its own heavy parts.

Exit codes: 0 done, 1 some input failed (each listed with its cause), 2 usage, 3 the book is
locked or damaged, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Annotated

import typer

from tallybook import __version__
from tallybook.cli import (
    care,
    doctor,
    judge,
    look,
    out,
    places,
    review,
    run,
    serve,
    session,
    show_files,
    train,
)
from tallybook.errors import TallybookError

INTERRUPTED = 130

app = typer.Typer(
    name="tallybook",
    help="Read reports of attacks and keep one sourced incident record per real event.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(run.run)
app.command()(run.demo)
app.command()(run.read)
app.command()(run.understand)
app.command()(run.link)
app.command()(run.reconcile)
app.command()(look.incidents)
app.command()(look.show)
app.command()(look.report)
app.command()(show_files.page)
app.command()(show_files.plot)
app.command("map")(show_files.map_)
app.add_typer(review.app)
app.command()(review.changes)
app.add_typer(out.app)
app.command()(care.verify)
app.command()(care.rebuild)
app.command()(doctor.doctor)
app.command()(serve.serve)
app.add_typer(serve.app)
app.add_typer(places.app)
app.add_typer(judge.app)
app.add_typer(train.app)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"tallybook {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Options of the program as a whole."""


def _interrupted() -> int:
    session.error_console().print("interrupted; run the same command again to go on")
    return INTERRUPTED


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        app()
    except TallybookError as error:
        session.print_error(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(_interrupted())
    except SystemExit as end:
        # Typer turns the interrupt of a command into this exit.
        sys.exit(_interrupted() if end.code == INTERRUPTED else end.code)
    except BrokenPipeError:
        # The reader of our output went away (head, less): not an error of ours.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
