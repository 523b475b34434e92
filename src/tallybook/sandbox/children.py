"""One child process as its parent sees it: start, ask, and why it died."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import BinaryIO, cast

from tallybook.sandbox.frames import (
    END,
    FAILED,
    PART,
    PAYLOAD,
    FrameTooLarge,
    read_frame,
    write_frame,
)
from tallybook.sandbox.limits import CAUSES, MB, Failure, Limits

# A cold start loads the task's modules, on a busy machine.
_START_S = 60
_LAST_WORDS_S = 5

_ENVIRONMENT = {
    # The same order of sets in every child, whatever library relies on it.
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    # Thread pools and memory arenas reserve address space by the number of cores.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}


class Child:
    """A child process that serves one task. Used by one thread; `kill_if_overdue` by any."""

    def __init__(self, task: str, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._deadline: float | None = None
        self._overdue = False
        self.served = 0
        command = [sys.executable, "-P", "-m", "tallybook.sandbox", task]
        numbers = [os.getpid(), limits.memory_mb, limits.cpu_s]
        self._process = subprocess.Popen(
            [*command, *map(str, numbers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
        )
        self._to = cast("BinaryIO", self._process.stdin)
        self._from = cast("BinaryIO", self._process.stdout)

    def await_ready(self) -> Failure | None:
        """Wait until the task is loaded; a Failure if it cannot be."""
        got = self._next_frame(_START_S)
        if isinstance(got, Failure):
            return Failure(cause="start", words=f"{CAUSES['start']}: {got.words}")
        return _failure_in(got[1]) if got[0] == FAILED else None

    @property
    def alive(self) -> bool:
        """Whether the process can take another payload."""
        return self._process.poll() is None

    def ask(self, payload: bytes) -> Iterator[bytes | Failure]:
        """Send a payload; yield its parts, and a Failure last if it failed."""
        self.served += 1
        try:
            write_frame(self._to, PAYLOAD, payload)
        except (BrokenPipeError, OSError):
            yield self._why_dead()
            return
        while True:
            got = self._next_frame(self._limits.wall_s)
            if isinstance(got, Failure):
                yield got
                return
            kind, data = got
            if kind == PART:
                yield data
            elif kind == END:
                return
            else:
                failure = _failure_in(data)
                if failure.cause in ("memory", "crash"):
                    self.stop()
                yield failure
                return

    def _next_frame(self, seconds: float) -> tuple[bytes, bytes] | Failure:
        with self._lock:
            self._deadline = time.monotonic() + seconds
        try:
            frame = read_frame(self._from, self._limits.result_mb * MB)
        except FrameTooLarge:
            self.stop()
            return Failure(
                cause="too_large", words=f"{CAUSES['too_large']} ({self._limits.result_mb} MB)"
            )
        finally:
            with self._lock:
                self._deadline = None
        return self._why_dead() if frame is None else frame

    def kill_if_overdue(self) -> None:
        """Kill the process if its time for the present part is over."""
        with self._lock:
            if self._deadline is not None and time.monotonic() > self._deadline:
                self._overdue = True
                self._process.kill()

    def kill(self) -> None:
        """Kill the process, from any thread."""
        self._process.kill()

    def stop(self) -> None:
        """End the process and give back its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._to, self._from):
            try:
                pipe.close()
            except OSError:  # unsent bytes for a dead process
                continue

    def _why_dead(self) -> Failure:
        with contextlib.suppress(subprocess.TimeoutExpired):
            # Its pipe closes a moment before it is gone: let it end by itself, to see how.
            self._process.wait(_LAST_WORDS_S)
        self.stop()
        code, limits = self._process.returncode, self._limits
        if self._overdue:
            return Failure(cause="time", words=f"{CAUSES['time']} ({limits.wall_s} s)")
        if hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            words = f"{CAUSES['time']} ({limits.cpu_s} s of computing)"
            return Failure(cause="time", words=words)
        how = _signal_name(-code) if code < 0 else f"exit status {code}"
        words = f"{CAUSES['crash']} ({how}), perhaps at its memory limit of {limits.memory_mb} MB"
        return Failure(cause="crash", words=words)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _failure_in(data: bytes) -> Failure:
    cause, _, words = data.decode("utf-8", "replace").partition(":")
    if cause not in CAUSES:
        return Failure(cause="crash", words="the child process gave an answer of no known kind")
    return Failure(cause=cause, words=f"{CAUSES[cause]}: {words}" if words else CAUSES[cause])
