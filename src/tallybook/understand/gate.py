"""Does a report tell of violence at all? A quick look at its words, before anything else runs.

Each distinct word of the lexicon of violence counts once, by its strength; attackers and weapons
count too. It is meant to let too much through: what it drops is read by no other part.
"""

from __future__ import annotations

import functools
import re

import msgspec

from tallybook.records import Report
from tallybook.understand.document import Document
from tallybook.understand.violence import Violence, violence

# One run of letters, with hyphens inside: linear, as each repetition eats one kind of character.
_WORD = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")

# A headline and the first sentence, in characters.
_OPENING = 300


class _Weights(msgspec.Struct, frozen=True):
    words: dict[str, float]
    acts: frozenset[str]
    threshold: float


def tells_of_violence(source: Report | Document) -> bool:
    """Return whether the report is worth reading for incidents.

    High recall by design: dropping needs few words of violence, or none that is an act. News
    tells what matters first, so a word of the opening counts twice.
    """
    weights = _weights()
    report = source.report if isinstance(source, Document) else source
    text = report.text.lower()
    found = weights.words.keys() & set(_WORD.findall(text))
    if found.isdisjoint(weights.acts):
        return False
    opening = found & set(_WORD.findall(text[:_OPENING]))
    # All weights are multiples of a half, so the order of the sum does not matter.
    score = sum(weights.words[word] for word in found)
    return score + sum(weights.words[word] for word in opening) >= weights.threshold


@functools.cache
def _weights() -> _Weights:
    lexicon = violence()
    gate = lexicon.gate
    words = dict.fromkeys(sorted(lexicon.attackers | lexicon.weapons), gate["cue"])
    acts = _act_words(lexicon)
    words |= {word: gate.get(strength, 0.0) for word, strength in acts.items()}
    return _Weights(words=words, acts=frozenset(acts), threshold=gate["threshold"])


def _act_words(lexicon: Violence) -> dict[str, str]:
    """Return each word that may tell of an act, with its strength."""
    return {
        word: act.strength
        for word, act in lexicon.words.items()
        if act.sense == "act" and act.strength in ("strong", "weak", "harm", "weapon", "seizure")
    }
