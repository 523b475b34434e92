"""With what, against what, upon whom, and what followed? Equal things are told once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold
from tallybook.reconcile.place_date import ids
from tallybook.records import (
    Sourced,
    SourcedTarget,
    SourcedVictim,
    SourcedWeapon,
    Statement,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)


def _grouped(statements: Sequence[Statement], *names: str) -> list[list[Statement]]:
    """Return statements grouped by equal attributes of their details, in the order first told."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in statements:
        key = tuple(_plain(getattr(one.detail, name)) for name in names)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _plain(value: object) -> object:
    return fold(value) if isinstance(value, str) else value


def weapons_of(material: Material) -> tuple[SourcedWeapon, ...]:
    """Return one entry a weapon and use, with the span of the numbers told."""
    told = [one for one in material.of("weapons") if isinstance(one.detail, WeaponDetail)]
    found = []
    for group in _grouped(told, "weapon", "use"):
        details = [one.detail for one in group if isinstance(one.detail, WeaponDetail)]
        whole = msgspec.structs.replace(details[0], **_counts(details))
        found.append(SourcedWeapon(weapon=whole, from_=ids(group)))
    return tuple(found)


def _counts(details: Sequence[WeaponDetail] | Sequence[TargetDetail]) -> dict[str, int | None]:
    lows = [one.count_low for one in details if one.count_low is not None]
    highs = [one.count_high for one in details if one.count_high is not None]
    return {"count_low": min(lows, default=None), "count_high": max(highs, default=None)}


def targets_of(material: Material) -> tuple[SourcedTarget, ...]:
    """Return one entry a target and effect."""
    told = [one for one in material.of("targets") if isinstance(one.detail, TargetDetail)]
    found = []
    for group in _grouped(told, "target_kind", "target_type", "name", "nationality", "effect"):
        details = [one.detail for one in group if isinstance(one.detail, TargetDetail)]
        whole = msgspec.structs.replace(details[0], **_counts(details))
        found.append(SourcedTarget(target=whole, from_=ids(group)))
    return tuple(found)


def victims_of(material: Material) -> tuple[SourcedVictim, ...]:
    """Return one entry a person: equal names are one, with all that reports add of the person.

    A victim without a name is one with another only where all that is said of both is equal.
    """
    told = [one for one in material.of("victims") if isinstance(one.detail, VictimDetail)]
    named = [one for one in told if one.detail and getattr(one.detail, "name", None)]
    others = [one for one in told if one not in named]
    traits = ("age", "sex", "nationality", "occupation", "status", "fate")
    groups = [*_grouped(named, "name"), *_grouped(others, *traits)]
    return tuple(_victim(group) for group in groups)


def _victim(group: Sequence[Statement]) -> SourcedVictim:
    details = [one.detail for one in group if isinstance(one.detail, VictimDetail)]
    merged: dict[str, object] = {}
    for name in ("age", "sex", "nationality", "occupation", "status", "fate"):
        values = [getattr(one, name) for one in details]
        merged[name] = next((value for value in values if value is not None), None)
    spelt = [variant for one in details for variant in (one.name, *one.name_variants) if variant]
    variants = tuple(dict.fromkeys(one for one in spelt if one != details[0].name))
    whole = msgspec.structs.replace(details[0], name_variants=variants, **merged)
    return SourcedVictim(victim=whole, from_=ids(group))


def sourced(material: Material, field: str) -> tuple[Sourced, ...]:
    """Return one entry a value of a plain field, in the order first told."""
    groups: dict[str, list[Statement]] = {}
    for one in material.of(field):
        if one.value is not None:
            groups.setdefault(fold(str(one.value)) or str(one.value), []).append(one)
    return tuple(Sourced(value=str(group[0].value), from_=ids(group)) for group in groups.values())
