"""Which day is meant: "Friday", "last Friday", "Friday of last week", "Friday, 2 May"?"""

from __future__ import annotations

import datetime

import msgspec

from tallybook.understand import calendar_days as days
from tallybook.understand.calendar_days import WEEKDAYS, WEEKDAYS_SHORT, Days
from tallybook.understand.times_explicit import dated_at
from tallybook.understand.times_words import YEAR, Found, Words

BACK = frozenset("last past previous".split())
_OUTLETS = frozenset(
    "times telegraph mirror express herald post mail tribune independent observer sun world"
    " nation standard star prayers prayer sermon mass school night live".split()
) - {"night"}
# "The Friday Mosque", where it is written as a name.
_NAMED_PLACES = frozenset("mosque market church bridge bazaar".split())
_NAMED_DAYS = frozenset("black bloody good holy palm super cyber ash easter".split())
_SERVICES = frozenset("prayer prayers sermon mass".split())
_DURING = frozenset("during after at before following for".split())
# A sentence is read so far for another time.
_LONGEST = 80
_ONE_DAY = datetime.timedelta(days=1)
_NOTHING = Days(None, None, "day")


def weekday_at(words: Words, at: int) -> Found | None:
    """Return the weekday that begins at this token, None if none does."""
    word = _long_name(words, at)
    recurring = word.endswith("s") and word[:-1] in WEEKDAYS
    if word not in WEEKDAYS and not recurring:
        return None
    if words[at - 1] in _NAMED_DAYS or (words[at + 1] in _OUTLETS and not _at_prayers(words, at)):
        return None
    if words[at + 1] in _NAMED_PLACES and words.is_capital(at + 1) and not words.all_caps:
        return None
    if recurring or words[at - 1] in {"every", "each"}:
        return words.made(at, at + 1, _NOTHING, role="recurring")
    return _date_beside(words, at) or _weekday_of_week(words, at) or _directed(words, at)


def _at_prayers(words: Words, at: int) -> bool:
    """Read "killed during Friday prayers": a day, unless the sentence tells another time."""
    if words[at + 1] not in _SERVICES or words[at - 1] not in _DURING:
        return False
    here = range(min(len(words), _LONGEST))
    return not any(words.month(n) or YEAR.fullmatch(words[n]) for n in here)


def _long_name(words: Words, at: int) -> str:
    """Return the weekday that "Mon." is short for; without a stop it has to follow "on"."""
    word = words[at]
    long = WEEKDAYS_SHORT.get(word)
    if long is None or not words.is_capital(at):
        return word
    led = words[at - 1] in {"on", "last", "since"} or words[at + 1] in {".", ","}
    return long if led and (words[at - 1] != "the") else word


def _directed(words: Words, at: int) -> Found:
    name = _long_name(words, at)
    lead = words[at - 1]
    direction = "last" if lead in BACK else "next" if lead in {"next", "coming"} else None
    last = at + 1 + (words[at + 1] == "last")
    day = days.weekday(name, words.published, direction)
    return words.made(at - 1 if direction else at, last, days.one_day(day))


def _date_beside(words: Words, at: int) -> Found | None:
    """Return the date that says which weekday is meant: "Sunday, 13 August", "Friday (May 2)"."""
    start = at + 1 + (words[at + 1] in {",", "the", "("})
    start += words[start - 1] == "," and words[start] == "the"
    dated = dated_at(words, start)
    if dated is None:
        return None
    time = msgspec.structs.replace(dated.time, start=words.tokens[at].start)
    day = time.date_from if time.basis == "relative" and time.precision == "day" else None
    year = _year_by_weekday(words, at, datetime.date.fromisoformat(day)) if day else None
    if year is not None:
        ahead = words.published is not None and year > words.published + _ONE_DAY
        role = "ahead" if ahead else time.role
        iso = year.isoformat()
        time = msgspec.structs.replace(time, date_from=iso, date_to=iso, role=role)
    return Found(time, at, dated.last)


def _year_by_weekday(words: Words, at: int, day: datetime.date) -> datetime.date | None:
    """Return the day of the year before or after whose weekday is the one told, else None."""
    wanted = WEEKDAYS[_long_name(words, at)]
    if day.weekday() == wanted:
        return None
    years = (days.made_day(day.year + on, day.month, day.day) for on in (1, -1))
    return next((one for one in years if one is not None and one.weekday() == wanted), None)


def _weekday_of_week(words: Words, at: int) -> Found | None:
    """Read "Friday last week", "Friday of last week"."""
    start = at + 1 + (words[at + 1] == "of")
    if words[start] not in {"last", "this"} or words[start + 1] != "week":
        return None
    monday = days.week(words.published, -1 if words[start] == "last" else 0).first
    day = monday + _ONE_DAY * WEEKDAYS[_long_name(words, at)] if monday else None
    return words.made(at, start + 2, days.one_day(day))
