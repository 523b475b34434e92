"""Several reviewers at once on one server: nothing lost, nothing doubled, every conflict told.

`benchmarks/reviewers.py` does the same with 5,000 decisions.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made_books import make_book
from reviewing import acts_in_order, all_at_once, done_in_turn, problems, state
from serving import PASSWORD, served

from tallybook.serve.users import add_user

TIMES = 18


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("people", [2, 4])
def test_what_many_decide_at_once_is_what_they_would_have_decided_in_turn(
    tmp_path: Path, people: int
):
    """The book after all of it equals the book in which each act was done after the other."""
    before = make_book(tmp_path / "before.book", 6)
    book = tmp_path / "b.book"
    shutil.copytree(before, book)
    names = [f"person{number}" for number in range(people)]
    for name in names:
        add_user(tmp_path / "users.toml", name, "reviewer", PASSWORD)

    with served(book, users=tmp_path / "users.toml") as base:
        reviewers = all_at_once(base, names, TIMES, seed=people)

    told = [one for each in reviewers for one in each.told]
    order = acts_in_order(book)
    kept = {one for _, one in ((act, act) for act in order)}
    statuses = sum((each.statuses for each in reviewers), start=type(reviewers[0].statuses)())
    assert len({one.key for one in told}) == len(told)
    assert set(statuses) <= {200, 400, 412}, "nothing but done, impossible or stale"
    assert statuses[200] > people
    # Each act of the log was acknowledged to somebody, and what was acknowledged is in the log.
    assert kept <= {one.act for one in told}
    decisions = {one for one, *_ in state(book)[1]}
    assert {one for each in told for one in each.decision_ids} <= decisions
    again = done_in_turn(before, tmp_path / "again.book", told, order)
    assert state(again) == state(book)
    assert problems(book) == []
