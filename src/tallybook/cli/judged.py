"""How does an evaluate command end? Its score as JSON or in words, and what failed by name."""

from __future__ import annotations

from collections.abc import Callable, Sized
from typing import TYPE_CHECKING, TypeVar

import typer

from tallybook.cli import session
from tallybook.errors import NothingUnderstood

if TYPE_CHECKING:
    from rich.console import Console

Score = TypeVar("Score")


def check_some_understood(given: Sized, failed: dict[str, str]) -> None:
    """Raise NothingUnderstood when every text failed."""
    if failed and len(failed) == len(given):
        raise NothingUnderstood(failed)


def tell(
    score: Score,
    failed: dict[str, str],
    printed: Callable[[Console, Score, dict[str, str]], None],
    *,
    as_json: bool,
) -> None:
    """Give a score as JSON or as the command prints it; end with 1 when a text failed."""
    if as_json:
        session.print_json(score)
    else:
        printed(session.console(), score, failed)
    end_with_failures(failed, told=not as_json)


def end_with_failures(failed: dict[str, str], *, told: bool) -> None:
    """End with 1 when a text failed; those not told on standard output are named on error."""
    for name, cause in () if told else failed.items():
        session.error_console().print(f"not understood: {name}: {cause}", soft_wrap=True)
    if failed:
        raise typer.Exit(1)
