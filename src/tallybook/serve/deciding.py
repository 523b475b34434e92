"""How does a decision reach the book? Checked, done in one transaction, on disk when answered."""

from __future__ import annotations

from tallybook import review
from tallybook.errors import StaleDecision, UnknownRecord
from tallybook.records import Incident
from tallybook.serve.asked import (
    Apart,
    Asked,
    Merge,
    Move,
    Noted,
    OnStatement,
    Pinned,
    Split,
    Status,
    Undo,
)
from tallybook.serve.guard import Asker
from tallybook.serve.refusals import NoRight
from tallybook.serve.served import Served
from tallybook.serve.shapes import Done
from tallybook.serve.users import may
from tallybook.store import Book
from tallybook.store.listing import incident_row
from tallybook.store.lists import BookLists


def decide(served: Served, asker: Asker, asked: Asked, key: str) -> Done:
    """Do what was asked; return the decisions and the incidents that changed.

    Raises StaleDecision for an incident that has changed, NoRight, UsageError, BookError.
    """
    with served.writer.book() as book:
        outcome = done_in(book, asker, asked, key)
    return Done(
        act=outcome.act,
        repeated=outcome.repeated,
        decisions=outcome.decisions,
        incidents=tuple(incident_row(one) for one in outcome.incidents),
    )


def done_in(book: Book, asker: Asker, asked: Asked, key: str) -> review.Outcome:
    """Do in this book what was asked, in one transaction; return what it came to."""
    # The checks and the act see the same book: nobody writes between.
    with book.transaction():
        incident_id = book.incident_id(asked.incident_id)
        by = review.By(
            decider=asker.name,
            reason=asked.reason or None,
            on_version=_versions(book, incident_id, asked),
            key=f"{asker.name}:{key}",
        )
        return _act(book, asker, incident_id, asked, by)


def _versions(book: Book, incident_id: str, asked: Asked) -> dict[str, int]:
    seen = {incident_id: asked.on_version}
    if isinstance(asked, Merge | Apart):
        seen[book.incident_id(asked.other_id)] = asked.other_version
    if isinstance(asked, Move):
        seen[book.incident_id(asked.to_id)] = asked.to_version
    return seen


def _act(book: Book, asker: Asker, incident_id: str, asked: Asked, by: review.By) -> review.Outcome:
    match asked:
        case OnStatement():
            _check_still_there(book, incident_id, asked.statement_id, by)
            return review.decide_statement(
                book, asked.statement_id, asked.verdict, by, value=asked.value, field=asked.field
            )
        case Merge():
            return review.merge(book, incident_id, asked.other_id, by)
        case Apart():
            return review.keep_apart(book, incident_id, asked.other_id, by, verdict=asked.verdict)
        case Split():
            return review.split(book, incident_id, asked.account_ids, by)
        case Move():
            return review.move(book, asked.account_ids, asked.to_id, by)
        case Pinned():
            return review.pin(book, incident_id, asked.field, asked.value, by)
        case Status():
            return review.set_status(book, incident_id, asked.status, by)
        case Noted():
            return review.note(book, incident_id, asked.note, by)
        case Undo():
            return review.undo(book, by, _act_to_undo(book, asker, asked))


def _check_still_there(book: Book, incident_id: str, statement_id: str, by: review.By) -> None:
    """Raise StaleDecision if the statement is in another incident by now."""
    if by.key and book.held_with_key(by.key):
        return
    full = book.statement_id(statement_id)
    account = book.account_ids_of([full])[full]
    if book.incidents_of([account]).get(account) != incident_id:
        now = book.incident(incident_id)
        raise StaleDecision(incident_id, seen=_seen(book, incident_id, by, now), now=now)


def _seen(book: Book, incident_id: str, by: review.By, now: Incident) -> Incident:
    version = by.on_version.get(incident_id) if isinstance(by.on_version, dict) else None
    return now if version in (None, now.version) else book.version_of(incident_id, version)


def _act_to_undo(book: Book, asker: Asker, asked: Undo) -> str | None:
    """Return the act to take back; what others did, only a keeper may. Raises NoRight."""
    act = asked.act
    if act is None and asked.decision_id is not None:
        act = _act_of(book, asked)
    if act is None:
        return None
    held = book.held_of_act(act)
    deciders = {one.decision.decider for one in held}
    if deciders - {asker.name} and not may(asker.role, "keeper"):
        raise NoRight(
            f"act {act} is of {', '.join(sorted(deciders))}",
            next_step="ask them, or a keeper, to take it back",
        )
    return act


def _act_of(book: Book, asked: Undo) -> str:
    """Return the act of a decision on the incident. Raises UnknownRecord."""
    accounts = BookLists(book).accounts_of(book.incident(asked.incident_id).account_ids)
    ids = [one.account_id for one in accounts]
    ids += [one.statement_id for each in accounts for one in each.statements]
    for held in book.held_about(ids):
        if held.decision.decision_id == asked.decision_id and held.decision.act:
            return held.decision.act
    raise UnknownRecord(
        f"incident {asked.incident_id} has no decision {asked.decision_id} that can be undone",
        next_step="its decisions are listed on its page",
    )
