"""Which sentences tell of an attack as MUC-4 means it, and which do not?

A sentence with fills of two roles of a key tells of one; one of an irrelevant message does not,
nor does one of news without violence. Those between teach nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tallybook.read.sentences import split_sentences
from tallybook.train.gate_texts import GateText
from tallybook.understand.gate_features import features_of, words_of

# Corpora whose spans are marked, with the roles that a telling sentence has at least. The gun
# database marks few roles, so there words of harm must stand in the sentence too.
_ROLES_NEEDED = {"muc34": 2, "gvdb": 1}
_HARM = frozenset(("<strong1>", "<harm1>"))
_NEWS = ("ecbplus", "famus-sv")


class GateSentence(msgspec.Struct, frozen=True):
    """A sentence, and whether it tells of an attack."""

    text: str
    told: bool


def sentences_of(texts: Iterable[GateText]) -> list[GateSentence]:
    """Return the sentences of these texts that teach, in their order."""
    found: list[GateSentence] = []
    for one in texts:
        for sentence in split_sentences(one.text):
            told = _told(one, sentence.start, sentence.end)
            if told is not None:
                found.append(GateSentence(one.text[sentence.start : sentence.end], told))
    return found


def _told(text: GateText, start: int, end: int) -> bool | None:
    if text.message is False or (text.corpus in _NEWS and text.violence is False):
        return False
    roles = {one.role for one in text.spans if start <= one.start and one.end <= end}
    if text.corpus not in _ROLES_NEEDED or len(roles) < _ROLES_NEEDED[text.corpus]:
        return None
    if text.corpus == "muc34":
        return True if text.message else None
    return None if features_of(words_of(text.text[start:end])).isdisjoint(_HARM) else True
