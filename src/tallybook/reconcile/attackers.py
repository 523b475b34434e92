"""Do two totals differ only by the attackers who died? Then both are told without them.

"12 killed, two attackers among them" and "10 victims" are one toll. A total that counts attackers
is taken without them where its report says how many they are, and another report gives the toll
without them; else every total stays as told.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.reconcile.revisions import Figure


def without_attackers(totals: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """Return the totals, those that count attackers without them where another report does so."""
    return [_without(one, totals, parts) for one in totals]


def _without(one: Figure, totals: Sequence[Figure], parts: Sequence[Figure]) -> Figure:
    if one.includes_perpetrators != "yes" or one.bound != "exact" or one.number is None:
        return one
    theirs = _attackers(one, parts)
    if theirs is None:
        return one
    rest = one.number - (theirs.number or 0)
    if not any(_tells_without(other, one, rest) for other in totals):
        return one
    return msgspec.structs.replace(
        one,
        low=rest,
        high=rest,
        number=rest,
        includes_perpetrators="no",
        from_=(*one.from_, *theirs.from_),
        summed=f"{one.number} in {one.publisher} counts {theirs.number} attackers",
    )


def _attackers(one: Figure, parts: Sequence[Figure]) -> Figure | None:
    """Return the dead attackers that the report of a total tells of: fewer than the total."""
    told = [
        part
        for part in parts
        if part.scope == "perpetrator"
        and part.report_id == one.report_id
        and part.bound == "exact"
        and 0 < (part.number or 0) < (one.number or 0)
    ]
    return max(told, key=lambda part: part.number or 0, default=None)


def _tells_without(other: Figure, one: Figure, rest: int) -> bool:
    if other.voice == one.voice or not other.is_point:
        return False
    said = other.includes_perpetrators
    return said == "no" or (said == "unknown" and other.number == rest)
