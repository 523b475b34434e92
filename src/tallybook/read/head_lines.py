"""Is a line near the top of a text a date, a byline, a name or a title?"""

from __future__ import annotations

import re

# Words that a line may hold beside numbers and still be nothing but a date.
_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed weds thu thur thurs fri sat sun"
)
_AROUND = (
    "published posted updated update last modified date first on at by of the am pm a p m t z "
    "st nd rd th hrs hours local time gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eat ist"
)
_DATE_NAMES = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
_DATE_WORDS = _DATE_NAMES | frozenset(_AROUND.split())
_LONGEST_DATE = 90
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ISO = re.compile(
    r"(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
)
_PLACE_AND_DATE = re.compile(r"[^()\d]{2,60}\(([^()]{4,40})\)\s{0,2}[-–—:]{0,2}")
_LONGEST_BYLINE = 120
_BYLINE = re.compile(
    r"(?:by|written by|reported by|story by|posted by|words by|reporting by)\s{0,2}:?\s{1,4}(?=\S)",
    re.IGNORECASE,
)
_BYLINE_WORDS = 14
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*){0,4}")
# Small words inside names and lists of names.
_PARTICLES = frozenset(
    "and de da di del der den van von bin bint ibn al el la le du dos das y e in for with of the "
    "und et &".split()
)


def is_date(line: str) -> bool:
    """Return whether a line holds a date, perhaps a clock time, and nothing else."""
    if len(line) > _LONGEST_DATE:
        return False
    words = [word.lower() for word in _WORD.findall(line)]
    if not all(word.isdigit() or word in _DATE_WORDS for word in words):
        return False
    if not any(word.isdigit() for word in words):
        return False
    return not _DATE_NAMES.isdisjoint(words) or _ISO.search(line) is not None


def is_dateline(line: str) -> bool:
    """Return whether a line is a date, with at most a place or an outlet before it."""
    bare = line.strip().strip("*_ ")
    if len(bare) > _LONGEST_DATE:
        return False
    if is_date(bare):
        return True
    found = _PLACE_AND_DATE.fullmatch(bare)
    if found is not None:
        return is_date(found[1])
    return bool(_before_date(bare)) and not bare.endswith((".", "!", "?"))


def _before_date(line: str) -> str:
    """Return the place or outlet before the date that ends a line: "Nairobi, 3 May 2031"."""
    at = line.find(", ")
    while at >= 0:
        before, after = line[:at], line[at + 2 :]
        if is_date(after):
            words = before.replace(",", " ").split()
            named = len(words) <= 5 and all(map(is_name_word, words))
            return before if named and not _DATE_NAMES & {w.lower() for w in words} else ""
        at = line.find(", ", at + 2)
    return ""


def is_byline(line: str) -> bool:
    """Return whether a line says who wrote the report: "By Jane Roe in Kabul"."""
    bare = line.strip().strip("*_ ")
    if len(bare) > _LONGEST_BYLINE or bare.endswith((".", "!", "?", ":", '"', "”")):
        return False
    found = _BYLINE.match(bare)
    if not found:
        return False
    parts = [one for one in re.split(r"[,|]\s", bare[found.end() :]) if not is_date(one)]
    words = " ".join(parts).split()
    # "By Friday" is not the name of a person; a year alone is no date, and no name either.
    if not words or words[0].lower() in _DATE_NAMES:
        return False
    return len(words) <= _BYLINE_WORDS and all(
        is_name_word(word) or (word.isdigit() and len(word) in {1, 2, 4}) for word in words
    )


def is_name_word(word: str) -> bool:
    """Return whether a word may stand in a line of names."""
    bare = word.strip(",.;()|*_")
    return not bare or bare.lower() in _PARTICLES or (bare[0].isupper() and not bare.isdigit())


def is_name(line: str) -> bool:
    """Return whether a line could be an author's bare name: two to five capitalised words."""
    words = line.strip("*_ ").split()
    if not 2 <= len(words) <= 5 or len(line) > 60:
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and all(map(is_name_word, words))
