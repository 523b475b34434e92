"""A real server over a real book, and a real Chromium that reads its pages."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from told import told_book
from watching import Watched

ROOT = Path(__file__).resolve().parents[2]
MISSING = (
    "no Chromium was found: run scripts/setup as root on Debian or Ubuntu, install a package that"
    " gives `chromium`, or set CHROMIUM to the path of one"
)
# No sandbox, because CI runs as root; no sound, no updates, nothing that would ask the network.
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


expect.set_options(timeout=20_000)
# Starting a server takes seconds: one serves all tests that decide, each on incidents of its own.
TESTS_THAT_DECIDE = 24


def chromium_path() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    given = os.environ.get("CHROMIUM")
    found = [given] if given else [shutil.which(name) for name in names]
    path = next((one for one in found if one), None)
    if path is None:
        pytest.fail(MISSING)
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens pages that remember all that went wrong; what is said of them ends with the test."""
    with contextlib.ExitStack() as open_pages:

        def opened(site: str, **context: object) -> Watched:
            page = Watched.of(chromium, site, **context)
            open_pages.callback(page.close)
            return page

        yield opened


def run_tallybook(*words: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr + done.stdout


@contextlib.contextmanager
def served(book: Path, *more: str) -> Iterator[str]:
    """The address of a server over this book, on a free port of the loopback."""
    words = [sys.executable, "-m", "tallybook", "serve", "--book", str(book), "--port", "0", *more]
    # Errors go to a file: a pipe that nobody reads would fill and stop the server.
    told = book.parent / f"{book.name}.served"
    with told.open("wb") as out:
        running = subprocess.Popen(words, stdout=out, stderr=out)
    try:
        yield address_of(running, told)
    finally:
        running.terminate()
        running.wait(timeout=20)


def address_of(running: subprocess.Popen[bytes], told: Path) -> str:
    """What the server says its address is, once it answers there."""
    for _ in range(600):
        words = " ".join(told.read_text(encoding="utf-8").split())
        found = re.search(r"http://[\d.]+:\d+", words)
        if found and answers(found.group()):
            return found.group()
        if running.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {told.read_text(encoding='utf-8')}")


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api/session", timeout=20):  # noqa: S310
            return True
    except OSError:
        return False


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the sample reports, with one report that is a copy and one unreadable input."""
    folder = tmp_path_factory.mktemp("sample")
    book = folder / "sample.book"
    run_tallybook("run", ROOT / "samples" / "reports", "--book", book)
    return book


@pytest.fixture(scope="session")
def site(sample_book: Path) -> Iterator[str]:
    """A server for tests that change nothing."""
    with served(sample_book) as address:
        yield address


class Review(NamedTuple):
    """A server to decide on, and its untouched sets of incidents: the ids by name."""

    site: str
    sets: Iterator[dict[str, str]]


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    """A server over the book of the review path, where `ana` decides."""
    book = tmp_path_factory.mktemp("told") / "told.book"
    sets = told_book(book, TESTS_THAT_DECIDE)
    with served(book, "--as", "ana") as address:
        yield Review(address, iter(sets))


@pytest.fixture
def told(review: Review) -> dict[str, str]:
    """The ids of a market, a school and a road on which nobody has decided yet."""
    return next(review.sets)


@pytest.fixture
def desk_site(review: Review) -> str:
    return review.site
