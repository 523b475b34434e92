#!/usr/bin/env python3
"""Times the engines on the same reports: wall seconds, memory of the process tree, and ratios.

    benchmarks/engines.py FILE [--engines inline pool ray] [--workers N] [--runs 3]

FILE may be JSON lines, a folder, anything that `tallybook run` takes. The reports are read once;
then each engine understands and reconciles them in a fresh process and a copy of that book, one
engine after the other, so often as --runs says. `start` is the time to the first report. The
ratios are to the first engine, within one round: they hold on other and on busy machines, the
seconds do not. The books are compared: every engine must give the same tables.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from measure import _PeakMemory

from tallybook.settings import ENGINES, Settings

COLUMNS = ("start s", "understand s", "reports/s", "reconcile s", "tree MB")


def main() -> None:
    """Measure every engine in rounds and print the medians with their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.file, options.one, options.workers)))
        return
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "read.book"
        reports = _read(options.file, book)
        rounds = [
            {one: _in_child(book, one, options.workers) for one in options.engines}
            for _ in range(options.runs)
        ]
    prints = {each["print"] for one in rounds for each in one.values()}
    report(rounds, reports, options.workers, same=len(prints) == 1)


def _clock() -> datetime:
    return datetime(2031, 5, 4, tzinfo=UTC)


def _read(file: Path, folder: Path) -> int:
    from tallybook import pipeline
    from tallybook.store import Book

    with Book.open(folder, create=True, clock=_clock) as book:
        return pipeline.read_into(book, [file], Settings()).read


def _in_child(book: Path, engine: str, workers: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        copied = shutil.copytree(book, Path(folder) / "copy.book")
        command = [sys.executable, __file__, str(copied), "--one", engine]
        command += ["--workers", str(workers)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            peak = _PeakMemory(child.pid)
            out = child.stdout.read() if child.stdout else b""
            child.wait()
        tree_mb, _ = peak.stop()
    if child.returncode:
        sys.exit(f"{engine}: it ended with {child.returncode}; what it said stands above")
    return {**json.loads(out.splitlines()[-1]), "tree MB": tree_mb}


def measure(folder: Path, name: str, workers: int) -> dict[str, object]:
    """Understand, link and reconcile the book by one engine; return its figures."""
    from tallybook import pipeline
    from tallybook.engines import opened_engine
    from tallybook.store import Book

    pipeline.FEW_CLUSTERS = 0
    settings, summary = Settings(workers=workers), pipeline.Summary()
    first: list[float] = []

    def notify(stage: str, done: int, total: int | None) -> None:
        if stage == "understand" and not first:
            first.append(time.perf_counter())

    with opened_engine(name) as engine, Book.open(folder, clock=_clock) as book:
        start = time.perf_counter()
        pipeline.understand_into(book, settings, summary, notify, engine)
        understood = time.perf_counter()
        pipeline.link_into(book, summary)
        linked = time.perf_counter()
        pipeline.reconcile_into(book, settings, summary, engine=engine)
        reconciled = time.perf_counter()
        shown = json.dumps(book.fingerprint(), sort_keys=True)
    return {
        "start s": first[0] - start,
        "understand s": understood - start,
        "reports/s": summary.understood / (understood - start),
        "reconcile s": reconciled - linked,
        "print": shown,
    }


def report(rounds: list[dict[str, dict]], reports: int, workers: int, *, same: bool) -> None:
    """Print the machine, a line for each engine, and the ratios within rounds."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{reports} reports, {workers} workers, {len(rounds)} rounds; medians")
    print(f"the books are {'the same' if same else 'NOT THE SAME'}")
    print(f"{'':<8}" + "  ".join(f"{name:>13}" for name in COLUMNS) + f"  {'ratio':>18}")
    first = next(iter(rounds[0]))
    for name in rounds[0]:
        values = (statistics.median(one[name][column] for one in rounds) for column in COLUMNS)
        ratios = sorted(_whole(one[name]) / _whole(one[first]) for one in rounds)
        span = f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} - {ratios[-1]:.2f})"
        print(f"{name:<8}" + "  ".join(f"{value:>13.2f}" for value in values) + f"  {span:>18}")
    if not same:
        sys.exit(1)


def _whole(one: dict) -> float:
    return one["understand s"] + one["reconcile s"]


if __name__ == "__main__":
    main()
