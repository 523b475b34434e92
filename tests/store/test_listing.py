"""Lists are asked of an index in memory that follows its book entry by entry."""

from __future__ import annotations

from pathlib import Path

from book_builders import EXTRACTOR, Clock, account, incident, linking, reading, report

from tallybook.store import Book
from tallybook.store.listing import Filters, Listing, ReportFilters
from tallybook.store.lists import BookLists

ONE = report("An attack in a market killed 12 people.", name="one.txt")
TWO = report("A later attack on a bridge killed 30 people.", name="two.txt")


def filled(folder: Path, clock: Clock) -> Book:
    """A book with the incident of ONE."""
    book = Book.open(folder, create=True, clock=clock)
    book.add_readings([reading(one.text, name=one.source_name) for one in (ONE, TWO)])
    members = [(account(ONE, killed="12"), ONE), (account(TWO, killed="30"), TWO)]
    for each, of in members:
        book.add_accounts(of.report_id, [each], EXTRACTOR)
    book.set_linking(linking(*[[one] for one in members]))
    book.set_incidents([incident(members[0], title="In a market")])
    return book


def titles(listing: Listing, filters: Filters | None = None, seqs: str | None = None) -> list[str]:
    """The titles that a question selects, in its order."""
    found = listing.select(filters or Filters(sort="title"), report_seqs=seqs, limit=10)
    return [one.title for one in found.rows]


def test_a_listing_follows_its_book_and_reads_only_what_changed(tmp_path: Path):
    with filled(tmp_path / "b.book", Clock()) as book:
        lists, listing = BookLists(book), Listing()
        assert lists.follow(listing)
        assert not lists.follow(listing), "nothing has changed"
        assert titles(listing) == ["In a market"]

        later = (account(TWO, killed="30"), TWO)
        first = (account(ONE, killed="12"), ONE)
        book.set_incidents([incident(first, title="In a market"), incident(later, title="Later")])

        assert lists.follow(listing)
        assert titles(listing) == ["In a market", "Later"]


def test_a_changed_incident_takes_the_place_of_what_it_was(tmp_path: Path):
    with filled(tmp_path / "b.book", Clock()) as book:
        lists, listing = BookLists(book), Listing()
        lists.follow(listing)
        book.set_incidents([incident((account(ONE, killed="12"), ONE), title="Renamed")])
        lists.follow(listing)

        assert titles(listing) == ["Renamed"]
        assert titles(listing, Filters(harm=("killed",))) == ["Renamed"]
        assert listing.select(Filters(), limit=10).totals[0].best == 12
        assert listing.count() == 1


def test_an_incident_that_is_gone_is_listed_by_its_status_only(tmp_path: Path):
    with filled(tmp_path / "b.book", Clock()) as book:
        lists, listing = BookLists(book), Listing()
        book.set_incidents([])
        lists.follow(listing)

        assert titles(listing) == []
        assert listing.count() == 0
        gone = listing.select(Filters(status=("withdrawn", "merged", "split")), limit=10)
        assert [one.title for one in gone.rows] == ["In a market"]


def test_words_are_those_of_its_reports_or_its_own(tmp_path: Path):
    with filled(tmp_path / "b.book", Clock()) as book:
        lists, listing = BookLists(book), Listing()
        lists.follow(listing)

        def found(words: str) -> list[str]:
            return titles(listing, Filters(words=words), lists.holding(words))

        assert found("killed 12") == ["In a market"]
        assert found("bridge") == []
        assert lists.holding("  ") is None


def test_reports_are_listed_with_what_was_found_in_each(tmp_path: Path):
    with filled(tmp_path / "b.book", Clock()) as book:
        lists, listing = BookLists(book), Listing()
        lists.follow(listing)
        found = listing.select_reports(ReportFilters(sort="title"), limit=10)

        assert {one.source_name: (one.accounts, one.statements) for one in found.rows} == {
            "one.txt": (1, 1),
            "two.txt": (1, 1),
        }


def test_the_listing_of_an_earlier_time_is_that_of_then(tmp_path: Path):
    clock = Clock()
    with filled(tmp_path / "b.book", clock) as book:
        clock.move_on(days=2)
        book.set_incidents([incident((account(ONE, killed="12"), ONE), title="Renamed")])
        lists = BookLists(book)

        assert titles(lists.listing_then("2031-05-05")) == ["In a market"]
        assert titles(lists.listing_then("2031-05-06")) == ["Renamed"]
        assert titles(lists.listing_then("2031-05-03")) == []
