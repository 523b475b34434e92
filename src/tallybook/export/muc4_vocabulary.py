"""Which words of the world do MUC-4 templates go by? The tables of `muc4.toml`, read once."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def _file() -> dict[str, Any]:
    path = resources.files(__package__) / "muc4.toml"
    loaded: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return loaded


@functools.cache
def threshold(role: str) -> float:
    """Return the least confidence at which a statement of this role fills a slot."""
    return float(_file()["thresholds"][role])


@functools.cache
def listed(table: str, key: str = "words") -> frozenset[str]:
    """Return one list of words."""
    return frozenset(_file()[table][key])


@functools.cache
def mapping(table: str) -> dict[str, Any]:
    """Return one table of names and what they stand for."""
    return dict(_file()[table])


@functools.cache
def types(table: str) -> dict[str, str]:
    """Return, for each word, the MUC-4 type that it tells of; the first that lists it wins."""
    found: dict[str, str] = {}
    for name, words in _file()[table].items():
        for word in words.split():
            found.setdefault(word, name)
    return found


def singular(word: str) -> str:
    """Return a word without the plural of English nouns, roughly: both sides are cut alike."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "buses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def type_of_words(text: str, *tables: str) -> str | None:
    """Return the type that the words tell: the rightmost word of the first table that has one."""
    words = _titles([word.strip(".,\"'()[]") for word in text.lower().replace("'s", " ").split()])
    for table in tables:
        known = types(table)
        for word in reversed(words):
            for form in (word, singular(word)):
                if form in known:
                    return known[form]
    return None


def _titles(words: list[str]) -> list[str]:
    """Return the words with "secretary general" as one: its second word is no rank."""
    joined: list[str] = []
    for word in words:
        if word == "general" and joined and joined[-1] in listed("generals"):
            joined[-1] += "-general"
        else:
            joined.append(word)
    return joined
