"""A book that takes in its reports one by one is linked as one that is linked whole."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tallybook import taking_in
from tallybook.errors import BookError
from tallybook.evaluate.made import MadeReport, made_reports
from tallybook.link import candidates, filling, link_accounts, one_more, sample
from tallybook.records import Decision
from tallybook.store import Book


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Let samples and blocks be small, so that a small book has what a large one has."""
    monkeypatch.setattr(sample, "SIZE", 40)
    monkeypatch.setattr(sample, "PICKED_LEAST", 50)
    monkeypatch.setattr(one_more, "SIZE", 40)
    monkeypatch.setattr(filling, "SIZE", 40)
    monkeypatch.setattr(candidates, "SMALL", 6)
    monkeypatch.setattr(candidates, "PAIRS_EACH", 2)


@pytest.fixture
def whole_links(monkeypatch) -> list[str]:
    """What is noted each time that all of a book is linked."""
    noted: list[str] = []
    link_all = taking_in._link_all

    def note(book: Book, position: str) -> None:
        noted.append(position)
        link_all(book, position)

    monkeypatch.setattr(taking_in, "_link_all", note)
    return noted


@pytest.fixture
def book(tmp_path) -> Iterator[Book]:
    with Book.open(tmp_path / "b.book", create=True) as opened:
        yield opened


def add(book: Book, made: list[MadeReport], *, understood: bool = True) -> None:
    book.add_readings((one.report, one.report.text.encode()) for one in made)
    if understood:
        book.add_all_accounts([(one.report.report_id, one.accounts) for one in made], "made-1")


def linked(book: Book) -> tuple[object, ...]:
    """Return the clusters, judgements and doubts of a book."""
    groups = sorted(tuple(one.account_id for one in each.accounts) for each in book.clusters())
    return groups, book.judgements()


def linked_whole(book: Book) -> tuple[object, ...]:
    """Return what linking everything that the book holds gives."""
    accounts, reports = book.accounts(), book.reports()
    found = link_accounts(accounts, reports, book.near_copies(), book.decided_pairs())
    groups = sorted(tuple(one.account_id for one in each.accounts) for each in found.clusters)
    judgements = {one.judgement_id: one for one in found.judgements}
    return groups, tuple(judgements[one] for one in sorted(judgements))


@pytest.mark.parametrize("seed", [0, 1])
def test_portions_of_any_size_give_what_linking_all_gives(seed, book, whole_links):
    """Reprints of the made-up wire among them; not every portion needs a whole link."""
    dice = random.Random(seed)
    made = list(made_reports(120, seed))
    add(book, made[:90])
    taking_in.link_book(book)
    start, portions = 90, 0
    while start < len(made):
        size = dice.choice((1, 1, 2, 5))
        add(book, made[start : start + size])
        taking_in.link_book(book)
        start, portions = start + size, portions + 1
        assert linked(book) == linked_whole(book)
    assert len(whole_links) - 1 < portions
    assert book.verify() == ()


def test_what_persons_decided_holds_when_a_report_is_taken_in(book, whole_links):
    """Two accounts are set apart; then the next report tells of the same incident."""
    made = list(made_reports(110, 0))
    add(book, made[:100])
    taking_in.link_book(book)
    pair = next(
        tuple(sorted(one.account_id for one in each.accounts)[:2])
        for each in book.clusters()
        if len(each.accounts) > 1
    )
    book.decide(Decision(subject="pair", record_ids=pair, verdict="different", decider="ana"))
    for one in made[100:]:
        add(book, [one])
        taking_in.link_book(book)
        assert linked(book) == linked_whole(book)
    # The decision itself asks for all; the reports after it do not.
    assert len(whole_links) < 2 + 5


@pytest.mark.parametrize("lost", ["copies.index", "links.index"])
def test_a_lost_file_is_made_anew(lost, book, whole_links):
    made = list(made_reports(100, 0))
    add(book, made[:95])
    taking_in.link_book(book)
    (book.folder / lost).unlink()
    add(book, made[95:96])
    taking_in.link_book(book)
    add(book, made[96:97])
    taking_in.link_book(book)

    assert linked(book) == linked_whole(book)
    assert len(whole_links) == 2


def test_a_file_of_an_earlier_state_of_the_book_is_not_used(book, whole_links, tmp_path):
    """A backup of the file is put back: it does not know the last reports."""
    made = list(made_reports(100, 0))
    add(book, made[:94])
    taking_in.link_book(book)
    path = book.folder / "links.index"
    kept = path.read_bytes()
    add(book, made[94:96])
    taking_in.link_book(book)
    path.write_bytes(kept)
    add(book, made[96:97])
    taking_in.link_book(book)

    assert linked(book) == linked_whole(book)
    assert len(whole_links) == 2


def test_a_report_that_is_understood_anew_asks_for_all(book, whole_links):
    made = list(made_reports(100, 0))
    add(book, made[:95])
    taking_in.link_book(book)
    again = made[10]
    book.add_accounts(again.report.report_id, (), "made-2")
    taking_in.link_book(book)

    assert linked(book) == linked_whole(book)
    assert len(whole_links) == 2


def test_a_file_that_cannot_be_written_is_named(book):
    (book.folder / "links.index").mkdir()

    with pytest.raises(BookError, match=r"links.index: .*; check the disk and the rights"):
        taking_in.link_book(book)


def test_nothing_new_links_nothing(book, whole_links):
    add(book, list(made_reports(95, 0)))
    taking_in.link_book(book)
    head = book.head_hash()
    taking_in.link_book(book)

    assert book.head_hash() == head
    assert len(whole_links) == 1
