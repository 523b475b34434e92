"""Which acts of a sentence are told in one breath? "A bomb exploded in X, killing 3" is one unit.

Acts that follow one another go together while nothing sets them apart: no other place or date, no
"after" or "before" between, not "another". The harm told after a sum of many acts ("hundreds of
attacks, killing many") goes with the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook.understand.clauses import Clauses
from tallybook.understand.grouping_evidence import Window, places_conflict
from tallybook.understand.grouping_items import Items
from tallybook.understand.grouping_own import Own, together

_FOUNDING = ("actual", "foiled")
# A sentence that strings more acts together than these is no sentence.
_LONGEST = 12
# "in the deadly ambush": the words between a harm and the act it was done in.
_SHORT = 5
_APART = frozenset("; while before after since following amid until despite unlike as".split())


class Unit(msgspec.Struct, frozen=True):
    """Acts told in one breath: what all of them tell, and their numbers."""

    own: Own
    members: tuple[int, ...]


def units_of(
    clauses: Clauses, owns: Sequence[Own], acts: Sequence[int], items: Items
) -> Iterator[Unit]:
    """Yield the units of real acts of one sentence, in order; `acts` number its acts."""
    unit: list[int] = []
    for at in acts:
        own = owns[at]
        parted = bool(unit) and items.parts(owns[unit[-1]].anchor.start, own.anchor.start)
        if unit and (parted or len(unit) >= _LONGEST or not _goes_with(clauses, owns, unit, at)):
            yield from _made(owns, unit)
            unit = []
        if unit or not own.is_motive_only:
            unit.append(at)
    yield from _made(owns, unit)


def _made(owns: Sequence[Own], unit: Sequence[int]) -> Iterator[Unit]:
    if unit and owns[unit[0]].anchor.reality in _FOUNDING:
        yield Unit(_lead([owns[at] for at in unit]), tuple(unit))


def _lead(told: Sequence[Own]) -> Own:
    """Return what all the acts tell, under the one that says most by itself."""
    best = next((own for own in told if own.anchor.strength == "strong"), told[0])
    whole = together(told)
    return msgspec.structs.replace(
        whole, anchor=best.anchor, first=told[0].anchor, named=any(own.named for own in told)
    )


def _goes_with(clauses: Clauses, owns: Sequence[Own], unit: Sequence[int], at: int) -> bool:
    last, own = owns[unit[-1]], owns[at]
    real = last.anchor.reality in _FOUNDING
    if own.is_other or own.is_motive_only or not own.follows(last):
        return False
    if _are_apart(clauses, last, own):
        return False
    if not real:
        return own.anchor.strength == "harm" or own.anchor.reality not in _FOUNDING
    if own.anchor.reality != last.anchor.reality:
        return False
    told = [owns[one] for one in unit]
    if own.names_itself and own.anchor.definite:
        return last.anchor.strength == "harm" and len(unit) == 1 and _is_in(clauses, last, own)
    return not _differ(told, own)


def _is_in(clauses: Clauses, harm: Own, own: Own) -> bool:
    """Whether harm was done in the act that is told next: "five died in the ambush on 3 May"."""
    between = [token.lower for token in clauses.between(harm.anchor.end, own.anchor.start)]
    return between[:1] in (["in"], ["by"], ["during"]) and len(between) <= _SHORT


def _are_apart(clauses: Clauses, last: Own, own: Own) -> bool:
    between = clauses.between(last.anchor.end, own.anchor.start)
    return any(token.lower in _APART for token in between)


def _differ(told: Sequence[Own], own: Own) -> bool:
    places = [place for one in told for place in one.places]
    if places_conflict(places, own.places):
        return True
    windows = [one.window for one in told if one.window is not None]
    return own.window is not None and any(_disjoint(window, own.window) for window in windows)


def _disjoint(a: Window, b: Window) -> bool:
    return a.last < b.first or b.last < a.first
