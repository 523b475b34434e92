"""Which words are a person's name, in text of any case?

In text in capitals nothing tells a name but its words: a name is a run of words that news does
not write in small letters, with a given name in it or a title before it. In other text its words
have capitals too.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources

from tallybook.understand.document import Token
from tallybook.understand.lexicons import lexicon

PARTICLES = frozenset("de la del las los van von der den bin ibn al el da dos y san santa".split())
_LONGEST = 6


@functools.cache
def _word_file(name: str) -> frozenset[str]:
    path = resources.files(__package__) / "lexicon" / name
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon("harmed")["titles"]["words"].split())


@functools.cache
def _things() -> frozenset[str]:
    return frozenset(lexicon("details")["words"]["things_named"])


def find_person_names(
    tokens: Sequence[Token], taken: frozenset[int], all_caps: bool
) -> list[tuple[int, int]]:
    """Return [first, last) of each name; no word at an offset in `taken` belongs to one."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        last = _run_end(tokens, at, taken, all_caps)
        if last > at and _is_person(tokens, at, last):
            found.append((at, last))
        at = max(last, at + 1)
    return found


def _run_end(tokens: Sequence[Token], at: int, taken: frozenset[int], all_caps: bool) -> int:
    end = at
    while end < len(tokens) and end - at < _LONGEST:
        # The capital that begins a sentence tells as little as capitals throughout.
        if _may_name(tokens[end], taken, all_caps or end == 0):
            end += 1
        elif (
            end > at and tokens[end].lower in PARTICLES and _names_on(tokens, end, taken, all_caps)
        ):
            end += 2 if tokens[end + 1].lower in PARTICLES else 1
        else:
            break
    return end


def _names_on(tokens: Sequence[Token], at: int, taken: frozenset[int], all_caps: bool) -> bool:
    """Whether the name goes on after a particle, or two."""
    for k in (at + 1, at + 2):
        if k < len(tokens) and _may_name(tokens[k], taken, all_caps):
            return True
        if k >= len(tokens) or tokens[k].lower not in PARTICLES:
            return False
    return False


def _may_name(token: Token, taken: frozenset[int], all_caps: bool) -> bool:
    low = token.lower
    if token.start in taken or not token.text[0].isupper() or token.lower in PARTICLES:
        return False
    if not low.replace("-", "").replace("'", "").isalpha() or low.endswith("'s") or len(low) < 2:
        return False
    if low in _titles() or low in _things():
        return False
    return not all_caps or low not in _word_file("small_words.txt")


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    given = _word_file("given_names.txt")
    titled = first > 0 and tokens[first - 1].lower.strip(".") in _titles()
    if tokens[first - 1].text == "." and first > 1:
        titled = titled or tokens[first - 2].lower in _titles()
    if last - first == 1:
        return titled
    return titled or tokens[first].lower in given or tokens[first + 1].lower in given
