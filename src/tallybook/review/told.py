"""What is a person told of an act that was just done? What it was, and what changed by it."""

from __future__ import annotations

import msgspec

from tallybook.records import Incident
from tallybook.review.acts import Outcome
from tallybook.review.changes import Change, change_of
from tallybook.review.history import words_of
from tallybook.store import Book


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An act in words, with the changes that it made."""

    words: str
    changes: tuple[Change, ...]


def told(book: Book, outcome: Outcome) -> Told:
    """Return what to tell of an act."""
    held = book.held_of_act(outcome.act)
    undone = book.held_of_act(held[0].decision.undoes or "") if held else ()
    verb = undone[0].decision.verb if undone else None
    words = words_of(held, verb) if held else "nothing new: it was decided so before"
    changed = () if outcome.repeated else tuple(_change(book, one) for one in outcome.incidents)
    return Told(words=words, changes=changed)


def _change(book: Book, incident: Incident) -> Change:
    before = None
    if incident.version > 1:
        before = book.version_of(incident.incident_id, incident.version - 1)
    return change_of(before, incident, "")
