"""Keeping a book sound: verify, rebuild."""

from __future__ import annotations

import typer

from tallybook.cli import session
from tallybook.cli.session import BookOption, JsonOption


def verify(book: BookOption = None, as_json: JsonOption = False) -> None:
    """Check the chain of the log, every stored hash, and that every quote still stands."""
    with session.open_book(book) as opened:
        problems = opened.verify()
        stats, head = opened.stats(), opened.head_hash()
    if as_json:
        session.print_json({"problems": problems, "stats": stats, "head": head})
    else:
        out = session.console()
        for one in problems:
            out.print(f"{one.name}: {one.where}: {one.words}", soft_wrap=True)
        out.print(f"{'sound' if not problems else f'{len(problems)} problems'}; log head {head}")
    if problems:
        raise typer.Exit(3)


def rebuild(book: BookOption = None, as_json: JsonOption = False) -> None:
    """Drop every table but the log, and make them again from it."""
    with session.open_book(book, read_only=False) as opened:
        before = opened.fingerprint()
        opened.rebuild()
        equal = opened.fingerprint() == before
    if as_json:
        session.print_json({"rebuilt": True, "equal": equal})
    else:
        words = "equal to before" if equal else "different from before: they had been altered"
        session.console().print(f"rebuilt from the log; the tables are {words}")
