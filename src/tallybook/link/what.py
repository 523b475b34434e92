"""Can what was done be one incident? Attack types, stage, weapons and targets."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.codebook import code_list
from tallybook.link.likeness import alike
from tallybook.link.profile import Profile
from tallybook.link.strengths import VETO, strength
from tallybook.records import Evidence

_UNDONE = frozenset({"foiled", "threatened"})
# Codes so common that sharing one says little.
_COMMON_WEAPONS = frozenset({"firearm", "explosive", "bomb", "other", "projectile"})


def compare_what(left: Profile, right: Profile) -> Iterator[Evidence]:
    """Yield what the kind of attack, its stage, weapons and targets say of a pair."""
    yield from _attack_types(left, right)
    yield from _stages(left, right)
    yield from _weapons(left, right)
    yield from _targets(left, right)


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))


def _attack_types(left: Profile, right: Profile) -> Iterator[Evidence]:
    ours, theirs = left.attack_types, right.attack_types
    if not ours or not theirs:
        return
    if _same_type(ours, theirs):
        weight, words = strength("same_attack_type"), "the same kind of attack"
    elif alike("attack_types", ours, theirs):
        weight, words = strength("alike_attack_type"), "kinds of attack that go together"
    else:
        weight, words = strength("other_attack_type"), "kinds of attack that do not go together"
    yield Evidence(
        feature="attack_type", left=_listed(ours), right=_listed(theirs), weight=weight, words=words
    )


def _same_type(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if (ours & theirs) - {"other"}:
        return True
    types = code_list("attack_types").codes
    parents = {types[one].parent for one in ours if one in types} - {None}
    others = {types[one].parent for one in theirs if one in types} - {None}
    return bool(parents & theirs or others & ours)


def _stages(left: Profile, right: Profile) -> Iterator[Evidence]:
    ours, theirs = left.stages, right.stages
    if not ours or not theirs:
        return
    done = "accomplished" in ours, "accomplished" in theirs
    undone = bool(ours & _UNDONE), bool(theirs & _UNDONE)
    if (done[0] and not undone[0] and undone[1] and not done[1]) or (
        done[1] and not undone[1] and undone[0] and not done[0]
    ):
        yield Evidence(
            feature="stage",
            left=_listed(ours),
            right=_listed(theirs),
            weight=VETO,
            words="one was carried out, the other was stopped before",
        )
    elif undone[0] and undone[1]:
        yield Evidence(
            feature="stage",
            left=_listed(ours),
            right=_listed(theirs),
            weight=strength("both_foiled"),
            words="both were stopped before they happened",
        )


def _weapons(left: Profile, right: Profile) -> Iterator[Evidence]:
    ours, theirs = left.weapons, right.weapons
    if not ours or not theirs:
        return
    shared = ours & theirs
    special = len(shared - _COMMON_WEAPONS)
    if shared:
        weight = min(2, special) * strength("same_weapon") + strength("same_weapon_family")
        words = f"the same weapons: {_listed(shared)}"
    elif alike("weapons", ours, theirs):
        weight, words = 0.0, "weapons that go together"
    else:
        weight, words = strength("other_weapons"), "weapons that do not go together"
    if weight:
        yield Evidence(
            feature="weapons",
            left=_listed(ours),
            right=_listed(theirs),
            weight=round(weight, 3),
            words=words,
        )


def _targets(left: Profile, right: Profile) -> Iterator[Evidence]:
    ours, theirs = left.targets, right.targets
    if not ours or not theirs:
        return
    if ours & theirs:
        weight, words = strength("same_target"), "the same kind of target"
    elif alike("target_types", ours, theirs):
        return
    elif left.role == right.role == "main" and len(ours) == len(theirs) == 1:
        weight, words = (
            strength("other_target_main"),
            "different kinds of target, both the main story",
        )
    else:
        weight, words = strength("other_target"), "different kinds of target"
    yield Evidence(
        feature="target", left=_listed(ours), right=_listed(theirs), weight=weight, words=words
    )
