"""Which of many spans of a text overlap a given one? Found near it, not by looking at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

# Spans are filed by blocks of so many characters: most mentions are shorter.
_BLOCK = 64


class Spanned(Protocol):
    """Anything with the offsets [start, end) of its words."""

    @property
    def start(self) -> int: ...  # noqa: D102 - said by the class
    @property
    def end(self) -> int: ...  # noqa: D102


One = TypeVar("One", bound=Spanned)


def overlap(one: Spanned, other: Spanned) -> bool:
    """Return whether two spans share a character."""
    return one.start < other.end and other.start < one.end


class Overlaps(Generic[One]):
    """Spans, to be asked which of them overlap another one; they keep the order they came in."""

    def __init__(self, spans: Iterable[One]) -> None:
        self._spans = tuple(spans)
        self._blocks: dict[int, list[int]] = {}
        for at, one in enumerate(self._spans):
            for block in _blocks(one):
                self._blocks.setdefault(block, []).append(at)

    def of(self, one: Spanned) -> list[One]:
        """Return the spans that overlap this one, in their order."""
        near = {at for block in _blocks(one) for at in self._blocks.get(block, ())}
        return [self._spans[at] for at in sorted(near) if overlap(one, self._spans[at])]


def _blocks(one: Spanned) -> range:
    return range(one.start // _BLOCK, one.end // _BLOCK + 1)
