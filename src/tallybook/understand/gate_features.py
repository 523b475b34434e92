"""Which words and marks of a text does the gate look at?

Words in small letters, and marks that count the lexicon of violence: `<strong2>` says that two
different strong words of acts stand in the text, `^<strong1>` that one stands in its opening.
Marks let a word that no corpus taught count like its kin.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Set as AbstractSet

from tallybook.understand.violence import violence

# One run of letters, with hyphens inside: linear, as each repetition eats one kind of character.
_WORD = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")

# A headline and the first sentence, in characters.
OPENING = 300

# More different words of a kind than this say no more.
_MOST = 4


def words_of(text: str) -> set[str]:
    """Return the different words of a text, in small letters."""
    return set(_WORD.findall(text.lower()))


def has_marks(words: AbstractSet[str]) -> bool:
    """Return whether any of these words is in the lexicon of violence."""
    return not _kinds().keys().isdisjoint(words)


def features_of(words: AbstractSet[str]) -> set[str]:
    """Return these words of a text or sentence, their parts between hyphens, and their marks."""
    parts = [part for word in words if "-" in word for part in word.split("-")]
    return {*words, *parts, *_marks(words)}


def text_features(text: str) -> set[str]:
    """Return the features of a whole text: those of its words, and marks of its opening."""
    opening = _marks(words_of(text[:OPENING]))
    return features_of(words_of(text)).union(f"^{mark}" for mark in opening)


def _marks(words: AbstractSet[str]) -> list[str]:
    kinds = _kinds()
    counts = Counter(kind for word in words if word in kinds for kind in kinds[word])
    return [
        f"<{kind}{n}>" for kind, count in counts.items() for n in range(1, min(count, _MOST) + 1)
    ]


@functools.cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Return the kinds of each word of the lexicon of violence."""
    lexicon = violence()
    kinds: dict[str, tuple[str, ...]] = {
        word: (act.strength,) for word, act in lexicon.words.items() if act.sense == "act"
    }
    for kind, cues in (("attacker", lexicon.attackers), ("arm", lexicon.weapons)):
        for word in cues:
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds
