"""Which words the lexicon files hold; each file is read once a process."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def lexicon(name: str) -> dict[str, Any]:
    """Return a lexicon file by its name without `.toml`. Do not change what it returns."""
    path = resources.files(__package__) / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@functools.cache
def words(name: str, table: str, key: str = "words") -> frozenset[str]:
    """Return one entry of a lexicon as a set: a list, or a string of words between spaces."""
    entry = lexicon(name)[table][key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


@functools.cache
def word_file(name: str) -> frozenset[str]:
    """Return the words of a lexicon file `name`.txt; lines that begin with # are no words."""
    path = resources.files(__package__) / "lexicon" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
