#!/usr/bin/env python3
"""Links made-up books of two sizes and prints CPU seconds, memory, candidates and what was found.

    benchmarks/linking.py [--incidents 500 2000] [--stories]

A book of so many incidents has about 2.4 reports of each, of one account, at a steady rate of three
attacks a day: a bigger book covers more time (`tests/link/synthetic_book.py`). Each size runs in a
process of its own; `MB` is its peak of resident memory. The growth is that from each size to the
next: 4.0 times the accounts in 4.0 times the CPU seconds is linear. Ratios within one run hold on
other and on busy machines; the seconds themselves do not. --stories groups the reports as well.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

BOOKS = Path(__file__).resolve().parents[1] / "tests" / "link"
COLUMNS = ("accounts", "candidates", "link CPU s", "stories CPU s", "MB", "B-cubed F1")


def main() -> None:
    """Measure each size in a process of its own, and print them with their growth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--stories", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, stories=options.stories)))
        return
    report([_in_child(number, options.stories) for number in options.incidents])


def _in_child(incidents: int, stories: bool) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", str(incidents), *(["--stories"] * stories)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def measure(incidents: int, *, stories: bool = False) -> dict[str, float]:
    """Return the figures of one book by COLUMNS; stories are measured if asked for."""
    sys.path.insert(0, str(BOOKS))
    from synthetic_book import b_cubed, book

    from tallybook.link import link_accounts, link_reports
    from tallybook.link.judging import WholeBook
    from tallybook.link.pool import Pool
    from tallybook.link.told import profiles_of

    accounts, reports, gold = book(incidents)
    before = time.process_time()
    linking = link_accounts(accounts, reports)
    linked = time.process_time()
    if stories:
        link_reports(linking, reports)
    told = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    clusters = [{one.account_id for one in each.accounts} for each in linking.clusters]
    pool = Pool()
    for account, told in zip(accounts, reports, strict=True):
        pool.add(*profiles_of(told, [account]))
    pairs, *_ = WholeBook(pool, range(len(pool))).candidates()
    return {
        "accounts": len(accounts),
        "candidates": len(pairs),
        "link CPU s": linked - before,
        "stories CPU s": told - linked,
        "MB": peak,
        "B-cubed F1": b_cubed(clusters, gold)[2],
    }


def report(sizes: list[dict[str, float]]) -> None:
    """Print a line for each size, and the growth from each to the next."""
    print("  ".join(f"{name:>13}" for name in COLUMNS))
    for one in sizes:
        print("  ".join(f"{one[name]:>13.{_places(name)}f}" for name in COLUMNS))
    for less, more in itertools.pairwise(sizes):
        shown = [f"{more[name] / less[name]:.1f} x {name}" for name in COLUMNS[:5] if less[name]]
        print("growth: " + ", ".join(shown))


def _places(name: str) -> int:
    return 3 if name == "B-cubed F1" else 1 if name.endswith(" s") else 0


if __name__ == "__main__":
    main()
