"""Does a sentence end at this full stop, question mark or row of dots?

Decided from the word before, the word after and what capitals tell in the text. Every look is at
a bounded number of characters, so that a text of marks costs no more than a text of words.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from importlib import resources

import msgspec

CLOSERS = "\"'”’»›)]}」』）*_"
OPENERS = "\"'“‘«‹([{「『（*_„`-–—•¿¡ \n\t"
# Words and marks are looked for within so many characters.
LOOK = 40
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"(?:[^\W_]+[.'’&-]){0,6}[^\W_]+$")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WIRE = re.compile(r"\((?:[A-Z]{2,8}|Reuters|Xinhua|Bloomberg)\)")
_WIDE = "。！？｡"
# Languages that write ordinal numbers with a full stop: "3. Mai".
_ORDINAL_STOP = frozenset({"de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "sl", "hr", "sr"})


class _Words(msgspec.Struct, frozen=True):
    titles: frozenset[str]
    numbered: frozenset[str]
    joining: frozenset[str]
    company: frozenset[str]
    months: frozenset[str]
    hours: frozenset[str]
    after_hours: frozenset[str]
    saints: frozenset[str]
    starters: frozenset[str]
    capital_starters: frozenset[str]


class Case(msgspec.Struct, frozen=True):
    """What capitals tell in this text; nothing in a wire of capitals or a lower-case text."""

    upper: bool
    lower: bool
    ordinals: bool


@functools.cache
def _words() -> _Words:
    raw = (resources.files(__package__) / "abbreviations.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(raw), _Words)


def case_of(text: str, language: str | None) -> Case:
    """Return what capitals tell in a text, judged by its first letters."""
    # A text has few different characters: each is judged once.
    letters = {char: n for char, n in Counter(text[:8000]).items() if char.isalpha()}
    upper = sum(n for char, n in letters.items() if char.isupper())
    lower = sum(n for char, n in letters.items() if char.islower())
    every = sum(letters.values())
    return Case(
        upper=upper > 0.8 * every,
        lower=lower > 0.995 * every,
        ordinals=language in _ORDINAL_STOP,
    )


def is_end(text: str, start: int, found: re.Match[str], stop: int, end: int, case: Case) -> bool:
    """Return whether the sentence that began at `start` ends at this terminator.

    `stop` is where the closing marks after the terminator end, `end` where the paragraph ends.
    """
    if stop >= end:
        return True
    mark = found[0]
    if mark[-1] in _WIDE:
        return True
    following = text[stop : stop + LOOK]
    if not following[0].isspace():
        return _is_missing_space(text, found.start(), stop, following)
    bare = following.lstrip(OPENERS)
    # A long run of white space: look where it ends.
    if not bare:
        space = _SPACE.match(text, stop, end)
        bare = text[space.end() : space.end() + LOOK].lstrip(OPENERS) if space else ""
    if not bare:
        return True
    if _goes_on_in_lower_case(bare, case):
        return False
    if mark.startswith(("..", "…")):
        return _ellipsis_ends(text, found)
    if mark != ".":
        return True
    return _full_stop_ends(text, start, found.start(), following.lstrip(), bare, case)


def _goes_on_in_lower_case(bare: str, case: Case) -> bool:
    if not bare[0].islower() or case.lower:
        return False
    # "al-Shabab" and "iPhone" begin sentences in lower case.
    return not bare.startswith(("al-", "el-", "ash-", "an-", "as-")) and not bare[1:2].isupper()


def _is_missing_space(text: str, dot: int, stop: int, following: str) -> bool:
    """Return whether a sentence ends without white space after it: "were killed.The police"."""
    before = text[max(0, dot - 3) : dot]
    if not (following[0].isupper() and before.isalpha() and before.islower()):
        return False
    after = _NEXT_WORD.match(following)
    if after is None or text[dot] == "…":
        return False
    closed = stop > dot + 1
    ends_word = following[after.end() : after.end() + 1].isspace()
    return ends_word and (closed or after[0].lower() in _words().starters)


def _ellipsis_ends(text: str, found: re.Match[str]) -> bool:
    """Return whether dots end a sentence: "went on... Then", but not "camps ... For long"."""
    before = text[found.start() - 1 : found.start()]
    return bool(before) and not before.isspace() and before not in '(["“‘'


def _full_stop_ends(text: str, start: int, dot: int, following: str, bare: str, case: Case) -> bool:
    word = _WORD_BEFORE.search(text, max(start, dot - LOOK), dot)
    if word is None:
        # ". . ." is one ellipsis.
        return not (bare[0] == "." or text[max(start, dot - 2) : dot] in {". ", ".\n"})
    if _WIRE.match(following):
        return False
    if word[0].isdigit():
        return not _is_ordinal(text, start, word.start(), word[0], case)
    return _abbreviation_ends(text, word, bare, case)


def _is_ordinal(text: str, start: int, at: int, number: str, case: Case) -> bool:
    """Return whether a number with a stop begins an item ("1. The ...") or is an ordinal."""
    return len(number) <= 2 and (not text[start:at].strip(OPENERS) or case.ordinals)


def _abbreviation_ends(text: str, word: re.Match[str], bare: str, case: Case) -> bool:
    """Return whether a sentence ends at the stop after a word that may be an abbreviation."""
    words = _words()
    short = word[0].lower()
    last = short.rsplit("-", 1)[-1]
    first = _NEXT_WORD.match(bare)
    after = first[0].lower().replace("’", "'") if first else ""
    starts = after in (words.capital_starters if case.upper else words.starters)
    digit = bare[0].isdigit()
    if short in words.joining or short in words.titles:
        return _is_plain_word(word[0], short, case) and starts
    if short == "st":
        return _is_street(text, word.start()) and not digit
    if short in words.months and (word[0][0].isupper() or case.lower):
        return not digit
    if short in words.hours and (len(short) > 2 or not case.upper):
        return not digit and after not in words.after_hours and (starts or not case.upper)
    if short in words.numbered:
        return not digit and bare[0] != "#" and (starts or short in {"no", "ch", "est", "pl"})
    if short in words.company:
        return starts
    if len(last) == 1 and last.isalpha() and word[0][-1].isupper():
        return starts and short not in {"a"}
    return "." not in short or starts or not _is_initialism(short)


# Written small, these are words or units: "12 sec.", "a rep.".
_PLAIN = frozenset({"sec", "gen", "rep", "del", "eng", "dir", "m", "ft", "mm"})


def _is_plain_word(written: str, short: str, case: Case) -> bool:
    return written.islower() and not case.lower and short in _PLAIN


def _is_street(text: str, at: int) -> bool:
    """Return whether "St." is a street: after a capitalised name or an ordinal, not "Port St."."""
    before = _WORD_BEFORE.search(text, max(0, at - LOOK), max(0, at - 1))
    if before is None or before[0].lower() in _words().saints:
        return False
    return before[0][0].isupper() or before[0][0].isdigit()


def _is_initialism(short: str) -> bool:
    return all(len(part) == 1 for part in short.split("."))
