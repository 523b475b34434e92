"""Are the same people named? Perpetrators, attackers' number, victims, nationalities."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.link.names import same_person
from tallybook.link.profile import Profile
from tallybook.link.strengths import strength
from tallybook.records import Evidence


def compare_who(left: Profile, right: Profile) -> Iterator[Evidence]:
    """Yield what the named groups and persons say of a pair."""
    yield from _groups(left, right)
    yield from _persons(left.doers, right.doers, "attacker", "same_attacker", "other_attacker")
    yield from _victims(left, right)
    yield from _attackers(left, right)
    yield from _nations(left, right)


def _groups(left: Profile, right: Profile) -> Iterator[Evidence]:
    ours, theirs = left.groups, right.groups
    if not ours or not theirs:
        return
    shared = sorted(ours.keys() & theirs.keys())
    if shared:
        name, other = ours[shared[0]], theirs[shared[0]]
        words = f"both name {name}" if name == other else f"both name {name} ({other})"
        yield _named("perpetrator", name, other, strength("same_group"), words)
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


def shared_person(ours: dict[str, str], theirs: dict[str, str]) -> tuple[str, str] | None:
    """Return both spellings of the name of a person that both name; None if there is none."""
    for key in sorted(ours):
        for other in sorted(theirs):
            if same_person(key, other):
                return ours[key], theirs[other]
    return None


def _persons(
    ours: dict[str, str], theirs: dict[str, str], feature: str, same: str, other: str
) -> Iterator[Evidence]:
    if not ours or not theirs:
        return
    both = shared_person(ours, theirs)
    if both is not None:
        yield _named(feature, *both, strength(same), f"both name {both[0]} as {feature}")
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


def _victims(left: Profile, right: Profile) -> Iterator[Evidence]:
    # Where many died each report names its own few; where one or two did, both name them.
    few = all(_deaths(side) <= len(side.victims) + 1 for side in (left, right))
    other = "other_victim_of_few" if few else "other_victim"
    yield from _persons(left.victims, right.victims, "victim", "same_victim", other)
    if not left.victims or not right.victims:
        shared = left.ages & right.ages
        if shared:
            shown = ", ".join(str(age) for age in sorted(shared))
            yield _named(
                "age", shown, shown, strength("same_age"), f"both tell of a victim aged {shown}"
            )


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
