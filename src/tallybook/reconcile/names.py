"""When are two names one, for grouping what reports say? Folding and the words of `words.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources

_PARTS = re.compile(r"[^\W_]+")


@functools.cache
def words(name: str) -> tuple[str, ...]:
    """Return one list of `words.toml`, in its order."""
    path = resources.files(__package__) / "words.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))[name])


@functools.cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words(name))


@functools.lru_cache(maxsize=65536)
def fold(name: str | None) -> str:
    """Return a name in lower case, without accents, articles, marks and titles."""
    if not name:
        return ""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(word for word in _PARTS.findall(kept) if word not in _set("articles"))


def is_generic(name: str) -> bool:
    """Return whether a perpetrator's name names nobody: "roughly 10 to 15 militants"."""
    kept = [word for word in fold(name).split() if not word.isdigit()]
    return all(word in _set("generic_parties") for word in kept)


def speaker_key(speaker: str) -> str:
    """Return a speaker's folded name without titles; empty for words that name nobody.

    "the police chief, Ann Omondi" keeps its name; "witnesses" and "officials" give nothing, since
    two reports that quote witnesses need not quote the same ones.
    """
    kept = [word for word in fold(speaker).split() if word not in _set("titles")]
    if all(word in _set("nobody") for word in kept):
        return ""
    return " ".join(kept)
