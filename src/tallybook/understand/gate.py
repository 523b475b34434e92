"""Does a report tell of violence at all? A quick look at its words, before anything else runs.

The trained part `gate` weighs the words of the whole report; where it is missing or switched
off, each distinct word of the lexicon of violence counts once, by its strength. Both let too much
through by design: what the gate drops is read by no other part.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

import msgspec

from tallybook.records import Report
from tallybook.understand.deeds import may_tell_of_a_deed
from tallybook.understand.document import Document
from tallybook.understand.gate_features import (
    OPENING,
    features_of,
    has_marks,
    text_features,
    words_of,
)
from tallybook.understand.linear import Linear, odds_of, read_linear
from tallybook.understand.violence import Violence, violence
from tallybook.weights import part

# The files of the part, and their heads: worth reading; has an incident that coders of MUC-4 would
# fill in; a sentence that tells of one.
TEXTS = "texts.tsv"
SENTENCES = "sentences.tsv"
VIOLENCE = "violence"
MUC4 = "message"
TOLD = "told"

# A text of fewer characters is a line or two: too few words to weigh, and quickly read.
_SHORT = 300
# The mean of so many sentences: one alone may be a slip, and two tell most attacks.
_BEST = 2


class GateWeights(msgspec.Struct, frozen=True, kw_only=True):
    """The two files of the part: over whole texts, and over sentences."""

    texts: Linear
    sentences: Linear

    def violence(self, text: str) -> float:
        """Return the odds that a text tells of violence.

        Sentences are left out here. With them, more news is dropped, and 3 in 100 releases of
        an army whose like taught nothing are too, against 0.3 without.
        """
        return odds_of(self._whole(text, VIOLENCE))

    def message(self, text: str, spans: Iterable[tuple[int, int]]) -> float:
        """Return the odds that MUC-4 wants a template; `spans` are its sentences [start, end)."""
        return odds_of(self._whole(text, MUC4) + self._told(text, spans))

    def _whole(self, text: str, head: str) -> float:
        return self.texts.scores(text_features(text))[self.texts.heads.index(head)]

    def _told(self, text: str, spans: Iterable[tuple[int, int]]) -> float:
        """Return the mean score of the best sentences with words of violence.

        Without such a sentence it is the score of one that says nothing.
        """
        words = (words_of(text[start:end]) for start, end in spans)
        scores = [self.sentences.scores(features_of(one))[0] for one in words if has_marks(one)]
        best = sorted(scores, reverse=True)[:_BEST] or self.sentences.scores(())
        return sum(best) / len(best)


def read_gate(folder: Path) -> GateWeights:
    """Return the weights of a folder with `texts.tsv` and `sentences.tsv`."""
    return GateWeights(texts=read_linear(folder / TEXTS), sentences=read_linear(folder / SENTENCES))


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
    if len(report.text) < _SHORT and _hints(report.text):
        return True
    return trained.violence(report.text) >= _threshold()


def _hints(text: str) -> bool:
    """Whether any word of a text may tell of violence."""
    words = words_of(text)
    return not words.isdisjoint(_hinting()) or may_tell_of_a_deed(words)


@functools.cache
def _hinting() -> frozenset[str]:
    return violence().hints.union(_weights().words)


def message_odds(report: Report) -> dict[str, float]:
    """Return, as `message`, the odds that coders of MUC-4 would fill any template from a report.

    Empty without the trained part. MUC-4 leaves out fights of armies and guerrillas, crimes for
    gain and old incidents, so low odds say nothing about other uses.
    """
    trained = _trained()
    if trained is None:
        return {}
    spans = ((one.start, one.end) for one in report.sentences)
    return {MUC4: trained.message(report.text, spans)}


@functools.cache
def _trained() -> GateWeights | None:
    gate = part("gate")
    return None if gate is None else read_gate(gate.folder)


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
