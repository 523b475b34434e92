"""What is usual in this book? Busy places, busy groups and names that stand everywhere tell less.

Where the book knows an attack of nearly every day, the same city on the same day says little; in a
town that it knows from one day only, nearly all. Only what the accounts themselves state counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from tallybook.link.profile import Profile
from tallybook.link.strengths import strength
from tallybook.link.wording import Rarity, stem

# A name whose rarest word is this rare (log of one report in so many) is not an outlet's.
_RARE_NAME = 5.5


class Usual:
    """How usual words, names, places and groups are in the accounts at hand."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.rarity = Rarity()
        self._days: dict[str, set[int]] = {}
        for profile in profiles:
            self.rarity.see(profile.words, profile.week)
            self._see(profile)

    def _see(self, profile: Profile) -> None:
        if not profile.spans or profile.spans[0].days > 2:
            return
        for key in _keys(profile):
            self._days.setdefault(key, set()).add(profile.spans[0].first)

    def place(self, key: str) -> float:
        """Return what to take off a shared place: more with each doubling of its attack days."""
        return strength("busy_place_per_doubling") * self._doublings(f"place {key}")

    def group(self, key: str) -> float:
        """Return what to take off a shared group, by the days of its attacks in the book."""
        return strength("busy_group_per_doubling") * self._doublings(f"group {key}")

    def _doublings(self, key: str) -> float:
        return math.log2(max(1, len(self._days.get(key, ()))))

    def name_share(self, name: str) -> float:
        """Return how much of its weight a person's folded name keeps, between 0 and 1.

        A "name" whose words stand in many reports is an outlet, a place or a headline.
        """
        rarest = max((self.rarity.of(stem(word)) for word in name.split()), default=0.0)
        return min(1.0, max(0.0, rarest / _RARE_NAME))


def _keys(profile: Profile) -> Iterable[str]:
    yield from (f"place {spot.gazetteer_id or spot.key}" for spot in profile.spots)
    yield from (f"group {key}" for key in profile.groups)
