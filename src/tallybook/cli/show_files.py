"""Showing a book as files: one incident as a page or a plot, a selection as a map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import AsOfOption, BookOption
from tallybook.errors import UsageError

if TYPE_CHECKING:
    from tallybook.records import Incident, Judgement, Statement
    from tallybook.store import Book

IncidentArgument = Annotated[str, typer.Argument(help="An incident id, or its first letters.")]
OutOption = Annotated[Path, typer.Option(help="The file to write.", metavar="FILE")]


WithholdOption = Annotated[
    bool, typer.Option("--withhold-names", help="Cover the names of victims wherever they stand.")
]


def page(
    incident: IncidentArgument,
    out: OutOption,
    book: BookOption = None,
    as_of: AsOfOption = None,
    withhold_names: WithholdOption = False,
) -> None:
    """Write an incident as one HTML file with its evidence and sources: no script, no network."""
    from tallybook.show.incident_page import incident_page
    from tallybook.show.withheld import Names, names_of, withheld

    with session.open_book(book) as opened:
        found = opened.incident(incident, as_of=as_of)
        accounts = [opened.account(one) for one in found.account_ids]
        statements = tuple(one for account in accounts for one in account.statements)
        reports = tuple(opened.report(one.report_id) for one in found.reports)
        judged = tuple(_among(opened, found))
        head = opened.head_hash()
    names = names_of(statements) if withhold_names else Names(())
    text = incident_page(
        *withheld((found, statements, reports, judged), names),
        account_reports={one.account_id: one.report_id for one in accounts},
        head_hash=head,
        withheld=withhold_names,
    )
    _write(out, text)


def plot(
    incident: IncidentArgument,
    out: OutOption,
    book: BookOption = None,
    as_of: AsOfOption = None,
    withhold_names: WithholdOption = False,
) -> None:
    """Draw every figure of an incident over time, one step chart a harm, as an SVG file."""
    from tallybook.show.plots import plot_file
    from tallybook.show.withheld import Names, names_of, withheld

    with session.open_book(book) as opened:
        found = opened.incident(incident, as_of=as_of)
        statements = _statements(opened, found)
    names = names_of(statements) if withhold_names else Names(())
    _write(out, plot_file(*withheld((found, statements), names)))


def map_(
    out: OutOption,
    book: BookOption = None,
    first: Annotated[
        str | None, typer.Option("--from", help="From this day on (ISO 8601).")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="Up to this day (ISO 8601).")] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="Only in this country (ISO code); may be repeated.")
    ] = None,
    attack_type: Annotated[
        list[str] | None, typer.Option(help="Only this attack type; may be repeated.")
    ] = None,
    perpetrator: Annotated[
        list[str] | None, typer.Option(help="Only by this party (part of its name).")
    ] = None,
    as_of: AsOfOption = None,
) -> None:
    """Draw the incidents of a book on a map, as SVG or, for a name in .html, with their table."""
    from tallybook.show.selection import map_file, map_page
    from tallybook.store.listing import Filters

    asked = Filters(
        from_=first,
        to=last,
        country=tuple(country or ()),
        attack_type=tuple(attack_type or ()),
        perpetrator=tuple(perpetrator or ()),
        sort="date",
    )
    with session.open_book(book) as opened:
        chosen = _selected(opened.incidents(as_of=as_of), asked)
        name = opened.folder.name
    if out.suffix.lower() in (".html", ".htm"):
        _write(out, map_page(chosen, f"{name}: map of {len(chosen)} incidents"))
    else:
        _write(out, map_file(chosen))


def _selected(incidents: Sequence[Incident], asked: object) -> list[Incident]:
    from tallybook.store.listing import Filters, Listing

    listing = Listing()
    listing.put_incidents((one, "") for one in incidents)
    if not isinstance(asked, Filters):
        raise TypeError(asked)
    found = listing.select(asked, limit=max(len(incidents), 1), with_totals=False)
    by_id = {one.incident_id: one for one in incidents}
    return [by_id[row.incident_id] for row in found.rows]


def _statements(book: Book, incident: Incident) -> list[Statement]:
    return [one for key in incident.account_ids for one in book.account(key).statements]


def _among(book: Book, incident: Incident) -> list[Judgement]:
    mine = set(incident.account_ids)
    return [one for one in book.judgements() if one.left in mine and one.right in mine]


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(
            f"{out} cannot be written: {error.strerror}",
            next_step="name a file in a folder of yours",
        ) from None
