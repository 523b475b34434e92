"""Which one-to-one pairing of rows and columns gains most, where each row fits few columns?

Shortest augmenting paths with prices (Jonker and Volgenant 1987), over the pairs that gain only:
a path is searched no further than to the nearest free column, so that a million rows with two or
three columns each take seconds. A full table is paired by `muc4_assignment`.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence


def best_matching(gains: Sequence[Mapping[int, float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of greatest total gain, in row order.

    `gains` holds for each row the columns that it gains with, and how much (above 0). A row may
    stay without a column. The answer is the same on every machine.
    """
    matching = _Matching(gains)
    for row in range(len(gains)):
        matching.place(row)
    pairs = ((row, column) for column, row in matching.row_of.items() if column >= 0)
    return sorted(pairs)


class _Matching:
    """Rows placed so far; a row's own column, -1 - row, gains nothing and is free for it alone."""

    def __init__(self, gains: Sequence[Mapping[int, float]]) -> None:
        self.gains = gains
        self.row_of: dict[int, int] = {}
        self.column_of: dict[int, int] = {}
        self.column_price: dict[int, float] = {}
        self.row_price = [0.0] * len(gains)

    def place(self, row: int) -> None:
        """Give the row a column; rows placed before may move to others."""
        self.row_price[row] = min(cost for _, cost in self._costs(row))
        column, came_from = self._nearest_free(row)
        while True:
            mover = came_from[column]
            left = self.column_of.get(mover)
            self.row_of[column], self.column_of[mover] = mover, column
            if left is None:
                return
            column = left

    def _costs(self, row: int) -> Iterator[tuple[int, float]]:
        """Yield each column that the row may take, with its cost at today's prices."""
        for column, gain in self.gains[row].items():
            yield column, -gain - self.column_price.get(column, 0.0)
        yield -1 - row, -self.column_price.get(-1 - row, 0.0)

    def _nearest_free(self, start: int) -> tuple[int, dict[int, int]]:
        """Return the free column at least cost, and the row from which each was reached."""
        least: dict[int, float] = {}
        came_from: dict[int, int] = {}
        done: dict[int, float] = {}
        ahead: list[tuple[float, int]] = []
        row, far = start, 0.0
        while True:
            for column, cost in self._costs(row):
                through = far + cost - self.row_price[row]
                if column not in done and through < least.get(column, math.inf):
                    least[column], came_from[column] = through, row
                    heapq.heappush(ahead, (through, column))
            far, column = heapq.heappop(ahead)
            while column in done:
                far, column = heapq.heappop(ahead)
            if column not in self.row_of:
                break
            done[column] = far
            row = self.row_of[column]
        self._reprice(start, done, far)
        return column, came_from

    def _reprice(self, start: int, done: Mapping[int, float], far: float) -> None:
        """Change the prices so that the way just found costs nothing, and no pair less."""
        self.row_price[start] += far
        for column, cost in done.items():
            self.row_price[self.row_of[column]] += far - cost
            self.column_price[column] = self.column_price.get(column, 0.0) - (far - cost)
