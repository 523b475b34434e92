"""Does a sentence tell of something that happened, or of a play, a drill, a law, a false alarm?

What stands in such a sentence founds no incident, however strong its words are.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from tallybook.understand.document import Token
from tallybook.understand.lexicons import words
from tallybook.understand.phrases import DETERMINERS

_MODALS = frozenset("may might could would can should will shall must".split())
_HURT = frozenset("killed wounded injured dead died".split())
# "In the play, ...": so far may "in" stand before the story.
_IN = 5
# Between a rumour and what is said of it.
_REPORT = 14
_STARS = frozenset("stars starred starring".split())
_ORDINALS = frozenset("first second third fourth fifth final last opening closing".split())
_ROLE = frozenset("a an the his her one".split())


@functools.cache
def _frame_words() -> frozenset[str]:
    """Return the words without which no sentence is of this kind."""
    lists = (
        "laws",
        "stories",
        "pictures",
        "drills",
        "mock",
        "untrue",
        "anyone",
        "penalties",
        "noises",
    )
    more = {"evidence", "plays", "sounded", "act", "stars", "starred", "starring"}
    return frozenset(more).union(*(words("deeds", "frames", key) for key in lists))


def tells_of_nothing_real(tokens: Sequence[Token]) -> bool:
    """Return whether what a sentence tells of did not happen, as its own words say."""
    lows = [token.lower for token in tokens]
    said = set(lows)
    if said.isdisjoint(_frame_words()):
        return False
    return _is_story(lows) or _is_drill(lows, said) or _is_untrue(lows, said) or _is_law(lows, said)


def is_supposed(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence says what would be: "what would happen if a bomb went off"."""
    lows = [token.lower for token in tokens]
    for at, low in enumerate(lows):
        if low == "what" and lows[at + 1 : at + 3] == ["to", "do"]:
            return True
    return _is_conditional(lows, set(lows))


def counts_many(tokens: Sequence[Token], *, plural: bool) -> bool:
    """Return whether a sentence sums up acts everywhere or always: "a day on average"."""
    lows = [token.lower for token in tokens]
    for at, low in enumerate(lows):
        after = lows[at + 1] if at + 1 < len(lows) else ""
        if (low == "on" and after == "average") or (low in ("every", "each") and after in _SPANS):
            return True
        if (
            low in _NUMBERS
            and after == "in"
            and lows[at + 2 : at + 3]
            and (lows[at + 2] in _NUMBERS)
        ):
            return True
        if (plural or _has_hundreds(tokens)) and (
            low in ("worldwide", "globally") or (low == "the" and after in _GLOBE)
        ):
            return True
    return False


def _has_hundreds(tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isdigit() and len(token.text) > _TENS for token in tokens)


# Numbers of more digits than these are hundreds and thousands, if they are no years.
_TENS = 4
_SPANS = frozenset("day week month year hour minute weekend summer".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
_GLOBE = frozenset("world globe".split())


def _is_story(lows: Sequence[str]) -> bool:
    stories = words("deeds", "frames", "stories")
    for at, low in enumerate(lows):
        after = lows[at + 1] if at + 1 < len(lows) else "."
        if low in words("deeds", "frames", "pictures") and after == "of":
            return True
        if (low == "plays" and after in _ROLE) or (low in _STARS and after == "as"):
            return True
        if low == "act" and at and lows[at - 1] in _ORDINALS and "in" in lows[:at]:
            return True
        if low not in stories or (at and lows[at - 1] in ("to", "would", "will")):
            continue
        before = lows[max(0, at - _IN) : at]
        if not DETERMINERS.isdisjoint(before[-3:]) and (
            after in words("deeds", "frames", "telling")
            or list(lows[at + 1 : at + 3]) == ["in", "which"]
        ):
            return True
        if "in" in before and at <= _IN + 1 and (not after[0].isalnum() or after in ("a", "the")):
            return True
    return False


def _is_drill(lows: Sequence[str], said: set[str]) -> bool:
    if not words("deeds", "frames", "mock").isdisjoint(said):
        return True
    if said.isdisjoint(words("deeds", "frames", "drilling")) or not said.isdisjoint(_HURT):
        return False
    drills = words("deeds", "frames", "drills")
    return any(
        low in drills and at and lows[at - 1] not in ("to", "oil", "will", "of")
        for at, low in enumerate(lows)
    )


def _is_untrue(lows: Sequence[str], said: set[str]) -> bool:
    if "sounded" in said and not said.isdisjoint(words("deeds", "frames", "noises")):
        return True
    if "evidence" in said and "no" in lows[max(0, lows.index("evidence") - 2) :][:2]:
        return True
    untrue = [at for at, low in enumerate(lows) if low in words("deeds", "frames", "untrue")]
    reports = words("deeds", "frames", "reports")
    return any(not reports.isdisjoint(lows[max(0, at - _REPORT) : at + 2]) for at in untrue)


def _is_law(lows: Sequence[str], said: set[str]) -> bool:
    if not said.isdisjoint(words("deeds", "frames", "laws")):
        return said.isdisjoint(_HURT)
    if "whoever" in said or not said.isdisjoint(("anyone", "anybody")):
        return not said.isdisjoint(_MODALS) or not said.isdisjoint(
            words("deeds", "frames", "penalties")
        )
    if "punishable" in said or "carries" in said:
        return not said.isdisjoint(("sentence", "penalty", "term", "punishable"))
    return False


def _is_conditional(lows: Sequence[str], said: set[str]) -> bool:
    if "if" not in said or said.isdisjoint(("would", "should", "could", "will", "must")):
        return False
    return said.isdisjoint(("asked", "wondered", "said", "told", "warned")) and "as" not in said
