"""What do parts say of a total that nobody states? Their sum is a floor, and only a floor.

"Two soldiers, a teacher and three children were killed" gives at least six dead. Parts add up only
within one sentence of one report and only where they exclude one another; those of different
sentences may be the same people told again, so that the greatest sum of a sentence is the floor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallybook.reconcile.clocks import Moment
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold
from tallybook.reconcile.revisions import Figure
from tallybook.records import VictimDetail

# Within one kind of division a person stands in one part only; across kinds ("three women" and
# "four French citizens") the same person may stand in both.
_DIVISIONS = (
    frozenset({"civilian", "combatant", "security_force", "perpetrator", "occupation", "child"}),
    frozenset({"woman", "man", "child"}),
    frozenset({"nationality"}),
    frozenset({"named_person"}),
    frozenset({"place"}),
)

# A name that is more likely no victim than one is kept as a statement, but is not counted.
_LEAST_SURE = 0.5


def parts_as_totals(parts: Sequence[Figure]) -> list[Figure]:
    """Return one floor a report: the greatest sum of parts that stand in one sentence together."""
    by_report: dict[str, list[Figure]] = {}
    for one in parts:
        if one.is_numeric and one.low is not None and not one.part_of:
            by_report.setdefault(one.report_id, []).append(one)
    return [_floor(group) for _, group in sorted(by_report.items())]


def _floor(parts: Sequence[Figure]) -> Figure:
    # The attackers' own dead are counted where no one else died, as in a raid.
    others = [one for one in parts if one.scope != "perpetrator"]
    sums = [_exclusive(group) for group in _by_sentence(others or parts)]
    chosen = max(sums, key=lambda group: (_total(group), [-one.order[0] for one in group]))
    total = _total(chosen)
    listed = ", ".join(one.words for one in chosen)
    return msgspec.structs.replace(
        chosen[0],
        scope="total",
        scope_text=None,
        low=total,
        high=None,
        number=total,
        bound="at_least",
        includes_perpetrators="yes" if not others else "unknown",
        from_=tuple(statement for one in chosen for statement in one.from_),
        summed=f"no total is stated: it is at least the sum of the parts ({listed})",
    )


def _total(parts: Iterable[Figure]) -> int:
    return sum(one.low or 0 for one in parts)


def _by_sentence(parts: Sequence[Figure]) -> list[list[Figure]]:
    groups: dict[int, list[Figure]] = {}
    for one in sorted(parts, key=lambda each: each.order):
        groups.setdefault(one.sentence, []).append(one)
    return [groups[key] for key in sorted(groups)]


def _exclusive(parts: Sequence[Figure]) -> list[Figure]:
    """Return the parts of a sentence that exclude one another, the greatest first taken."""
    chosen: list[Figure] = []
    for one in sorted(parts, key=lambda each: (-(each.low or 0), each.order)):
        if all(_exclude(one, other) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda each: each.order)


def _exclude(one: Figure, other: Figure) -> bool:
    if one.scope == other.scope and fold(one.scope_text) == fold(other.scope_text):
        return False
    return any(one.scope in group and other.scope in group for group in _DIVISIONS)


def named_victims(harm: str, material: Material, at: dict[str, Moment]) -> list[Figure]:
    """Return one floor a report from its named victims, for a harm of which no figure is stated."""
    by_report: dict[str, dict[str, list[str]]] = {}
    for one in material.of("victims"):
        detail = one.detail
        if one.confidence < _LEAST_SURE or not isinstance(detail, VictimDetail):
            continue
        if detail.name and detail.fate == harm:
            names = by_report.setdefault(one.report_id, {})
            names.setdefault(fold(detail.name).split()[-1], []).append(one.statement_id)
    return [_named(harm, report_id, names, material, at) for report_id, names in by_report.items()]


def _named(
    harm: str,
    report_id: str,
    names: dict[str, list[str]],
    material: Material,
    at: dict[str, Moment],
) -> Figure:
    first = next(one for one in material.heard if one.statement_id == next(iter(names.values()))[0])
    return Figure(
        harm=harm,
        scope="total",
        scope_text=None,
        low=len(names),
        high=None,
        number=len(names),
        bound="at_least",
        moment=at[first.statement_id],
        voice=material.voices[report_id],
        report_id=report_id,
        publisher=material.publisher_of(first),
        speaker=f"report {material.voices[report_id]}",
        speaker_name=None,
        speaker_type=None,
        includes_perpetrators="unknown",
        words=first.quote,
        from_=tuple(statement for ids in names.values() for statement in ids),
        summed="no figure is stated: it is at least the number of victims named",
    )
