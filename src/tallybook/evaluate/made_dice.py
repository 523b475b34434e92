"""Chance that falls the same way on every machine and version of Python, for one seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Draws by `Random.random` alone: the only method that stays the same between versions."""

    def __init__(self, seed: str) -> None:
        self.draw = Random(seed).random  # noqa: S311 - chance, no secret

    def chance(self, share: float) -> bool:
        """Return True in this share of all cases."""
        return self.draw() < share

    def below(self, number: int) -> int:
        """Return a whole number from 0 to number - 1."""
        return int(self.draw() * number)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Return one of the things, each as likely."""
        return things[int(self.draw() * len(things))]

    def early(self, things: Sequence[Thing]) -> Thing:
        """Return one of the things, the nth about 1 / n as likely as the first (Zipf)."""
        return things[int((len(things) + 1) ** self.draw()) - 1]

    def some(self, things: Sequence[Thing], share: float) -> list[Thing]:
        """Return this share of the things, in their order."""
        return [one for one in things if self.draw() < share]

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """Return the things in another order."""
        left = list(things)
        for last in range(len(left) - 1, 0, -1):
            other = self.below(last + 1)
            left[last], left[other] = left[other], left[last]
        return left
