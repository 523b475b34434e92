"""Whatever moment the writer dies at, running again gives the book of an undisturbed run."""

import os
import random
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from book_builders import EXTRACTOR, account, incident, reading
from killing import killed_command, killed_work
from lives import exported, readings, run

from tallybook.records import Decision
from tallybook.store import Book
from tallybook.store.failpoints import POINTS

GIVEN = readings(60)
KILLS = 50


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> tuple[bytes, float]:
    """The export of a run that nothing disturbed, and how long it took."""
    folder = tmp_path_factory.mktemp("undisturbed") / "b.book"
    run(tmp_path_factory.mktemp("warm") / "b.book", GIVEN)
    start = time.monotonic()
    run(folder, GIVEN)
    return exported(folder), time.monotonic() - start


@pytest.mark.slow
def test_kill_9_at_fifty_moments_leaves_nothing_lost_and_nothing_double(tmp_path, undisturbed):
    """Each kill hits a fresh book; what it holds then is sound, and running again completes it."""
    expected, seconds = undisturbed
    moments = random.Random(1992)
    hit = 0
    for number in range(KILLS):
        folder = tmp_path / f"{number}.book"
        hit += killed_work(partial(run, folder, GIVEN), after_s=moments.uniform(0, seconds * 1.1))
        if number % 10 == 0 and (folder / "book.sqlite").exists():
            with Book.open(folder, create=True) as book:
                assert book.verify() == ()

        run(folder, GIVEN)

        assert exported(folder) == expected, f"kill {number}"
    assert hit > KILLS // 2, f"only {hit} of {KILLS} kills came before the end"


def test_a_book_killed_again_and_again_gets_there(tmp_path, undisturbed):
    """The same book, killed twenty times on its way."""
    expected, seconds = undisturbed
    moments = random.Random(4)
    for _ in range(20):
        killed_work(partial(run, tmp_path / "b.book", GIVEN), after_s=moments.uniform(0, seconds))

    run(tmp_path / "b.book", GIVEN)

    assert exported(tmp_path / "b.book") == expected
    with Book.open(tmp_path / "b.book") as book:
        assert book.verify() == ()


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("point", POINTS)
def test_dying_at_a_named_point_loses_nothing(tmp_path, undisturbed, point, times):
    """Between any two steps of the writer: an original, an entry, before and after a commit."""
    code = (
        "from pathlib import Path; from lives import readings, run; "
        f"run(Path({str(tmp_path / 'b.book')!r}), readings(60))"
    )
    environ = os.environ | {
        "TALLYBOOK_TESTING": "1",
        "TALLYBOOK_FAIL_AT": f"{point}:{times}",
        "PYTHONPATH": str(Path(__file__).parent),
    }
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True)
    assert done.returncode == -9, done.stderr

    run(tmp_path / "b.book", GIVEN)

    assert exported(tmp_path / "b.book") == undisturbed[0]


def test_a_fail_point_is_nothing_outside_of_tests(tmp_path):
    code = (
        "from pathlib import Path; from lives import readings, run; "
        f"run(Path({str(tmp_path / 'b.book')!r}), readings(3))"
    )
    environ = os.environ | {
        "TALLYBOOK_FAIL_AT": "before_commit:1",
        "PYTHONPATH": str(Path(__file__).parent),
    }
    environ.pop("TALLYBOOK_TESTING", None)

    assert subprocess.run([sys.executable, "-c", code], env=environ).returncode == 0


def test_an_acknowledged_decision_is_never_lost(tmp_path):
    """A child decides without end and says so after each; all that it said is in the book."""
    given = reading("The attack killed 12 people.")
    made = account(given.item, killed="12")
    with Book.open(tmp_path / "b.book", create=True) as book:
        book.add_readings([given])
        book.add_accounts(made.report_id, [made], EXTRACTOR)
        book.set_incidents([incident((made, given.item))])
    for kill in range(10):
        acknowledged = tmp_path / f"said-{kill}"

        def decide_without_end(acknowledged: Path = acknowledged, kill: int = kill) -> None:
            with Book.open(tmp_path / "b.book") as book, acknowledged.open("ab", 0) as said:
                for number in range(10_000):
                    decided = book.decide(
                        Decision(
                            subject="statement",
                            record_ids=(made.statements[0].statement_id,),
                            verdict="corrected",
                            value=number,
                            decider=f"Ada {kill}",
                        )
                    )
                    said.write(f"{decided.decision_id}\n".encode())

        assert killed_work(decide_without_end, after_s=0.1 + kill * 0.01)

    said = "".join(one.read_text() for one in tmp_path.glob("said-*")).split()
    with Book.open(tmp_path / "b.book") as book:
        held = [one.decision_id for one in book.decisions()]
        assert set(said) <= set(held)
        assert len(held) == len(set(held)) <= len(said) + 10
        assert book.verify() == ()
    assert len(said) > 50


def test_a_whole_command_can_be_killed():
    """What tests of the command line use."""
    assert killed_command([sys.executable, "-c", "import time; time.sleep(60)"], after_s=0.1)
    assert not killed_command([sys.executable, "-c", "pass"], after_s=60)
