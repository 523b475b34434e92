"""At which hour, as told: "around noon", "at 4 p.m.", "0600 GMT"? Each joins its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from tallybook.understand.mentions import Time
from tallybook.understand.times_words import Found, Words

_HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})?")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d|(?:[01]\d|2[0-4])[0-5]\d")
_HALF_DAYS = frozenset("a.m. p.m. am pm a.m p.m o'clock".split())
_NAMED = frozenset("noon midnight midday dawn dusk nightfall sunrise sunset".split())
_AROUND = frozenset("around about at shortly before after just near toward towards by".split())
_ZONES = frozenset("gmt utc hours hrs local est edt cst cdt pst pdt cet bst eat ist".split())
# After a bare "at 1530" of a wire the sentence goes on, and no street or count follows.
_GOES_ON = frozenset(", . ; on in when yesterday today the this and local (".split())
_FAR = 120


def with_hours(words: Words, text: str, found: Sequence[Found]) -> list[Time]:
    """Return the times of a sentence, the hours joined to the times that they stand with.

    An hour that stands with no time is a time of its own, with role `hour` and no date.
    """
    covered = {at for one in found for at in range(one.first, one.last)}
    times = [one.time for one in found]
    for first, last in _hours(words, covered):
        start, end = words.tokens[first].start, words.tokens[last - 1].end
        hour = " ".join(text[start:end].split())
        near = _nearest(times, start)
        if near is None:
            times.append(_alone(words.sentence, start, end, hour))
        else:
            times[near] = msgspec.structs.replace(
                times[near], time_local=hour, time_start=start, time_end=end
            )
    return sorted(times, key=lambda one: (one.start, one.end))


def _alone(sentence: int, start: int, end: int, hour: str) -> Time:
    return Time(
        start=start,
        end=end,
        sentence=sentence,
        role="hour",
        time_local=hour,
        time_start=start,
        time_end=end,
    )


def _nearest(times: Sequence[Time], start: int) -> int | None:
    """Return the day that an hour belongs to: the nearest before it, else the nearest."""
    near = [
        n
        for n, one in enumerate(times)
        if one.role == "point"
        and abs(one.start - start) < _FAR
        and one.precision in {"day", "days"}
    ]
    return min(
        near,
        key=lambda n: (times[n].start > start, abs(times[n].end - start)),
        default=None,
    )


def _hours(words: Words, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of hours, with the words that say how nearly."""
    at = 0
    while at < len(words):
        last = _hour_end(words, at) if at not in covered else None
        if last is None:
            at += 1
            continue
        first = at
        while first and words[first - 1] in _AROUND and at - first < 2:
            first -= 1
        yield first, last
        at = last


def _hour_end(words: Words, at: int) -> int | None:
    word, following = words[at], words[at + 1]
    if word in _NAMED:
        return at + 1
    if not word[0].isdigit():
        return None
    if _HOUR.fullmatch(word) and following in _HALF_DAYS:
        return _zone_end(words, at + 2)
    if not _CLOCK.fullmatch(word):
        return None
    zone = _zone_end(words, at + 1)
    if zone > at + 1:
        return zone
    if words[at - 1] not in {"at", "around", "about"}:
        return None
    return at + 1 if ":" in word or (word.isdecimal() and following in _GOES_ON) else None


def _zone_end(words: Words, at: int) -> int:
    """Return the token after "GMT", "local time", "(local time)" where they stand here."""
    start = at + (words[at] == "(")
    if words[start] not in _ZONES:
        return at
    end = start + 1 + (words[start + 1] == "time")
    return end + (start > at and words[end] == ")")
