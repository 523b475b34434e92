"""How many, by which rule? Low, best and high of every harm, with subsets and what is set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tallybook.codebook import code_list
from tallybook.errors import UnknownCode
from tallybook.reconcile.attackers import without_attackers
from tallybook.reconcile.clocks import Moment
from tallybook.reconcile.died import died_since, shot_and_dead
from tallybook.reconcile.least import greater_parts
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold
from tallybook.reconcile.parts import named_victims, parts_as_totals, with_others
from tallybook.reconcile.reviewed import as_said
from tallybook.reconcile.revisions import Figure, Standing, compatible, figure_of, standing
from tallybook.reconcile.rules import RULES, Pick, lowest, newest
from tallybook.records import Tally


def tallies_of(material: Material, at: dict[str, Moment], rule: str) -> dict[str, Tally]:
    """Return the tally of every harm that is stated, by its code, in the order of the list.

    Raises UnknownCode if there is no such rule.
    """
    if rule not in RULES:
        code_list("tally_rules")[rule]  # names the nearest rule
        raise UnknownCode(f"the rule {rule!r} is not built in")
    told: dict[str, list[Figure]] = {}
    for harm in code_list("harms").codes:
        figures = [figure_of(one, material, at[one.statement_id]) for one in material.of(harm)]
        if harm in ("killed", "wounded") and not figures:
            figures = named_victims(harm, material, at)
        if figures:
            told[harm] = figures
    found = {harm: _tally_of(harm, told, rule) for harm in told}
    return as_said(found, material, rule)


def _tally_of(harm: str, told: dict[str, list[Figure]], rule: str) -> Tally:
    if harm != "wounded":
        return tally_of_harm(harm, told[harm], rule)
    dead = told.get("killed", [])
    shot = shot_and_dead(told[harm], dead)
    hurt = [one for one in told[harm] if one not in shot]
    died = died_since(hurt, dead)
    gone = [one for one in hurt if one.voice in died]
    kept = [one for one in hurt if one.voice not in died]
    whole = tally_of_harm(harm, kept, rule) if kept else Tally(harm=harm, rule=rule)
    if not shot and not gone:
        return whole
    return msgspec.structs.replace(
        whole,
        reason="; ".join(filter(None, (whole.reason, *_why_dead(shot, gone, died)))),
        superseded=tuple(dict.fromkeys((*whole.superseded, *_ids(shot), *_ids(gone)))),
    )


def _why_dead(
    shot: Sequence[Figure], gone: Sequence[Figure], died: dict[str, Figure]
) -> Iterator[str]:
    if shot:
        yield f"those told as shot by {shot[0].publisher} are the dead"
    if gone:
        since = next(iter(died.values())).publisher
        yield f"those told as wounded by {gone[0].publisher} are among the dead of {since}"


def tally_of_harm(harm: str, figures: Sequence[Figure], rule: str) -> Tally:
    """Return the tally of one harm: the total, with its subsets beneath and never added to it.

    Where no report states a total, a report's parts ("two soldiers, a teacher and three children")
    add up to its floor: the total is at least their sum, and the reason says so.
    """
    figures = with_others(figures)
    totals = [one for one in figures if one.scope == "total"]
    parts = [one for one in figures if one.scope != "total"]
    if not any(one.is_numeric for one in totals):
        totals = [*totals, *parts_as_totals(parts)]
    totals = [*without_attackers(totals, parts), *greater_parts(totals, parts)]
    subsets = [
        _tally(harm, standing(group), rule, scope=group[0].scope, scope_text=group[0].scope_text)
        for group in _by_scope(parts)
    ]
    whole = _tally(harm, standing(totals), rule)
    return msgspec.structs.replace(whole, subsets=tuple(subsets))


def _by_scope(parts: Iterable[Figure]) -> list[list[Figure]]:
    groups: dict[tuple[str, str], list[Figure]] = {}
    for one in parts:
        groups.setdefault((one.scope, fold(one.scope_text)), []).append(one)
    return [groups[key] for key in sorted(groups)]


def _tally(
    harm: str, stand: Standing, rule: str, *, scope: str = "total", scope_text: str | None = None
) -> Tally:
    figures = stand.figures
    pick = RULES[rule](figures) if figures else Pick(reason="no report gives a total")
    low, low_from = _low(figures, pick)
    high, high_from = _high(figures, pick)
    newest_figures = pick.figures[:1] or (newest(figures) if figures else ())
    summed = next((one.summed for one in pick.figures if one.summed), None)
    return Tally(
        harm=harm,
        scope=scope,
        scope_text=scope_text,
        low=low,
        best=pick.best,
        high=high,
        rule=rule,
        reason=f"{pick.reason}; {summed}" if summed else pick.reason,
        as_of=next((one.moment.shown for one in newest_figures), None),
        vague=next((one.words for one in figures if one.bound == "vague"), None),
        includes_perpetrators=_includes(pick.figures or figures),
        conflict=conflict_of(figures),
        from_=_ids(figures),
        low_from=low_from,
        best_from=_ids(pick.figures),
        high_from=high_from,
        superseded=_ids(stand.superseded),
    )


def _ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statement for one in figures for statement in one.from_))


def _low(figures: Sequence[Figure], pick: Pick) -> tuple[int | None, tuple[str, ...]]:
    """Return the least that stands: stated counts, floors that none of them meets, ranges."""
    ends = [(low, one) for one in figures for low in [lowest(one, figures)] if low is not None]
    if not any(one.is_numeric for one in figures):
        # Words such as "several" bound a count only where nothing else does.
        ends = [(one.low, one) for one in figures if one.low is not None]
    if not ends:
        return pick.best, _ids(pick.figures)
    least = min(low for low, _ in ends)
    if pick.best is not None and pick.best < least:
        return pick.best, _ids(pick.figures)
    return least, _ids(one for low, one in ends if low == least)


def _high(figures: Sequence[Figure], pick: Pick) -> tuple[int | None, tuple[str, ...]]:
    """Return the greatest that stands; None while a floor stands that no count goes beyond."""
    numeric = [one for one in figures if one.is_numeric]
    if any(_is_open(one, numeric) for one in numeric if one.bound == "at_least"):
        return None, ()
    ends = [(one.high, one) for one in numeric or figures if one.high is not None]
    if not numeric and pick.best is None and any(one.high is None for one in figures):
        return None, ()
    if not ends:
        return None, ()
    most = max(high for high, _ in ends)
    if pick.best is not None and pick.best > most:
        return pick.best, _ids(pick.figures)
    return most, _ids(one for high, one in ends if high == most)


def _is_open(floor: Figure, figures: Sequence[Figure]) -> bool:
    """Return whether the count may lie above all that is stated.

    A floor is closed by a figure that allows for more, or for as much at the same time or later.
    """
    number = floor.low or 0
    for one in figures:
        if one.high is None:
            continue
        if one.high > number or (one.high == number and not floor.moment.is_after(one.moment)):
            return False
    return True


def _includes(figures: Sequence[Figure]) -> str:
    told = {one.includes_perpetrators for one in figures} - {"unknown"}
    return told.pop() if len(told) == 1 else "unknown"


def conflict_of(figures: Sequence[Figure]) -> str:
    """Return how the figures that stand disagree: a code of the list `conflicts`.

    Figures for one time that no count satisfies disagree; a later figure that is lower is a
    correction; later ones that are all higher are a growing count.
    """
    numeric = [one for one in figures if one.is_numeric]
    clashes = [
        (one, two)
        for index, one in enumerate(numeric)
        for two in numeric[index + 1 :]
        if not compatible(one, two)
    ]
    if not clashes:
        return "none"
    kinds = {_clash(one, two) for one, two in clashes}
    for kind in ("disagreement", "correction"):
        if kind in kinds:
            return kind
    return "growing_count"


def _clash(one: Figure, two: Figure) -> str:
    if one.moment.is_after(two.moment):
        one, two = two, one
    elif not two.moment.is_after(one.moment):
        return "disagreement"
    return "growing_count" if _size(two) > _size(one) else "correction"


def _size(one: Figure) -> int:
    if one.number is not None:
        return one.number
    return one.high if one.high is not None else (one.low or 0)
