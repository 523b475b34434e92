"""Which words do the accounts of a book hold, and how alike are a million pairs of them?

Words are numbers here, and an account's words two short columns: a book's words fit into memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tallybook.link.columns import Numbers, Weights, column
from tallybook.link.wording import Rarity, Wording, weighed, wording_of

# A word's count above this is taken as this: being said more often tells nothing.
_COUNT_MOST = 65535


class Bags:
    """The words of each account with their counts; accounts are known by their number."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._words: list[str] = []
        self._held = array("i")
        self._counts = array("H")
        self._ends = array("q", [0])
        self._rarity: list[float] = []

    def __len__(self) -> int:
        return len(self._ends) - 1

    @property
    def different(self) -> int:
        """How many different words the accounts hold."""
        return len(self._words)

    def add(self, words: Mapping[str, int]) -> None:
        """Add the words of the next account."""
        for word, count in words.items():
            number = self._number.setdefault(word, len(self._words))
            if number == len(self._words):
                self._words.append(word)
            self._held.append(number)
            self._counts.append(min(count, _COUNT_MOST))
        self._ends.append(len(self._held))

    def words(self, account: int) -> dict[str, int]:
        """Return the words of an account with their counts."""
        held, counts = self._row(account)
        return {self._words[word]: count for word, count in zip(held, counts, strict=True)}

    def learn(self, rarity: Rarity) -> None:
        """Take what is rare from here on."""
        self._rarity = [rarity.of(word) for word in self._words]

    def wording(self, account: int) -> Wording:
        """Return the wording of an account, by the rarity learnt."""
        held, counts = self._row(account)
        told = (
            (word, weighed(count, self._rarity[word]))
            for word, count in zip(held, counts, strict=True)
        )
        return wording_of({self._words[word]: value for word, value in told if value > 0})

    def numbers(self, wording: Wording) -> list[int]:
        """Return the numbers of a wording's words, in their order."""
        return [self._number[word] for word in wording.weights]

    def _row(self, account: int) -> tuple[array[int], array[int]]:
        start, end = self._ends[account], self._ends[account + 1]
        return self._held[start:end], self._counts[start:end]


class Likeness:
    """The wordings of a book's accounts as columns; how alike they are, to about six places."""

    def __init__(self) -> None:
        self._words = array("i")
        self._weights = array("f")
        self._ends = array("q", [0])
        self._fullness = array("f")
        self._most = 0

    def add(self, words: list[int], wording: Wording) -> None:
        """Add the wording of the next account, with the numbers of its words in their order."""
        self._words.extend(words)
        self._weights.extend(wording.weights.values())
        self._ends.append(len(self._words))
        self._fullness.append(wording.fullness)
        self._most = max(self._most, *words, 0) if words else self._most

    def fullness(self, left: Numbers, right: Numbers) -> Weights:
        """Return how far the shorter of each two reaches full length."""
        full = column(self._fullness, np.float32)
        shorter: Weights = np.minimum(full[left], full[right])
        return shorter

    def cosines(self, left: Numbers, right: Numbers) -> Weights:
        """Return the cosine of each pair; pairs of one left one stand together."""
        words = np.frombuffer(self._words, np.int32) if self._words else np.empty(0, np.int32)
        weights = (
            np.frombuffer(self._weights, np.float32) if self._words else np.empty(0, np.float32)
        )
        ends = np.frombuffer(self._ends, np.int64)
        of_left = np.zeros(self._most + 1, weights.dtype)
        found = np.zeros(len(left))
        cuts = np.flatnonzero(np.diff(left)) + 1
        for start, stop in zip([0, *cuts.tolist()], [*cuts.tolist(), len(left)], strict=True):
            if start < stop:
                own = slice(ends[left[start]], ends[left[start] + 1])
                of_left[words[own]] = weights[own]
                found[start:stop] = _dots(of_left, words, weights, ends, right[start:stop])
                of_left[words[own]] = 0
        return found


def _dots(
    of_left: NDArray[Any], words: NDArray[Any], weights: NDArray[Any], ends: Numbers, rows: Numbers
) -> Weights:
    """Return the product of one wording, laid out by word, with each of these rows."""
    size = ends[rows + 1] - ends[rows]
    whole = np.concatenate([[0], np.cumsum(size)])
    places = np.arange(whole[-1]) + np.repeat(ends[rows] - whole[:-1], size)
    products = np.append(of_left[words[places]] * weights[places], 0)
    # Of an empty row, reduceat gives the next one's first product.
    return np.where(size > 0, np.add.reduceat(products, whole[:-1]), 0)
