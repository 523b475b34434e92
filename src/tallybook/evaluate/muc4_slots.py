"""How many fills of one slot are right, partly right, wrong, spurious or missing?

Response and key fills are paired one to one: exact matches first, then partial ones; leftovers
are paired as wrong, what is then left of the response is spurious and of the key missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.muc4_assignment import best_pairs
from tallybook.evaluate.muc4_fills import COR, INC, PAR, judge_value
from tallybook.records.muc4 import STRING_SLOTS, TAG_SLOTS, Muc4Fill

Pair = tuple[Muc4Fill, Muc4Fill]

# An exact match beats any number of partial ones; among equals a fill that is not optional wins.
_GAIN = {COR: 10_000, PAR: 100, INC: 0}


class Tally(msgspec.Struct, kw_only=True):
    """Fills correct, partial, incorrect, spurious, missing; `non`: blank in both."""

    cor: int = 0
    par: int = 0
    inc: int = 0
    spu: int = 0
    mis: int = 0
    non: int = 0

    @property
    def possible(self) -> int:
        """POS: what the key asks for."""
        return self.cor + self.par + self.inc + self.mis

    @property
    def actual(self) -> int:
        """ACT: what the response gives."""
        return self.cor + self.par + self.inc + self.spu

    @property
    def recall(self) -> float:
        """Share of what the key asks for that is right, a partial fill counting half; 0 to 1."""
        return (self.cor + self.par / 2) / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        """Share of what the response gives that is right, a partial fill counting half."""
        return (self.cor + self.par / 2) / self.actual if self.actual else 0.0

    def add(self, other: Tally) -> None:
        """Add the counts of another."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def score_slot(
    slot: int,
    response: Sequence[Muc4Fill],
    key: Sequence[Muc4Fill],
    matched: Mapping[int, Sequence[Pair]],
) -> tuple[Tally, list[Pair]]:
    """Return the tally of one slot and the pairs that are at least partly right.

    `matched` are those pairs of the string slots that this slot's cross-references may name.
    """
    if not response and not any(not one.optional for one in key):
        return Tally(non=1), []
    grades = [[judge_fill(slot, ours, its, matched) for its in key] for ours in response]
    gains = [
        [
            _GAIN[grade] + (grade > INC and not its.optional)
            for grade, its in zip(row, key, strict=True)
        ]
        for row in grades
    ]
    pairs = best_pairs(gains)
    tally = Tally(cor=sum(grades[i][j] == COR for i, j in pairs))
    tally.par = len(pairs) - tally.cor
    taken = {j for _, j in pairs}
    wanted = sum(not its.optional for j, its in enumerate(key) if j not in taken)
    given = len(response) - len(pairs)
    tally.inc = min(given, wanted)
    tally.spu, tally.mis = given - tally.inc, wanted - tally.inc
    return tally, [(response[i], key[j]) for i, j in pairs]


def judge_fill(
    slot: int, ours: Muc4Fill, its: Muc4Fill, matched: Mapping[int, Sequence[Pair]]
) -> int:
    """Return COR, PAR or INC for one fill against another, its cross-reference counted.

    A right value with a wrong or missing cross-reference is partly right; a partly right value
    is so whatever the cross-reference. A response names one thing: its first mention is judged.
    """
    grade = judge_value(slot, ours.values[0], its.values)
    if grade == COR and slot in TAG_SLOTS and not _tag_is_right(slot, ours, its, matched):
        return PAR
    return grade


def _tag_is_right(
    slot: int, ours: Muc4Fill, its: Muc4Fill, matched: Mapping[int, Sequence[Pair]]
) -> bool:
    """Whether the cross-references are equal, or name fills that were matched to each other."""
    if not ours.tags or not its.tags:
        return not ours.tags and not its.tags
    tag = ours.tags[0]
    if judge_value(STRING_SLOTS[0], tag, its.tags) == COR:
        return True
    return any(
        tag in given.values and not set(its.tags).isdisjoint(wanted.values)
        for named in TAG_SLOTS[slot]
        for given, wanted in matched.get(named, ())
    )
