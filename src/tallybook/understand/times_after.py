"""Which day was "a day after militants stormed a school": so many before the day of what followed?

"The town buried its dead on Wednesday, two days after gunmen opened fire" tells of an act on
Monday. The day of what followed is that of the same sentence, else the day told last before, else
the day of publication. Where what followed is an act itself, nothing is calculated.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from tallybook.understand.times_words import Found, Words
from tallybook.understand.violence import violence

# So many words hold the act that the days are counted from, and what followed it.
_CLAUSE = 30
_LONGEST = 31
# Those who died are mourned later: "buried its dead" is no act.
_MOURNED = frozenset({"dead"})
_ENDS = frozenset((",", ";", ":", "—", "–", "--"))


def with_days_after(words: Words, found: Sequence[Found]) -> list[Found]:
    """Return the times of a sentence with "two days after" an act as the day of that act."""
    result = list(found)
    for number, one in enumerate(found):
        if one.time.role == "duration" and words[one.last] == "after":
            result = _resolved(words, result, number)
    return result


def _resolved(words: Words, found: list[Found], number: int) -> list[Found]:
    one = found[number]
    count = _days(words, one)
    end = _end_of_clause(words, one.last)
    inside = range(one.last, end)
    if not count or not any(_is_act(words[at]) for at in inside):
        return found
    if any(other.first in inside for other in found):
        return found
    outside = [at for at in range(len(words)) if at not in inside][: 2 * _CLAUSE]
    points = [other for other in found if other.time.role == "point"]
    fine = [other for other in points if other.time.precision == "day"]
    if len(points) > 1 or len(fine) != len(points):
        return found
    followed = any(_is_act(words[at]) for at in outside)
    if followed and not (words.anchor and not points):
        return found
    origin = _origin(words, fine)
    if origin is None:
        return found
    day = (origin - datetime.timedelta(days=count)).isoformat()
    # The span holds "after", so that the act behind it is beside its day.
    time = msgspec.structs.replace(
        one.time,
        end=words.tokens[one.last].end,
        date_from=day,
        date_to=day,
        precision="day",
        basis="relative",
        role="point",
    )
    made = Found(time, one.first, one.last + 1)
    return [made if other is one else _set_aside(other, fine) for other in found]


def _set_aside(one: Found, followed: Sequence[Found]) -> Found:
    if one not in followed:
        return one
    return Found(msgspec.structs.replace(one.time, role="other"), one.first, one.last)


def _origin(words: Words, told: Sequence[Found]) -> datetime.date | None:
    """Return the day of what followed the act."""
    if told:
        day = told[0].time.date_from
        return datetime.date.fromisoformat(day) if day else None
    return words.anchor or words.published


def _days(words: Words, one: Found) -> int:
    """Return the count of "two days", 0 for other units and counts that are not exact."""
    if words[one.last - 1] not in {"day", "days"}:
        return 0
    if words[one.first] in {"a", "one"}:
        return 1
    number = words.numbers.get(one.first)
    value = number.value if number and number.last == one.last - 1 else None
    return value if value and value <= _LONGEST else 0


def _end_of_clause(words: Words, start: int) -> int:
    for at in range(start, min(start + _CLAUSE, len(words))):
        if words[at] in _ENDS:
            return at
    return min(start + _CLAUSE, len(words))


def _is_act(word: str) -> bool:
    act = violence().words.get(word)
    return act is not None and word not in _MOURNED and act.strength != "pointer"
