"""Where can a test kill the writer? At named points between its steps.

Only when TALLYBOOK_TESTING is 1 and TALLYBOOK_FAIL_AT names a point and which time it is
reached: `before_commit:3` kills the process, as by `kill -9`, at the third commit.
"""

from __future__ import annotations

import os
import signal

POINTS = ("original_written", "entry_appended", "before_commit", "after_commit")


class _Countdown:
    """The point to fail at and how many times it is still passed."""

    def __init__(self) -> None:
        name, _, times = os.environ.get("TALLYBOOK_FAIL_AT", "").partition(":")
        armed = os.environ.get("TALLYBOOK_TESTING") == "1" and name in POINTS
        self.name = name if armed else ""
        self.left = int(times) if times.isdigit() else 1


_countdown = _Countdown()


def reach(name: str) -> None:
    """Pass the point of this name, or end here if a test asked for it."""
    if name != _countdown.name:
        return
    _countdown.left -= 1
    if _countdown.left == 0:
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
