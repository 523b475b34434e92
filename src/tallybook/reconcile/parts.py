"""What do parts say of a total that nobody states? Their sum is a floor, and only a floor.

"Two soldiers, a teacher and three children were killed" gives at least six dead. Parts add up
within one sentence of one report where they exclude one another; those of different sentences may
be the same people told again, unless the words say that they are others ("another 12", "two
additional suspects", "also"): these add to what the report gave before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from tallybook.reconcile.clocks import Moment
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold, words
from tallybook.reconcile.own_hand import counts_own_hand
from tallybook.reconcile.revisions import Figure
from tallybook.records import Statement, VictimDetail

# Within one kind of division a person stands in one part only; across kinds ("three women" and
# "four French citizens") the same person may stand in both.
_DIVISIONS = (
    frozenset(
        {"civilian", "combatant", "security_force", "perpetrator", "occupation", "child", "other"}
    ),
    frozenset({"woman", "man", "child", "other"}),
    frozenset({"nationality", "other"}),
    frozenset({"named_person", "other"}),
    frozenset({"place"}),
)

# A name that is more likely no victim than one is kept as a statement, but is not counted.
_LEAST_SURE = 0.5


def parts_as_totals(parts: Sequence[Figure]) -> list[Figure]:
    """Return one floor a report: the greatest sum of parts that stand in one sentence together."""
    by_report: dict[str, list[Figure]] = {}
    for one in parts:
        if one.low is not None and not one.part_of:
            by_report.setdefault(one.report_id, []).append(one)
    return [_floor(group, parts) for _, group in sorted(by_report.items())]


def _floor(parts: Sequence[Figure], told: Sequence[Figure]) -> Figure:
    # The attackers' own dead are counted where no one else died, as in a raid.
    others = [one for one in parts if one.scope != "perpetrator"]
    sums = [_exclusive(group) for group in _by_sentence(others or parts)]
    chosen = max(sums, key=lambda group: (_total(group), [-one.order[0] for one in group]))
    if len(chosen) == 1 and not chosen[0].is_numeric:
        return msgspec.structs.replace(chosen[0], scope="total", scope_text=None)
    floor = _summed(chosen, "no total is stated")
    included = not others or counts_own_hand(chosen, told)
    return msgspec.structs.replace(floor, includes_perpetrators="yes" if included else "unknown")


def _summed(parts: Sequence[Figure], why: str) -> Figure:
    total = _total(parts)
    listed = ", ".join(one.words for one in parts)
    return msgspec.structs.replace(
        parts[0],
        scope="total",
        scope_text=None,
        low=total,
        high=None,
        number=total,
        bound="at_least",
        includes_perpetrators="unknown",
        from_=tuple(statement for one in parts for statement in one.from_),
        summed=f"{why}: it is at least the sum of the parts ({listed})",
    )


def with_others(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, where one says "another 12" with the sum of that report's beside them.

    The totals that it adds to are then parts of the sum, and left out.
    """
    by_report: dict[str, list[Figure]] = {}
    for one in figures:
        by_report.setdefault(one.report_id, []).append(one)
    return [one for group in by_report.values() for one in _with_others(group)]


def _with_others(figures: Sequence[Figure]) -> list[Figure]:
    whole = [one for one in figures if one.low is not None and not one.part_of]
    best: list[Figure] = []
    running: list[Figure] = []
    for group in _by_sentence(whole):
        told = _told(group)
        besides = all(map(_is_besides, told)) and not _may_name(told, running)
        running = [*running, *told] if besides else told
        if len(running) > 1 and _total(running) > _total(best):
            best = running
    stated = max((one.low or 0 for one in whole if one.scope == "total"), default=0)
    if not any(map(_is_besides, best)) or _total(best) <= stated:
        return list(figures)
    kept = [one for one in figures if one.scope != "total" or one.low is None]
    return [*kept, _summed(best, "some are told besides others")]


def _told(group: Sequence[Figure]) -> list[Figure]:
    """Return whom one sentence counts: its greatest total with the others beside it, or parts."""
    totals = [one for one in group if one.scope == "total"]
    parts = _exclusive([one for one in group if one.scope not in ("total", "perpetrator")])
    if not totals:
        return parts or _exclusive(group)
    most = max(totals, key=lambda one: (one.low or 0, -one.order[0]))
    beside = [one for one in parts if one.scope == "other" and one.order > most.order]
    return [most, *beside] if _total([most, *beside]) >= _total(parts) else parts


def _is_besides(one: Figure) -> bool:
    return one.scope == "other" or any(word in _adding() for word in one.words.casefold().split())


def _may_name(told: Sequence[Figure], before: Sequence[Figure]) -> bool:
    """Return whether a name may be that of the one person told before without a name."""
    return (
        len(told) == len(before) == 1
        and told[0].scope == "named_person"
        and before[0].low == 1
        and not _is_named(before[0])
    )


def _is_named(one: Figure) -> bool:
    return one.scope == "named_person" and fold(one.scope_text) not in words("persons")


@functools.cache
def _adding() -> frozenset[str]:
    return frozenset(words("besides"))


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
    told = [
        one for one in material.heard if one.statement_id in chain.from_iterable(names.values())
    ]
    first = next(one for one in told if one.statement_id == next(iter(names.values()))[0])
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
        quote=" ".join(dict.fromkeys(_sentence(one, material) for one in told)),
    )


def _sentence(one: Statement, material: Material) -> str:
    """Return the sentence that a statement stands in; its quote where no text is at hand."""
    report = material.reports.get(one.report_id)
    if report is None or not 0 <= one.sentence < len(report.sentences):
        return one.quote
    span = report.sentences[one.sentence]
    return report.text[span.start : span.end] or one.quote
