#!/usr/bin/env python3
"""Lets 2, 4 and 8 reviewers decide at random, all at once, on a real server, and checks the end.

    benchmarks/reviewers.py [--decisions 5000] [--people 2 4 8] [--incidents 60]

For each number of people: what was acknowledged and is not in the log (lost), what is there twice
(doubled), and conflicts that nobody was told of: each act is done once more, one after the other,
in a copy of the book as it was, on the version on which it was acknowledged, and the two books are
compared record by record. `stale` counts the conflicts that were told (412), `impossible` what
cannot be done (400, such as undoing what somebody decided on since).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests" / "serve"
sys.path.insert(0, str(TESTS))


def main() -> None:
    """Run each number of people on a book of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--decisions", type=int, default=5_000)
    parser.add_argument("--people", type=int, nargs="+", default=[2, 4, 8])
    parser.add_argument("--incidents", type=int, default=60)
    options = parser.parse_args()
    share = options.decisions // len(options.people)
    failed = [run(people, share, options.incidents) for people in options.people]
    sys.exit(1 if any(failed) else 0)


def run(people: int, decisions: int, incidents: int) -> bool:
    """Let so many people decide; print what came of it, and return whether anything is wrong."""
    from made_books import make_book
    from reviewing import acts_in_order, all_at_once, done_in_turn, problems, state
    from serving import PASSWORD, served

    from tallybook.serve.users import add_user

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before, book = make_book(folder / "before.book", incidents), folder / "b.book"
        shutil.copytree(before, book)
        names = [f"person{number}" for number in range(people)]
        for one in names:
            add_user(folder / "users.toml", one, "reviewer", PASSWORD)
        began = time.perf_counter()
        with served(book, users=folder / "users.toml") as base:
            reviewers = all_at_once(base, names, decisions // people, seed=people)
        took = time.perf_counter() - began
        told = [one for each in reviewers for one in each.told]
        order = acts_in_order(book)
        kept = {one for one, *_ in state(book)[1]}
        lost = {one for each in told for one in each.decision_ids} - kept
        doubled = len(order) - len(set(order))
        again = done_in_turn(before, folder / "again.book", told, order)
        same = state(again) == state(book)
        wrong = problems(book)
        statuses = {s: sum(one.statuses[s] for one in reviewers) for s in (200, 400, 412)}
        others = sum(sum(one.statuses.values()) for one in reviewers) - sum(statuses.values())
    print(
        f"{people} people: {statuses[200]} done, {statuses[412]} stale, {statuses[400]} "
        f"impossible, {others} other answers in {took:.0f} s; lost {len(lost)}, doubled {doubled}, "
        f"same as in turn: {same}, problems of the book: {len(wrong)}"
    )
    return bool(lost or doubled or wrong or others or not same)


if __name__ == "__main__":
    main()
