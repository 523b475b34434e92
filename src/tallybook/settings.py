"""Which settings hold, and where each was set: defaults < tallybook.toml < environment < flags.

One record, `Settings`; every field has a name, a meaning (its line in `MEANINGS`) and a default.
The environment variable of a setting is TALLYBOOK_ and its name in capitals.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tallybook import codebook
from tallybook.errors import BadSetting, UnknownCode

FILE_NAME = "tallybook.toml"
ENV_PREFIX = "TALLYBOOK_"
# Where the work of a stage can be done: the package `engines` has each.
ENGINES = ("inline", "pool", "ray")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The effective settings of one command."""

    rule: str = "latest_as_of"
    workers: int = 2
    engine: str = "pool"
    max_text_mb: int = 2
    max_file_mb: int = 200
    memory_mb: int = 1024
    time_s: int = 20
    book: str = "tallybook.book"


MEANINGS: dict[str, str] = {
    "rule": "how low, best and high are taken: a code of the list tally_rules",
    "workers": "child processes that parse and understand reports at one time; 0 runs in-process",
    "engine": "where reports are understood and incidents reconciled: inline (one after the "
    "other), pool (child processes), ray (Ray Data)",
    "max_text_mb": "longest text of one report, in MB; a longer one is listed as unreadable",
    "max_file_mb": "largest input file, and most that one archive may unpack to, in MB",
    "memory_mb": "most memory that one child process may take, in MB",
    "time_s": "most seconds that one input or report may take in a child process",
    "book": "the book that commands use when --book is not given",
}

_LIMITS: dict[str, tuple[int, int]] = {
    "workers": (0, 64),
    "max_text_mb": (1, 100),
    "max_file_mb": (1, 10_000),
    "memory_mb": (384, 65_536),
    "time_s": (1, 3_600),
}


class Effective(msgspec.Struct, frozen=True, kw_only=True):
    """The settings with the place where each was set: default, a file, a variable, a flag."""

    settings: Settings
    origins: dict[str, str]


def load_settings(
    *,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Effective:
    """Return the effective settings for a command that runs in `folder`.

    Raises BadSetting, naming the place, for an unknown name or a value that is not allowed.
    """
    values: dict[str, Any] = {}
    origins = dict.fromkeys(MEANINGS, "default")
    for origin, layer in (
        _from_file((folder or Path.cwd()) / FILE_NAME),
        _from_environ(os.environ if environ is None else environ),
        ("flag", {k: v for k, v in (flags or {}).items() if v is not None}),
    ):
        for name, value in layer.items():
            values[name] = _checked(name, value, origin)
            origins[name] = f"{origin} {ENV_PREFIX}{name.upper()}" if origin == "env" else origin
    return Effective(settings=Settings(**values), origins=origins)


def _from_file(path: Path) -> tuple[str, dict[str, Any]]:
    if not path.is_file():
        return FILE_NAME, {}
    try:
        return FILE_NAME, tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(
            f"{FILE_NAME}: not valid TOML: {error}",
            next_step="mend the line named; `tallybook doctor` shows every setting",
        ) from error


def _from_environ(environ: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    found = {name: environ.get(ENV_PREFIX + name.upper()) for name in MEANINGS}
    return "env", {name: value for name, value in found.items() if value is not None}


def _checked(name: str, value: object, origin: str) -> object:
    if name not in MEANINGS:
        raise BadSetting(
            f"{origin}: no setting is called {name!r}",
            next_step=f"the settings are: {', '.join(MEANINGS)}",
        )
    if name in _LIMITS:
        return _checked_number(name, value, origin)
    if name == "rule":
        _check_rule(str(value), origin)
    if name == "engine" and value not in ENGINES:
        raise BadSetting(
            f"{origin}: engine is {value!r}", next_step=f"give one of: {', '.join(ENGINES)}"
        )
    return str(value)


def _check_rule(rule: str, origin: str) -> None:
    try:
        codebook.code_list("tally_rules")[rule]
    except UnknownCode as error:
        raise BadSetting(f"{origin}: {error.message}", next_step=error.next_step) from None


def _checked_number(name: str, value: object, origin: str) -> int:
    least, most = _LIMITS[name]
    try:
        number = int(str(value))
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise BadSetting(
            f"{origin}: {name} is {value!r}",
            next_step=f"give a whole number from {least} to {most}",
        )
    return number
