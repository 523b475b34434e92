"""What waits for a person, and what comes after the one at hand? Kept until the book changes."""

from __future__ import annotations

import threading

import msgspec

from tallybook import review
from tallybook.serve.presence import Presence
from tallybook.serve.shapes import QueueAnswer, QueueRow
from tallybook.store import Book
from tallybook.store.lists import BookLists

# So many are put in order at first: all that one sitting looks at. Further ones are when asked for.
_FIRST, _MOST = 100, 500


class Waiting:
    """The queue of one book: in order, made anew when the book has changed."""

    def __init__(self, book: Book, lists: BookLists) -> None:
        self._book = book
        self._lists = lists
        self._turn = threading.Lock()
        self._head = ""
        self._limit = 0
        self._all = 0
        self._rows: tuple[QueueRow, ...] = ()

    def rows(self, least: int = _FIRST) -> tuple[QueueRow, ...]:
        """Return what waits, the most worth first: so many or more, if so many wait."""
        with self._turn:
            head = self._book.head_hash()
            if head != self._head or self._limit < least:
                self._limit = max(least, _FIRST)
                found = review.queue(self._book, limit=self._limit)
                self._rows = tuple(_row(one) for one in found if one.incident_ids)
                self._all = self._lists.waiting_count()
                self._head = head
            return self._rows

    def answer(
        self, presence: Presence, *, limit: int, after: str | None, session: str
    ) -> QueueAnswer:
        """Return the next ones: from the start, or those behind an incident.

        An incident that waits no longer has nothing behind it: its answer begins at the start.
        """
        start, rows = self._behind(after, limit)
        return QueueAnswer(
            rows=tuple(_seen(one, presence, session) for one in rows[start : start + limit]),
            total=max(len(rows), self._all),
        )

    def _behind(self, after: str | None, limit: int) -> tuple[int, tuple[QueueRow, ...]]:
        """Return where to go on behind an incident, with enough rows to do so."""
        rows = self.rows(limit)
        if after is None:
            return 0, rows
        at = _place(rows, after)
        if at is None or (at + limit >= len(rows) >= self._limit):
            rows = self.rows(_MOST)
            at = _place(rows, after)
        return (0 if at is None else at + 1), rows


def _place(rows: tuple[QueueRow, ...], incident_id: str) -> int | None:
    return next((n for n, one in enumerate(rows) if one.incident_id == incident_id), None)


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
