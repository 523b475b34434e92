#!/usr/bin/env python3
"""Asks a real server over a made-up book for its lists, pages and searches, and times each.

    benchmarks/serve.py [--incidents 10000] [--asks 100] [--book FOLDER]

An incident of the book has two reports with eleven statements (`tests/serve/made_books.py`):
10,000 incidents have 110,000 statements and 20,000 reports of some 180 words. The server runs in a
process of its own; each question is asked again and again with other filters, over one connection,
one after the other. `CPU ms` is what the server's process worked for one request on average (Linux
only), which other work on the machine changes little; `of a tenth` is that against a book a tenth
as large: 1.0 does not grow with the book, 10 grows with it. Median and p95 are of the whole
request as a client sees it: on a busy machine they are upper bounds.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parents[1] / "tests" / "serve"
COUNTRIES = ("KE", "PK", "NG", "AF", "ML", "PH")
WORDS = "market road school bridge river village convoy station office border camp farm".split()
Ask = Callable[[random.Random], str]


def main() -> None:
    """Measure a book and one a tenth as large; print both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--asks", type=int, default=100)
    parser.add_argument("--book", type=Path, help="where the book is, or is to be made and kept")
    options = parser.parse_args()
    sys.path.insert(0, str(TESTS))
    with tempfile.TemporaryDirectory() as folder:
        large = options.book or Path(folder) / "large.book"
        small = Path(folder) / "small.book"
        report(
            measure(made(small, options.incidents // 10), options.asks),
            measure(made(large, options.incidents), options.asks),
        )


def made(folder: Path, incidents: int) -> Path:
    """Return the folder of a made-up book of so many incidents."""
    from made_books import make_book

    if not folder.exists():
        make_book(folder, incidents, filler=12, originals=False)
    return folder


class Times(NamedTuple):
    """How long each request of one question took, and how long the server worked for one."""

    wall_ms: list[float]
    cpu_ms: float


def measure(folder: Path, asks: int) -> dict[str, Times]:
    """Return the times of each question by its name."""
    from serving import Browser, ServerProcess

    server = ServerProcess(folder)
    try:
        browser = Browser(server.base).sign_in()
        began = time.perf_counter()
        ids = _ids(browser)
        print(f"first list after the start: {1000 * (time.perf_counter() - began):.0f} ms")
        pid = server.process.pid
        return {name: _asked(browser, pid, ask, asks) for name, ask in questions(ids).items()}
    finally:
        server.kill()


def _asked(browser: object, pid: int, ask: Ask, asks: int) -> Times:
    _timed(browser, ask(random.Random(-1)))
    before = cpu_ms(pid)
    wall = [_timed(browser, ask(rng)) for rng in map(random.Random, range(asks))]
    return Times(wall, (cpu_ms(pid) - before) / asks)


def cpu_ms(pid: int) -> float:
    """Return how many milliseconds a process has worked; 0 where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _ids(browser: object) -> list[str]:
    rows = browser.get("/incidents.json?per_page=200").json()["rows"]  # type: ignore[attr-defined]
    return [one["incident_id"] for one in rows]


def questions(ids: list[str]) -> dict[str, Ask]:
    """Return what is asked, each with other filters every time."""

    def filters(rng: random.Random) -> str:
        year = rng.randint(2010, 2022)
        return rng.choice(
            (
                f"country={rng.choice(COUNTRIES)}",
                f"from={year}-01-01&to={year}-12-31",
                "attack_type=bombing&sort=-killed",
                "perpetrator=front&standing=claimed",
                f"disputed=yes&page={rng.randint(1, 5)}",
                f"least_reports=2&sort=title&page={rng.randint(1, 50)}",
                "",
            )
        )

    return {
        "list": lambda rng: f"/incidents.json?{filters(rng)}",
        "list, page": lambda rng: f"/incidents?{filters(rng)}",
        "incident": lambda rng: f"/incidents/{rng.choice(ids)}.json",
        "incident, page": lambda rng: f"/incidents/{rng.choice(ids)}",
        "search": lambda rng: f"/incidents.json?words={rng.choice(WORDS)}+{rng.choice(WORDS)}",
        "next in queue": lambda rng: f"/queue.json?limit=1&after={rng.choice(ids)}",
        "changes": lambda rng: "/changes.json?limit=50",
        "reports": lambda rng: f"/reports.json?words={rng.choice(WORDS)}",
        "map": lambda rng: f"/api/map?country={rng.choice(COUNTRIES)}",
    }


def _timed(browser: object, path: str) -> float:
    began = time.perf_counter()
    answer = browser.get(path)  # type: ignore[attr-defined]
    took = 1000 * (time.perf_counter() - began)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code} {answer.text[:300]}")
    return took


def report(small: dict[str, Times], large: dict[str, Times]) -> None:
    """Print a line a question."""
    print(f"{'asked':<16}{'CPU ms':>8}{'of a tenth':>12}{'median ms':>11}{'p95 ms':>8}")
    for name, times in large.items():
        median = statistics.median(times.wall_ms)
        p95 = statistics.quantiles(times.wall_ms, n=20)[-1]
        growth = times.cpu_ms / small[name].cpu_ms if small[name].cpu_ms else 0.0
        print(f"{name:<16}{times.cpu_ms:>8.1f}{growth:>12.1f}{median:>11.1f}{p95:>8.1f}")


if __name__ == "__main__":
    main()
