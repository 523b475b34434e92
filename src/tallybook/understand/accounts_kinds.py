"""What was done, how far did it go? Attack types, stage, suicide, multiple."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook.records import TargetDetail
from tallybook.understand.accounts_attach import Attached
from tallybook.understand.grouping import Group
from tallybook.understand.mentions import Anchor

# Acts this many sentences after the founder may still add a type of their own; later ones are
# more often phases of the same attack ("explosions were heard").
_NEAR_FOUNDER = 6
_MOST_TYPES = 3
# A type is told again by this many acts at most.
_MOST_MENTIONS = 2
# The types that say how an attack was made.
_ATTACKS = frozenset(
    "armed_assault bombing suicide_bombing facility_attack arson air_strike shelling massacre"
    " unarmed_assault assassination".split()
)
_SURE, _FROM_HARM, _GUESSED = 0.9, 0.6, 0.4
# These tell how forces came or what befell people, not what the attackers did.
_SECONDARY = frozenset(("raid", "clash"))


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One value for one of the fields of this module, with its words."""

    start: int
    end: int
    sentence: int
    field: str
    value: str
    confidence: float


def kinds_of(group: Group, attached: Attached) -> Iterator[Kind]:
    """Yield the attack types, stage, suicide and multiple of one incident."""
    yield from _types(group, attached)
    founder = group.founder
    yield _kind(founder, "stage", founder.stage, _SURE)
    for anchor in group.anchors:
        if anchor.suicide:
            yield _kind(anchor, "suicide", "yes", _SURE)
            break
    if group.multiple:
        yield _kind(founder, "multiple", "yes", _SURE)


def _kind(anchor: Anchor, field: str, value: str, confidence: float) -> Kind:
    return Kind(
        start=anchor.start,
        end=anchor.end,
        sentence=anchor.sentence,
        field=field,
        value=value,
        confidence=confidence,
    )


def _types(group: Group, attached: Attached) -> Iterator[Kind]:
    near = [a for a in group.anchors if a.sentence - group.founder.sentence <= _NEAR_FOUNDER]
    told = [a for a in near if a.strength not in ("harm", "pointer", "seizure")]
    founding = [a for a in group.anchors if a.sentence == group.founder.sentence]
    if all(a.strength in ("seizure", "harm") for a in founding):
        # "Forces captured a rebel leader": what he had done before is not what was done here.
        told = founding
    found = _mentions(told, without=_SECONDARY) or _mentions(told)
    sure = _SURE
    if not found:
        found, sure = _mentions(group.anchors), _FROM_HARM
    for code, anchors in list(found.items())[:_MOST_TYPES]:
        for anchor in anchors[:_MOST_MENTIONS]:
            yield _kind(anchor, "attack_type", code, sure)
    if not _ATTACKS.intersection(found):
        # "Attack" alone does not say how: guessed by what it was aimed at.
        plain = [a for a in told if not a.attack_types and a.strength == "strong"]
        for anchor in plain[:1] or ([] if found else [group.founder]):
            yield _kind(anchor, "attack_type", _guess(attached), _GUESSED)


def _mentions(
    anchors: Sequence[Anchor], without: frozenset[str] = frozenset()
) -> dict[str, list[Anchor]]:
    """Return each type with the acts that tell of it, in the order of the text."""
    found: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        for code in anchor.attack_types[:1]:
            if code not in without:
                found.setdefault(code, []).append(anchor)
    return found


def _guess(attached: Attached) -> str:
    """Return the type of an act that says no more than "attack": by what it was aimed at."""
    for fact, _ in attached.facts:
        if isinstance(fact.detail, TargetDetail):
            physical = fact.detail.target_kind == "physical"
            return "facility_attack" if physical else "armed_assault"
    return "armed_assault"
