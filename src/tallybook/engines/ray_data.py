"""How does a stage run on Ray Data? Batches of items as Arrow tables, one child beside each worker.

Without the variable RAY_ADDRESS Ray runs on this machine alone: it listens on the loopback address
only, sends no usage statistics, and its files are thrown away at the end. Items go in windows of
bounded size, so that a book of any size fits; Ray keeps their order.
"""

from __future__ import annotations

import logging
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from tallybook.errors import TallybookError
from tallybook.sandbox import Answer, Engine, Failure, Limits, Sandbox

Key = TypeVar("Key")

# Workers start anew for each window: many items share the start. Their payloads stand in memory.
WINDOW_ITEMS = 16_384
WINDOW_BYTES = 64 * 1024 * 1024
# So many items make a batch: enough to share its cost, few enough that workers end together.
_BATCH = 16
_STORE_BYTES = 256 * 1024 * 1024
_ADDRESS = "RAY_ADDRESS"
_ALWAYS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    # `uv run` would have its folder packed and sent to every worker.
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
}


@contextmanager
def ray_engine() -> Iterator[Engine]:
    """Give Ray as an engine: the cluster of RAY_ADDRESS, else this machine until the block ends."""
    os.environ.update(_ALWAYS)
    with tempfile.TemporaryDirectory(prefix="tb-ray-", ignore_cleanup_errors=True) as folder:
        started = _Started(folder)
        try:
            yield started
        finally:
            started.stop()


class _Started:
    """Ray as an engine: it starts with the first task, since a run may have nothing to do."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._started = False

    def __call__(self, task: str, *, workers: int, limits: Limits | None) -> RayWorkers:
        # In the process of a Ray worker nothing limits a task: 0 means one worker, with limits.
        return RayWorkers(self, task, max(workers, 1), limits)

    def start(self, workers: int) -> None:
        """Start Ray with so many workers, or reach the cluster; once."""
        if self._started:
            return
        if os.environ.get(_ADDRESS):
            _reach()
        else:
            _start_here(workers, self._folder)
        self._started = True

    def stop(self) -> None:
        """End what was started."""
        if self._started:
            import ray

            ray.shutdown()


def _reach() -> None:
    import ray

    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise TallybookError(
            f"no Ray cluster answers at {_ADDRESS}={os.environ[_ADDRESS]}: {error}",
            next_step=f"start it, or unset {_ADDRESS} to run Ray on this machine",
        ) from error


def _start_here(workers: int, folder: str) -> None:
    # Else Ray listens on every address of the machine. It reads this name on every system, and
    # only while it is imported first.
    os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    # A token of our own: else Ray writes one into the home folder.
    os.environ.setdefault("RAY_AUTH_MODE", "token")
    os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    import ray

    ray.init(
        address="local",
        num_cpus=workers,
        num_gpus=0,
        include_dashboard=False,
        object_store_memory=_STORE_BYTES,
        log_to_driver=False,
        logging_level=logging.ERROR,
        _temp_dir=folder,
    )


class RayWorkers:
    """Runs one task over windows of items, each window a data set of Ray."""

    def __init__(self, engine: _Started, task: str, workers: int, limits: Limits | None) -> None:
        self._engine = engine
        self._task = task
        self._workers = workers
        self._limits = limits

    def __enter__(self) -> RayWorkers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def stream(self, items: Iterable[tuple[Key, bytes | None]]) -> Iterator[Answer[Key]]:
        """Yield the parts of each item in order, then its end. Raises TallybookError."""
        for window in _windows(items):
            keys = [key for key, _ in window]
            for number, raw in self._answers([payload for _, payload in window]):
                yield _answer(keys[number], raw)

    def _answers(self, payloads: list[bytes | None]) -> Iterator[tuple[int, bytes]]:
        self._engine.start(self._workers)
        import ray

        try:
            for batch in self._data_set(payloads).iter_batches(
                batch_size=None, batch_format="pyarrow", prefetch_batches=1
            ):
                columns = (batch.column(name).to_pylist() for name in ("number", "answer"))
                yield from zip(*columns, strict=True)
        except ray.exceptions.RayError as error:
            first = str(error).strip().splitlines()[-1]
            raise TallybookError(
                f"{self._task} on Ray: {first}", next_step="run it again with --engine pool"
            ) from error

    def _data_set(self, payloads: list[bytes | None]) -> Any:
        import pyarrow
        import ray.data

        logging.getLogger("ray.data").setLevel(logging.ERROR)
        starts = range(0, len(payloads), _BATCH)
        blocks = [
            pyarrow.table(
                {
                    "number": list(range(start, min(start + _BATCH, len(payloads)))),
                    "payload": pyarrow.array(
                        payloads[start : start + _BATCH], pyarrow.large_binary()
                    ),
                }
            )
            for start in starts
        ]
        found = ray.data.from_arrow(blocks)
        found.context.execution_options.preserve_order = True
        found.context.enable_progress_bars = False
        return found.map_batches(
            Served,
            fn_constructor_kwargs={"task": self._task, "limits": self._limits},
            batch_format="pyarrow",
            batch_size=None,
            compute=ray.data.ActorPoolStrategy(size=self._workers),
        )


class Served:
    """A task on one Ray worker: built once, called with batches.

    With limits a child process beside the worker does the work, as in the pool.
    """

    def __init__(self, task: str, limits: Limits | None) -> None:
        self._sandbox = Sandbox(task, workers=0 if limits is None else 1, limits=limits)

    def __call__(self, batch: Any) -> Any:
        """Return a row for each answer: the number of its item, and the answer as JSON."""
        import pyarrow

        numbers, payloads = (batch.column(name).to_pylist() for name in ("number", "payload"))
        answers = list(self._sandbox.stream(zip(numbers, payloads, strict=True)))
        packed = [_packed(one) for one in answers]
        return pyarrow.table(
            {
                "number": pyarrow.array([one.key for one in answers], pyarrow.int64()),
                "answer": pyarrow.array(packed, pyarrow.large_binary()),
            }
        )


class _Packed(msgspec.Struct, array_like=True):
    """What an answer says, without its key."""

    data: bytes | None
    failure: Failure | None
    last: bool


def _packed(answer: Answer[int]) -> bytes:
    return msgspec.msgpack.encode(_Packed(answer.data, answer.failure, answer.last))


def _answer(key: Key, raw: bytes) -> Answer[Key]:
    packed = msgspec.msgpack.decode(raw, type=_Packed)
    return Answer(key, packed.data, packed.failure, packed.last)


def _windows(
    items: Iterable[tuple[Key, bytes | None]],
) -> Iterator[list[tuple[Key, bytes | None]]]:
    """Yield the items in runs of at most WINDOW_ITEMS and, but for one alone, WINDOW_BYTES."""
    window: list[tuple[Key, bytes | None]] = []
    size = 0
    for item in items:
        length = len(item[1] or b"")
        if window and (len(window) == WINDOW_ITEMS or size + length > WINDOW_BYTES):
            yield window
            window, size = [], 0
        window.append(item)
        size += length
    if window:
        yield window
