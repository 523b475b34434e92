"""The review desk on the command line: what waits, what a person decides, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import BookOption, JsonOption

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tallybook.review import By, Outcome
    from tallybook.store import Book

app = typer.Typer(
    name="review",
    help="Decide what the program could not: see what waits, correct, merge, split, take back.",
    no_args_is_help=True,
)

ByOption = Annotated[
    str | None,
    typer.Option("--by", help="Who decides. Default: the name of your login.", metavar="NAME"),
]
ReasonOption = Annotated[
    str | None, typer.Option("--reason", help="Why; it is kept with the decision.")
]
VersionOption = Annotated[
    int | None,
    typer.Option(
        "--on-version",
        help="The version of the incident that you looked at: refused if it has changed since.",
        min=1,
    ),
]
KeyOption = Annotated[
    str | None,
    typer.Option("--key", help="Your own name of this act: under one key it is done once."),
]
StatementsArgument = Annotated[
    list[str],
    typer.Argument(metavar="STATEMENT...", help="Statement ids, or their first letters."),
]
IncidentArgument = Annotated[str, typer.Argument(help="An incident id, or its first letters.")]
AccountsArgument = Annotated[
    list[str], typer.Argument(metavar="ACCOUNT...", help="Account ids, or their first letters.")
]
UnknownOption = Annotated[bool, typer.Option("--unknown", help="Instead of a value: not known.")]


@app.command()
def queue(
    book: BookOption = None,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1, max=1000)] = 10,
    skip: Annotated[int, typer.Option(help="Leave out the first so many.", min=0)] = 0,
    as_json: JsonOption = False,
) -> None:
    """List what is most worth a minute: disputed figures, likely doubles, reopened decisions."""
    from tallybook import review

    with session.open_book(book) as opened:
        items = review.queue(opened, limit=limit, skip=skip)
        # Of a long dispute the first few statements tell what it is about.
        ids = [key for one in items for key in one.statement_ids[:4]]
        accounts = set(opened.account_ids_of(ids).values())
        told = (opened.account(key).statements for key in sorted(accounts))
        statements = {one.statement_id: one for each in told for one in each}
    if as_json:
        session.print_json(items)
        return
    from tallybook.cli.review_printing import print_queue

    print_queue(session.console(), items, statements, skip)


@app.command()
def accept(
    statements: StatementsArgument,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that statements are right."""
    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: _said(opened, statements, "accepted", who))


@app.command()
def reject(
    statements: StatementsArgument,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that statements are wrong: they count for nothing and stay on record."""
    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: _said(opened, statements, "rejected", who))


@app.command()
def cannot_verify(
    statements: StatementsArgument,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that you looked and could not tell: they count only where nothing else is stated."""
    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: _said(opened, statements, "cannot_verify", who))


@app.command()
def correct(
    statement: Annotated[str, typer.Argument(help="A statement id, or its first letters.")],
    value: Annotated[
        str | None, typer.Argument(help="The right value: 14, a code, a name, NAME (LAT, LON).")
    ] = None,
    field: Annotated[
        str | None,
        typer.Option(
            "--field", help="The part to correct: value, bound, scope, speaker, as_of, place."
        ),
    ] = None,
    unknown: Annotated[
        bool, typer.Option("--own-voice", help="With --field speaker: the report says it itself.")
    ] = False,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a statement another value; the machine's stays beside yours."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    given = _value(value, unknown, "--own-voice")

    def act(opened: Book) -> Outcome:
        return review.decide_statement(
            opened, statement, "corrected", who, value=given, field=field
        )

    _decide(book, as_json, act)


@app.command()
def merge(
    into: IncidentArgument,
    other: Annotated[str, typer.Argument(help="The incident that is the same.")],
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that two incidents are one; the later id stays as a tombstone."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: review.merge(opened, into, other, who))


@app.command()
def split(
    incident: IncidentArgument,
    accounts: AccountsArgument,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that some accounts of an incident tell of another."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: review.split(opened, incident, accounts, who))


@app.command()
def move(
    to: Annotated[str, typer.Argument(help="The incident that the accounts belong to.")],
    accounts: AccountsArgument,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that accounts belong to another incident."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: review.move(opened, accounts, to, who))


@app.command()
def apart(
    left: IncidentArgument,
    right: Annotated[str, typer.Argument(help="The incident that looks like it.")],
    unsure: Annotated[bool, typer.Option("--unsure", help="The reports do not tell.")] = False,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that two incidents that look alike are two, and are not to be asked about again."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    verdict = "unsure" if unsure else "different"
    _decide(
        book, as_json, lambda opened: review.keep_apart(opened, left, right, who, verdict=verdict)
    )


@app.command()
def pin(
    incident: IncidentArgument,
    field: Annotated[str, typer.Argument(help="What to set: killed.best, place, occurred_from.")],
    value: Annotated[str | None, typer.Argument(help="The value; for a place NAME (LAT, LON).")] = (
        None
    ),
    unknown: UnknownOption = False,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set a value of an incident, whatever the reports give."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    given = _value(value, unknown, "--unknown")
    _decide(book, as_json, lambda opened: review.pin(opened, incident, field, given, who))


@app.command()
def status(
    incident: IncidentArgument,
    status: Annotated[str, typer.Argument(help="accepted, rejected, under_review or candidate.")],
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Accept or reject an incident as a whole; it comes back if its values change."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: review.set_status(opened, incident, status, who))


@app.command()
def note(
    incident: IncidentArgument,
    text: Annotated[str, typer.Argument(help="What to write of it.")],
    book: BookOption = None,
    by: ByOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write something of an incident; every note stays."""
    from tallybook import review

    who = _by(by, None, on_version, key)
    _decide(book, as_json, lambda opened: review.note(opened, incident, text, who))


@app.command()
def undo(
    act: Annotated[
        str | None, typer.Argument(help="The act to take back. Default: your last that holds.")
    ] = None,
    book: BookOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on_version: VersionOption = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take an act back: what stood before stands again, and both stay in the log."""
    from tallybook import review

    who = _by(by, reason, on_version, key)
    _decide(book, as_json, lambda opened: review.undo(opened, who, act))


@app.command()
def history(
    incident: IncidentArgument, book: BookOption = None, as_json: JsonOption = False
) -> None:
    """Tell what was decided of an incident, by whom, and whether it holds: the newest first."""
    from tallybook import review

    with session.open_book(book) as opened:
        told = review.history(opened, incident)
    if as_json:
        session.print_json(told)
        return
    from tallybook.cli.review_printing import print_history

    print_history(session.console(), told)


def changes(
    since: Annotated[
        str, typer.Option("--since", help="A day (its start, UTC) or a moment, ISO 8601.")
    ],
    book: BookOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the incidents that changed since a day or moment, with what changed."""
    from tallybook import review

    with session.open_book(book) as opened:
        found = review.changes_since(opened, since)
    if as_json:
        session.print_json(found)
        return
    from tallybook.cli.review_printing import print_changes

    print_changes(session.console(), found, since)


def _by(by: str | None, reason: str | None, on_version: int | None, key: str | None) -> By:
    import getpass

    from tallybook.review import By

    return By(decider=by or getpass.getuser(), reason=reason, on_version=on_version, key=key)


def _value(value: str | None, unknown: bool, flag: str) -> str | None:
    if (value is None) != unknown:
        raise typer.BadParameter(f"give a value, or {flag}")
    return value


def _said(opened: Book, statements: list[str], verdict: str, by: By) -> Outcome:
    from tallybook import review

    return review.decide_statement(opened, statements, verdict, by)


def _decide(book: Path | None, as_json: bool, act: Callable[[Book], Outcome]) -> None:
    from tallybook.review.told import told

    with session.open_book(book, read_only=False) as opened:
        outcome = act(opened)
        done = told(opened, outcome)
    if as_json:
        session.print_json({"outcome": outcome, "changes": done.changes})
        return
    from tallybook.cli.review_printing import print_outcome

    print_outcome(session.console(), outcome, done)
