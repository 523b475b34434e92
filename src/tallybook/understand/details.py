"""What else does the report say of an act? Weapons, targets, victims, and what stood around it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.records import TargetDetail
from tallybook.understand.aftermath import find_aftermath
from tallybook.understand.document import Document
from tallybook.understand.harmed import find_harmed
from tallybook.understand.mentions import Fact, Party, Place
from tallybook.understand.targets import find_targets
from tallybook.understand.victims import find_victims
from tallybook.understand.weapons import find_weapons


def find_details(
    document: Document, places: Sequence[Place] = (), parties: Sequence[Party] = ()
) -> tuple[Fact, ...]:
    """Return every weapon, target, victim, responder, consequence, damage, phase and category."""
    facts = [
        *find_weapons(document),
        *find_targets(document),
        *find_victims(document, places),
        *find_aftermath(document, parties),
    ]
    harmed = find_harmed(document, places, parties)
    facts = [*_with_effects(facts, harmed), *_new(harmed, facts)]
    return tuple(sorted(facts, key=lambda one: (one.start, one.end, one.field)))


def _with_effects(facts: Sequence[Fact], harmed: Sequence[Fact]) -> list[Fact]:
    """Return the facts, each target with what befell it where words of harm say so."""
    effects = {
        (one.field, one.end): one.detail.effect
        for one in harmed
        if isinstance(one.detail, TargetDetail) and one.detail.effect is not None
    }
    return [_with_effect(fact, effects.get((fact.field, fact.end))) for fact in facts]


def _with_effect(fact: Fact, effect: str | None) -> Fact:
    detail = fact.detail
    if effect is None or not isinstance(detail, TargetDetail) or detail.effect is not None:
        return fact
    return msgspec.structs.replace(fact, detail=msgspec.structs.replace(detail, effect=effect))


def _new(found: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """Return what was found and is not told of yet: no fact of its field ends where it does."""
    told = {(one.field, one.end) for one in facts}
    return [one for one in found if (one.field, one.end) not in told]
