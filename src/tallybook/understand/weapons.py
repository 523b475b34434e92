"""Which weapons are named, and were they used or only held?

Words are those of the codebook list `weapons` (GTD weaptype, MUC-4 slot 7). A weapon that was
seized, found, carried or that its bearer is armed with is `held`: its use is not stated.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from tallybook import codebook
from tallybook.records import WeaponDetail
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Fact
from tallybook.understand.phrases import FUNCTION_WORDS, PhraseTable, without_determiner

# How far before a weapon "armed with" or "seized" may stand and still be said of it.
_REACH = 12
_FURNITURE = ("appeal", "pointer", "contact", "navigation")


@functools.cache
def _table() -> PhraseTable[str]:
    phrases = {
        word: code.code
        for code in codebook.code_list("weapons").codes.values()
        for word in code.words
    }
    # An idiom that holds a weapon word takes its place and then counts for nothing.
    return PhraseTable(phrases | dict.fromkeys(lexicon("details")["words"]["weapon_idioms"], ""))


def find_weapons(document: Document) -> tuple[Fact, ...]:
    """Return every weapon named in the body, headline or a see-also title."""
    facts: list[Fact] = []
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE:
            continue
        for first, last, weapon in _joined(_table().find(tokens)):
            if weapon:
                facts.append(_fact(sentence.index, tokens, first, last, weapon))
    return tuple(facts)


def _joined(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join words for one weapon that stand side by side ("AK-47 assault rifles")."""
    joined: list[tuple[int, int, str]] = []
    for first, last, weapon in found:
        if joined and joined[-1][1:] == (first, weapon):
            joined[-1] = (joined[-1][0], last, weapon)
        else:
            joined.append((first, last, weapon))
    return joined


def _fact(sentence: int, tokens: Sequence[Token], first: int, last: int, weapon: str) -> Fact:
    start = _with_modifiers(tokens, first)
    return Fact(
        start=tokens[start].start,
        end=tokens[last - 1].end,
        sentence=sentence,
        field="weapons",
        value=weapon,
        detail=WeaponDetail(weapon=weapon, use=_use(tokens, first)),
    )


def _with_modifiers(tokens: Sequence[Token], first: int) -> int:
    """Take in one word before the weapon that describes it ("heavy machine guns")."""
    if first == 0:
        return first
    before = tokens[first - 1]
    plain = before.text.isalpha() and before.text.islower() and before.lower not in FUNCTION_WORDS
    if plain and before.lower in ("heavy", "automatic", "homemade", "powerful", "small", "hand"):
        return without_determiner(tokens, first - 1, first)
    return first


def _use(tokens: Sequence[Token], first: int) -> str:
    held = words("details", "words", "held")
    for token in reversed(tokens[max(0, first - _REACH) : first]):
        if token.text in ".;":
            break
        if token.lower in held:
            return "held"
    return "used"
