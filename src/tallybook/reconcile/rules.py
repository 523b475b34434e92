"""Which of the standing figures is best? Six rules, each with the standard that it follows.

A rule takes figures that each have a number to offer (`Figure.number`: exact, about, at least) or
none (a ceiling, a range), and returns the best figure with the reason in words. Ceilings are never
best: "as many as 170" bounds a count and does not state it. Every tie is broken in the same way
on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from tallybook.reconcile.revisions import Figure


class Pick(msgspec.Struct, frozen=True, kw_only=True):
    """The best number with the figures behind it and the reason; all empty if there is none."""

    best: int | None = None
    figures: tuple[Figure, ...] = ()
    reason: str = ""


Rule = Callable[[Sequence[Figure]], Pick]

# Every Casualty asks recorders to write down which sources they trust more, and leaves the order to
# them. Ours: those who count bodies, then those who monitor, then those who govern, then the report
# itself, and last those with a side. A lower number is trusted more.
HIERARCHY = {
    "medical": 0,
    "igo": 1,
    "ngo": 1,
    "authority": 2,
    None: 3,
    "media": 3,
    "witness": 4,
    "unknown": 5,
    "social_media": 6,
    "claimant": 7,
}


def trust(one: Figure) -> int:
    """Return the place of a figure's speaker in HIERARCHY, 0 the most trusted."""
    return HIERARCHY.get(one.speaker_type if one.speaker_name else None, HIERARCHY["unknown"])


def _day(one: Figure) -> int:
    return one.moment.day if one.moment.day is not None else -1


def newest(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that no other of them is surely later than."""
    last = max(_day(one) for one in figures)
    same_day = [one for one in figures if _day(one) == last]
    return [one for one in same_day if not any(two.moment.is_after(one.moment) for two in same_day)]


def voices(figures: Sequence[Figure], number: int | None) -> int:
    """Return how many independent voices give this number."""
    return len({one.voice for one in figures if one.number == number})


def latest_as_of(figures: Sequence[Figure]) -> Pick:
    """Best is the figure that holds latest, as bulletins that grow ask for (Airwars' live records).

    A figure that states the count goes before a bound; a later bound moves it only where it breaks
    it. Where only floors are stated, a later lower one takes nothing back. Of several for one time:
    the one most voices give, then the most trusted kind of speaker, then the higher, since tolls
    grow through a day.
    """
    offered = [one for one in figures if one.number is not None]
    if not offered:
        return Pick(reason=no_best(figures))
    tied = newest([one for one in offered if one.is_point] or _highest_floors(offered))
    chosen = min(tied, key=lambda one: (-voices(tied, one.number), trust(one), -(one.number or 0)))
    moved = _moved(chosen, figures)
    if moved is not None:
        return moved
    return _pick(chosen, figures, _latest_reason(chosen, figures, tied))


def _highest_floors(floors: Sequence[Figure]) -> list[Figure]:
    """Return the floors that no earlier higher one makes idle: "at least 3" holds on."""
    return [
        one
        for one in floors
        if not any(
            (two.low or 0) > (one.low or 0) and one.moment.is_after(two.moment) for two in floors
        )
    ]


def _pick(chosen: Figure, figures: Sequence[Figure], reason: str) -> Pick:
    same = [one for one in figures if one.number == chosen.number]
    ordered = (chosen, *(one for one in same if one is not chosen))
    return Pick(best=chosen.number, figures=ordered, reason=reason)


def _moved(chosen: Figure, figures: Sequence[Figure]) -> Pick | None:
    """Return the pick where a later bound breaks the latest stated count; None where none does."""
    later = [one for one in figures if one.moment.is_after(chosen.moment) and one.is_numeric]
    number = chosen.number or 0
    for one in sorted(later, key=lambda two: (-_day(two), -(two.low or 0))):
        if one.low is not None and one.low > number:
            return _bound_pick(one, one.low, chosen)
        if one.high is not None and one.high < number:
            return _bound_pick(one, one.high, chosen)
    return None


def _bound_pick(bound: Figure, best: int, chosen: Figure) -> Pick:
    reason = (
        f"{best}: {bound.count()} ({bound.moment.words()}, {bound.source()}) rules out the earlier "
        f"{chosen.count()} ({chosen.moment.words()}, {chosen.source()})"
    )
    return Pick(best=best, figures=(bound,), reason=reason)


def _latest_reason(chosen: Figure, figures: Sequence[Figure], tied: Sequence[Figure]) -> str:
    told = f"{chosen.count()} ({chosen.moment.words()}, {chosen.source()})"
    others = [one for one in figures if one.number not in (None, chosen.number)]
    if not others:
        return f"{told} is the only figure" if len(figures) == 1 else f"{told}; no other disagrees"
    rivals = [one for one in tied if one.number not in (None, chosen.number)]
    if rivals:
        why = _why(chosen, tied)
        return f"{told} is taken of those for the same time: {_listed(rivals)}; it {why}"
    if chosen.moment.day is None:
        return f"{told}; when the others held is not known either: {_listed(others)}"
    return f"{told} holds latest; others: {_listed(others)}"


def _why(chosen: Figure, tied: Sequence[Figure]) -> str:
    rivals = [one for one in tied if one.number != chosen.number]
    if voices(tied, chosen.number) > max(voices(tied, one.number) for one in rivals):
        return "has most independent reports"
    if trust(chosen) < min(trust(one) for one in rivals):
        return "has the most trusted kind of speaker"
    return "is the highest, since tolls grow through a day"


def _listed(figures: Sequence[Figure]) -> str:
    shown = [f"{one.count()} ({one.moment.words()}, {one.source()})" for one in figures[:4]]
    more = len(figures) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def no_best(figures: Sequence[Figure]) -> str:
    """Return why no figure can be best."""
    if any(one.bound == "at_most" for one in figures):
        return "only a ceiling is stated: it bounds the count and does not state it"
    if any(one.bound == "range" for one in figures):
        return "only a range is stated"
    return "only words without a number are stated"


def most_conservative(figures: Sequence[Figure]) -> Pick:
    """Best is the lowest figure that stands (ACLED, which codes the most conservative estimate).

    A range gives its lower end. A floor that a stated count satisfies is no lower figure.
    """
    offered = [(one, low) for one in figures for low in [lowest(one, figures)] if low is not None]
    if not offered:
        return Pick(reason=no_best(figures))
    chosen, best = min(offered, key=lambda pair: (pair[1], pair[0].order))
    others = [one for one in figures if one.number is not None and one.number != best]
    reason = f"{best} is the lowest that stands ({chosen.moment.words()}, {chosen.source()})"
    if others:
        reason += f"; others: {_listed(others)}"
    same = [one for one, low in offered if low == best]
    return Pick(best=best, figures=tuple(same), reason=reason)


def lowest(one: Figure, figures: Sequence[Figure]) -> int | None:
    """Return the lower end that a figure gives; None for a floor that a stated count satisfies."""
    if one.bound == "vague":
        return None
    if one.bound == "at_least":
        met = any(two.is_point and (two.number or 0) >= (one.low or 0) for two in figures)
        return None if met else one.low
    return one.number if one.low is None else one.low


def min_max(figures: Sequence[Figure]) -> Pick:
    """Return no best unless all that stand agree (Iraq Body Count keeps minimum and maximum)."""
    points = {one.number for one in figures if one.is_point}
    bounds = [one for one in figures if not one.is_point and one.is_numeric]
    if len(points) == 1 and all(lowest(one, figures) is None for one in bounds):
        chosen = next(one for one in figures if one.is_point)
        return _pick(chosen, figures, f"all that stand agree on {chosen.number}")
    if any(one.is_numeric for one in figures):
        return Pick(reason="the figures that stand span a range; this rule takes no best in it")
    return Pick(reason=no_best(figures))


def majority(figures: Sequence[Figure]) -> Pick:
    """Best is the figure that most independent reports give (Every Casualty, Standards).

    Copies count once. Of several given equally often, the latest; then as `latest_as_of`.
    """
    offered = [one for one in figures if one.number is not None]
    if not offered:
        return Pick(reason=no_best(figures))
    most = max(voices(offered, one.number) for one in offered)
    leading = [one for one in offered if voices(offered, one.number) == most]
    if len({one.number for one in leading}) == 1:
        chosen = newest(leading)[0]
        reason = (
            f"{chosen.count()} is what most independent reports give: {most} of {_all(figures)}"
        )
        return _pick(chosen, figures, reason)
    tie = latest_as_of(leading)
    reason = f"several figures are given by {most} of {_all(figures)} each; of these {tie.reason}"
    return Pick(best=tie.best, figures=tie.figures, reason=reason)


def _all(figures: Sequence[Figure]) -> int:
    return len({one.voice for one in figures})


def source_hierarchy(figures: Sequence[Figure]) -> Pick:
    """Best is the figure of the most trusted kind of speaker (Every Casualty, Standards).

    The order is HIERARCHY. Of several of one kind, as `latest_as_of`.
    """
    offered = [one for one in figures if one.number is not None]
    if not offered:
        return Pick(reason=no_best(figures))
    top = min(trust(one) for one in offered)
    leading = [one for one in offered if trust(one) == top]
    pick = latest_as_of(leading)
    kind = leading[0].speaker_type if leading[0].speaker_name else "the reports' own voice"
    reason = (
        f"the most trusted kind of speaker is {kind or 'unknown'}; of its figures {pick.reason}"
    )
    return Pick(best=pick.best, figures=pick.figures, reason=reason)


def best_low_high(figures: Sequence[Figure]) -> Pick:
    """Best is the figure of the latest day that names its source (UCDP GED's best estimate).

    UCDP takes the most reliable and latest source as best, the extremes of the others as low and
    high. A named speaker goes before the report's own voice, a stated count before a floor.
    """
    offered = [one for one in figures if one.number is not None]
    if not offered:
        return Pick(reason=no_best(figures))
    points = [one for one in offered if one.is_point] or _highest_floors(offered)
    last = max(_day(one) for one in points)
    latest = [one for one in points if _day(one) == last]
    chosen = min(
        latest,
        key=lambda one: (
            one.speaker_name is None,
            trust(one),
            -voices(latest, one.number),
            -(one.number or 0),
        ),
    )
    moved = _moved(chosen, figures)
    if moved is not None:
        return moved
    named = "named source" if chosen.speaker_name else "report"
    reason = (
        f"{chosen.count()} is of the latest {named} ({chosen.moment.words()}, {chosen.source()})"
    )
    return _pick(chosen, figures, reason)


RULES: dict[str, Rule] = {
    "latest_as_of": latest_as_of,
    "most_conservative": most_conservative,
    "min_max": min_max,
    "majority": majority,
    "source_hierarchy": source_hierarchy,
    "best_low_high": best_low_high,
}
