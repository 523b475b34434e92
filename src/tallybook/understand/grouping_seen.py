"""Which mentions make a list of a text? Those that tell of attacks, their places and days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from tallybook.understand.document import Token
from tallybook.understand.mentions import Anchor, Figure, Place, Time

# Arrests that follow one attack are told by their places, and are no list of attacks.
NO_ATTACK = frozenset(("pointer", "weapon", "plan", "seizure"))
HARMS = frozenset(("killed", "wounded", "hostage", "missing"))

T = TypeVar("T", Anchor, Time, Place, Figure)


class Seen:
    """The mentions of a report that make a list of it, by sentence."""

    def __init__(
        self,
        anchors: Sequence[Anchor],
        times: Sequence[Time],
        places: Sequence[Place],
        where: Sequence[Place],
        figures: Sequence[Figure],
    ) -> None:
        self.places = _by_sentence([p for p in places if not p.demonym and p.level != "site"])
        self.where = _by_sentence([p for p in where if p.level != "site"])
        self.times = _by_sentence([t for t in times if t.role == "point" and t.precision])
        self.acts = _by_sentence([act for act in anchors if act.strength not in NO_ATTACK])
        self.figures = _by_sentence([one for one in figures if one.harm in HARMS])
        self.told = self.acts.keys() | self.figures.keys()


def _by_sentence(mentions: Sequence[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for one in mentions:
        found.setdefault(one.sentence, []).append(one)
    return found


def within(mentions: Sequence[T], tokens: Sequence[Token], first: int, last: int) -> list[T]:
    """Return the mentions that begin within these tokens, the first eight of them."""
    start, end = tokens[first].start, tokens[last - 1].end
    low = bisect_left(mentions, start, key=lambda one: one.start)
    return [one for one in mentions[low : low + 8] if one.start < end]
