#!/usr/bin/env python3
"""Links made-up books of growing sizes, then one more report: CPU seconds, memory, what was found.

    benchmarks/linking.py [--accounts 2500 10000] [--more 40] [--stories]

The books are made by `tallybook.evaluate.made` with known truth: a bigger one covers more time.
Each size runs in a process of its own; `MB` is its peak of resident memory, `link CPU s` is from
the first report to the last judgement, with the index, without making the reports. Then `--more`
reports are taken in one by one; those that need the whole book linked are counted (`whole`) and not
timed. With `--more 0` no index is made. The growth is that from each size to the next: 4.0 times
the accounts in 4.0 times the CPU seconds is linear. Ratios within one run hold on other and on
busy machines; the seconds themselves do not. --stories groups the reports as well, of books that
fit into memory.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

COLUMNS = (
    "accounts",
    "judgements",
    "link CPU s",
    "MB",
    "pairwise F1",
    "one more, median ms",
    "one more, p95 ms",
    "whole",
)


def main() -> None:
    """Measure each size in a process of its own, and print them with their growth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--accounts", type=int, nargs="+", default=[2500, 10000])
    parser.add_argument("--more", type=int, default=40)
    parser.add_argument("--stories", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.more, stories=options.stories)))
        return
    report([_in_child(number, options) for number in options.accounts])


def _in_child(accounts: int, options: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", str(accounts), "--more", str(options.more)]
    command += ["--stories"] * options.stories
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


class Made:
    """Made-up reports as they pass by: the time that making them takes, and their truth."""

    def __init__(self, made: Iterable[Any]) -> None:
        self._made = iter(made)
        self.seconds = 0.0
        self.truth: dict[str, str] = {}

    def told(self, accounts: int) -> Iterator[Any]:
        """Yield reports with their accounts until so many accounts were told."""
        while len(self.truth) < accounts:
            start = time.process_time()
            one = next(self._made)
            ids = (account.account_id for account in one.accounts)
            self.truth.update(zip(ids, one.incidents, strict=True))
            self.seconds += time.process_time() - start
            yield one.report, one.accounts


def measure(accounts: int, more: int, *, stories: bool = False) -> dict[str, float]:
    """Return the figures of one book by COLUMNS; stories are measured if asked for."""
    from tallybook.evaluate.made import made_reports
    from tallybook.link import LinkIndex, link_told, take_in

    # Reprints are left out: they are one voice with their original before they are linked.
    made = Made(one for one in made_reports(2 * accounts + 20 * more) if one.copy is None)
    kept = 0

    def keep(_: object) -> None:
        nonlocal kept
        kept += 1

    with tempfile.TemporaryDirectory() as folder:
        index = LinkIndex.make(Path(folder) / "links.index") if more else None
        start = time.process_time()
        groups = link_told(made.told(accounts), (), keep, index)
        linked = time.process_time() - start - made.seconds
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        f1 = pairwise_f1(groups, made.truth)
        size = len(made.truth)
        times, whole = [], 0
        if index is not None:
            index.settle("linked")
            index.close()
            index = LinkIndex.open(Path(folder) / "links.index")
            for told in itertools.islice(made.told(2 * accounts), more):
                start = time.process_time()
                change = take_in(index, told)
                times.append(time.process_time() - start)
                if change is None:
                    whole += 1
                    times.pop()
                    index.rollback()
    times.sort()
    found: dict[str, float] = {
        "accounts": size,
        "judgements": kept,
        "link CPU s": linked,
        "MB": peak,
        "pairwise F1": f1,
        "one more, median ms": 1000 * times[len(times) // 2] if times else 0,
        "one more, p95 ms": 1000 * times[int(0.95 * len(times))] if times else 0,
        "whole": whole,
    }
    return {**found, "stories CPU s": story_seconds(accounts)} if stories else found


def story_seconds(accounts: int) -> float:
    """Return how long grouping the reports of a book takes, of those of so many accounts."""
    from tallybook.evaluate.made import made_reports
    from tallybook.link import link_accounts, link_reports

    told = list(made_reports(accounts))
    reports = [one.report for one in told]
    linking = link_accounts(
        [account for one in told for account in one.accounts],
        reports,
        [one.copy for one in told if one.copy],
    )
    start = time.process_time()
    link_reports(linking, reports)
    return time.process_time() - start


def pairwise_f1(groups: Iterable[Iterable[str]], truth: dict[str, str]) -> float:
    """Return the F1 of the pairs of accounts that stand together."""
    home = {one: number for number, group in enumerate(groups) for one in group}
    right = _pairs(Counter((home[one], incident) for one, incident in truth.items()))
    told, wanted = _pairs(Counter(home.values())), _pairs(Counter(truth.values()))
    return 2 * right / (told + wanted)


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def report(sizes: list[dict[str, float]]) -> None:
    """Print a line for each size, and the growth from each to the next."""
    columns = [*COLUMNS, *(["stories CPU s"] if "stories CPU s" in sizes[0] else [])]
    print("  ".join(f"{name:>{max(9, len(name))}}" for name in columns))
    for one in sizes:
        print("  ".join(f"{one[name]:>{max(9, len(name))}.{_places(name)}f}" for name in columns))
    grows = [name for name in columns if name not in ("pairwise F1", "whole")]
    for less, more in itertools.pairwise(sizes):
        shown = [f"{more[name] / less[name]:.1f} x {name}" for name in grows if less[name] > 0]
        print("growth: " + ", ".join(shown))


def _places(name: str) -> int:
    return 3 if name == "pairwise F1" else 1 if name.endswith(" s") else 0


if __name__ == "__main__":
    main()
