"""Which dates are written out: with their month and day, their month, or their year?"""

from __future__ import annotations

import datetime

from tallybook.understand import calendar_days as days
from tallybook.understand import calendar_feasts
from tallybook.understand.calendar_days import Days
from tallybook.understand.times_numeric import day_number, numeric_at
from tallybook.understand.times_words import ORDINAL_DAYS, ORDINALS, UNITS, YEAR, Found, Words
from tallybook.understand.times_years import year_alone, year_behind

_HALF_DAYS = frozenset("a.m. p.m. am pm a.m p.m".split())
_SPREAD = frozenset({"early", "late", "mid"})
_MONTH_LEADS = frozenset(
    "in since last this early late mid during of by until from next through before after".split()
)
# What is named after a day of the year: "the April 19 Movement".
_NAMED_AFTER = frozenset(
    "movement group organization organisation brigade brigades revolutionary command commando"
    " front faction battalion guerrilla guerrillas cell coalition people alliance party".split()
)
# And what is so in capitals or behind an article: "the May 1 stadium", "in 14 July Street".
_PLACES = frozenset(
    "stadium street avenue bridge square hospital university college school airport road boulevard"
    " plaza park dam tunnel neighbourhood neighborhood district barracks mosque station camp"
    " roundabout circle".split()
)
_AT = frozenset("the a at in near outside inside behind by".split())
# Words after which a day to come is meant.
_AHEAD = frozenset("scheduled set slated due until expected planned starting".split())
_OUTLOOK = datetime.timedelta(days=183)
# A report and its writer may be a day apart on the calendar.
_CLOCKS = datetime.timedelta(days=1)
# "The January bombing": a month before one of these needs no preposition.
_ACTS = frozenset(
    "attack attacks bombing bombings blast shooting shootings killing killings massacre raid siege"
    " coup election elections ambush riots protest protests offensive hijacking kidnapping incident"
    " slaying deaths assault referendum truce ceasefire".split()
)
_OTHERS = frozenset("km kilometers kilometres miles men people persons soldiers".split())
_NEW_YORK = datetime.date(2001, 9, 11)


def explicit_at(words: Words, at: int) -> Found | None:
    """Return the written-out date that begins at this token, None if none does."""
    return (
        numeric_at(words, at)
        or dated_at(words, at)
        or _ordinal_of_month(words, at)
        or _holiday(words, at)
        or _month_alone(words, at)
        or _prefixed(words, at)
        or year_alone(words, at)
    )


def dated_at(words: Words, at: int) -> Found | None:
    """Read a day with its month, in either order, with or without a year."""
    return _month_and_day(words, at) or _day_and_month(words, at)


def _month_and_day(words: Words, at: int) -> Found | None:
    """Read "May 3", "May 3rd, 2031", "May 3-5", "Sept. 3"."""
    number = words.month(at)
    if number is None:
        return None
    start = words.after_month(at)
    day = day_number(words, start)
    if day is None or _is_clock(words, start):
        return None
    last, end = _range_end(words, start, day)
    if words[at] in {"may", "march"} and words[last] in _OTHERS:
        return None
    return _with_year(words, at, last, number, (day, end or day))


def _day_and_month(words: Words, at: int) -> Found | None:
    """Read "3 May", "3rd of May 2031", "3 to 5 May", "30 DEC 89"."""
    day = day_number(words, at)
    if day is None:
        return None
    last, end = _range_end(words, at, day)
    last += words[last] == "of"
    number = words.month(last)
    if number is None:
        return None
    return _with_year(words, at, words.after_month(last), number, (day, end or day))


def _holiday(words: Words, at: int) -> Found | None:
    """Read "Christmas Eve", "New Year's Day", with a year or without."""
    if words[at] not in calendar_feasts.FIRST_WORDS or not words.is_capital(at):
        return None
    for length in range(calendar_feasts.LONGEST, 0, -1):
        name = " ".join(words[n] for n in range(at, at + length))
        if calendar_feasts.is_feast(name):
            return _feast(words, at, at + length, name)
    return None


def _feast(words: Words, first: int, last: int, name: str) -> Found:
    year = _year_number(words, last + (words[last] in {",", "of"}))
    if year is not None:
        meant = days.one_day(calendar_feasts.feast(name, year))
        return words.made(first, last + 1 + (words[last] in {",", "of"}), meant, basis="explicit")
    back = year_behind(words, last)
    if back is not None:
        return words.made(first, back[1], days.one_day(calendar_feasts.feast(name, back[0])))
    day = calendar_feasts.feast_before(name, words.published) if words.published else None
    if words[last] == "weekend":
        return words.made(first, last + 1, days.weekend_beside(day))
    return words.made(first, last, days.one_day(day))


def _ordinal_of_month(words: Words, at: int) -> Found | None:
    """Read "the fifth of May 2019", "on the 11th", "the 28th of last month"."""
    if words[at + 1] in {"week", "weekend"} and words[at + 2] == "of" and words.month(at + 3):
        return _week_of_month(words, at)
    named = ORDINAL_DAYS.get(words[at])
    if named is not None and words[at + 1] == "of" and (number := words.month(at + 2)):
        return _with_year(words, at, words.after_month(at + 2), number, (named, named))
    day, after = day_number(words, at), _after_day(words, at)
    if day is None or after != at + 2 or words[at - 1] != "the":
        return None
    back = {"last": 1, "this": 0}.get(words[after + 1]) if words[after] == "of" else None
    if back is not None and words[after + 2] == "month":
        return words.made(at, after + 3, days.day_of_month(words.published, day, back))
    alone = words[at - 2] == "on" and (not words[after].isalnum() or words[after] == "and")
    return words.made(at, after, days.day_of_month(words.published, day)) if alone else None


def _week_of_month(words: Words, at: int) -> Found | None:
    """Read "the first week of June", "the last weekend of May 2019"."""
    which = -1 if words[at] == "last" else ORDINAL_DAYS.get(words[at], 0)
    month = _month_alone(words, at + 3)
    if month is None or which > 4 or which == 0 or not month.time.date_from:
        return None
    first = datetime.date.fromisoformat(month.time.date_from)
    part = days.part_of_month(first, which, words[at + 1])
    return words.made(at, month.last, part, basis=month.time.basis)


def _after_day(words: Words, at: int) -> int:
    """Return the token after a day, with "st" or "th" where they stand close to it."""
    close = at + 1 < len(words) and words.tokens[at + 1].start == words.tokens[at].end
    return at + 2 if close and words[at + 1] in ORDINALS else at + 1


def _range_end(words: Words, at: int, first: int) -> tuple[int, int | None]:
    """Return the token after a day or a range of days, and the last day of the range."""
    after = _after_day(words, at)
    if words[after] in {"-", "–", "to", "and"}:
        end = day_number(words, after + 1)
        if end is not None and end > first and not _is_clock(words, after + 1):
            return _after_day(words, after + 1), end
    return after, None


def _is_clock(words: Words, at: int) -> bool:
    return words[at + 1] in _HALF_DAYS or words[at + 1] in UNITS


def _year_number(words: Words, at: int) -> int | None:
    """Read a year; two digits only after a month in capitals, as old wires write it."""
    word = words[at]
    if YEAR.fullmatch(word):
        return int(word)
    short = len(word) == 2 and word.isdecimal() and int(word) >= 40
    capitals = at > 0 and words.tokens[at - 1].text.isupper()
    return 1900 + int(word) if short and capitals else None


def _with_year(
    words: Words, first: int, last: int, number: int, span: tuple[int, int]
) -> Found | None:
    """Return a day or a range of days, with the year that follows or the one that is meant."""
    year_at = last + (words[last] in {",", "of"})
    year = _year_number(words, year_at)
    precision = "day" if span[0] == span[1] else "days"
    if year is not None:
        begin, end = (days.made_day(year, number, one) for one in span)
        meant = Days(begin, end, precision)
        valid = begin is not None and end is not None
        return words.made(first, year_at + 1, meant, basis="explicit") if valid else None
    if _names_something(words, first, last):
        return None
    told = _year_told(words, first, last, number, span)
    if told is not None:
        return told
    if (number, *span) == (9, 11, 11) and words[last] in {"attack", "attacks", "terror"}:
        return words.made(first, last, days.one_day(_NEW_YORK), basis="explicit")
    if days.made_day(2000, number, span[0]) is None:
        return None
    if words.year is not None and (begin := days.made_day(words.year, number, span[0])):
        meant = Days(begin, days.made_day(words.year, number, span[1]), precision)
        return words.made(first, last, meant, basis="explicit")
    seen_from = _end_of_outlook(words, first) or words.published
    begin = days.day_before(seen_from, number, span[0])
    end = days.made_day(begin.year, number, span[1]) if begin else None
    role = "ahead" if begin and words.published and begin > words.published + _CLOCKS else "point"
    known = begin is None and precision == "day"
    month_day = f"--{number:02}-{span[0]:02}" if known else None
    return words.made(first, last, Days(begin, end, precision), role=role, month_day=month_day)


def _names_something(words: Words, first: int, last: int) -> bool:
    """Whether a day is the name of a group or of a place: "the May 1 stadium"."""
    if words[last].strip("\"'”’") in _NAMED_AFTER or words[last + 1] in _NAMED_AFTER - {"people"}:
        return True
    capital = words.is_capital(last) and not words.all_caps
    return words[last] in _PLACES and (capital or words[first - 1] in _AT)


def _year_told(
    words: Words, first: int, last: int, number: int, span: tuple[int, int]
) -> Found | None:
    """Read the year that stands behind a day in words: "2 March last year", "... of this year"."""
    told = year_behind(words, last)
    if told is None or words.published is None:
        return None
    begin, end = (days.made_day(told[0], number, one) for one in span)
    if begin is None or end is None:
        return None
    precision = "day" if span[0] == span[1] else "days"
    return words.made(first, told[1], Days(begin, end, precision))


def _end_of_outlook(words: Words, first: int) -> datetime.date | None:
    """Return half a year after publication where the words look ahead: "scheduled for 3 May"."""
    ahead = words.published and any(words[at] in _AHEAD for at in range(first - 3, first))
    return words.published + _OUTLOOK if words.published and ahead else None


def _month_alone(words: Words, at: int) -> Found | None:
    """Read "in October", "January 2013", "late May 2013"."""
    number = words.month(at)
    if number is None or day_number(words, at - 1):
        return None
    after = words.after_month(at)
    year_at = after + (words[after] in {",", "of"})
    year = _year_number(words, year_at)
    if year is not None:
        return words.made(at, year_at + 1, days.month(year, number), basis="explicit")
    told = year_behind(words, after) if words[at - 1] in _MONTH_LEADS else None
    if told is not None:
        return words.made(at, told[1], days.month(told[0], number))
    led = words[at - 1] in _MONTH_LEADS and words[at - 1] != "next" and not _is_name(words, at)
    if not led and not (words[at - 1] in {"the", "a"} and words[after] in _ACTS):
        return None
    meant = days.month_before(words.published, number)
    if meant.first and meant.last and words.published:
        meant = Days(meant.first, min(meant.last, words.published), meant.precision)
    return words.made(at, after, meant)


def _is_name(words: Words, at: int) -> bool:
    """Return whether a month's name goes on as a person's: "in May Smith's house"."""
    return not words.all_caps and words.is_capital(at + 1)


def _prefixed(words: Words, at: int) -> Found | None:
    """Read "mid-2013", "mid-May"."""
    lead, _, rest = words[at].partition("-")
    if lead not in _SPREAD or not rest:
        return None
    if YEAR.fullmatch(rest):
        return words.made(at, at + 1, days.year(int(rest)), basis="explicit")
    number = days.MONTHS.get(rest)
    if number is None:
        return None
    year = _year_number(words, at + 1)
    if year is not None:
        return words.made(at, at + 2, days.month(year, number), basis="explicit")
    return words.made(at, at + 1, days.month_before(words.published, number))
