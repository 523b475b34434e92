"""Is the value of a response's fill right, partly right or wrong against one fill of the key?

The official scorer asked a person wherever fills differed; here a rule decides, after the
judging guidelines of the conference (version 7). Each rule is told where it stands. Where the
guidelines leave leeway the rule is the strict reading; nothing is ever judged by meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.evaluate.muc4_dates import days_of
from tallybook.evaluate.muc4_trees import is_above
from tallybook.records.muc4 import INCIDENT_TYPE, SET_SLOTS, STRING_SLOTS

COR, PAR, INC = 2, 1, 0

DATE, LOCATION, ORGANISATION = 2, 3, 10
NUMBER_SLOTS = (14, 17, 21, 24)

# Words that never tell one fill from another (the official scorer's list).
_EMPTY_WORDS = frozenset(
    "a the an this that these those one two three four five six seven eight nine ten"
    " 1 2 3 4 5 6 7 8 9 10 more most many several some all few any another other certain of".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NUMBER = re.compile(r"(~)? ?(-)? ?(\d{1,9}) ?(-)? ?(\d{1,9})?")


def judge_value(slot: int, response: str, key: Sequence[str]) -> int:
    """Return COR, PAR or INC for a response's value against the alternatives of a key fill."""
    ours = _upper(response)
    return max((_judge(slot, ours, _upper(one), key) for one in key), default=INC)


def _upper(value: str) -> str:
    return " ".join(value.upper().split())


def _judge(slot: int, ours: str, theirs: str, key: Sequence[str]) -> int:
    if ours == theirs:
        return COR
    if slot in SET_SLOTS:
        return _judge_set(slot, ours, theirs)
    if slot in STRING_SLOTS:
        return _judge_string(slot, ours, theirs, key)
    if slot == DATE:
        return _judge_date(ours, theirs)
    if slot == LOCATION:
        return _judge_location(ours, theirs)
    return _judge_number(ours, theirs)


def _judge_set(slot: int, ours: str, theirs: str) -> int:
    """An ancestor in the slot's tree, or ATTACK for any other incident type, is partly right."""
    if slot == INCIDENT_TYPE:
        return PAR if ours == "ATTACK" else INC
    return PAR if is_above(slot, ours, theirs) else INC


def content_words(value: str) -> tuple[str, ...]:
    """Return the words of a string that tell it from another, in upper case and in order."""
    words = (found.group() for found in _WORD.finditer(value.upper()))
    return tuple(word for word in words if word.lower() not in _EMPTY_WORDS)


def _judge_string(slot: int, ours: str, theirs: str, key: Sequence[str]) -> int:
    """Equal without empty words is right; part of the key, or the key and more, is partly right.

    An organisation given by two alternatives of the key at once (name and letters) is right.
    A title before a name, and modifiers beyond the key's, earn half: a person gave them all.
    """
    mine, its = content_words(ours), content_words(theirs)
    if mine == its and mine:
        return COR
    if slot == ORGANISATION and set(its) < set(mine):
        rest = sorted(set(mine) - set(its))
        if any(sorted(content_words(one)) == rest for one in key):
            return COR
    small, large = sorted((set(mine), set(its)), key=len)
    return PAR if small and small <= large else INC


def shares_a_word(ours: str, key: Sequence[str]) -> bool:
    """Return whether a string has any telling word in common with an alternative of the key."""
    mine = set(content_words(ours))
    return any(mine & set(content_words(one)) for one in key)


def _judge_date(ours: str, theirs: str) -> int:
    """A day or range within the key's is partly right, and `- D` where D is the key's last day.

    The key's `- D` reaches two months back, as far as the task looks.
    """
    mine, its = days_of(ours), days_of(theirs)
    if mine is None or its is None:
        return INC
    if mine == its:
        return COR
    if mine.open_start:
        return PAR if mine.last == its.last else INC
    return PAR if its.first <= mine.first and mine.last <= its.last else INC


def _judge_location(ours: str, theirs: str) -> int:
    """The right country, all but the country, or one end of a range, is partly right.

    A wrong place in the right country was left to a person, who could give half: half it is.
    """
    mine, its = _path(ours), _path(theirs)
    if mine == its:
        return COR
    rest = mine[1:] and mine[1:] == its[1:]
    return PAR if mine[0] == its[0] or rest or ours in theirs.split(" - ") else INC


def _path(value: str) -> list[str]:
    return [piece.strip() for piece in value.split(":")]


def _judge_number(ours: str, theirs: str) -> int:
    """A single number that is an end of the key's range, or the key's `~n`, is partly right."""
    mine, its = _number(ours), _number(theirs)
    if mine is None or its is None:
        return INC
    if mine == its:
        return COR
    about, low, high, numbers = its
    single = not mine[0] and len(mine[3]) == 1 and not mine[1] and not mine[2]
    wide = about or low or high or len(numbers) > 1
    return PAR if single and wide and mine[3][0] in numbers else INC


def _number(value: str) -> tuple[bool, bool, bool, tuple[int, ...]] | None:
    """Return about, at most, at least and the numbers of `~n`, `-n`, `n-`, `n - m`, `n`."""
    found = _NUMBER.fullmatch(value.replace(",", ""))
    if found is None:
        return None
    about, at_most, first, dash, last = found.groups()
    numbers = (int(first),) if last is None else (int(first), int(last))
    return bool(about), bool(at_most), bool(dash) and last is None, numbers
