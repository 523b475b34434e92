"""Which year is told: by itself ("in 2007"), or behind a day or a month ("2 March last year")?"""

from __future__ import annotations

import datetime

from tallybook.understand import calendar_days as days
from tallybook.understand.calendar_days import Days
from tallybook.understand.figures_words import is_person_noun
from tallybook.understand.times_words import YEAR, Found, Words

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
_SEASONS = frozenset("spring summer autumn fall winter end beginning start middle".split())
_STREETS = frozenset(
    "st street ave avenue rd road blvd boulevard dr drive ln lane ct court way place pl terrace"
    " highway hwy parkway pkwy circle".split()
)
_COLOURS = frozenset(
    "white black red blue green silver gray grey gold tan brown maroon dark light yellow orange"
    " beige stolen".split()
)


def year_behind(words: Words, last: int) -> tuple[int, int] | None:
    """Return the year and the token after "last year", "of this year", "ten years ago"."""
    if words.published is None:
        return None
    at = last + (words[last] in {"of", ","})
    if words[at] in {"last", "this"} and words[at + 1] == "year":
        return words.published.year - (words[at] == "last"), at + 2
    number = words.numbers.get(at)
    back, unit = (
        (1, at + 1) if words[at] == "a" else (number.value, number.last) if number else (0, 0)
    )
    if back and words[unit] in {"year", "years"} and words[unit + 1] == "ago":
        return max(1, words.published.year - back), unit + 2
    return None


def year_alone(words: Words, at: int) -> Found | None:
    """Read "in 2007", "since 2008", "the 2007 elections", "the 1990s"; no count of people."""
    if not YEAR.fullmatch(words[at]):
        return None
    number = int(words[at])
    lead, following = words[at - 1], words[at + 1]
    if following == "s" and number % 10 == 0:
        decade = Days(datetime.date(number, 1, 1), datetime.date(number + 9, 12, 31), "year")
        return words.made(at, at + 2, decade, basis="explicit")
    counts = is_person_noun(following) and not _opens(words, at) and not _in_season(words, at)
    if counts or following in _UNIT_NOUNS or _is_model(words, at):
        return None
    if lead not in _YEAR_LEADS and not _goes_with_noun(words, at):
        return None
    # "In 1994, on 7 April": the year of what follows in the sentence.
    if words[at + 1] == "," and (at == 1 or words[at - 2] in {",", ";", "but"}) and lead == "in":
        words.year = number
    return words.made(at, at + 1, days.year(number), basis="explicit")


def _opens(words: Words, at: int) -> bool:
    """Tell "In 1997 gunmen shot a guide" from "in 1997 people out of 5000": a sentence opens so."""
    return words[at - 1] == "in" and (at == 1 or words[at - 2] in {",", "but", "and", ":"})


def _in_season(words: Words, at: int) -> bool:
    """Read "in the summer of 2014", "at the end of 2014"."""
    return words[at - 1] == "of" and words[at - 2] in _SEASONS


def _is_model(words: Words, at: int) -> bool:
    """Tell "a white 2004 Lakeside sedan", a thing made in that year, from "the 2004 Lakeside raid".

    A house number stands before the block: "the 2000 block of Elm Street".
    """
    if words[at + 1] in {"block", "blk"} or _is_house(words, at):
        return True
    if not words.is_capital(at + 1) or words.all_caps:
        return False
    return words[at - 1] in {"a", "an"} or (
        words[at - 2] in {"a", "an", "his", "her", "their"} and words[at - 1] in _COLOURS
    )


def _is_house(words: Words, at: int) -> bool:
    """Tell "at 1915 Birch St." from "the 1915 Birch Street riots"."""
    if words[at - 1] in {"the", "a"}:
        return False
    for on in range(at + 1, at + 5):
        if words[on] in _STREETS and on > at + 1:
            return True
        if not words.is_capital(on):
            return False
    return False


def _goes_with_noun(words: Words, at: int) -> bool:
    """Return whether a year stands between a word and a noun: "the disputed 2007 elections"."""
    lead, following = words[at - 1], words[at + 1]
    if lead == "-":
        return YEAR.fullmatch(words[at - 2]) is not None
    noun = following.replace("-", "").isalpha() and at + 1 < len(words)
    return noun and lead.replace("-", "").isalpha() and lead not in _NUMBERED
