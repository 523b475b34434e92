"""Looking into a book: incidents, one incident, one report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import AsOfOption, BookOption, JsonOption

if TYPE_CHECKING:
    from tallybook.records import Account, Incident, Judgement, Report
    from tallybook.store import Book

AskedRuleOption = Annotated[
    str | None,
    typer.Option(
        "--rule", help="Tallies by this rule of the list tally_rules; the book stays as it is."
    ),
]


def incidents(
    book: BookOption = None,
    as_of: AsOfOption = None,
    rule: AskedRuleOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the incidents of a book: when, where, what, tallies, who, how many reports."""
    with session.open_book(book) as opened:
        found = opened.incidents(as_of=as_of)
        if rule is not None:
            from tallybook.review import by_rule

            found = by_rule(opened, found, rule, as_of)
    if as_json:
        session.print_json(found)
        return
    from tallybook.cli.printing import print_incidents

    print_incidents(session.console(), found)


def show(
    incident: Annotated[str, typer.Argument(help="An incident id, or its first letters.")],
    book: BookOption = None,
    as_of: AsOfOption = None,
    rule: AskedRuleOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one incident whole: every value with its sentence, its speaker and its report."""
    with session.open_book(book) as opened:
        found = opened.incident(incident, as_of=as_of)
        accounts, reports, judgements = _behind(opened, found, as_of)
        if rule is not None:
            from tallybook.review import by_rule

            (found,) = by_rule(opened, [found], rule, as_of)
        statements = {s.statement_id: s for account in accounts for s in account.statements}
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


def _behind(
    book: Book, incident: Incident, as_of: str | None
) -> tuple[list[Account], dict[str, Report], list[Judgement]]:
    """Return the accounts, reports and judgements behind an incident, as the book had them."""
    ids = set(incident.account_ids)
    if as_of is not None:
        held = book.contents(as_of)
        accounts = [one for one in held.accounts if one.account_id in ids]
        reports = {one.report_id: one for one in held.reports}
        judgements = held.judgements
    else:
        accounts = [one for each in book.clusters_of(ids) for one in each.accounts]
        accounts = [one for one in accounts if one.account_id in ids]
        reports = {one.report_id: book.report(one.report_id) for one in incident.reports}
        judgements = tuple(book.judgements_among(ids))
    inside = [one for one in judgements if one.left in ids and one.right in ids]
    return accounts, reports, sorted(inside, key=lambda one: one.judgement_id)


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
