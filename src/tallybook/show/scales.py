"""Where on a chart does a number or a time stand, and which round values mark its axes?"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

import msgspec

from tallybook.show import times


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """The inner rectangle of a chart in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """A scale of numbers from 0 up to a round number that holds the greatest."""

    top: int
    step: int
    plot: Plot

    def at(self, value: float) -> float:
        """Return the height of a number in pixels."""
        return self.plot.bottom - value / self.top * self.plot.height

    @property
    def marks(self) -> range:
        """The round numbers that the axis shows."""
        return range(0, self.top + 1, self.step)


def numbers(greatest: int, plot: Plot) -> Numbers:
    """Return the scale that shows 0 to `greatest` in three to six round steps."""
    rough = max(greatest, 1) / 4
    power = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = max(1, int(next(one * power for one in (1, 2, 5, 10) if one * power >= rough)))
    return Numbers(top=step * max(1, math.ceil(max(greatest, 1) / step)), step=step, plot=plot)


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """A scale of time over a rectangle."""

    first: datetime
    last: datetime
    plot: Plot

    def at(self, moment: datetime) -> float:
        """Return where a moment stands, in pixels from the left."""
        part = (moment - self.first) / (self.last - self.first)
        return self.plot.left + part * self.plot.width

    def marks(self, most: int) -> list[tuple[float, str]]:
        """Return the round times that the axis shows, each with its place and label."""
        return [(self.at(one), words) for one, words in times.ticks(self.first, self.last, most)]


def time_scale(moments: list[datetime], plot: Plot) -> Times:
    """Return the scale that holds these moments, with some room on both sides.

    One moment alone stands in the middle of its day.
    """
    first, last = min(moments), max(moments)
    room = max((last - first) * 0.06, timedelta(hours=12))
    return Times(first=first - room, last=last + room, plot=plot)
