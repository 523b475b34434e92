"""Which codes can be said of one and the same incident? Groups of `likeness.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources


@functools.cache
def _groups(name: str) -> dict[str, frozenset[str]]:
    path = resources.files(__package__) / "likeness.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    partners: dict[str, set[str]] = {}
    for group in raw["groups"]:
        for code in group:
            partners.setdefault(code, set()).update(group)
    return {code: frozenset(others) for code, others in partners.items()}


@functools.cache
def _any(name: str) -> frozenset[str]:
    path = resources.files(__package__) / "likeness.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[name]["goes_with_any"])


def alike(name: str, left: Iterable[str], right: Iterable[str]) -> bool:
    """Return whether any code of the left can be said of the incident of any on the right."""
    theirs = frozenset(right)
    groups, free = _groups(name), _any(name)
    if theirs & free:
        return True
    return any(
        one in theirs or one in free or bool(groups.get(one, frozenset()) & theirs) for one in left
    )
