"""One accusation, and which parties of a clause can be accused."""

from __future__ import annotations

import msgspec

from tallybook.understand.actclauses import DOERS, PEOPLE, Clause, Placed
from tallybook.understand.lexicons import words
from tallybook.understand.speakerphrases import Phrase

# Words that cannot stand between a verb of blame and the accused.
_BETWEEN = frozenset(
    """for of by on to against , . after when while who that as he she they it was were is are had
    has have""".split()
)
_ACCUSED = DOERS | PEOPLE | {"government"}


class Accusation(msgspec.Struct, frozen=True):
    """A party under a standing, the words that say so, and the accuser where they name one.

    `judged` is true where the law itself speaks: its verdict is no mere accusation.
    """

    placed: Placed
    standing: str
    first: int
    last: int
    accuser: Phrase | None = None
    judged: bool = False


def can_be_accused(one: Placed) -> bool:
    """Return whether a party can be one that is accused."""
    return one.party.nature in _ACCUSED


def accused_between(clause: Clause, first: int, last: int) -> list[Placed]:
    """Return the parties that can be accused and begin within the tokens [first, last)."""
    end = min(last, clause.last)
    return [one for one in clause.placed if can_be_accused(one) and first <= one.first < end]


def has_act(clause: Clause, first: int, last: int) -> bool:
    """Return whether a word of violence stands within the tokens [first, last)."""
    return any(first <= k < last for k in clause.acts)


def is_behind(clause: Clause, first: int, one: Placed) -> bool:
    """Return whether other words than the accused's own stand before it: not "members of X"."""
    gap = clause.lows(first, one.first)
    if len(gap) > 1 and gap[-1] == "the":
        gap = gap[:-1]
    if len(gap) > 1 and gap[-1] == "of" and gap[-2] in words("standing", "blame", "members"):
        gap = gap[:-2]
    return not _BETWEEN.isdisjoint(gap)
