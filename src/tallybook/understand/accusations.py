"""Which parties are suspected, accused, blamed, thought possible, or cleared; and by whom?"""

from __future__ import annotations

import functools
from collections.abc import Callable

import msgspec

from tallybook.understand.accusations_after import (
    ONTO,
    as_doers,
    forward,
    held,
    links,
    mutual,
    onto,
    part_in,
    phrase,
    possible,
)
from tallybook.understand.accusations_before import cleared, passive, responsible
from tallybook.understand.accused import Accusation
from tallybook.understand.actclauses import DOERS, PEOPLE, Clause, Placed
from tallybook.understand.courts import find_court
from tallybook.understand.lexicons import lexicon, words

__all__ = ["Accusation", "find_accusations"]

# Between people and the name of their group: members of the "Front"; the organisation, "X".
_TO_NAME = frozenset("of the called , \" “ '".split())


def find_accusations(clause: Clause) -> list[Accusation]:
    """Return the accusations of one sentence, the first for each party."""
    found: list[Accusation] = []
    found += find_court(clause)
    rules = _rules()
    for i in range(clause.first, clause.last):
        for rule in rules.get(clause.low(i), ()):
            found += rule(clause, i)
    unique: dict[int, Accusation] = {}
    for one in found:
        for each in (one.placed, *_group_of(clause, one.placed)):
            unique.setdefault(each.first, msgspec.structs.replace(one, placed=each))
    return list(unique.values())


def _group_of(clause: Clause, accused: Placed) -> list[Placed]:
    """The group that accused people belong to: three members of X, the paramilitary X."""
    if accused.party.nature not in DOERS | PEOPLE:
        return []
    at = accused.last
    while clause.low(at) in _TO_NAME and at < accused.last + 4:
        at += 1
    return [one for one in clause.placed if one.first == at and one.party.nature == "armed_group"]


def _clearing() -> frozenset[str]:
    keys = ("words", "ruling", "excluded")
    return frozenset[str]().union(*(words("standing", "cleared", key) for key in keys))


_Rule = Callable[[Clause, int], list[Accusation]]


@functools.cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """The rules that each word calls for, in the order in which they are tried."""
    phrases: list[str] = lexicon("standing")["blame"]["phrases"]
    table: tuple[tuple[_Rule, frozenset[str]], ...] = (
        (forward, words("standing", "blame", "forward")),
        (onto, frozenset().union(*(words("standing", "onto", one) for one in ONTO))),
        (held, words("standing", "blame", "hold")),
        (as_doers, words("standing", "blame", "naming")),
        (part_in, words("standing", "blame", "part")),
        (passive, words("standing", "blame", "passive")),
        (cleared, _clearing()),
        (responsible, frozenset({"responsible", "behind", "guilty", "involved"})),
        (mutual, words("standing", "blame", "forward")),
        (possible, frozenset({"could", "may", "might", "possibly", "perhaps", "possibility"})),
        (links, frozenset({"link", "links", "ties", "connection", "connections"})),
        (phrase, frozenset(phrase.split()[0] for phrase in phrases)),
    )
    rules: dict[str, tuple[_Rule, ...]] = {}
    for rule, triggers in table:
        for word in sorted(triggers):
            rules[word] = (*rules.get(word, ()), rule)
    return rules
