"""Killing a writer: at a random moment, or at a named point; also a whole command."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def killed_work(work: Callable[[], None], *, after_s: float) -> bool:
    """Do the work in a child and kill it (-9) after so long; return whether it was still at it."""
    child = os.fork()
    if child == 0:
        done = 1
        try:
            work()
            done = 0
        finally:
            os._exit(done)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise AssertionError("the work failed by itself")
    return os.WIFSIGNALED(status)


def killed_command(
    argv: Sequence[str], *, after_s: float, environ: Mapping[str, str] | None = None
) -> bool:
    """Run a command and kill (-9) it and its children after so long; return as above.

    The command leads its own group of processes, so that its workers die with it.
    """
    running = subprocess.Popen(
        argv,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(after_s)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return True
    return False
