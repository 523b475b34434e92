"""What stands in the clause of each act? Its times, places, figures, aims, and what sets it apart.

Each time, place and figure of a sentence goes to the act that stands nearest to it by clauses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import msgspec

from tallybook.records import VictimDetail
from tallybook.understand.clauses import Clauses
from tallybook.understand.datelines import dateline_of
from tallybook.understand.document import Document
from tallybook.understand.grouping_evidence import window_of
from tallybook.understand.grouping_items import Items
from tallybook.understand.grouping_own import Own
from tallybook.understand.locatives import says_where
from tallybook.understand.mentions import Anchor, Fact, Figure, Place, Time
from tallybook.understand.violence import violence

# How many words before an act may say that it is another one, or why another was done.
_REACH = 5
_BESIDE_REACH = 9
# What a mention between two acts costs more with the later one.
_BACKWARD = 3
# More places than these in one clause are a list, and tell no more.
_MOST_PLACES = 8
# A noun phrase is at most this many characters long.
_PHRASE = 40


class Spanned(Protocol):
    """Words of one sentence at offsets of the text."""

    @property
    def start(self) -> int:
        """The first offset."""

    @property
    def end(self) -> int:
        """The offset after the last."""

    @property
    def sentence(self) -> int:
        """The index of the sentence."""


T = TypeVar("T", bound=Spanned)


def owns_of(
    document: Document,
    clauses: Clauses,
    anchors: Sequence[Anchor],
    times: Sequence[Time],
    places: Sequence[Place],
    figures: Sequence[Figure],
    facts: Sequence[Fact],
    quotes: Sequence[tuple[int, int]],
    items: Items,
) -> tuple[Own, ...]:
    """Return each act with its own times, places and figures."""
    filed = dateline_of(document)
    where = [
        place for place in wheres(document, clauses, anchors, places) if place.start not in filed
    ]
    labels = [p for p in places if items.is_label(p.start) and not p.demonym]
    where = sorted({p.start: p for p in (*labels, *where)}.values(), key=lambda p: p.start)
    when = [time for time in times if time.role == "point" and time.start not in filed]
    own_times = nearest(clauses, anchors, when, items)
    own_times = {
        at: [
            time
            for time in mine
            if not is_severed(clauses, time, anchors[at]) and not is_of_saying(clauses, time)
        ]
        for at, mine in own_times.items()
    }
    own_places = nearest(clauses, anchors, where, items)
    own_places = {
        at: [one for one in mine if not _is_of_reaction(clauses, one, anchors[at])]
        for at, mine in own_places.items()
    }
    own_figures = nearest(clauses, anchors, [one for one in figures if not one.aggregate], items)
    own_aims = nearest(clauses, anchors, [fact for fact in facts if _is_aim(fact)], items)
    told = [
        Own(
            anchor=anchor,
            times=tuple(own_times.get(at, ())),
            places=tuple(own_places.get(at, ())[:_MOST_PLACES]),
            figures=tuple(own_figures.get(at, ())),
            aims=tuple(own_aims.get(at, ())),
        )
        for at, anchor in enumerate(anchors)
    ]
    return tuple(_with_context(document, clauses, own, quotes) for own in told)


_SAYING = frozenset(
    "said reported told announced declared says reports remarks statement remarked tweeted wrote"
    " confirmed speaking interview stated deplored condemned read disclosed".split()
)
# How many words before a time may be the verb of saying that it dates.
_SAYING_REACH = 3


def is_of_saying(clauses: Clauses, time: Time) -> bool:
    """Whether a time tells when somebody spoke: "CNN reported late Friday", "today announced"."""
    before, after = clauses.around(time.start, time.end, _SAYING_REACH)
    told = [token.lower for token in before if token.sentence == time.sentence]
    # "The paper has already reported, on 5 July a bus was blown up": the comma ends the saying.
    if "," in told:
        told = told[len(told) - told[::-1].index(",") :]
    told += [token.lower for token in after[:1] if token.sentence == time.sentence]
    return any(word in _SAYING for word in told)


def is_severed(clauses: Clauses, time: Time, anchor: Anchor) -> bool:
    """Whether a time dates another verb: "gathered on Sunday to mark a year since the attack"."""
    if time.end > anchor.start:
        return False
    return any(token.lower in _SEVERING for token in clauses.between(time.end, anchor.start))


def _is_of_reaction(clauses: Clauses, place: Place, anchor: Anchor) -> bool:
    """Whether a place is where somebody spoke: "in Paris the president condemned the attack"."""
    if place.end > anchor.start or not anchor.definite or anchor.verb:
        return False
    return any(t.lower in _REACTING for t in clauses.between(place.end, anchor.start))


_REACTING = frozenset(
    "condemned condemn condemns condemning denounced deplored decried mourned mourn described"
    " called praised protested remembered honoured honored marked discussed following".split()
)
_SEVERING = frozenset("since after following anniversary amid despite mark marking".split())


def _is_aim(fact: Fact) -> bool:
    if isinstance(fact.detail, VictimDetail):
        return fact.detail.name is not None
    return fact.field == "targets"


def wheres(
    document: Document, clauses: Clauses, anchors: Sequence[Anchor], places: Sequence[Place]
) -> list[Place]:
    """Return the places that say where something happened."""
    starts = [anchor.start for anchor in anchors]
    found = []
    for place in places:
        side = bisect_left(starts, place.end)
        if _where(document, clauses, anchors[side : side + 2], place):
            found.append(place)
    return found


def _where(document: Document, clauses: Clauses, anchors: Sequence[Anchor], place: Place) -> bool:
    if place.demonym:
        return False
    if says_where(document, clauses, place):
        return True
    return any(_names(document, clauses, place, anchor) for anchor in anchors)


def _names(document: Document, clauses: Clauses, place: Place, anchor: Anchor) -> bool:
    """Whether a place stands in the noun phrase of an act: "the Paris attacks"."""
    # "US drone strikes" names who struck: a country before an act says less than a town.
    return (
        place.level != "country"
        and anchor.sentence == place.sentence
        and 0 <= anchor.start - place.end < _PHRASE
        and not anchor.verb
        and _no_border(clauses, place.end, anchor.start)
    )


_PHRASE_BORDERS = frozenset(
    ", . ; : and or but said told of to in on at by with for who which that was were is are has had"
    " after before over a an the".split()
)


def _no_border(clauses: Clauses, start: int, end: int) -> bool:
    return not any(token.lower in _PHRASE_BORDERS for token in clauses.between(start, end))


def nearest(
    clauses: Clauses, anchors: Sequence[Anchor], mentions: Iterable[T], items: Items
) -> dict[int, list[T]]:
    """Return, by the number of an anchor, the mentions of its sentence that stand nearest to it.

    On a tie the earlier anchor has it. What stands in one item of a list is of no other.
    """
    by_place: dict[tuple[int, int], list[int]] = {}
    for at, anchor in enumerate(anchors):
        by_place.setdefault((anchor.sentence, items.of(anchor.start)), []).append(at)
    found: dict[int, list[T]] = {}
    for one in mentions:
        here = by_place.get((one.sentence, items.of(one.start)))
        if here:
            found.setdefault(nearest_of(clauses, anchors, here, one)[1], []).append(one)
    return found


def nearest_of(
    clauses: Clauses, anchors: Sequence[Anchor], here: Sequence[int], one: Spanned
) -> tuple[int, int]:
    """Return the distance and number of the act of `here` that a mention of its sentence is of.

    Distances only grow to either side, so the acts next to the mention are enough to look at.
    """
    side = bisect_left(here, one.start, key=lambda at: anchors[at].start)
    beside = here[max(0, side - 2) : side + 2]
    return min((reach(clauses, anchors, here, one, at), at) for at in beside)


def reach(
    clauses: Clauses, anchors: Sequence[Anchor], here: Sequence[int], one: Spanned, at: int
) -> int:
    """Return how far a mention is from an act of its sentence; `here` are the acts there.

    What stands between two acts goes with the one before: "stormed a hotel in X, killing 5".
    """
    anchor = anchors[at]
    far = clauses.distance(one.start, one.end, anchor.start, anchor.end)
    if one.end <= anchor.start and anchors[here[0]].end <= one.start:
        return far + far // 2 + _BACKWARD
    return far


def _with_context(
    document: Document, clauses: Clauses, own: Own, quotes: Sequence[tuple[int, int]]
) -> Own:
    """Return the act with what the words before it and the marks around it say."""
    lexicon = violence()
    anchor = own.anchor
    at = clauses.token_at(anchor.start)
    floor = document.spans[anchor.sentence][0]
    before = [t.lower for t in document.tokens[max(floor, at - _REACH) : at]]
    far = [t.lower for t in document.tokens[max(floor, at - _BESIDE_REACH) : at]]
    # "compared it to the Paris attacks": the name of the act is its place, and no other.
    named = tuple(
        place
        for place in own.places
        if place.level != "site" and _names(document, clauses, place, anchor)
    )
    windows = [window for time in own.times if (window := window_of(time)) is not None]
    return msgspec.structs.replace(
        own,
        window=windows[0] if windows else None,
        places=named or own.places,
        named=bool(named),
        is_other=not anchor.definite and not anchor.verb and _is_other(before, lexicon.others),
        is_motive=not anchor.definite and not lexicon.motives.isdisjoint(far),
        is_beside=not lexicon.beside.isdisjoint(far),
        is_later=_is_later(far),
        is_that=anchor.definite and not anchor.verb and before[-1:] in (["that"], ["this"]),
        is_quoted=any(start <= anchor.start < end for start, end in quotes),
        is_told_as_new=any(time.date_from is None for time in own.times),
    )


_SPANS = frozenset("hours day days week weeks month months year years".split())
_LATER = frozenset("wake heels since anniversary preceded reminiscent recalling amid".split())


def _is_later(before: Sequence[str]) -> bool:
    """Whether the act lies some time before the one told: "two days after a bombing in X"."""
    if not _LATER.isdisjoint(before):
        return True
    return any(
        word in ("after", "before") and at > 0 and before[at - 1] in _SPANS
        for at, word in enumerate(before)
    )


def _is_other(before: Sequence[str], others: frozenset[str]) -> bool:
    return any(word in others for word in before[-3:])
