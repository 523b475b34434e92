"""Does a report tell of violence at all? A quick look at its words, before anything else runs.

The trained part `gate` weighs the words; where it is missing or switched off, each distinct word
of the lexicon of violence counts once, by its strength. Both are meant to let too much through:
what the gate drops is read by no other part.
"""

from __future__ import annotations

import functools

import msgspec

from tallybook.records import Report
from tallybook.understand.document import Document
from tallybook.understand.gate_features import OPENING, features_of, words_of
from tallybook.understand.linear import FILE, Linear, read_linear
from tallybook.understand.violence import Violence, violence
from tallybook.weights import part

# The heads of the part: worth reading; has an incident that coders of MUC-4 would fill in.
VIOLENCE = "violence"
MUC4 = "message"


class _Weights(msgspec.Struct, frozen=True):
    words: dict[str, float]
    acts: frozenset[str]
    threshold: float


def tells_of_violence(source: Report | Document) -> bool:
    """Return whether the report is worth reading for incidents. High recall by design."""
    report = source.report if isinstance(source, Document) else source
    trained = _trained()
    if trained is None:
        return _by_rules(report.text)
    return trained.odds(features_of(report.text))[VIOLENCE] >= _threshold()


def message_odds(report: Report) -> dict[str, float]:
    """Return, as `message`, the odds that coders of MUC-4 would fill any template from a report.

    Empty without the trained part. MUC-4 leaves out fights of armies and guerrillas, crimes for
    gain and old incidents, so low odds say nothing about other uses.
    """
    trained = _trained()
    return {} if trained is None else {MUC4: trained.odds(features_of(report.text))[MUC4]}


@functools.cache
def _trained() -> Linear | None:
    gate = part("gate")
    return None if gate is None else read_linear(gate.folder / FILE)


@functools.cache
def _threshold() -> float:
    gate = part("gate")
    return 0.0 if gate is None else gate.numbers["threshold"]


def _by_rules(text: str) -> bool:
    """Whether words of violence say enough: one of them an act, those of the opening twice."""
    weights = _weights()
    found = weights.words.keys() & words_of(text)
    if found.isdisjoint(weights.acts):
        return False
    opening = found & words_of(text[:OPENING])
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
