"""What do lists and pages ask of a book, beside what `BookReader` answers?

Questions about many records at once, each answered by an index, so that a page is quick in a
large book.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from tallybook.records import Account, Copy, Incident, Judgement, Report, Sentence, Statement
from tallybook.store import gather, listing_load, schema
from tallybook.store.entries import Entry, Reconciled
from tallybook.store.listing import Listing
from tallybook.store.reader import BookReader
from tallybook.store.times import end_of


class BookLists:
    """The questions of lists and pages, asked of an open book."""

    def __init__(self, book: BookReader) -> None:
        self._book = book

    def follow(self, listing: Listing, revise: listing_load.Revise | None = None) -> bool:
        """Bring a listing to where the book stands; return whether anything had changed.

        `revise` gives each changed incident as the listing is to hold it.
        """
        with self._book.reading() as connection:
            return listing_load.follow(connection, listing, revise)

    def listing_then(self, as_of: str) -> Listing:
        """Return a listing of the incidents as the book knew them at `as_of`, and today's reports.

        `as_of` is an ISO 8601 day (its end) or moment. Raises UsageError for anything else.
        """
        until = end_of(as_of)
        listing = Listing()
        with self._book.reading() as connection:
            listing.put_reports(listing_load.report_rows(connection))
            listing.put_incidents(listing_load.incidents_then(connection, until))
        return listing

    def records_of(
        self, incident_ids: Sequence[str], *, as_of: str | None = None
    ) -> tuple[Incident, ...]:
        """Return these incidents as they are, or as the book knew them at `as_of`."""
        with self._book.reading() as connection:
            if as_of is None:
                return gather.incidents_by_id(connection, incident_ids)
            wanted = set(incident_ids)
            then = listing_load.incidents_then(connection, end_of(as_of))
            return tuple(one for one, _ in then if one.incident_id in wanted)

    def reports_of(self, report_ids: Sequence[str]) -> tuple[Report, ...]:
        """Return these reports, in the order asked."""
        with self._book.reading() as connection:
            return gather.reports_by_id(connection, report_ids)

    def holding(self, words: str) -> str | None:
        """Return the numbers of the reports that hold all these words, as a JSON list."""
        with self._book.reading() as connection:
            return listing_load.holding(connection, words)

    def accounts_of(self, account_ids: Sequence[str]) -> tuple[Account, ...]:
        """Return these accounts with their statements, in the order asked."""
        with self._book.reading() as connection:
            return gather.accounts_of(connection, account_ids)

    def sentence_texts(self, wanted: Iterable[tuple[str, int]]) -> list[tuple[str, Sentence, str]]:
        """Return these sentences, each asked for by report and number, with their text."""
        with self._book.reading() as connection:
            return gather.sentence_texts(connection, wanted)

    def judgements_of(self, account_ids: Sequence[str]) -> tuple[Judgement, ...]:
        """Return every judgement on one of these accounts, the highest score first."""
        with self._book.reading() as connection:
            return gather.judgements_of(connection, account_ids)

    def copies_of(self, report_ids: Iterable[str]) -> tuple[Copy, ...]:
        """Return the copies that these reports are, or are the original of."""
        with self._book.reading() as connection:
            return gather.copies_of(connection, report_ids)

    def last_versions(self, incident_id: str, limit: int) -> list[tuple[str, Incident]]:
        """Return the last versions of an incident with their book times, the oldest first."""
        with self._book.reading() as connection:
            return gather.last_versions(connection, incident_id, limit)

    def changes(
        self, *, since: str | None = None, before: int | None = None, limit: int = 100
    ) -> tuple[list[Entry], dict[tuple[str, int], Incident]]:
        """Return the entries that changed incidents or that persons decided, the newest first.

        And, by id and version, each changed incident as it was before. `since` is an ISO 8601 day
        (changes after its end) or moment, `before` the number of an entry. Raises UsageError.
        """
        after = None if since is None else end_of(since)
        with self._book.reading() as connection:
            found = gather.changes(connection, since=after, before=before, limit=limit)
            changed = [one.body.incident for one in found if isinstance(one.body, Reconciled)]
            keys = [(one.incident_id, one.version) for one in changed if one.version > 1]
            return found, gather.versions_before(connection, keys)

    def statements_on_victims(self, report_ids: Iterable[str]) -> tuple[Statement, ...]:
        """Return the statements of these reports that name victims."""
        with self._book.reading() as connection:
            return gather.statements_on_victims(connection, report_ids)

    def waiting_count(self) -> int:
        """Return how many incidents are worth a person's look."""
        worth = schema.incidents.c.worth
        with self._book.reading() as connection:
            return connection.scalar(select(func.count()).where(worth > 0)) or 0

    def has_original(self, report_id: str) -> bool:
        """Return whether the bytes that the report was read from are kept."""
        with self._book.reading() as connection:
            table = schema.reports
            query = select(table.c.original_sha256).where(table.c.report_id == report_id)
            return connection.scalar(query) is not None
