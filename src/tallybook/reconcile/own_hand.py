"""Is the attacker who died by his own hand one of those whom a report tells as dead?

"A mother, a father and a toddler were found dead; the father shot them and himself": three dead,
and not four. "A boy shot himself by accident; the boy died": one, and not two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.reconcile.names import words
from tallybook.reconcile.revisions import Figure

_WORDS = re.compile(r"[^\W_]+")


def counts_own_hand(summed: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Return whether the parts that add up hold the attacker who killed himself.

    `figures` are all parts that are told of the harm. One dead whom nobody is said to have killed
    is the attacker. Of bodies found, the one grown person of the attacker's sex is.
    """
    attackers = [one for one in figures if _is_own_hand(one)]
    if not attackers or any(_is_killed(one) for one in summed):
        return False
    if sum(one.low or 0 for one in summed) == 1:
        return not any(_is_killed(one) for one in figures if one.scope != "perpetrator")
    grown = [one for one in summed if one.scope in {_sex_of(each) for each in attackers}]
    return len(grown) == 1 and grown[0].low == 1 and any(map(_is_found_dead, summed))


def _is_own_hand(one: Figure) -> bool:
    told = _told(one)
    return one.scope == "perpetrator" and one.low == 1 and not told.isdisjoint(words("own_hand"))


def _sex_of(attacker: Figure) -> str:
    told = _told(attacker)
    if not told.isdisjoint(words("of_her")):
        return "woman"
    return "man" if not told.isdisjoint(words("of_him")) else ""


def _is_killed(one: Figure) -> bool:
    """Return whether the words tell of a killer: "killed the boy", and not "killing of a boy"."""
    told = _WORDS.findall(one.quote.lower())
    while told and told[0] in words("how_killed"):
        told = told[1:]
    return len(told) > 1 and told[0] in words("killed") and told[1] not in ("of", "death", "deaths")


def _is_found_dead(one: Figure) -> bool:
    return not _told(one).isdisjoint(words("dead"))


def _told(one: Figure) -> set[str]:
    return set(_WORDS.findall(one.quote.lower()))
