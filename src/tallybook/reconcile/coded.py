"""What kind of incident was it? Attack types, stage and the yes-or-no fields, with their ids."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.codebook import code_list
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold
from tallybook.reconcile.place_date import ids, is_yes, most_told
from tallybook.records import AttributionDetail, Statement, TargetDetail

# As in GTD: up to three kinds of attack.
_MOST_TYPES = 3
_ARMED = frozenset({"military", "police", "armed_group", "security_guard"})
_SURE = frozenset({"reported_as_fact", "claimed"})

FieldFrom = dict[str, tuple[str, ...]]


def attack_types(material: Material) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return up to three attack types, those of most voices first, and their statement ids.

    A type beneath another of them ("suicide bombing" beneath "bombing") stands for both.
    """
    groups: dict[str, list[Statement]] = {}
    for one in material.of("attack_type"):
        groups.setdefault(str(one.value), []).append(one)
    known = code_list("attack_types")
    parents = {known[one].parent for one in groups if one in known}
    kept = [one for one in groups if one not in parents and (one != "other" or len(groups) == 1)]
    kept.sort(key=lambda one: -material.voices_of(groups[one]))
    chosen = tuple(kept[:_MOST_TYPES])
    return chosen, ids([one for code in chosen for one in groups[code]])


def most_said(material: Material, field: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the value of a field that most voices give, and its statement ids."""
    told = [one for one in material.of(field) if one.value is not None]
    if not told:
        return None, ()
    best = most_told(told, lambda one: fold(str(one.value)), material)
    return str(best[0].value), ids(best)


def stage_of(material: Material) -> tuple[str | None, tuple[str, ...]]:
    """Return the stage most voices give; of a tie, the one that went furthest."""
    told = [one for one in material.of("stage") if one.value is not None]
    if not told:
        return None, ()
    stages = list(code_list("stages").codes)
    ordered = sorted(told, key=lambda one: _place(str(one.value), stages))
    best = most_told(ordered, lambda one: str(one.value), material)
    return str(best[0].value), ids(best)


def _place(value: str, codes: Sequence[str]) -> int:
    return codes.index(value) if value in codes else len(codes)


def yes_or_no(material: Material, field: str) -> tuple[bool | None, tuple[str, ...]]:
    """Return yes if any report says so, else no if any does, else None; and the ids."""
    told = material.of(field)
    yes = [one for one in told if is_yes(one)]
    if told:
        return bool(yes), ids(yes or told)
    return None, ()


def type_of_violence(material: Material) -> tuple[str | None, tuple[str, ...]]:
    """Return UCDP's type of violence where it is sure, else None.

    Sure is: an organised group is told as the doer, without doubt or by its own claim, and all
    targets that are told are civilian (one-sided) or all are a state's forces (state-based).
    """
    doers = [
        one
        for one in material.of("attributions")
        if isinstance(one.detail, AttributionDetail)
        and one.detail.group_id
        and one.detail.standing in _SURE
    ]
    told = [
        one
        for one in material.of("targets")
        if isinstance(one.detail, TargetDetail) and one.detail.target_type not in (None, "unknown")
    ]
    kinds = {one.detail.target_type for one in told if isinstance(one.detail, TargetDetail)}
    if not doers or not kinds:
        return None, ()
    if not kinds & _ARMED:
        return "one_sided", ids([*doers, *told])
    if kinds <= {"military", "police"}:
        return "state_based", ids([*doers, *told])
    return None, ()
