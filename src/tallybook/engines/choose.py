"""Which engine does a setting name, and is it installed?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import metadata

from tallybook.errors import MissingExtra
from tallybook.sandbox import Engine, Limits, Sandbox


@contextmanager
def opened_engine(name: str) -> Iterator[Engine]:
    """Give the engine of this name (a code of `settings.ENGINES`); what it started ends with it.

    Raises MissingExtra when what it needs is not installed.
    """
    check_engine(name)
    with _ENGINES[name]() as engine:
        yield engine


def check_engine(name: str) -> None:
    """Raise MissingExtra when the engine of this name cannot run here."""
    if name == "ray" and ray_version() is None:
        raise MissingExtra(
            "the engine ray needs Ray Data, which is not installed",
            next_step="install tallybook[cluster], or choose --engine pool",
        )


def ray_version() -> str | None:
    """Return the version of Ray that is installed with all that Ray Data needs, else None."""
    try:
        metadata.version("pyarrow")
        return metadata.version("ray")
    except metadata.PackageNotFoundError:
        return None


def inline(task: str, *, workers: int, limits: Limits | None) -> Sandbox:
    """Return workers that do one item after the other: untrusted text in one child process."""
    return Sandbox(task, workers=0 if limits is None else min(workers, 1), limits=limits)


@contextmanager
def _inline() -> Iterator[Engine]:
    yield inline


@contextmanager
def _pool() -> Iterator[Engine]:
    yield Sandbox


@contextmanager
def _ray() -> Iterator[Engine]:
    from tallybook.engines.ray_data import ray_engine

    with ray_engine() as engine:
        yield engine


_ENGINES: dict[str, Callable[[], AbstractContextManager[Engine]]] = {
    "inline": _inline,
    "pool": _pool,
    "ray": _ray,
}
