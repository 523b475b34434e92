"""What waits for a person, and what comes after the one at hand? Kept until the book changes."""

from __future__ import annotations

import threading

import msgspec

from tallybook import review
from tallybook.serve.presence import Presence
from tallybook.serve.shapes import QueueAnswer, QueueRow
from tallybook.store import Book

# Nobody looks further ahead; what is decided leaves the queue and others move up.
_MOST = 500


class Waiting:
    """The queue of one book: in order, made anew when the book has changed."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._turn = threading.Lock()
        self._head = ""
        self._rows: tuple[QueueRow, ...] | None = None

    def rows(self) -> tuple[QueueRow, ...]:
        """Return what waits, the most worth first."""
        with self._turn:
            head = self._book.head_hash()
            if self._rows is None or head != self._head:
                found = review.queue(self._book, limit=_MOST)
                self._rows = tuple(_row(one) for one in found if one.incident_ids)
                self._head = head
            return self._rows

    def answer(
        self, presence: Presence, *, limit: int, after: str | None, session: str
    ) -> QueueAnswer:
        """Return the next ones: from the start, or those behind an incident.

        An incident that waits no longer has nothing behind it: its answer begins at the start.
        """
        rows = self.rows()
        start = 0
        if after is not None:
            ids = [one.incident_id for one in rows]
            start = ids.index(after) + 1 if after in ids else 0
        return QueueAnswer(
            rows=tuple(_seen(one, presence, session) for one in rows[start : start + limit]),
            total=len(rows),
        )


def _row(item: review.QueueItem) -> QueueRow:
    other = item.incident_ids[1] if len(item.incident_ids) > 1 else None
    return QueueRow(
        kind=item.kind,
        incident_id=item.incident_ids[0],
        version=item.versions[0],
        other_id=other,
        other_version=item.versions[1] if other else None,
        title=item.title,
        why=item.why,
        worth=item.worth,
        harm=item.harm,
        decision_id=item.decision_id,
        statement_ids=item.statement_ids,
    )


def _seen(row: QueueRow, presence: Presence, session: str) -> QueueRow:
    others = presence.others(row.incident_id, session)
    return msgspec.structs.replace(row, others=others) if others else row
