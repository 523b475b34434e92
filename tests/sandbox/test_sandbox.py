"""Children with limits: one bad item costs itself, never its neighbours or the run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tallybook.errors import TallybookError
from tallybook.sandbox import Answer, Failure, Limits, Sandbox

HERE = Path(__file__).parent
SMALL = Limits(memory_mb=256, cpu_s=1, wall_s=2, result_mb=1)


@pytest.fixture(autouse=True)
def _children_find_the_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.syspath_prepend(str(HERE))


def sandbox(task: str, workers: int = 2, limits: Limits = SMALL) -> Sandbox:
    return Sandbox(f"tasks_for_tests:{task}", workers=workers, limits=limits)


def cause_of(payload: bytes) -> str:
    with sandbox("trouble", workers=1) as pool:
        (failure,) = pool.map([payload])
    assert isinstance(failure, Failure)
    return failure.cause


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_results_come_in_the_order_of_the_payloads(workers: int) -> None:
    payloads = [b"item %d" % number for number in range(100)]

    with sandbox("upper", workers) as pool:
        assert list(pool.map(payloads)) == [payload.upper() for payload in payloads]


@pytest.mark.parametrize("workers", [0, 2])
def test_a_task_may_give_many_parts_and_each_item_ends_once(workers: int) -> None:
    """A `None` payload needs no work and keeps its place."""
    items = [("first", b"ab"), ("none", None), ("empty", b"")]

    with sandbox("letters", workers) as pool:
        assert list(pool.stream(items)) == [
            Answer("first", b"a"),
            Answer("first", b"b"),
            Answer("first", last=True),
            Answer("none", last=True),
            Answer("empty", last=True),
        ]


def test_a_class_is_built_and_loaded_once_a_child() -> None:
    with sandbox("Counter", workers=1) as pool:
        assert list(pool.map([b"", b"", b""])) == [b"10", b"20", b"30"]


@pytest.mark.parametrize(
    ("payload", "cause"),
    [
        (b"memory", "memory"),
        (b"spin", "time"),
        (b"sleep", "time"),
        (b"die", "crash"),
        (b"quit", "crash"),
        (b"raise", "error"),
        (b"recurse", "error"),
        (b"large", "too_large"),
    ],
    ids=lambda value: value.decode() if isinstance(value, bytes) else value,
)
def test_an_item_that_breaks_a_limit_fails_by_name(payload: bytes, cause: str) -> None:
    assert cause_of(payload) == cause


def test_the_neighbours_of_a_bad_item_get_their_results() -> None:
    payloads = [b"one", b"die", b"two", b"memory", b"three", b"raise", b"four"]

    with sandbox("trouble") as pool:
        results = list(pool.map(payloads))

    assert [one if isinstance(one, bytes) else one.cause for one in results] == [
        b"fine one",
        "crash",
        b"fine two",
        "memory",
        b"fine three",
        "error",
        b"fine four",
    ]


def test_what_earlier_items_left_behind_does_not_fail_a_later_one() -> None:
    """Each keeps 90 MB of 256: the third finds no room in the used child, a fresh one has it."""
    with sandbox("trouble", workers=1) as pool:
        assert list(pool.map([b"leak"] * 4)) == [b"fine leak"] * 4


@pytest.mark.parametrize("payload", [b"connect", b"spawn"])
def test_a_task_can_reach_no_network_and_start_no_program(payload: bytes) -> None:
    with sandbox("trouble", workers=1) as pool:
        (failure,) = pool.map([payload])

    assert isinstance(failure, Failure)
    assert "is not allowed while untrusted bytes are read" in failure.words


def test_what_a_library_prints_stays_out_of_the_answer(capfd: pytest.CaptureFixture[str]) -> None:
    """Nor does it see the parent's pipe as its standard input."""
    with sandbox("noisy") as pool:
        assert list(pool.map([b"answer", b"again"])) == [b"answer", b"again"]
    assert capfd.readouterr() == ("", "")


def test_payloads_are_taken_only_as_far_ahead_as_needed() -> None:
    taken = []

    def payloads():
        for number in range(1000):
            taken.append(number)
            yield b"x"

    with sandbox("upper", workers=1) as pool:
        next(pool.map(payloads()))

    assert len(taken) < 20


def test_a_caller_may_stop_in_the_middle_of_endless_parts() -> None:
    with sandbox("endless") as pool:
        first = next(pool.stream([("a", b"x"), ("b", b"y")]))
        (again,) = [next(pool.stream([("c", b"z")]))]

    assert (first.data, again.data) == (b"x" * 100_000, b"z" * 100_000)


def test_a_task_that_does_not_exist_is_an_error_with_words() -> None:
    with (
        sandbox("no_such_task") as pool,
        pytest.raises(TallybookError, match=r"did not start: AttributeError.*no_such_task"),
    ):
        list(pool.map([b""]))


def test_an_error_in_this_process_fails_only_its_item() -> None:
    with sandbox("trouble", workers=0) as pool:
        results = list(pool.map([b"raise", b"on"]))

    assert results == [
        Failure(cause="error", words="the task raised an error: ValueError: no such thing"),
        b"fine on",
    ]


def test_the_address_space_of_a_child_is_limited() -> None:
    with sandbox("address_space") as pool:
        assert list(pool.map([b""])) == [b"%d" % (256 * 1024**2)]


def test_a_child_dies_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    """Also in the middle of computing, when it reads no pipe."""
    pid_file = tmp_path / "pid"
    program = (
        "from tallybook.sandbox import Sandbox\n"
        f"list(Sandbox('tasks_for_tests:write_pid_and_sleep').map([{os.fsencode(pid_file)!r}]))"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    child = int(_wait_for(lambda: pid_file.exists() and pid_file.read_text()))
    parent.kill()
    parent.wait()

    assert _wait_for(lambda: not _is_running(child))


def _wait_for(condition):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen within 20 s")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        # A killed orphan stays as a zombie until it is reaped.
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_an_interrupt_of_the_terminal_does_not_kill_a_child() -> None:
    """The parent decides: it closes the pool."""
    with sandbox("upper", workers=1) as pool:
        answers = pool.map(iter([b"a", b"b"]))
        assert next(answers) == b"A"
        for thread in pool._threads:
            os.kill(thread._child._process.pid, signal.SIGINT)
        assert next(answers) == b"B"
