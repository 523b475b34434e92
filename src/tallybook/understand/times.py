"""When did it happen? Words for a time, resolved against the date of publication.

A weekday without direction is the latest one not after publication. Without a date of
publication, words that need it stay unresolved; explicit dates resolve all the same. Names of
days and months that are no dates (a newspaper, a verb) give nothing.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence

from tallybook.understand.calendar_days import MONTHS, WEEKDAYS, WEEKDAYS_SHORT
from tallybook.understand.calendar_feasts import FIRST_WORDS
from tallybook.understand.datelines import dateline_of
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Time
from tallybook.understand.numbers import Number, find_numbers
from tallybook.understand.times_after import with_days_after
from tallybook.understand.times_explicit import explicit_at
from tallybook.understand.times_filed import filed_day, headed_day, with_filed_day
from tallybook.understand.times_hours import with_hours
from tallybook.understand.times_others import with_others
from tallybook.understand.times_ranges import joined
from tallybook.understand.times_relative import anniversary_at, relative_at
from tallybook.understand.times_since import with_days_since
from tallybook.understand.times_words import ORDINAL_DAYS, Found, Words

_FURNITURE = ("appeal", "pointer", "contact", "navigation", "byline", "dateline")
_BEGINNINGS = (
    frozenset(WEEKDAYS)
    | {name + "s" for name in WEEKDAYS}
    | frozenset(MONTHS)
    | frozenset(ORDINAL_DAYS)
    | frozenset(WEEKDAYS_SHORT)
    | FIRST_WORDS
    | frozenset(
        "yesterday today tonight tomorrow overnight weekend last this past previous recent the that"
        " a an minutes hours days weeks months years anniversary anniversaries".split()
    )
)
_PREFIXES = ("mid-", "early-", "late-")
# "The next day" is seen from a day that was told at most so many sentences before.
_REMEMBERED = 2
# A story is printed so many days after the day of its dateline at most; one further back is a slip.
_PRINTED = datetime.timedelta(days=3)


def find_times(document: Document) -> tuple[Time, ...]:
    """Return every time of a report, in the order of the text."""
    published = _published(document.report.published_at)
    numbers = _numbers(document)
    found: list[Time] = []
    filed = dateline_of(document)
    anchor: tuple[int, datetime.date] | None = None
    of_year: datetime.date | None = None
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE and (sentence.kind != "dateline" or published):
            continue
        near = anchor is not None and sentence.index - anchor[0] <= _REMEMBERED
        words = Words(
            sentence.index,
            tokens,
            numbers.get(sentence.index, {}),
            published=published,
            anchor=anchor[1] if anchor and near else None,
            all_caps=document.all_caps,
        )
        if sentence.kind == "dateline":
            line = range(sentence.start, sentence.end)
            of_year = of_year or filed_day(words, _read(words, tokens), line)
            continue
        if filed and sentence.start <= filed.start < sentence.end:
            published = words.published = _seen_from(published, _read(words, tokens), filed)
            words.anchor = None
        own = _read(words, tokens)
        published = published or headed_day(words, own)
        read = _told_in(words, own, filed)
        if published is None:
            of_year = of_year or filed_day(words, read, filed)
            read = with_filed_day(words, read, of_year) if of_year else read
        if words.anchor is not None and read:
            anchor = (sentence.index, words.anchor)
        found += with_hours(words, document.text, read)
    return tuple(found)


def _seen_from(
    published: datetime.date | None, read: Sequence[Found], filed: range
) -> datetime.date | None:
    """Return the day of the dateline, from which "today" is seen, where it suits publication."""
    for one in read:
        if one.time.precision == "day" and one.time.date_from and one.time.start in filed:
            day = datetime.date.fromisoformat(one.time.date_from)
            if published is None or published - _PRINTED <= day <= published:
                return day
    return published


def _told_in(words: Words, read: Sequence[Found], filed: range) -> list[Found]:
    """Return the times of a sentence as they belong together; a dateline keeps to itself."""
    apart = [one for one in read if one.time.start in filed]
    own = joined(words, [one for one in read if one not in apart])
    return apart + with_others(words, with_days_since(words, with_days_after(words, own)))


def _published(text: str | None) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
    # Days of other times come of broken clocks, and calculating with them runs off the calendar.
    return day if day and 1800 <= day.year < 2200 else None


def _numbers(document: Document) -> dict[int, dict[int, Number]]:
    """Return the numbers by sentence and by the token where each begins."""
    numbers: dict[int, dict[int, Number]] = defaultdict(dict)
    for one in find_numbers(document):
        numbers[one.sentence][one.core] = one
    return numbers


def _read(words: Words, tokens: Sequence[Token]) -> list[Found]:
    """Return the times of one sentence, left to right; none overlaps another."""
    found: list[Found] = []
    at = 0
    while at < len(words):
        one = _time_at(words, at, tokens[at])
        if one is None or (found and one.first < found[-1].last):
            at += 1
            continue
        found.append(one)
        _remember(words, one.time)
        at = one.last
    return found


def _time_at(words: Words, at: int, token: Token) -> Found | None:
    """Return the time that begins here: most words cannot begin one, and cost nothing more."""
    word = words[at]
    begins = word in _BEGINNINGS or token.text[0].isdigit() or at in words.numbers
    if not begins and not word.startswith(_PREFIXES):
        return None
    return explicit_at(words, at) or relative_at(words, at) or anniversary_at(words, at)


def _remember(words: Words, time: Time) -> None:
    if time.role == "point" and time.precision == "day" and time.date_from:
        words.anchor = datetime.date.fromisoformat(time.date_from)
