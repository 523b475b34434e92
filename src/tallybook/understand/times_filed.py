"""Which day of the year is "today" in a report whose dateline has no year ("KABUL (Jan. 28)")?

The year stays unknown, so such a time has no date and only a `month_day`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from tallybook.understand.times_words import Found, Words
from tallybook.understand.violence import violence

# Any year that is no leap year: days of it are never told.
_ANY_YEAR = 2001
# A line with the day stands among so many sentences, and has at most so many words.
_TOP, _LINE = 2, 16
_BACK = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": 1,
    "last night": 1,
    "the day before yesterday": 2,
}


def headed_day(words: Words, found: Sequence[Found]) -> datetime.date | None:
    """Return the day that ends a line at the top: "Daily note, 17 March 2031."; None for none."""
    if words.sentence > _TOP or len(words) > _LINE or len(found) != 1:
        return None
    time, first, last = found[0]
    closes = last == len(words) or (last == len(words) - 1 and words[last] == ".")
    apart = words[first - 1] in {",", ")", ""}
    if not (closes and apart and time.basis == "explicit" and time.precision == "day"):
        return None
    if time.date_from is None or any(word in violence().words for word in words.lower):
        return None
    return datetime.date.fromisoformat(time.date_from)


def filed_day(words: Words, found: Sequence[Found], filed: range) -> datetime.date | None:
    """Return the day of the dateline as a day of a year without meaning; None for none."""
    for one in found:
        if one.time.month_day and (one.time.start in filed or _heads(words, one)):
            number, day = (int(part) for part in one.time.month_day.strip("-").split("-"))
            # The day after 28 February cannot be told without the year.
            return None if (number, day) == (2, 29) else datetime.date(_ANY_YEAR, number, day)
    return None


def _heads(words: Words, one: Found) -> bool:
    """Whether a first line is a dateline: "KABUL, Afghanistan (Dec. 13)", "Dec. 23: Force ..."."""
    if words.sentence > 0:
        return False
    opens = one.first == 0 and words[one.last] == ":"
    ends = one.last == len(words) - 1 and (words[one.first - 1], words[one.last]) == ("(", ")")
    return opens or ends


def with_filed_day(words: Words, found: Sequence[Found], filed: datetime.date) -> list[Found]:
    """Return the times of a sentence; "today" and "yesterday" with the day of the year."""
    return [_with_day(words, one, filed) for one in found]


def _with_day(words: Words, one: Found, filed: datetime.date) -> Found:
    told = " ".join(words[at] for at in range(one.first, one.last)).removeprefix("late ")
    back = _BACK.get(told.removeprefix("early "))
    if back is None or one.time.date_from is not None:
        return one
    day = filed - datetime.timedelta(days=back)
    if (filed.month, day.month) == (3, 2):
        return one
    month_day = f"--{day.month:02}-{day.day:02}"
    return Found(msgspec.structs.replace(one.time, month_day=month_day), one.first, one.last)
