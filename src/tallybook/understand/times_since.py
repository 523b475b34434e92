"""Does "since Tuesday" say when an act went on: "have been killed in clashes since Tuesday"?

Then it is from that day to publication. "The third such attack since Monday", "closed since
Friday" and "missing since Sunday" tell no day of an act.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from tallybook.understand.calendar_days import fineness
from tallybook.understand.times_words import Found, Words
from tallybook.understand.violence import violence

# Something told of since a day longer ago is a count of many acts.
_LONGEST = datetime.timedelta(days=10)
# The verb stands so near before the day, or behind it.
_BACK, _ON = 12, 4
_COUNTS = frozenset(
    "first second third fourth fifth worst deadliest such latest biggest largest another heaviest"
    " closed missing detained arrested custody held hospital ago months years".split()
)
_PERFECT = frozenset({"has", "have", "had"})


def with_days_since(words: Words, found: Sequence[Found]) -> list[Found]:
    """Return the times of a sentence; a day since when people were harmed runs to publication."""
    return [_until_now(words, one) if one.time.role == "since" else one for one in found]


def _until_now(words: Words, one: Found) -> Found:
    day, published = one.time.date_from, words.published
    if day is None or published is None or one.time.precision not in {"day", "days"}:
        return one
    first = datetime.date.fromisoformat(day)
    if not published - _LONGEST <= first < published or not _harmed_since(words, one):
        return one
    time = msgspec.structs.replace(
        one.time,
        date_to=published.isoformat(),
        precision=fineness(first, published),
        role="point",
        time_local=None,
        time_start=None,
        time_end=None,
    )
    return Found(time, one.first, one.last)


def _harmed_since(words: Words, one: Found) -> bool:
    """Whether "have been killed" stands before the day, or "has killed" right behind it."""
    before = range(max(0, one.first - _BACK), one.first)
    if any(words[at] in _COUNTS for at in before):
        return False
    near = (*before, *range(one.last, one.last + _ON))
    perfect = [at for at in near if words[at] in _PERFECT]
    acts = violence().words
    return any(
        (act := acts.get(words[on])) is not None and "past" in act.forms
        for at in perfect
        for on in range(at + 1, at + 4)
    )
