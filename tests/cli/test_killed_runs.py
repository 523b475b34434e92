"""Whatever moment a run dies at, running it again gives the book of an undisturbed run."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "reports"
# The whole command is killed so often; the store alone is killed more often in tests/store.
KILLS = 50
_SEED = 20170814


def command(book, *arguments):
    return [sys.executable, "-m", "tallybook", *arguments, "--book", str(book)]


def exported(book):
    return subprocess.run(
        command(book, "export", "json"), capture_output=True, check=True, timeout=60
    ).stdout


def killed_run(book, after):
    """Start a run and kill its whole process group after so many seconds."""
    child = subprocess.Popen(
        command(book, "run", str(SAMPLES)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_run_killed_at_50_random_moments_ends_as_if_undisturbed(tmp_path):
    began = time.monotonic()
    subprocess.run(
        command(tmp_path / "whole.book", "run", str(SAMPLES)), capture_output=True, check=True
    )
    length = time.monotonic() - began
    expected = exported(tmp_path / "whole.book")
    moments = random.Random(_SEED)
    done = 0
    for series in range(5):
        book = tmp_path / f"killed-{series}.book"
        # Ten kills on one book: a run goes on from wherever the one before it died.
        for _ in range(KILLS // 5):
            killed_run(book, moments.uniform(0.1, 1.05) * length)
            done += 1
        subprocess.run(command(book, "run", str(SAMPLES)), capture_output=True, check=True)

        assert exported(book) == expected
        verified = subprocess.run(command(book, "verify"), capture_output=True)
        assert verified.returncode == 0, verified.stdout
    assert done == KILLS
