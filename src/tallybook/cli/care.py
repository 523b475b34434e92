"""Keeping a book sound: verify, rebuild, doctor."""

from __future__ import annotations

import platform
import sys

import typer

from tallybook import __version__, codebook
from tallybook.cli import session
from tallybook.cli.session import BookOption, JsonOption
from tallybook.errors import BookError
from tallybook.settings import MEANINGS


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


def doctor(as_json: JsonOption = False) -> None:
    """Say what is installed, which settings hold and where each was set, and what is wrong."""
    from tallybook import store

    effective = session.effective_settings()
    checks = {
        "tallybook": __version__,
        "python": platform.python_version(),
        "sqlite": ".".join(map(str, store.sqlite_version())),
        "gazetteer": _gazetteer_words(),
        "codebook": f"{len(codebook.list_names())} lists",
    }
    problems = _sqlite_problems()
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        problems.append("this Python is not one of 3.11 to 3.13: install one of those")
    values = {name: getattr(effective.settings, name) for name in MEANINGS}
    if as_json:
        session.print_json(
            {
                "checks": checks,
                "settings": values,
                "origins": effective.origins,
                "problems": problems,
            }
        )
    else:
        out = session.console()
        for name, value in checks.items():
            out.print(f"{name:<12} {value}")
        for name, value in values.items():
            out.print(f"{name:<12} {value}  ({effective.origins[name]}) {MEANINGS[name]}")
        out.print("\n".join(problems) if problems else "nothing is wrong", soft_wrap=True)
    if problems:
        raise typer.Exit(3)


def _sqlite_problems() -> list[str]:
    from tallybook import store

    try:
        store.check_sqlite()
    except BookError as error:
        return [str(error)]
    return []


def _gazetteer_words() -> str:
    from tallybook.gazetteer import open_gazetteer

    return ", ".join(f"{name} {value}" for name, value in open_gazetteer().facts().items())
