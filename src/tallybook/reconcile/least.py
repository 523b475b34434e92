"""Is a part greater than every total? Then the total is at least that part.

"Two killed" on Monday and "three children killed" on Tuesday are at least three dead. A report that
gives a total itself is taken at that: its parts raise nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.reconcile.revisions import Figure

# Attackers may be counted apart from the toll, and others are told besides it.
_BESIDE = frozenset({"perpetrator", "other"})


def greater_parts(totals: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """Return a floor of the total for each part that no total holds; none without a total."""
    ends = [one.high for one in totals if one.is_numeric]
    if not ends or None in ends:
        return []
    voices = {one.voice for one in totals}
    most = max(end for end in ends if end is not None)
    return [
        _floor(one)
        for one in parts
        if one.voice not in voices
        and one.scope not in _BESIDE
        and not one.part_of
        and one.bound in ("exact", "at_least")
        and (one.low or 0) > most
    ]


def _floor(part: Figure) -> Figure:
    return msgspec.structs.replace(
        part,
        scope="total",
        scope_text=None,
        high=None,
        number=part.low,
        bound="at_least",
        includes_perpetrators="unknown",
        summed=f"it is at least the part told ({part.words})",
    )
