"""Are the same people named? Perpetrators, attackers' number, victims, nationalities."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.link.names import same_person
from tallybook.link.profile import Profile
from tallybook.link.strengths import strength
from tallybook.link.usual import Usual
from tallybook.link.wording import stem
from tallybook.records import Evidence


def compare_who(left: Profile, right: Profile, usual: Usual) -> Iterator[Evidence]:
    """Yield what the named groups and persons say of a pair."""
    yield from _groups(left, right, usual)
    yield from _persons(left.doers, right.doers, "attacker", "other_attacker", usual)
    yield from _victims(left, right, usual)
    yield from _attackers(left, right)
    yield from _nations(left, right)


def _groups(left: Profile, right: Profile, usual: Usual) -> Iterator[Evidence]:
    ours, theirs = left.groups, right.groups
    if not ours or not theirs:
        return
    shared = sorted(ours.keys() & theirs.keys())
    if shared:
        name, other = ours[shared[0]], theirs[shared[0]]
        words = f"both name {name}" if name == other else f"both name {name} ({other})"
        weight = max(strength("busy_group_least"), strength("same_group") - usual.group(shared[0]))
        yield _named("perpetrator", name, other, round(weight, 3), words)
        return
    yield _named(
        "perpetrator",
        "; ".join(ours[key] for key in sorted(ours)),
        "; ".join(theirs[key] for key in sorted(theirs)),
        strength("other_group"),
        "they name different groups",
    )


def _named(feature: str, left: str, right: str, weight: float, words: str) -> Evidence:
    return Evidence(feature=feature, left=left, right=right, weight=weight, words=words)


def shared_person(
    ours: dict[str, str], theirs: dict[str, str], usual: Usual
) -> tuple[str, str, float] | None:
    """Return both spellings of the name of a person that both name, and the share of its weight.

    The rarest such name; None if there is none.
    """
    found = [
        (usual.name_share(key), key, ours[key], theirs[other])
        for key in sorted(ours)
        for other in sorted(theirs)
        if same_person(key, other)
    ]
    if not found:
        return None
    share, _, name, other_name = max(found)
    return name, other_name, share


def share_person(left: Profile, right: Profile, usual: Usual) -> bool:
    """Return whether both name one victim or attacker, by a name rare enough to be a person's."""
    pairs = ((left.victims, right.victims), (left.doers, right.doers))
    found = (shared_person(ours, theirs, usual) for ours, theirs in pairs if ours and theirs)
    return any(both is not None and both[2] == 1.0 for both in found)


def _persons(
    ours: dict[str, str], theirs: dict[str, str], feature: str, other: str, usual: Usual
) -> Iterator[Evidence]:
    if not ours or not theirs:
        return
    both = shared_person(ours, theirs, usual)
    if both is not None:
        name, spelt, share = both
        weight = round(strength(f"same_{feature}") * share, 3)
        yield _named(feature, name, spelt, weight, f"both name {name} as {feature}")
        return
    full = [{key: name for key, name in side.items() if " " in key} for side in (ours, theirs)]
    # A family name alone ("Mr Smith") may be anyone's short form: no evidence against.
    if full[0] and full[1] and not _surname(ours, theirs):
        yield _named(
            feature,
            "; ".join(full[0][key] for key in sorted(full[0])),
            "; ".join(full[1][key] for key in sorted(full[1])),
            strength(other),
            f"no {feature} named by both",
        )


def _surname(ours: dict[str, str], theirs: dict[str, str]) -> bool:
    return bool({key.split()[-1] for key in ours} & {key.split()[-1] for key in theirs})


def _victims(left: Profile, right: Profile, usual: Usual) -> Iterator[Evidence]:
    # Where many died each report names its own few; where one or two did, both name them.
    few = all(_deaths(side) <= max(2, len(side.victims) + 1) for side in (left, right))
    other = "other_victim_of_few" if few else "other_victim"
    if shared_person(left.victims, right.victims, usual) is None:
        told = _told_of(left, right, usual) or _told_of(right, left, usual)
        if told is not None:
            yield told
            return
    yield from _persons(left.victims, right.victims, "victim", other, usual)
    if left.ages and right.ages:
        yield from _ages(left, right, few)


def _told_of(naming: Profile, telling: Profile, usual: Usual) -> Evidence | None:
    """Return the reason that the text of one holds the family name of a victim of the other."""
    for key in sorted(naming.victims):
        family = key.split()[-1]
        if " " in key and stem(family) in telling.words and usual.name_share(family) == 1.0:
            name = naming.victims[key]
            words = f"a victim of the one is named in the other: {name}"
            return _named("victim", name, name, strength("victim_told_of"), words)
    return None


def _ages(left: Profile, right: Profile, few: bool) -> Iterator[Evidence]:
    shared = sorted(left.ages & right.ages)
    shown = [", ".join(str(age) for age in sorted(side.ages)) for side in (left, right)]
    if shared and not (left.victims and right.victims):
        words = f"both tell of a victim aged {shared[0]}"
        yield _named("age", shown[0], shown[1], strength("same_age"), words)
    elif few and not shared:
        words = "victims of other ages"
        yield _named("age", shown[0], shown[1], strength("other_age_of_few"), words)


def _deaths(profile: Profile) -> int:
    return max((count.shown for count in profile.counts.get("killed", ())), default=0)


def _attackers(left: Profile, right: Profile) -> Iterator[Evidence]:
    if left.attackers is None or right.attackers is None:
        return
    (low, high), (low2, high2) = left.attackers, right.attackers
    if (low, high) == (low2, high2):
        weight = strength("same_attackers" if high > 2 else "same_few_attackers")
        words = "the same number of attackers"
    elif low <= high2 and low2 <= high:
        weight, words = strength("alike_attackers"), "numbers of attackers that overlap"
    else:
        weight, words = strength("other_attackers"), "different numbers of attackers"
    yield _named("attackers", _range(low, high), _range(low2, high2), weight, words)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _nations(left: Profile, right: Profile) -> Iterator[Evidence]:
    shared = sorted(left.nations & right.nations)
    if shared:
        weight = min(3, len(shared)) * strength("same_nationality")
        shown = ", ".join(shared)
        yield _named(
            "nationality", shown, shown, round(weight, 3), f"both tell of victims: {shown}"
        )
