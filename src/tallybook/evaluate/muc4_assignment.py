"""Which one-to-one pairing of rows and columns gains most?

The Hungarian method with potentials (Kuhn 1955, Munkres 1957; the shortest-path form of Jonker
and Volgenant 1987), cubic in the larger side. Templates of a message are few, so no library.
"""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of greatest total gain, in row order.

    Gains are zero or more; a pair that gains nothing is left out. Equal totals are settled by
    the order of rows and columns, so the answer is the same on every machine.
    """
    rows, columns = len(gains), len(gains[0]) if gains else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [[gains[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in best_pairs(turned))
    matched = _row_of_column([[-gain for gain in row] for row in gains], rows, columns)
    pairs = ((row - 1, column - 1) for column, row in enumerate(matched) if column and row)
    return sorted((row, column) for row, column in pairs if gains[row][column] > 0)


def _row_of_column(costs: list[list[float]], rows: int, columns: int) -> list[int]:
    """Return the row (from 1; 0 for none) of each column (from 1), at least total cost."""
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    matched = [0] * (columns + 1)
    for row in range(1, rows + 1):
        matched[0] = row
        way, free = _shortest_way(costs, matched, row_potential, column_potential)
        while free:
            matched[free], free = matched[way[free]], way[free]
    return matched


def _shortest_way(
    costs: list[list[float]], matched: list[int], row_potential: list[float], potential: list[float]
) -> tuple[list[int], int]:
    """Return how each column was reached, and the free column that the way ends in."""
    columns = len(potential) - 1
    least, way = [float("inf")] * (columns + 1), [0] * (columns + 1)
    done = [False] * (columns + 1)
    at = 0
    while True:
        done[at] = True
        row, step, following = matched[at], float("inf"), 0
        for column in range(1, columns + 1):
            if done[column]:
                continue
            cost = costs[row - 1][column - 1] - row_potential[row] - potential[column]
            if cost < least[column]:
                least[column], way[column] = cost, at
            if least[column] < step:
                step, following = least[column], column
        for column in range(columns + 1):
            if done[column]:
                row_potential[matched[column]] += step
                potential[column] -= step
            else:
                least[column] -= step
        at = following
        if not matched[at]:
            return way, at
