"""The same reports in another order, in other batches or twice give the same book."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lives import exported, readings, run

from tallybook.store import Book

GIVEN = readings(12)


def export_of(*runs: list) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        for one in runs:
            run(Path(folder) / "b.book", one, batch=5)
        return exported(Path(folder) / "b.book")


IN_ORDER = export_of(GIVEN)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.permutations(GIVEN))
def test_another_order_gives_the_same_book(order):
    assert export_of(order) == IN_ORDER


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.permutations(GIVEN), st.integers(min_value=0, max_value=len(GIVEN)))
def test_two_runs_of_halves_give_the_book_of_one_run(order, cut):
    """The first run's incidents are merged, split and raised in version; no export shows it."""
    assert export_of(order[:cut], order[cut:]) == IN_ORDER


def test_the_same_input_twice_appends_nothing(tmp_path):
    run(tmp_path / "b.book", GIVEN)
    with Book.open(tmp_path / "b.book", read_only=True) as book:
        before = (book.head_hash(), book.stats())

    run(tmp_path / "b.book", GIVEN)

    with Book.open(tmp_path / "b.book", read_only=True) as book:
        assert (book.head_hash(), book.stats()) == before


def test_in_is_read_and_unreadable_and_copies(tmp_path):
    """Asked of the book itself: nothing was dropped silently."""
    run(tmp_path / "b.book", GIVEN)

    with Book.open(tmp_path / "b.book", read_only=True) as book:
        stats = book.stats()
    assert (stats.reports, stats.unreadable, stats.exact_copies) == (12, 2, 2)
    assert stats.reports + stats.unreadable + stats.exact_copies == len(GIVEN)
