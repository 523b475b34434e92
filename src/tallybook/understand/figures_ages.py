"""May a number count people, or is it an age, a date, a time, a label or a measure?"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.document import Token
from tallybook.understand.figures_forms import SMALL
from tallybook.understand.figures_words import counted, harm_words, heads
from tallybook.understand.numbers import Number


def counts(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> bool:
    """Whether a number may count people: not an age, a date, a time, a label or a measure."""
    first, last = number.first, number.last
    before = lowered[first - 1] if first else ""
    after = lowered[last] if last < len(lowered) else ""
    if lowered[max(0, first - 2) : first] in (["age", "of"], ["ages", "of"]):
        return False
    if before in harm_words("label_before") or after in harm_words("time_words") or after == "%":
        return False
    if after == "-" and tokens[last].start == tokens[last - 1].end:
        return False
    if before in ("and", ",") and lowered[max(0, first - 3) : max(0, first - 2)] in _AGED:
        return False  # "ages 19 and 24"
    if before == "of" and _is_of_one(lowered, first, last):
        return False
    if before == "be" and (after in ("and", "or") or not after[:1].isalpha()):
        return False  # "believed to be 30,"
    if after == "in" and _is_small((lowered[last + 1 : last + 2] or ["."])[0]):
        return False  # "one in five dies"
    if before == "in" and lowered[first - 2 : first - 1] in (["one"], ["two"], ["three"]):
        return False  # "one in five"
    if "per" in lowered[last : last + 2]:
        return False  # "12 per 100,000"
    if _is_age_list(tokens, lowered, number):
        return False  # "two teens, 15 and 16, were shot"
    if before in harm_words("months") or (before == "-" and first > 1 and _touches(tokens, first)):
        return False
    if after in counted("ages", "old") or lowered[last : last + 2] == ["a", "year"]:
        return False
    return not (_is_year(tokens, lowered, number) or is_age(tokens, number))


def _is_of_one(lowered: Sequence[str], first: int, last: int) -> bool:
    """Whether a number after "of" tells an age or children: "a boy of 12", "a father of four"."""
    noun = lowered[first - 2] if first > 1 else ""
    if noun in counted("people", "parents"):
        return True
    known = heads().get(noun)
    alone = last >= len(lowered) or lowered[last] not in heads()
    return known is not None and not known[1] and alone and noun not in counted("people", "group")


_AGED = (["age"], ["ages"], ["aged"], ["be"])


def _is_age_list(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> bool:
    """Whether it is one of several ages: "two teens, 15 and 16", "aged four, six and nine"."""
    at = number.core - 1
    reach = max(-1, at - _AGES_REACH)
    while at > reach and (lowered[at] in (",", "and", "&") or _is_small(lowered[at])):
        at -= 1
    if at < 0 or at == number.core - 1 or (number.value or 0) >= _OLDEST:
        return False
    if lowered[at] in ("aged", "ages"):
        return True
    after = lowered[number.last : number.last + 1]
    closed = not after or after[0] in (",", ".", ")")
    several = any(word.isdigit() for word in lowered[at + 1 : number.core])
    return closed and several and lowered[at + 1] == "," and lowered[at] in heads()


def _is_small(word: str) -> bool:
    return word in SMALL or (word.isdigit() and len(word) < 4)


_AGES_REACH = 12
_OLDEST = 115


def _touches(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].end == tokens[at].start and tokens[at - 2].end == tokens[at - 1].start


def is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number is an age between commas: "Jane Roe, 23, was hurt", "Joe Doe (41)"."""
    first, last = number.first, number.last
    following = [token.lower for token in tokens[last : last + 2]]
    if following in (["of", "them"], ["of", "whom"], ["of", "those"]):
        return False  # "fighters died in Elmton, 21 of them boys"
    if first < 2 or number.bound != "exact" or tokens[first - 1].text not in ",(":
        return False
    named = tokens[first - 2].text[0].isalpha() and tokens[number.core].text.isdigit()
    after = tokens[last] if last < len(tokens) else None
    closed = (
        after is None
        or after.text in ",.);"
        or after.lower
        in (
            "of",
            "was",
            "who",
            "died",
            "and",
            "in",
            "is",
            "were",
            "has",
        )
    )
    person = tokens[first - 2].text[0].isupper() or tokens[first - 2].lower in heads()
    return named and person and closed and (number.value or 0) < _OLDEST


def _is_year(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> bool:
    text = tokens[number.core].text
    if len(text) != 4 or not text.isdigit() or not 1900 <= int(text) <= 2100:
        return False
    before = lowered[number.first - 1] if number.first else ""
    after = lowered[number.last] if number.last < len(lowered) else ""
    return before.isdigit() or before in _YEAR_BEFORE or not after[:1].isalpha()


_YEAR_BEFORE = frozenset(
    "in since of from by until during , : the early late mid to and year".split()
)
