"""How likely is something, by the features that a text has? Small linear weights, read from a file.

The file has a line for each feature: its name, then one whole number for each head; the first
line names the heads, the line `*` holds their biases. Whole numbers add up the same on every
machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

BIAS = "*"

# Weights are whole numbers of this fraction: far finer than what the fitting can know.
STEPS = 64

# Texts with fewer known features than this are held as long as if they had so many: one word
# alone does not decide.
LEAST_FEATURES = 20


class Linear(msgspec.Struct, frozen=True, kw_only=True):
    """The weights of each known feature, one for each head, in steps of 1 / STEPS."""

    heads: tuple[str, ...]
    biases: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]

    def scores(self, features: Iterable[str]) -> tuple[float, ...]:
        """Return the score of each head for a text with these features, each once; 0 is even.

        Unknown features count nothing. The sum is divided by the root of the number of known
        ones, so that long texts and short ones are alike.
        """
        found = [self.weights[one] for one in features if one in self.weights]
        sums = map(sum, zip(*found, strict=True)) if found else (0,) * len(self.heads)
        scale = scale_of(len(found))
        return tuple(
            (bias + total * scale) / STEPS for bias, total in zip(self.biases, sums, strict=True)
        )


def scale_of(known: int) -> float:
    """Return what each of so many known features of a text counts."""
    return 1 / math.sqrt(max(known, LEAST_FEATURES))


def read_linear(path: Path) -> Linear:
    """Return the linear part of a file that `write_linear` wrote."""
    head, *lines = path.read_text("utf-8").splitlines()
    weights: dict[str, tuple[int, ...]] = {}
    for line in lines:
        name, *numbers = line.split("\t")
        weights[name] = tuple(map(int, numbers))
    biases = weights.pop(BIAS)
    return Linear(heads=tuple(head.split("\t")[1:]), biases=biases, weights=weights)


def write_linear(
    path: Path,
    heads: Iterable[str],
    biases: Iterable[float],
    weights: Mapping[str, Iterable[float]],
) -> None:
    """Write a linear part with its weights rounded to whole steps, features in order."""
    lines = ["\t".join(("feature", *heads)), _line(BIAS, biases)]
    lines += [_line(name, weights[name]) for name in sorted(weights)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _line(name: str, numbers: Iterable[float]) -> str:
    return "\t".join((name, *(str(round(one * STEPS)) for one in numbers)))


def odds_of(score: float) -> float:
    """Return the odds (0 to 1) that a score stands for."""
    # Beyond 30 the odds are 0 or 1 to any reader, and exp stays in its range.
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
