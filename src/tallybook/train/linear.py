"""How much does each feature say? Logistic regression with a Gaussian prior, fitted in numpy.

L-BFGS (Liu and Nocedal 1989) with backtracking: no random start and no shuffling, so the same
texts give the same weights.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from tallybook.understand.linear import scale_of

_MEMORY = 10
_ROUNDS = 200
# A round that gains less than this share of the loss is the last.
_SMALL = 1e-7
_FIRST_STEP = 1e-2

Floats = npt.NDArray[np.float64]
_Loss = Callable[[Floats], tuple[float, Floats]]


class Rows(msgspec.Struct, frozen=True):
    """Texts as a sparse table: row, column and value of each known feature."""

    row: npt.NDArray[np.int64]
    column: npt.NDArray[np.int64]
    value: Floats
    rows: int
    columns: int

    def times(self, weights: Floats) -> Floats:
        """Return the score of each row, without bias."""
        products: Floats = self.value * weights[self.column]
        return np.bincount(self.row, products, self.rows).astype(np.float64)

    def gathered(self, numbers: Floats) -> Floats:
        """Return, for each column, the sum of its values times the numbers of their rows."""
        products: Floats = self.value * numbers[self.row]
        return np.bincount(self.column, products, self.columns).astype(np.float64)


def vocabulary(
    texts: Sequence[Iterable[str]], corpora: Sequence[str], least_texts: int, least_corpora: int
) -> tuple[str, ...]:
    """Return the features that enough texts and enough corpora have, in order."""
    counts: Counter[str] = Counter()
    seen: dict[str, set[str]] = {}
    for features, corpus in zip(texts, corpora, strict=True):
        for one in features:
            counts[one] += 1
            seen.setdefault(one, set()).add(corpus)
    return tuple(
        sorted(
            one
            for one, count in counts.items()
            if count >= least_texts and len(seen[one]) >= least_corpora
        )
    )


def table(texts: Sequence[Iterable[str]], names: Sequence[str]) -> Rows:
    """Return the texts as rows over these features, scaled as the reader scales them."""
    column_of = {name: at for at, name in enumerate(names)}
    known = [sorted(column_of[one] for one in text if one in column_of) for text in texts]
    lengths = [len(one) for one in known]
    return Rows(
        row=np.repeat(np.arange(len(known)), lengths),
        column=np.array([at for one in known for at in one], dtype=np.int64),
        value=np.repeat([scale_of(one) for one in lengths], lengths),
        rows=len(known),
        columns=len(names),
    )


def fit_logistic(
    rows: Rows, labels: Sequence[bool], shares: Sequence[float], looseness: float
) -> tuple[Floats, float]:
    """Return the weights of the columns and the bias.

    `shares` say how much each row counts; `looseness` how far weights may go from nothing: the
    loss of the rows times it stands against half the sum of squared weights. The bias is free.
    """
    wanted = np.array(labels, dtype=np.float64)
    counts = looseness * np.array(shares)

    def loss(point: Floats) -> tuple[float, Floats]:
        weights, bias = point[:-1], point[-1]
        scores = rows.times(weights) + bias
        told = np.where(wanted > 0, scores, -scores)
        slope = counts * (1 / (1 + np.exp(-scores)) - wanted)
        value = float((counts * np.logaddexp(0, -told)).sum() + 0.5 * (weights * weights).sum())
        return value, np.append(rows.gathered(slope) + weights, slope.sum())

    point = _descend(loss, np.zeros(rows.columns + 1))
    return point[:-1], float(point[-1])


def _descend(loss: _Loss, point: Floats) -> Floats:
    value, slope = loss(point)
    past: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    for _ in range(_ROUNDS):
        way = _direction(slope, past)
        step, new_point, new_value, new_slope = _step(loss, point, value, slope, way)
        moved, turned = new_point - point, new_slope - slope
        if float((moved * turned).sum()) > 0:
            past.append((moved, turned))
        gain = value - new_value
        point, value, slope = new_point, new_value, new_slope
        if gain <= _SMALL * abs(value) or step == 0.0:
            break
    return point


def _direction(slope: Floats, past: deque[tuple[Floats, Floats]]) -> Floats:
    """Return the way down by the two loops of L-BFGS."""
    way = slope.copy()
    parts: list[float] = []
    for moved, turned in reversed(past):
        part = float((moved * way).sum() / (moved * turned).sum())
        parts.append(part)
        way -= part * turned
    if past:
        moved, turned = past[-1]
        way *= float((moved * turned).sum() / (turned * turned).sum())
    else:
        way *= _FIRST_STEP
    for (moved, turned), part in zip(past, reversed(parts), strict=True):
        way += moved * (part - float((turned * way).sum() / (moved * turned).sum()))
    return -way


def _step(
    loss: _Loss, point: Floats, value: float, slope: Floats, way: Floats
) -> tuple[float, Floats, float, Floats]:
    """Halve the step until the loss falls enough (Armijo); no step when none does."""
    fall = float((slope * way).sum())
    step = 1.0
    while step > 1e-10:
        there = point + step * way
        new_value, new_slope = loss(there)
        if new_value <= value + 1e-4 * step * fall:
            return step, there, new_value, new_slope
        step /= 2
    return 0.0, point, value, slope
