"""Every engine gives the same book, byte for byte, and keeps untrusted text under limits."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sockets import addresses, is_loopback

from tallybook import pipeline
from tallybook.engines import opened_engine
from tallybook.engines import ray_data as ray_engines
from tallybook.errors import MissingExtra, TallybookError
from tallybook.export import export_json
from tallybook.sandbox import Answer, Engine, Failure, Limits
from tallybook.settings import Settings
from tallybook.store import Book

ROOT = Path(__file__).resolve().parents[2]
REPORTS = [ROOT / "samples" / "reports", *sorted((ROOT / "cases" / "afterwards").glob("*.txt"))]
TASKS = ROOT / "tests" / "sandbox"
SMALL = Limits(memory_mb=256, cpu_s=1, wall_s=4, result_mb=1)
# Ray takes long to start where other things run beside it.
PATIENT = 600

LOCAL = ["inline", "pool"]
EVERY = [*LOCAL, pytest.param("ray", marks=[pytest.mark.slow, pytest.mark.timeout(PATIENT)])]


@pytest.fixture(scope="module", autouse=True)
def _workers_find_the_tasks() -> Iterator[None]:
    """Of `tests/sandbox`: for this process, and for what it starts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", str(TASKS), prepend=os.pathsep)
        patched.syspath_prepend(str(TASKS))
        yield


@pytest.fixture(scope="module")
def ray() -> Iterator[Engine]:
    """Ray on this machine, started once for all tests here."""
    with opened_engine("ray") as engine:
        yield engine


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The engine of this name."""
    if request.param == "ray":
        yield request.getfixturevalue("ray")
        return
    with opened_engine(request.param) as chosen:
        yield chosen


def _tick() -> datetime:
    return datetime(2031, 5, 4, tzinfo=UTC)


def book_by(engine: Engine, notify: pipeline.Notify = lambda *_: None) -> dict[str, str]:
    """Return what a book of real reports comes to: every table, the log and the export, hashed."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Book.open(Path(folder) / "b.book", create=True, clock=_tick) as book,
    ):
        summary = pipeline.run(REPORTS, book, Settings(), notify, engine)
        assert not summary.failed
        assert summary.incidents > 15
        export = hashlib.sha256(export_json(book.contents())).hexdigest()
        # The last hash is that of the whole log, entry after entry: the clock stands still.
        return book.fingerprint() | {"log": book.head_hash(), "export": export}


@pytest.fixture(scope="module")
def plain() -> dict[str, str]:
    """The book of one process without any child."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "FEW_CLUSTERS", 10**9)
        with opened_engine("inline") as engine:
            return book_by(lambda task, *, workers, limits: engine(task, workers=0, limits=limits))


@pytest.mark.parametrize("engine", LOCAL, indirect=True)
def test_the_book_is_the_same(engine, plain, monkeypatch):
    """Reports are understood and incidents reconciled by the engine, however few there are."""
    monkeypatch.setattr(pipeline, "FEW_CLUSTERS", 0)

    assert book_by(engine) == plain


@pytest.mark.slow
@pytest.mark.timeout(PATIENT)
def test_ray_gives_the_same_book_and_talks_to_this_machine_only(ray, plain, monkeypatch):
    """In two windows; no process that it starts has a socket but on the loopback address."""
    monkeypatch.setattr(pipeline, "FEW_CLUSTERS", 0)
    monkeypatch.setattr(ray_engines, "WINDOW_ITEMS", 12)
    seen: set[str] = set()

    def look(stage: str, done: int, total: int | None) -> None:
        if stage == "understand":
            seen.update(addresses())

    assert book_by(ray, look) == plain
    assert seen
    assert {one for one in seen if not is_loopback(one)} == set()
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


def answers(engine: Engine, task: str, payloads: list[bytes | None], limits: Limits | None = SMALL):
    with engine(f"tasks_for_tests:{task}", workers=2, limits=limits) as workers:
        return list(workers.stream(enumerate(payloads)))


@pytest.mark.parametrize("engine", LOCAL, indirect=True)
@pytest.mark.parametrize("limits", [SMALL, None], ids=["limits", "no limits"])
def test_parts_come_in_order_and_each_item_ends_once(engine, limits):
    """An item without work keeps its place."""
    assert answers(engine, "letters", [b"ab", None, b""], limits) == [
        Answer(0, b"a"),
        Answer(0, b"b"),
        Answer(0, last=True),
        Answer(1, last=True),
        Answer(2, last=True),
    ]


@pytest.mark.parametrize("engine", EVERY, indirect=True)
def test_what_breaks_a_limit_costs_only_itself(engine):
    """A crash, a loop, a bomb, an error and a call to the network, with sound items between."""
    payloads = [b"one", b"die", None, b"two", b"spin", b"memory", b"raise", b"connect", b"three"]

    found = answers(engine, "trouble", payloads)

    ends = [one.failure for one in found if one.last]
    causes = [one.cause if isinstance(one, Failure) else None for one in ends]
    assert causes == [None, "crash", None, None, "time", "memory", "error", "error", None]
    assert "PermissionError" in str(ends[7])
    assert [one.data for one in found if one.data] == [b"fine one", b"fine two", b"fine three"]


@pytest.mark.parametrize("engine", LOCAL, indirect=True)
def test_a_task_that_is_not_there_is_named(engine):
    with pytest.raises(TallybookError, match="tasks_for_tests:no_such"):
        answers(engine, "no_such", [b"x"])


def test_without_ray_the_message_says_what_to_install(monkeypatch):
    def version(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", version)

    with (
        pytest.raises(MissingExtra, match=r"install tallybook\[cluster\], or choose --engine pool"),
        opened_engine("ray"),
    ):
        pass


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [([1, 1, 1, 1, 1], [2, 2, 1]), ([90, 20, 5, 200, 1], [1, 2, 1, 1]), ([], [])],
    ids=["by number", "by size", "nothing"],
)
def test_windows_are_bounded_by_number_and_size(sizes, expected, monkeypatch):
    """One item may be larger than a window: it goes alone."""
    monkeypatch.setattr(ray_engines, "WINDOW_ITEMS", 2)
    monkeypatch.setattr(ray_engines, "WINDOW_BYTES", 100)

    found = ray_engines._windows((None, bytes(size)) for size in sizes)

    assert [len(one) for one in found] == expected
