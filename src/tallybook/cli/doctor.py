"""Is this installation sound? What is installed, what is set and where, what is wrong."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable

import typer

from tallybook import __version__, codebook, weights
from tallybook.cli import session
from tallybook.cli.session import JsonOption
from tallybook.errors import AlteredPart, BookError, MissingExtra
from tallybook.settings import MEANINGS, Effective


def doctor(as_json: JsonOption = False) -> None:
    """Say what is installed, which settings hold and where each was set, and what is wrong."""
    from tallybook import store

    effective = session.effective_settings()
    states = weights.part_states()
    checks = {
        "tallybook": __version__,
        "python": platform.python_version(),
        "sqlite": ".".join(map(str, store.sqlite_version())),
        "gazetteer": _gazetteer_words(),
        "codebook": f"{len(codebook.list_names())} lists",
        "engines": _engine_words(),
    }
    problems = [
        *_sqlite_problems(),
        *_python_problems(),
        *_part_problems(states),
        *_engine_problems(effective),
    ]
    if as_json:
        session.print_json(
            {
                "checks": checks,
                "parts": {one.name: _part_as_json(one) for one in states},
                "settings": _values(effective),
                "origins": effective.origins,
                "problems": problems,
            }
        )
    else:
        _print(checks, states, effective, problems)
    if problems:
        raise typer.Exit(3)


def _print(
    checks: dict[str, str],
    states: Iterable[weights.PartState],
    effective: Effective,
    problems: list[str],
) -> None:
    out = session.console()
    for name, words in checks.items():
        out.print(f"{name:<12} {words}")
    for one in states:
        out.print(f"{'part':<12} {_part_words(one)}", soft_wrap=True)
    for name, value in _values(effective).items():
        out.print(f"{name:<12} {value}  ({effective.origins[name]}) {MEANINGS[name]}")
    out.print("\n".join(problems) if problems else "nothing is wrong", soft_wrap=True)


def _values(effective: Effective) -> dict[str, object]:
    return {name: getattr(effective.settings, name) for name in MEANINGS}


def _part_words(one: weights.PartState) -> str:
    whole = f"{one.altered} is missing or altered" if one.altered else "checksums right"
    used = "on" if one.on else f"switched off by {weights.VARIABLE}"
    version = f" {one.version}" if one.version else ""
    return f"{one.name}{version}: {one.bytes / 1e6:.1f} MB, {whole}, {used}"


def _part_as_json(one: weights.PartState) -> dict[str, object]:
    return {
        "version": one.version,
        "bytes": one.bytes,
        "whole": not one.altered,
        "on": one.on,
    }


def _part_problems(states: Iterable[weights.PartState]) -> list[str]:
    """A part that is switched off is named with its state, and is no problem."""
    return [str(AlteredPart(one.name, one.altered)) for one in states if one.on and one.altered]


def _python_problems() -> list[str]:
    if (3, 11) <= sys.version_info[:2] < (3, 14):
        return []
    return ["this Python is not one of 3.11 to 3.13: install one of those"]


def _sqlite_problems() -> list[str]:
    from tallybook import store

    try:
        store.check_sqlite()
    except BookError as error:
        return [str(error)]
    return []


def _engine_words() -> str:
    from tallybook.engines import ray_version

    version = ray_version()
    return f"inline, pool, {f'ray {version}' if version else 'no ray (install tallybook[cluster])'}"


def _engine_problems(effective: Effective) -> list[str]:
    from tallybook.engines import check_engine

    try:
        check_engine(effective.settings.engine)
    except MissingExtra as error:
        return [str(error)]
    return []


def _gazetteer_words() -> str:
    from tallybook.gazetteer import open_gazetteer

    return ", ".join(f"{name} {value}" for name, value in open_gazetteer().facts().items())
