"""The server is killed (`kill -9`) again and again under load: what it acknowledged stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from made_books import make_book
from reviewing import problems
from serving import Browser

from tallybook.store import Book

KILLS = 60
PEOPLE = ("anna", "bert", "carl")
SCRIPT = Path(__file__).with_name("killable.py")


class Killable:
    """A server that can be started and killed many times."""

    def __init__(self, book: Path) -> None:
        self._maker = subprocess.Popen(
            [sys.executable, str(SCRIPT), str(book)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._pid = 0

    def start(self) -> str:
        """Start a server; return its address, which answers."""
        if self._maker.stdin is None or self._maker.stdout is None:
            raise AssertionError("the maker of servers has no pipes")
        self._maker.stdin.write("\n")
        self._maker.stdin.flush()
        pid, port = self._maker.stdout.readline().split()
        self._pid = int(pid)
        return f"http://127.0.0.1:{port}"

    def kill(self) -> None:
        """Kill the server as a power cut would."""
        os.kill(self._pid, signal.SIGKILL)

    def end(self) -> None:
        """End the maker of servers."""
        self._maker.kill()
        self._maker.wait()


class Decider:
    """One person who notes and judges without end, and sends again what was not answered."""

    def __init__(self, name: str, seed: int) -> None:
        self.name = name
        self.acknowledged: dict[str, tuple[str, ...]] = {}
        self.statuses: Counter[int] = Counter()
        self._rng = random.Random(seed)
        self._count = 0
        self._waiting: tuple[str, dict[str, object]] | None = None

    def work(self, base: str, stop: threading.Event) -> None:
        """Decide until the server is gone."""
        try:
            browser = Browser(base).sign_in()
            rows = browser.get("/incidents.json").json()["rows"]
            while not stop.is_set():
                self._once(browser, rows)
        except (httpx.TransportError, AssertionError, KeyError, ValueError):
            return

    def _once(self, browser: Browser, rows: list[dict[str, object]]) -> None:
        if self._waiting is None:
            self._count += 1
            row = self._rng.choice(rows)
            asked = {"incident_id": row["incident_id"], "on_version": row["version"]}
            self._waiting = f"{self.name}-{self._count}", asked | {"note": f"note {self._count}"}
        key, asked = self._waiting
        answer = browser.post("/api/decisions/note", asked, key=key)
        self.statuses[answer.status_code] += 1
        if answer.status_code == 200:
            done = answer.json()
            self.acknowledged[key] = tuple(one["decision_id"] for one in done["decisions"])
            for one in done["incidents"]:
                self._take(rows, one)
            self._waiting = None
        elif answer.status_code == 412:
            self._take(rows, answer.json()["now"])
            self._waiting = None

    def _take(self, rows: list[dict[str, object]], now: dict[str, object]) -> None:
        for row in rows:
            if row["incident_id"] == now["incident_id"]:
                row["version"] = now["version"]


@pytest.fixture
def killable(tmp_path: Path) -> Iterator[tuple[Killable, Path]]:
    """A server over a small book."""
    book = make_book(tmp_path / "b.book", 6)
    made = Killable(book)
    yield made, book
    made.end()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_no_kill_loses_or_doubles_a_decision_that_was_acknowledged(
    killable: tuple[Killable, Path],
):
    """60 kills at random moments; whoever got no answer sends the same again to the next server."""
    server, book = killable
    people = [Decider(name, seed) for seed, name in enumerate(PEOPLE)]
    rng = random.Random(5)
    for _ in range(KILLS):
        run_and_kill(server, people, rng.uniform(0.03, 0.3))

    with Book.open(book, read_only=True) as stored:
        decisions = stored.decisions()
    keys = Counter(one.key for one in decisions)
    kept = {one.decision_id for one in decisions}
    acknowledged = {one for each in people for ids in each.acknowledged.values() for one in ids}
    assert len(acknowledged) > KILLS
    assert acknowledged <= kept, "a decision that was acknowledged is lost"
    assert set(keys.values()) == {1}, "a decision was made twice"
    # What was made and not acknowledged is at most what each was waiting for at a kill.
    assert len(kept - acknowledged) <= len(PEOPLE)
    assert problems(book) == []


def run_and_kill(server: Killable, people: list[Decider], after_s: float) -> None:
    """Let everybody decide at a fresh server and kill it in the middle of it."""
    base = server.start()
    stop = threading.Event()
    threads = [threading.Thread(target=one.work, args=(base, stop)) for one in people]
    for thread in threads:
        thread.start()
    done = sum(len(one.acknowledged) for one in people)
    until = time.monotonic() + 20
    # The load is on once somebody was answered.
    while sum(len(one.acknowledged) for one in people) == done and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(after_s)
    server.kill()
    stop.set()
    for thread in threads:
        thread.join()
