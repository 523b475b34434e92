"""Which candidates can be one incident at all? The most that a pair can score, cheaply.

Most candidates share a town and a week and nothing else. What their columns say is summed here
without a reason in words; only a pair that may reach the floor is compared in full.
"""

from __future__ import annotations

from array import array

import numpy as np

from tallybook.link.bags import Likeness
from tallybook.link.columns import Flags, Numbers, Weights, column
from tallybook.link.judge import FLOOR, odds_of
from tallybook.link.profile import Profile
from tallybook.link.slots import slots
from tallybook.link.strengths import strength
from tallybook.link.times import Times
from tallybook.link.usual import Usual
from tallybook.link.wording import Wording

# Weights are rounded to three places and chances to four; sums here are off by less than this.
_SLACK = 0.02
_AT_ONCE = 1 << 17


class Bounds:
    """The columns of a book's accounts, added one by one, by which pairs are bounded."""

    def __init__(self, usual: Usual) -> None:
        self._usual = usual
        self._slots = slots()
        self._times = Times()
        self._likeness = Likeness()
        self._story = array("b")
        self._names = array("b")

    def add(self, profile: Profile, words: list[int], wording: Wording) -> None:
        """Add the next account, with the numbers of the words of its wording."""
        for slot in self._slots:
            slot.add(profile)
        self._times.add(profile)
        self._likeness.add(words, wording)
        self._story.append(profile.story)
        self._names.append(bool(profile.victims))

    def may_reach(self, left: Numbers, right: Numbers, least: float = FLOOR) -> Flags:
        """Return which pairs of accounts may have this chance; the pairs are sorted."""
        parts = range(0, len(left), _AT_ONCE)
        found = [self._may(left[p : p + _AT_ONCE], right[p : p + _AT_ONCE], least) for p in parts]
        return np.concatenate([np.empty(0, bool), *found])

    def _may(self, left: Numbers, right: Numbers, least: float) -> Flags:
        floor = odds_of(least) - _SLACK
        odds = strength("prior") + self._times.weights(left, right)
        odds += self._named_in_text(left, right)
        for slot in self._slots:
            numbers = slot.numbers()
            odds += slot.weights(numbers[left], numbers[right], self._usual)
        stories = column(self._story, np.bool_)
        story = stories[left] & stories[right]
        most = np.where(story, strength("story_most"), strength("wording_most"))
        may: Flags = odds + most >= floor
        kept = np.flatnonzero(may)
        worded = self._worded(left[kept], right[kept], story[kept])
        may[kept] = odds[kept] + worded >= floor
        return may

    def _named_in_text(self, left: Numbers, right: Numbers) -> Weights:
        """Return what it may weigh that the text of one names a victim of the other alone."""
        names = column(self._names, np.bool_)
        return np.where(names[left] != names[right], strength("victim_told_of"), 0.0)

    def _worded(self, left: Numbers, right: Numbers, story: Flags) -> Weights:
        cosines = self._likeness.cosines(left, right) + 1e-5
        weight = np.where(story, _of_stories(cosines), _of_parts(cosines))
        full = self._likeness.fullness(left, right) - 1e-5
        return np.where(weight > 0, weight, weight * np.maximum(0, full))


def _of_parts(cosines: Weights) -> Weights:
    weight = (cosines - strength("wording_neutral")) * 10 * strength("wording_per_tenth")
    return np.clip(weight, strength("wording_least"), strength("wording_most"))


def _of_stories(cosines: Weights) -> Weights:
    weight = (np.sqrt(cosines) - strength("story_neutral_root")) * 10
    weight = weight * strength("story_per_tenth_root")
    return np.clip(weight, strength("story_least"), strength("story_most"))
