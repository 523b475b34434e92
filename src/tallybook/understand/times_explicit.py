"""Which dates are written out: with their month and day, their month, or their year?

Orders of day and month that can be read two ways ("03/05/2031") give nothing.
"""

from __future__ import annotations

import datetime
import re

from tallybook.understand import calendar_days as days
from tallybook.understand.calendar_days import Days
from tallybook.understand.figures_words import is_person_noun
from tallybook.understand.times_words import ORDINALS, UNITS, Found, Words

_YEAR = re.compile(r"(?:19|20)\d{2}")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})")
_HALF_DAYS = frozenset("a.m. p.m. am pm a.m p.m".split())
_SPREAD = frozenset({"early", "late", "mid"})
_MONTH_LEADS = frozenset(
    "in since last this early late mid during of by until from next through before after".split()
)
_YEAR_LEADS = frozenset(
    "in since of during by from until till early late mid before after through throughout year to"
    " through circa ca".split()
)
# Before a year that goes with the noun after it: "the 2007 elections", "Kenya's 2011 operation".
_NUMBERED = frozenset(
    "resolution resolutions flight room channel route highway act law article number no model"
    " section unit line page file case order bill decree convention protocol".split()
)
_UNIT_NOUNS = frozenset(
    "dollars euros rupees shekels pounds pesos francs dinars naira rounds bullets shells cartridges"
    " rifles guns pistols mines rockets grenades kilograms kilogrammes kilos grams tons tonnes"
    " meters metres feet kilometers kilometres km miles yards hours minutes days houses homes"
    " families villages percent vehicles cases votes seats hrs local gmt".split()
)
# What is named after a day of the year: "the April 19 Movement".
_NAMED_AFTER = frozenset(
    "movement group organization organisation brigade brigades revolutionary command commando"
    " front faction battalion guerrilla guerrillas cell coalition people alliance party".split()
)
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
_COLOURS = frozenset(
    "white black red blue green silver gray grey gold tan brown maroon dark light yellow orange"
    " beige stolen".split()
)
_NEW_YORK = datetime.date(2001, 9, 11)


def explicit_at(words: Words, at: int) -> Found | None:
    """Return the written-out date that begins at this token, None if none does."""
    return (
        _numeric(words, at)
        or dated_at(words, at)
        or _month_alone(words, at)
        or _prefixed(words, at)
        or _year_alone(words, at)
    )


def dated_at(words: Words, at: int) -> Found | None:
    """Read a day with its month, in either order, with or without a year."""
    return _month_and_day(words, at) or _day_and_month(words, at)


def _numeric(words: Words, at: int) -> Found | None:
    """Read "2031-05-03" and the orders that only one reading fits: "13/05/2031"."""
    dotted = _DOTTED.fullmatch(words[at])
    if dotted:
        numbers, last = tuple(map(int, dotted.groups())), at + 1
    else:
        parts = [words[at + n] for n in range(5)]
        joined = parts[1] == parts[3] and parts[1] in {"-", "/"}
        if not joined or not all(parts[n].isdecimal() and len(parts[n]) <= 4 for n in (0, 2, 4)):
            return None
        numbers, last = (int(parts[0]), int(parts[2]), int(parts[4])), at + 5
    day = _day_of_numbers(*numbers)
    return words.made(at, last, days.one_day(day), basis="explicit") if day else None


def _day_of_numbers(one: int, two: int, three: int) -> datetime.date | None:
    if 1900 <= one < 2100:
        return days.made_day(one, two, three)
    if not 1900 <= three < 2100 or (one <= 12 and two <= 12 and one != two):
        return None
    return days.made_day(three, *((two, one) if one > 12 else (one, two)))


def _month_and_day(words: Words, at: int) -> Found | None:
    """Read "May 3", "May 3rd, 2031", "May 3-5", "Sept. 3"."""
    number = words.month(at)
    if number is None:
        return None
    start = words.after_month(at)
    day = _day_number(words, start)
    if day is None or _is_clock(words, start):
        return None
    last, end = _range_end(words, start, day)
    if words[at] in {"may", "march"} and words[last] in _OTHERS:
        return None
    return _with_year(words, at, last, number, (day, end or day))


def _day_and_month(words: Words, at: int) -> Found | None:
    """Read "3 May", "3rd of May 2031", "3 to 5 May", "30 DEC 89"."""
    day = _day_number(words, at)
    if day is None:
        return None
    last, end = _range_end(words, at, day)
    last += words[last] == "of"
    number = words.month(last)
    if number is None:
        return None
    return _with_year(words, at, words.after_month(last), number, (day, end or day))


def _day_number(words: Words, at: int) -> int | None:
    word = words[at]
    return int(word) if word.isdecimal() and len(word) < 3 and 0 < int(word) < 32 else None


def _after_day(words: Words, at: int) -> int:
    """Return the token after a day, with "st" or "th" where they stand close to it."""
    close = at + 1 < len(words) and words.tokens[at + 1].start == words.tokens[at].end
    return at + 2 if close and words[at + 1] in ORDINALS else at + 1


def _range_end(words: Words, at: int, first: int) -> tuple[int, int | None]:
    """Return the token after a day or a range of days, and the last day of the range."""
    after = _after_day(words, at)
    if words[after] in {"-", "–", "to", "and"}:
        end = _day_number(words, after + 1)
        if end is not None and end > first and not _is_clock(words, after + 1):
            return _after_day(words, after + 1), end
    return after, None


def _is_clock(words: Words, at: int) -> bool:
    return words[at + 1] in _HALF_DAYS or words[at + 1] in UNITS


def _year_number(words: Words, at: int) -> int | None:
    """Read a year; two digits only after a month in capitals, as old wires write it."""
    word = words[at]
    if _YEAR.fullmatch(word):
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
    if words[last].strip("\"'”’") in _NAMED_AFTER or words[last + 1] in _NAMED_AFTER - {"people"}:
        return None
    if (number, *span) == (9, 11, 11) and words[last] in {"attack", "attacks", "terror"}:
        return words.made(first, last, days.one_day(_NEW_YORK), basis="explicit")
    if days.made_day(2000, number, span[0]) is None:
        return None
    seen_from = _end_of_outlook(words, first) or words.published
    begin = days.day_before(seen_from, number, span[0])
    end = days.made_day(begin.year, number, span[1]) if begin else None
    role = "ahead" if begin and words.published and begin > words.published + _CLOCKS else "point"
    known = begin is None and precision == "day"
    month_day = f"--{number:02}-{span[0]:02}" if known else None
    return words.made(first, last, Days(begin, end, precision), role=role, month_day=month_day)


def _end_of_outlook(words: Words, first: int) -> datetime.date | None:
    """Return half a year after publication where the words look ahead: "scheduled for 3 May"."""
    ahead = words.published and any(words[at] in _AHEAD for at in range(first - 3, first))
    return words.published + _OUTLOOK if words.published and ahead else None


def _month_alone(words: Words, at: int) -> Found | None:
    """Read "in October", "January 2013", "late May 2013"."""
    number = words.month(at)
    if number is None or _day_number(words, at - 1):
        return None
    after = words.after_month(at)
    year_at = after + (words[after] in {",", "of"})
    year = _year_number(words, year_at)
    if year is not None:
        return words.made(at, year_at + 1, days.month(year, number), basis="explicit")
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
    if _YEAR.fullmatch(rest):
        return words.made(at, at + 1, days.year(int(rest)), basis="explicit")
    number = days.MONTHS.get(rest)
    if number is None:
        return None
    year = _year_number(words, at + 1)
    if year is not None:
        return words.made(at, at + 2, days.month(year, number), basis="explicit")
    return words.made(at, at + 1, days.month_before(words.published, number))


def _year_alone(words: Words, at: int) -> Found | None:
    """Read "in 2007", "since 2008", "the 2007 elections", "the 1990s"; no count of people."""
    if not _YEAR.fullmatch(words[at]):
        return None
    number = int(words[at])
    lead, following = words[at - 1], words[at + 1]
    if following == "s" and number % 10 == 0:
        decade = Days(datetime.date(number, 1, 1), datetime.date(number + 9, 12, 31), "year")
        return words.made(at, at + 2, decade, basis="explicit")
    counts = is_person_noun(following) and not _opens(words, at)
    if counts or following in _UNIT_NOUNS or _is_model(words, at):
        return None
    if lead not in _YEAR_LEADS and not _goes_with_noun(words, at):
        return None
    return words.made(at, at + 1, days.year(number), basis="explicit")


def _opens(words: Words, at: int) -> bool:
    """Tell "In 1997 gunmen shot a guide" from "in 1997 people out of 5000": a sentence opens so."""
    return words[at - 1] == "in" and (at == 1 or words[at - 2] in {",", "but", "and", ":"})


def _is_model(words: Words, at: int) -> bool:
    """Tell "a white 2004 Lakeside sedan", a thing made in that year, from "the 2004 Lakeside raid".

    A house number stands before the block: "the 2000 block of Elm Street".
    """
    if words[at + 1] in {"block", "blk"}:
        return True
    if not words.is_capital(at + 1) or words.all_caps:
        return False
    return words[at - 1] in {"a", "an"} or (
        words[at - 2] in {"a", "an", "his", "her", "their"} and words[at - 1] in _COLOURS
    )


def _goes_with_noun(words: Words, at: int) -> bool:
    """Return whether a year stands between a word and a noun: "the disputed 2007 elections"."""
    lead, following = words[at - 1], words[at + 1]
    if lead == "-":
        return _YEAR.fullmatch(words[at - 2]) is not None
    noun = following.replace("-", "").isalpha() and at + 1 < len(words)
    return noun and lead.replace("-", "").isalpha() and lead not in _NUMBERED
