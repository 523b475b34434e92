"""What does an act tell of itself: its own date, its own places, its own figures?"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.grouping_evidence import Window, is_fine, places_conflict
from tallybook.understand.mentions import Anchor, Fact, Figure, Place, Time

# A clause is at most this many characters long.
_CLAUSE = 200


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """One act with what stands in its clause.

    `places` say where; `aims` are targets and named victims; `is_other`: "another", "a separate";
    `is_motive`: "in retaliation for";
    `is_beside`: "after"; `is_later`: "two days after"; `is_told_as_new`: a day without a date
    ("Sunday"); `named`: a place stands in its name ("the Paris attacks");
    `is_that`: "that shooting".
    """

    anchor: Anchor
    window: Window | None = None
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    aims: tuple[Fact, ...] = ()
    is_other: bool = False
    is_motive: bool = False
    is_beside: bool = False
    is_quoted: bool = False
    is_later: bool = False
    is_told_as_new: bool = False
    named: bool = False
    is_that: bool = False
    first: Anchor | None = None

    @property
    def opens(self) -> Anchor:
        """The first of the acts told in one breath with it."""
        return self.first or self.anchor

    @property
    def is_grounded(self) -> bool:
        """Whether its own date, fine place or figure makes it one incident."""
        dated = self.window is not None
        placed = any(is_fine(place) for place in self.places)
        if self.is_quoted or self.is_motive:
            return dated and placed
        if self.anchor.plural and not self.anchor.definite:
            listed = not dated and _lists(self.places)
            return (placed and not listed) or (dated and bool(self.figures or self.places))
        return dated or placed or bool(self.figures or self.aims)

    @property
    def names_itself(self) -> bool:
        """Whether it points back by a date or place of its own: "the Paris attacks"."""
        return self.anchor.definite and (self.window is not None or bool(self.places))

    @property
    def is_motive_only(self) -> bool:
        """Whether it is only told as the reason of another act."""
        return self.is_motive and not self.is_grounded

    @property
    def is_arrest(self) -> bool:
        """Whether people were only seized: an incident where it is the news, not in passing."""
        return self.anchor.strength == "seizure"

    @property
    def is_habit(self) -> bool:
        """Whether it tells of acts in general: "he planned bombings", with no when, where, whom."""
        anchor = self.anchor
        bare = not (self.window or self.times or self.places or self.figures)
        return anchor.plural and not anchor.definite and bare

    @property
    def may_found(self) -> bool:
        """Whether its words can tell of an incident that was not told before."""
        anchor = self.anchor
        if anchor.reality == "foiled":
            return True
        if anchor.strength in ("pointer", "weapon", "plan") or (
            anchor.strength == "bare" and not (self.window and self.places)
        ):
            return False
        return anchor.strength != "harm" or bool(self.figures or self.places or anchor.attack_types)

    def follows(self, before: Own) -> bool:
        """Whether the act before stands so near that both are told together."""
        return self.anchor.start - before.anchor.end < _CLAUSE


def _lists(places: Sequence[Place]) -> bool:
    """Whether several places that are not one another are named: "in X, Y and Z"."""
    return any(places_conflict([a], [b]) for a in places for b in places)


def together(owns: Sequence[Own]) -> Own:
    """Return the first act with what all of these tell of themselves."""
    return msgspec.structs.replace(
        owns[0],
        window=next((own.window for own in owns if own.window is not None), None),
        times=tuple(time for own in owns for time in own.times),
        places=tuple(place for own in owns for place in own.places),
        figures=tuple(figure for own in owns for figure in own.figures),
        aims=tuple(aim for own in owns for aim in own.aims),
    )
