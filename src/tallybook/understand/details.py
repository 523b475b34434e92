"""What else does the report say of an act? Weapons, targets, victims, and what stood around it."""

from __future__ import annotations

from collections.abc import Sequence

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
    facts += _new(find_harmed(document, places, parties), facts)
    return tuple(sorted(facts, key=lambda one: (one.start, one.end, one.field)))


def _new(found: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """Return what was found and is not told of yet: no fact of its field ends where it does."""
    told = {(one.field, one.end) for one in facts}
    return [one for one in found if (one.field, one.end) not in told]
