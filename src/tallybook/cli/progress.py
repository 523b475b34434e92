"""How far a run is: one line on standard error, only when that is a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tallybook.cli.session import error_console
from tallybook.pipeline import Notify


@contextmanager
def shown_progress() -> Iterator[Notify]:
    """Yield a function that a run calls with stage, done and total; it prints to a terminal."""
    console = error_console()
    if not console.is_terminal:
        yield lambda stage, done, total: None
        return
    with console.status("starting") as status:

        def notify(stage: str, done: int, total: int | None) -> None:
            status.update(f"{stage}: {done}" + (f" of {total}" if total else ""))

        yield notify
