"""Looking into a book: incidents, one incident, one report."""

from __future__ import annotations

from typing import Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import AsOfOption, BookOption, JsonOption


def incidents(
    book: BookOption = None, as_of: AsOfOption = None, as_json: JsonOption = False
) -> None:
    """List the incidents of a book: when, where, what, tallies, who, how many reports."""
    with session.open_book(book) as opened:
        found = opened.incidents(as_of=as_of)
    if as_json:
        session.print_json(found)
        return
    from tallybook.cli.printing import print_incidents

    print_incidents(session.console(), found)


def show(
    incident: Annotated[str, typer.Argument(help="An incident id, or its first letters.")],
    book: BookOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one incident whole: every value with its sentence, its speaker and its report."""
    with session.open_book(book) as opened:
        found = opened.incident(incident, as_of=as_of)
        accounts = [opened.account(one) for one in found.account_ids]
        statements = {s.statement_id: s for account in accounts for s in account.statements}
        reports = {one.report_id: opened.report(one.report_id) for one in found.reports}
        judgements = [
            one
            for one in opened.judgements()
            if one.left in found.account_ids and one.right in found.account_ids
        ]
    if as_json:
        session.print_json(
            {
                "incident": found,
                "statements": sorted(statements.values(), key=lambda s: s.statement_id),
                "judgements": judgements,
            }
        )
        return
    from tallybook.cli.printing import print_incident

    print_incident(session.console(), found, statements, reports, judgements)


def report(
    report: Annotated[str, typer.Argument(help="A report id, its first letters, or a file name.")],
    book: BookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one report's text with its evidence marked, and the statements found in it."""
    with session.open_book(book) as opened:
        found = opened.report(report)
        accounts = opened.accounts(found.report_id)
    if as_json:
        session.print_json({"report": found, "accounts": accounts})
        return
    from tallybook.cli.printing import print_report

    print_report(session.console(), found, accounts)
