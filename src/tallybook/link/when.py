"""Can two accounts' dates be one incident's? Overlap given both precisions, publication, gaps."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tallybook.link.profile import Profile
from tallybook.link.spans import Span, iso
from tallybook.link.strengths import VETO, strength
from tallybook.records import Evidence

# Two days apart is still a slip of midnight, of a time zone or of a weekday; three is not.
SLIP = 2


def compare_when(left: Profile, right: Profile) -> Iterator[Evidence]:
    """Yield what the dates say of a pair."""
    if left.spans and right.spans:
        yield _spans(left, right)
    elif left.spans or right.spans:
        yield from _one_dated(left, right)
    yield from _without_time(left, right)
    if left.role == right.role == "main":
        yield from compare_published(left.published, right.published)


def _spans(left: Profile, right: Profile) -> Evidence:
    ours, theirs = left.spans[0], right.spans[0]
    if gap_of(ours, theirs) > 0:
        pair = _meeting(left.spans, right.spans)
        if pair is not None:
            ours, theirs = pair
    gap = gap_of(ours, theirs)
    weight = _overlap(ours, theirs) if gap == 0 else _apart(ours, theirs, gap)
    if weight <= VETO and (left if ours.first > theirs.last else right).is_dated_late:
        return Evidence(
            feature="date",
            left=shown(ours),
            right=shown(theirs),
            weight=strength("follow_up_before"),
            words="the later date may be that of a hearing or a burial",
        )
    words = "the dates meet" if gap == 0 else f"the dates are {gap} days apart"
    if gap == 0 and ours.days == theirs.days == 1:
        words = "both on the same day"
    return Evidence(
        feature="date", left=shown(ours), right=shown(theirs), weight=weight, words=words
    )


def gap_of(ours: Span, theirs: Span) -> int:
    """Return how many days lie between two spans, 0 if they meet."""
    return max(0, ours.first - theirs.last, theirs.first - ours.last)


def shown(span: Span) -> str:
    """Return a span as a person reads it."""
    return iso(span.first) if span.days == 1 else f"{iso(span.first)}..{iso(span.last)}"


def _meeting(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> tuple[Span, Span] | None:
    for left in ours[:4]:
        for right in theirs[:4]:
            if gap_of(left, right) == 0:
                return left, right
    return None


def _overlap(ours: Span, theirs: Span) -> float:
    # A shared day tells much, a shared year next to nothing: less with each doubling.
    width = max(ours.days, theirs.days)
    weight = strength("same_day") - strength("same_day_per_doubling") * math.log2(width)
    return round(max(strength("same_period_least"), weight), 3)


def _apart(ours: Span, theirs: Span, gap: int) -> float:
    width = max(ours.days, theirs.days)
    if gap > max(SLIP, width):
        return VETO
    if gap == 1:
        return strength("next_day")
    return strength("two_days_off") if width <= 2 else strength("near_period")


def _one_dated(left: Profile, right: Profile) -> Iterator[Evidence]:
    dated, undated = (left, right) if left.spans else (right, left)
    if undated.published is None:
        return
    span = dated.spans[0]
    late = undated.published - span.first
    values = (shown(span), f"published {iso(undated.published)}")
    ours, theirs = values if dated is left else values[::-1]
    if late < -1:
        yield Evidence(
            feature="date",
            left=ours,
            right=theirs,
            weight=VETO,
            words="published before it happened",
        )
    elif undated.role == "main" and span.days <= 7:
        weight, words = _freshness(late)
        yield Evidence(feature="date", left=ours, right=theirs, weight=weight, words=words)


def _without_time(left: Profile, right: Profile) -> Iterator[Evidence]:
    timed = [bool(one.spans) or one.published is not None for one in (left, right)]
    if all(timed):
        return
    name = "one_without_time" if any(timed) else "no_time"
    shown_times = [_time(one) for one in (left, right)]
    yield Evidence(
        feature="no_date",
        left=shown_times[0],
        right=shown_times[1],
        weight=strength(name),
        words="nothing tells when one of them was"
        if any(timed)
        else "nothing tells when they were",
    )


def _time(profile: Profile) -> str | None:
    if profile.spans:
        return shown(profile.spans[0])
    return f"published {iso(profile.published)}" if profile.published is not None else None


def _freshness(late: int) -> tuple[float, str]:
    if late <= 3:
        return strength("published_fresh"), "published within days of it"
    if late <= 10:
        return strength("published_soon"), "published in the days after it"
    return strength("published_late"), f"published {late} days after it"


def compare_published(left: int | None, right: int | None) -> Iterator[Evidence]:
    """Yield what the days of publication of two main stories say, if both are known."""
    if left is None or right is None:
        return
    gap = abs(left - right)
    weight = _publication_gap(gap)
    if weight:
        yield Evidence(
            feature="published",
            left=iso(left),
            right=iso(right),
            weight=weight,
            words=f"published {gap} days apart" if gap else "published on the same day",
        )


def _publication_gap(gap: int) -> float:
    if gap <= 1:
        return strength("published_together")
    if gap <= 30:
        return 0.0
    return strength("published_months_apart" if gap <= 365 else "published_years_apart")
