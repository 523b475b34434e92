"""Which words and marks of a text does the gate look at?

Words in small letters, and marks that count the lexicon of violence: `<strong2>` says that two
different strong words of acts stand in the text, `^<strong1>` that one stands in its opening.
Marks let a word that no corpus taught count like its kin.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

from tallybook.understand.violence import violence

# One run of letters, with hyphens inside: linear, as each repetition eats one kind of character.
_WORD = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")

# A headline and the first sentence, in characters.
OPENING = 300

# More different words of a kind than this say no more.
_MOST = 4


def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text, in small letters."""
    return frozenset(_WORD.findall(text.lower()))


def features_of(text: str) -> frozenset[str]:
    """Return the words of a text, its parts of words with hyphens, and its marks."""
    found = words_of(text)
    parts = [part for word in found if "-" in word for part in word.split("-")]
    marks = _marks(found)
    opening = [f"^{mark}" for mark in _marks(words_of(text[:OPENING]))]
    return found.union(parts, marks, opening)


def _marks(words: Iterable[str]) -> list[str]:
    kinds = _kinds()
    counts = Counter(kind for word in words for kind in kinds.get(word, ()))
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
