"""The places of the world: gazetteer add, gazetteer find."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from tallybook.cli import session
from tallybook.cli.session import JsonOption
from tallybook.errors import UsageError

if TYPE_CHECKING:
    from tallybook.gazetteer import Entry
    from tallybook.gazetteer.adding import Added

app = typer.Typer(
    name="gazetteer", help="Look up places, and add more to those that ship.", no_args_is_help=True
)


@app.command("add")
def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Lists of GeoNames: allCountries.zip, XX.zip of a country, or the .txt in them.",
            metavar="FILE...",
            exists=True,
            dir_okay=False,
        ),
    ],
    as_json: JsonOption = False,
) -> None:
    """Add the places of GeoNames dumps, so that villages too are found and resolved.

    They go into the file tallybook.gazetteer in this folder, beside tallybook.toml; commands that
    run here use it. TALLYBOOK_GAZETTEER names another file. Reports that were understood without
    them are understood again by the next `tallybook run`.
    """
    from tallybook.gazetteer.added import VARIABLE, AddedPlaces, chosen_path
    from tallybook.gazetteer.adding import add_dump
    from tallybook.gazetteer.shipped import shipped_gazetteer

    out = chosen_path()
    if out is None:
        raise UsageError(f"{VARIABLE} is none", next_step="unset it, or name a file there")
    notes = session.error_console()
    shipped = shipped_gazetteer()
    told = [
        add_dump(path, out, shipped, lambda lines: notes.print(f"{lines:,} lines"))
        for path in files
    ]
    if as_json:
        session.print_json({"file": str(out), "added": told, "facts": AddedPlaces(out).facts()})
    else:
        _print_added(told, out)
    if any(one.bad for one in told):
        raise typer.Exit(1)


def _print_added(told: list[Added], out: Path) -> None:
    console, problems = session.console(), session.error_console()
    for one in told:
        console.print(
            f"{one.source}: {one.added:,} places added, {one.held:,} were there,"
            f" {one.left_out:,} of other kinds left out, {one.bad:,} bad lines",
            soft_wrap=True,
        )
        for line in one.bad_lines:
            problems.print(f"{one.source}, line {line.number}: {line.why}", soft_wrap=True)
        if one.bad > len(one.bad_lines):
            problems.print(f"{one.source}: and {one.bad - len(one.bad_lines):,} more")
    console.print(f"{out}: {out.stat().st_size / 1e6:.1f} MB", soft_wrap=True)


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(help="A name of a place: 'Goma', \"N'Djamena\".")],
    as_json: JsonOption = False,
) -> None:
    """Show every place of a name, the best known first: what ships, then what was added."""
    from tallybook.gazetteer import fold, open_gazetteer

    found = open_gazetteer().find(fold(name))
    if as_json:
        session.print_json([msgspec.to_builtins(one) for one in found])
        return
    console = session.console()
    for one in found:
        console.print(_place_words(one), soft_wrap=True)
    if not found:
        console.print(f"no place is called {name!r}", soft_wrap=True)


def _place_words(one: Entry) -> str:
    lies = [part for part in (one.adm2, one.adm1, one.country_name) if part and part != one.name]
    source = ", added" if one.added else ""
    return (
        f"{one.entry_id}  {', '.join([one.name, *lies])}  {one.level}, {one.population:,} people,"
        f" {one.latitude} {one.longitude}{source}"
    )
