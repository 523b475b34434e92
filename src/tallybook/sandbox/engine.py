"""What is asked of an engine: workers that run one task over a stream of items, in their order.

`Sandbox` is one: a pool of child processes. The package `engines` holds the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Protocol, TypeVar

from tallybook.sandbox.limits import Limits
from tallybook.sandbox.pool import Answer

Key = TypeVar("Key")


class Workers(Protocol):
    """What runs one task; it ends with the `with` block."""

    def __enter__(self) -> Workers: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def stream(self, items: Iterable[tuple[Key, bytes | None]]) -> Iterator[Answer[Key]]:
        """Yield the parts of each item in order, then its end: one answer with `last` an item."""
        ...


class Engine(Protocol):
    """Makes the workers of a task (see `sandbox.tasks`).

    With `limits` every item is worked on in a child process that has them, whatever the engine:
    so is untrusted text. Without, the task works on records of our own and may run anywhere.
    """

    def __call__(self, task: str, *, workers: int, limits: Limits | None) -> Workers:
        """Return the workers; they start when there is work."""
        ...
