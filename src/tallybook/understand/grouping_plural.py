"""Which plural tells of two incidents? "Attacks in X and against a train near Y"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallybook.understand.clauses import Clauses
from tallybook.understand.document import Document
from tallybook.understand.grouping_evidence import places_conflict
from tallybook.understand.mentions import Anchor, Place


def split_plural(
    document: Document, clauses: Clauses, anchors: Sequence[Anchor], places: Sequence[Place]
) -> tuple[Anchor, ...]:
    """Return the anchors, with one more for each place that a plural names apart.

    "Attacks in X and against a train near Y" tells of two incidents: the second is anchored in
    the words from its own preposition to its place.
    """
    out: list[Anchor] = []
    for anchor in anchors:
        out.append(anchor)
        if anchor.plural and anchor.reality == "actual":
            out.extend(_coordinated(document, clauses, anchor, anchors, places))
    return tuple(sorted(out, key=lambda one: (one.start, one.end)))


def _coordinated(
    document: Document,
    clauses: Clauses,
    anchor: Anchor,
    anchors: Sequence[Anchor],
    places: Sequence[Place],
) -> Iterable[Anchor]:
    tokens = document.tokens
    after = [p for p in places if p.sentence == anchor.sentence and p.start >= anchor.end]
    after = [p for p in after if not p.demonym and p.level != "country"]
    if len(after) < 2:
        return
    limit = min((a.start for a in anchors if a.start > anchor.start), default=1 << 60)
    first = after[0]
    for place in after[1:]:
        if place.start >= limit or not places_conflict([first], [place]):
            continue
        at = clauses.token_at(place.start) - 1
        while at > clauses.token_at(first.end - 1) and tokens[at].lower != "and":
            at -= 1
        start = at + 1
        if tokens[at].lower == "and" and tokens[start].lower in _OWN_PREPOSITIONS:
            yield msgspec.structs.replace(
                anchor,
                start=tokens[start].start,
                end=place.end,
                plural=False,
                multiple=False,
                definite=False,
            )
            return


_OWN_PREPOSITIONS = frozenset("against on in at near outside inside over".split())
