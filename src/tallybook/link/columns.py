"""What is a column? Numbers of a book's accounts or pairs, one a row, worked on all at once."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]
Flags = NDArray[np.bool_]


def column(numbers: array[Any], kind: type[np.generic]) -> NDArray[Any]:
    """Return an array as a column, without a copy; it may not grow while the column is held."""
    return np.frombuffer(numbers, kind) if numbers else np.empty(0, kind)
