"""What do the dates of a million pairs say at most? The rules of `when`, on columns of days."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

from tallybook.link.columns import Flags, Numbers, Weights, column
from tallybook.link.profile import Profile
from tallybook.link.strengths import VETO, strength
from tallybook.link.when import SLIP

_NAMES = ("first", "last", "early", "late", "dated", "after", "published", "known", "main")


class Times:
    """The days of a book's accounts, a column for each question."""

    def __init__(self) -> None:
        self._rows = array("q")

    def add(self, profile: Profile) -> None:
        """Add the days of the next account."""
        spans = profile.spans
        self._rows.extend(
            (
                spans[0].first if spans else 0,
                spans[0].last if spans else 0,
                min((span.first for span in spans[:4]), default=0),
                max((span.last for span in spans[:4]), default=0),
                bool(spans),
                profile.is_dated_late,
                profile.published or 0,
                profile.published is not None,
                profile.role == "main",
            )
        )

    def weights(self, left: Numbers, right: Numbers) -> Weights:
        """Return what the dates of these pairs of accounts weigh at most."""
        rows = column(self._rows, np.int64).reshape(-1, len(_NAMES))
        ours, theirs = _Side(rows[left]), _Side(rows[right])
        found = _published(ours, theirs) + _without_time(ours, theirs)
        found += np.where(ours.dated & theirs.dated, _dated(ours, theirs), 0.0)
        found += np.where(ours.dated & ~theirs.dated, _one_dated(ours, theirs), 0.0)
        return found + np.where(theirs.dated & ~ours.dated, _one_dated(theirs, ours), 0.0)


class _Side:
    """One side of each pair."""

    def __init__(self, rows: Numbers) -> None:
        columns: dict[str, Any] = dict(zip(_NAMES, rows.T, strict=True))
        self.first, self.last = columns["first"], columns["last"]
        self.early, self.late = columns["early"], columns["late"]
        self.published = columns["published"]
        self.days = self.last - self.first + 1
        self.dated: Flags = columns["dated"] > 0
        self.after: Flags = columns["after"] > 0
        self.known: Flags = columns["known"] > 0
        self.main: Flags = columns["main"] > 0


def _dated(ours: _Side, theirs: _Side) -> Weights:
    gap = np.maximum(0, np.maximum(ours.first - theirs.last, theirs.first - ours.last))
    hulls = np.maximum(ours.early - theirs.late, theirs.early - ours.late)
    width = np.maximum(ours.days, theirs.days)
    apart = _apart(ours, theirs, gap, width)
    # Spans beside the finest may meet: they are wider, and weigh no more than the finest would.
    return np.where(gap == 0, _overlap(width), np.where(hulls > 0, apart, _either(apart, width)))


def _either(apart: Weights, width: Numbers) -> Weights:
    return np.maximum(apart, _overlap(width))


def _overlap(width: Numbers) -> Weights:
    doublings = np.log2(width.astype(np.float64))
    weight = strength("same_day") - strength("same_day_per_doubling") * doublings
    return np.maximum(strength("same_period_least"), weight)


def _apart(ours: _Side, theirs: _Side, gap: Numbers, width: Numbers) -> Weights:
    after = np.where(ours.first > theirs.last, ours.after, theirs.after)
    far = np.where(after, strength("follow_up_before"), VETO)
    near = np.where(width <= 2, strength("two_days_off"), strength("near_period"))
    near = np.where(gap == 1, strength("next_day"), near)
    return np.where(gap > np.maximum(SLIP, width), far, near)


def _one_dated(dated: _Side, undated: _Side) -> Weights:
    late = undated.published - dated.first
    fresh = np.where(late <= 10, strength("published_soon"), strength("published_late"))
    fresh = np.where(late <= 3, strength("published_fresh"), fresh)
    found = np.where(undated.main & (dated.days <= 7), fresh, 0.0)
    return np.where(undated.known, np.where(late < -1, VETO, found), 0.0)


def _without_time(ours: _Side, theirs: _Side) -> Weights:
    timed = ours.dated | ours.known, theirs.dated | theirs.known
    one = np.where(timed[0] | timed[1], strength("one_without_time"), strength("no_time"))
    return np.where(timed[0] & timed[1], 0.0, one)


def _published(ours: _Side, theirs: _Side) -> Weights:
    gap = np.abs(ours.published - theirs.published)
    long = np.where(
        gap <= 365, strength("published_months_apart"), strength("published_years_apart")
    )
    weight = np.where(gap <= 1, strength("published_together"), np.where(gap <= 30, 0.0, long))
    both = ours.main & theirs.main & ours.known & theirs.known
    return np.where(both, weight, 0.0)
