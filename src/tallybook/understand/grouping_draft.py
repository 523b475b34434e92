"""What is known so far of one incident while a report is read, and does a further act fit it?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tallybook.understand.grouping_evidence import (
    Window,
    dates_conflict,
    is_fine,
    places_agree,
    places_conflict,
)
from tallybook.understand.grouping_own import Own
from tallybook.understand.mentions import Place

_FAMILIES: dict[str, str] = {
    "bombing": "bombing",
    "suicide_bombing": "bombing",
    "armed_assault": "assault",
    "assassination": "assault",
    "massacre": "assault",
    "facility_attack": "assault",
    "clash": "clash",
    "raid": "clash",
    "hostage_taking_barricade": "hostage",
    "hostage_taking_kidnapping": "hostage",
    "hijacking": "hostage",
    "air_strike": "from afar",
    "shelling": "from afar",
    "arson": "arson",
    "robbery": "robbery",
}
# An act told in passing ("looted weapons") belongs to the incident only this many sentences after
# an act of it; words that only point back reach less far.
_PASSING = 6
_POINTING = 3
# Further places of one incident say no more about another act.
_MOST_PLACES = 40
# The sentences after the first act that tell it again in full.
_RETELLING = 3
# News tells of what happened within these days before it was published.
_NEWS_DAYS = 21


class Draft:
    """One incident in the making: the acts that belong to it and what they say of it."""

    def __init__(self, founder: Own, role: str, published_at: str | None) -> None:
        self.founder = founder
        self.role = role
        # The item of the list that tells of it, 0 outside lists.
        self.item = 0
        self.owns: list[Own] = []
        self.window: Window | None = None
        self._surest: dict[tuple[str, str, str | None], Place] = {}
        self.families: set[str] = set()
        self.is_told_as_new = False
        self._published = _day(published_at)

    def add(self, own: Own) -> None:
        """Take in one more act. The first date told is the incident's; a later one extends it."""
        self.owns.append(own)
        if own.window is not None:
            self._extend(own.window)
        self._add_places(own.places)
        self.families.update(_families(own))
        self.is_told_as_new = self.is_told_as_new or own.is_told_as_new

    def _add_places(self, places: Sequence[Place]) -> None:
        for place in places:
            key = (place.level, place.detail.name, place.detail.gazetteer_id)
            known = self._surest.get(key)
            if known is None and len(self._surest) >= _MOST_PLACES:
                continue
            if known is None or known.detail.confidence < place.detail.confidence:
                self._surest[key] = place

    def _extend(self, window: Window) -> None:
        if self.window is None:
            self.window = window
        elif self.window.is_fine and window.is_fine and window.first >= self.window.first:
            last = max(self.window.last, window.last)
            self.window = Window(self.window.first, last, self.window.precision)

    @property
    def places(self) -> tuple[Place, ...]:
        """Its places, each once and as surely as it was told."""
        return tuple(self._surest.values())

    @property
    def first_sentence(self) -> int:
        """The sentence of its first act."""
        return self.founder.anchor.sentence

    @property
    def is_foiled(self) -> bool:
        """Whether it was stopped before it happened."""
        return self.founder.anchor.reality == "foiled"

    @property
    def is_grounded(self) -> bool:
        """Whether a date, a place or a figure of its own makes it one incident."""
        return any(own.is_grounded for own in self.owns)

    def is_near(self, own: Own) -> bool:
        """Whether a weak or pointing act stands near enough to an act of this incident."""
        anchor = own.anchor
        gap = anchor.sentence - self.owns[-1].anchor.sentence if self.owns else 0
        if anchor.strength == "pointer":
            return not anchor.plural and gap <= _POINTING
        if anchor.strength == "strong" or anchor.definite:
            return True
        return gap <= _PASSING

    @property
    def is_aside(self) -> bool:
        """Whether only its first act was told so far."""
        return len(self.owns) <= 2

    def assumed_window(self) -> Window | None:
        """Return its days; for the news of the day without a date, those before publication."""
        if self.window is not None:
            return self.window
        if self.role != "main" or self._published is None:
            return None
        first = self._published - dt.timedelta(days=_NEWS_DAYS)
        return Window(first, self._published, "month")

    def is_recent_beside(self, own: Own, days: int) -> bool:
        """Whether an act is of the same days as this incident, as far as is told."""
        window = self.assumed_window()
        if own.window is None or window is None:
            return True
        if not own.window.is_fine:
            return False
        return own.window.first >= window.first - dt.timedelta(days=days)


def _families(own: Own) -> set[str]:
    return {_FAMILIES[code] for code in own.anchor.attack_types if code in _FAMILIES}


def fits(draft: Draft, own: Own) -> bool:
    """Whether nothing that an act tells of itself sets it apart from the incident."""
    foiled = own.anchor.reality == "foiled"
    if foiled != draft.is_foiled and (foiled or not _is_of_the_stop(draft, own)):
        return False
    if _date_apart(draft, own):
        return False
    return not places_conflict([p for p in draft.places if is_fine(p)] or draft.places, own.places)


def _is_of_the_stop(draft: Draft, own: Own) -> bool:
    """Whether an act belongs to the stopping of a plot: a man shot as the police stepped in."""
    bare = own.window is None and not own.places
    return draft.role == "main" and bare and not own.anchor.definite


def _date_apart(draft: Draft, own: Own) -> bool:
    if own.window is None:
        return False
    # What follows the lead tells it again: a trial, a reward, an anniversary are of an old act.
    retells = draft.role == "main" and own.anchor.sentence - draft.first_sentence <= _RETELLING
    known = draft.window if retells else draft.assumed_window()
    if known is None and retells:
        return False
    if known is None:
        # The news of a day whose date is not told, against an act of years ago.
        return draft.is_told_as_new and not own.window.is_fine
    pointing_back = own.anchor.definite or own.anchor.verb
    return dates_conflict(known, own.window, pointing_back=pointing_back)


def strongly_fits(draft: Draft, own: Own) -> bool:
    """Whether an act agrees with the incident in date, or in place and kind."""
    if not fits(draft, own):
        return False
    mine, theirs = _families(own), draft.families
    if places_agree(draft.places, own.places):
        return not mine or not theirs or not mine.isdisjoint(theirs)
    if own.window is not None and draft.window is not None:
        return not own.window.is_fine or not mine or not mine.isdisjoint(theirs)
    return False


def _day(published_at: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published_at[:10]) if published_at else None
    except ValueError:
        return None
