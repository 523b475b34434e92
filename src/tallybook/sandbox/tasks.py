"""Which function a task name means, and how its results become parts.

A task is named `module:attribute`. The attribute is a function of the payload, or a class whose
instances are called with it (built once a child; a method `load` is called once, if there is
one). It returns bytes, or yields any number of parts of bytes.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator

Task = Callable[[bytes], bytes | Iterable[bytes]]


def load_task(name: str) -> Task:
    """Return the task of this name, ready to be called.

    Raises ImportError or AttributeError when there is none.
    """
    module, _, attribute = name.partition(":")
    task: Task = getattr(importlib.import_module(module), attribute)
    if isinstance(task, type):
        task = task()
        load = getattr(task, "load", None)
        if load is not None:
            load()
    return task


def parts_of(result: bytes | Iterable[bytes]) -> Iterator[bytes]:
    """Yield the parts of what a task returned: one for plain bytes."""
    if isinstance(result, bytes):
        yield result
    else:
        yield from result


def words_of(error: BaseException) -> str:
    """Say an unexpected error in one line of at most 200 characters."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return said[:200].encode("utf-8", "replace").decode("utf-8")
