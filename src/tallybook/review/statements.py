"""What does a person say of statements? Right, wrong, something else, or not to be verified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.errors import UsageError
from tallybook.records import Decision, Statement
from tallybook.review.acts import Act, By, Outcome, Plan, perform
from tallybook.review.values import check_correction
from tallybook.store import Book

VERBS = {
    "accepted": "accept",
    "corrected": "correct",
    "rejected": "reject",
    "cannot_verify": "cannot_verify",
}


def decide_statement(
    book: Book,
    statement_ids: str | Sequence[str],
    verdict: str,
    by: By,
    *,
    value: str | int | None = None,
    field: str | None = None,
) -> Outcome:
    """Store what a person says of a statement, or of several, with its effect on the incidents.

    `verdict` is accepted, corrected, rejected or cannot_verify. A corrected one takes `value`, and
    `field` names the part that it corrects (a code of `correctable`; None is the value itself).
    Raises StaleDecision, UnknownRecord, and UsageError for a value that the part cannot have.
    """
    if verdict not in VERBS:
        raise UsageError(
            f"{verdict!r} is nothing that a person says of a statement",
            next_step=f"one of: {', '.join(VERBS)}",
        )
    asked = [statement_ids] if isinstance(statement_ids, str) else list(statement_ids)
    part = None if field == "value" else field
    if verdict != "corrected" and (part is not None or value is not None):
        raise UsageError(f"{verdict} takes no value", next_step="correct it to give a value")

    def plan() -> Plan:
        ids = tuple(dict.fromkeys(book.statement_id(one) for one in asked))
        accounts = book.account_ids_of(ids)
        said = value
        if verdict == "corrected":
            said = check_correction(_statements(book, accounts), part, value)

        def made(act: Act) -> list[Decision]:
            decisions = (act.decision("statement", [one], verdict) for one in ids)
            return [msgspec.structs.replace(one, value=said, field=part) for one in decisions]

        home = book.incidents_of(accounts.values())
        ordered = [accounts[one] for one in ids]
        named = list(dict.fromkeys(home[one] for one in ordered if one in home))
        return Plan(named, made)

    return perform(book, VERBS[verdict], by, [*asked, part, value], plan)


def _statements(book: Book, accounts: Mapping[str, str]) -> list[Statement]:
    told = {one: book.account(one) for one in set(accounts.values())}
    return [
        one
        for statement_id, account_id in accounts.items()
        for one in told[account_id].statements
        if one.statement_id == statement_id
    ]
