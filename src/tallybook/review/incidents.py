"""What does a person say of an incident as a whole? A value that holds, its status, a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from tallybook.errors import UsageError
from tallybook.reconcile.pinned import print_of
from tallybook.records import Decision, Incident, incident_id_of
from tallybook.review.acts import Act, By, Outcome, Plan, perform
from tallybook.review.values import check_pin, check_status
from tallybook.store import Book

# A note longer than this is a document: it belongs elsewhere, with a link here.
MOST_CHARACTERS = 10_000


def pin(book: Book, incident: str, field: str, value: str | int | None, by: By) -> Outcome:
    """Let a value of an incident be what a person says, whatever the reports give.

    `field` is a harm with `low`, `best` or `high` (`killed.best`), or a plain field (`place`);
    None says that it is not known. Raises StaleDecision, UnknownRecord, and UsageError for a field
    or a value that cannot be.
    """

    def checked(now: Incident) -> str | int | None:
        return check_pin(now, field, value)

    return _set(book, by, incident, _What("pin", field, checked), value)


def set_status(book: Book, incident: str, status: str, by: By) -> Outcome:
    """Say where an incident stands: accepted, rejected, under_review or candidate.

    It holds of the values that the person saw: once they change, the incident is under review.
    Raises StaleDecision, UnknownRecord, UsageError.
    """
    checked = check_status(status)
    return _set(book, by, incident, _What("status", "status", lambda _: checked), status)


def note(book: Book, incident: str, text: str, by: By) -> Outcome:
    """Write something of an incident; every note stays beside those before.

    Raises StaleDecision, UnknownRecord, UsageError.
    """
    words = text.strip()
    if not words or len(words) > MOST_CHARACTERS:
        raise UsageError(f"a note has 1 to {MOST_CHARACTERS} characters; this has {len(words)}")
    return _set(book, by, incident, _What("note", "note", lambda _: words), words)


class _What(NamedTuple):
    """What is set: by which act, of which field, and to what, given the incident as it is."""

    verb: str
    field: str
    value: Callable[[Incident], str | int | None]


def _set(book: Book, by: By, incident: str, what: _What, asked: str | int | None) -> Outcome:
    def plan() -> Plan:
        return Plan([book.incident_id(incident)], made)

    def made(act: Act) -> list[Decision]:
        (now,) = act.incidents
        decision = act.decision("incident", [first_account(now)], "pinned")
        seen = print_of(now) if what.field == "status" else None
        value = what.value(now)
        return [msgspec.structs.replace(decision, field=what.field, value=value, seen=seen)]

    return perform(book, what.verb, by, [incident, what.field, asked], plan)


def first_account(incident: Incident) -> str:
    """Return the account that names the incident: what is pinned goes where it goes."""
    named = (one for one in incident.account_ids if incident_id_of(one) == incident.incident_id)
    return next(named, min(incident.account_ids))
