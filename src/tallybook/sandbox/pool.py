"""Many payloads over a few children: answers in the order of the payloads, memory bounded.

One thread stands beside each child and does nothing but wait for it. The caller pulls: payloads
are taken from their iterable only as far ahead as LOOK_AHEAD and AHEAD_BYTES allow, and a child
whose answers nobody takes yet is not read from, so that it waits too.
"""

from __future__ import annotations

import collections
import queue
import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Generic, TypeVar

import msgspec

from tallybook.errors import TallybookError
from tallybook.sandbox.children import Child
from tallybook.sandbox.limits import CAUSES, MB, Failure, Limits
from tallybook.sandbox.tasks import load_task, parts_of, words_of

Key = TypeVar("Key")

# Items in flight for each child: enough that a slow item does not idle the others.
LOOK_AHEAD = 8
# Payload bytes in flight; one payload may be larger.
AHEAD_BYTES = 64 * MB
# Answer bytes that wait for the caller, an item; one part may be larger.
WAITING_BYTES = 8 * MB
_POLL_S = 0.05


class Answer(msgspec.Struct, Generic[Key], frozen=True):
    """One step of an item: a part of its result, or (`last`) its end, with a failure or none."""

    key: Key
    data: bytes | None = None
    failure: Failure | None = None
    last: bool = False


class Sandbox:
    """A pool of children that run `task` (see `sandbox.tasks`) under `limits`.

    Children start when there is work for them and end with the `with` block, with this process,
    or when they break a limit; then a fresh one takes over.
    """

    def __init__(self, task: str, *, workers: int = 2, limits: Limits | None = None) -> None:
        self.task = task
        self.workers = workers
        self.limits = limits or Limits()
        self._threads: list[_Worker] = []
        self._inbox: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children. The pool starts new ones if it is used again."""
        for thread in self._threads:
            thread.closing = True
            thread.kill()
            self._inbox.put(None)
        for thread in self._threads:
            thread.join()
        self._threads = []

    def map(self, payloads: Iterable[bytes]) -> Iterator[bytes | Failure]:
        """Yield one result for each payload, in order, from a task that returns bytes."""
        part = b""
        for answer in self.stream((None, payload) for payload in payloads):
            if not answer.last:
                part += answer.data or b""
            else:
                yield answer.failure or part
                part = b""

    def stream(self, items: Iterable[tuple[Key, bytes | None]]) -> Iterator[Answer[Key]]:
        """Yield the parts of each item in order, then its end: one answer with `last` an item.

        An item without payload (None) ends at once: it keeps its place in the order.
        Raises TallybookError if the task cannot be loaded.
        """
        return self._stream_inline(items) if self.workers == 0 else self._stream_pool(items)

    def _stream_inline(self, items: Iterable[tuple[Key, bytes | None]]) -> Iterator[Answer[Key]]:
        task = load_task(self.task)
        for key, payload in items:
            failure = None
            try:
                for part in () if payload is None else parts_of(task(payload)):
                    yield Answer(key, part)
            except MemoryError:
                failure = Failure(cause="memory", words=CAUSES["memory"])
            except Exception as error:  # noqa: BLE001 - as in the child: the run goes on
                failure = Failure(cause="error", words=f"{CAUSES['error']}: {words_of(error)}")
            yield Answer(key, None, failure, last=True)

    def _stream_pool(self, items: Iterable[tuple[Key, bytes | None]]) -> Iterator[Answer[Key]]:
        flying: collections.deque[tuple[Key, _Job]] = collections.deque()
        waiting = iter(items)
        more = True
        try:
            while flying or more:
                while more and self._has_room(flying):
                    more = self._send_next(waiting, flying)
                if flying:
                    yield from self._answers(*flying[0])
                    flying.popleft()
        finally:
            self._drop([job for _, job in flying])

    def _has_room(self, flying: collections.deque[tuple[Key, _Job]]) -> bool:
        if not flying:
            return True
        size = sum(len(job.payload) for _, job in flying)
        return len(flying) < LOOK_AHEAD * self.workers and size < AHEAD_BYTES

    def _send_next(
        self,
        waiting: Iterator[tuple[Key, bytes | None]],
        flying: collections.deque[tuple[Key, _Job]],
    ) -> bool:
        for key, payload in waiting:
            job = _Job(payload or b"")
            flying.append((key, job))
            if payload is None:
                job.put(None)
            else:
                self._start_worker()
                self._inbox.put(job)
            return True
        return False

    def _start_worker(self) -> None:
        idle = sum(not thread.busy for thread in self._threads)
        if idle <= self._inbox.qsize() and len(self._threads) < self.workers:
            worker = _Worker(self.task, self.limits, self._inbox)
            self._threads.append(worker)
            worker.start()

    def _answers(self, key: Key, job: _Job) -> Iterator[Answer[Key]]:
        while True:
            try:
                got = job.get(_POLL_S)
            except TimeoutError:
                for thread in self._threads:
                    thread.kill_if_overdue()
                continue
            if isinstance(got, Failure) and got.cause == "start":
                raise TallybookError(
                    f"{self.task}: {got.words}",
                    next_step="check the installation with `tallybook doctor`",
                )
            if isinstance(got, bytes):
                yield Answer(key, got)
            else:
                yield Answer(key, None, got, last=True)
                return

    def _drop(self, jobs: list[_Job]) -> None:
        """Let go of items whose answers nobody will take, and of children that work on them."""
        for job in jobs:
            job.drop()
        for thread in self._threads:
            if thread.job in jobs:
                thread.kill()


class _Job:
    """One payload and the answers that wait for the caller: parts, then None or a Failure."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload
        self.dropped = False
        self._answers: collections.deque[bytes | Failure | None] = collections.deque()
        self._bytes = 0
        self._changed = threading.Condition()

    def put(self, answer: bytes | Failure | None) -> None:
        """Add an answer; waits while the caller has enough to take."""
        with self._changed:
            while self._bytes > WAITING_BYTES and not self.dropped:
                self._changed.wait()
            self._answers.append(answer)
            self._bytes += len(answer) if isinstance(answer, bytes) else 0
            self._changed.notify_all()

    def get(self, timeout: float) -> bytes | Failure | None:
        """Take the next answer. Raises TimeoutError."""
        with self._changed:
            if not self._answers and not self._changed.wait(timeout):
                raise TimeoutError
            answer = self._answers.popleft()
            self._bytes -= len(answer) if isinstance(answer, bytes) else 0
            self._changed.notify_all()
            return answer

    def drop(self) -> None:
        """Say that nobody takes the answers any more."""
        with self._changed:
            self.dropped = True
            self._changed.notify_all()


class _Worker(threading.Thread):
    """Stands beside one child: hands it payloads, takes its answers, replaces it when it dies."""

    def __init__(self, task: str, limits: Limits, inbox: queue.SimpleQueue[_Job | None]) -> None:
        super().__init__(daemon=True, name=f"sandbox {task}")
        self._task, self._limits, self._inbox = task, limits, inbox
        self._child: Child | None = None
        self.job: _Job | None = None
        self.busy = False
        self.closing = False

    def run(self) -> None:
        while (job := self._inbox.get()) is not None and not self.closing:
            self.busy, self.job = True, job
            if not job.dropped:
                job.put(self._serve(job))
            self.busy, self.job = False, None
        if self._child is not None:
            self._child.stop()

    def _serve(self, job: _Job) -> Failure | None:
        """Work on one item; its parts are put as they come, its end is returned."""
        for fresh_only in (False, True):
            child = self._ready_child(fresh=fresh_only)
            if isinstance(child, Failure):
                return child
            if job.dropped or self.closing:
                return None
            used, parts, failure = child.served > 0, 0, None
            for got in child.ask(job.payload):
                if isinstance(got, Failure):
                    failure = got
                else:
                    parts += 1
                    job.put(got)
            # What earlier items left behind in a child must not decide about this one: the
            # same input gets the same answer in any order, so only a fresh child's word counts.
            if failure is None or parts or not used or failure.cause not in ("memory", "crash"):
                break
        return failure

    def _ready_child(self, *, fresh: bool) -> Child | Failure:
        if self._child is not None:
            if self._child.alive and not fresh:
                return self._child
            self._child.stop()
        self._child = Child(self._task, self._limits)
        not_started = self._child.await_ready()
        if not_started is not None:
            self._child.stop()
            return not_started
        return self._child

    def kill_if_overdue(self) -> None:
        if self._child is not None:
            self._child.kill_if_overdue()

    def kill(self) -> None:
        if self._child is not None:
            self._child.kill()
