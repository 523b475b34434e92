"""Building the part `gate`: texts in, two files of whole-numbered weights and a card out."""

from __future__ import annotations

import functools
import math
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from importlib import resources
from pathlib import Path

from tallybook.errors import BadGold
from tallybook.train.cards import write_card
from tallybook.train.gate_sentences import GateSentence, sentences_of
from tallybook.train.gate_texts import GateText, read_gate_texts
from tallybook.train.linear import fit_logistic, table, vocabulary
from tallybook.understand.gate import (
    MUC4,
    SENTENCES,
    TEXTS,
    TOLD,
    VIOLENCE,
    GateWeights,
    read_gate,
)
from tallybook.understand.gate_features import features_of, text_features, words_of
from tallybook.understand.linear import BIAS, write_linear

# A feature must stand in so many texts, of so many corpora: what one corpus alone says is most
# often its furniture. Sentences of attacks come from one corpus, so there one is enough.
_LEAST_TEXTS = 4
_LEAST_CORPORA = 2

# How far weights may go from nothing (swept 0.1-60 with each corpus left out in turn: between 2
# and 20 it hardly matters).
_LOOSE_TEXTS = 10.0
_LOOSE_SENTENCES = 2.0

# The gate keeps this share of the texts with attacks of each corpus that chooses its threshold.
_KEPT = 0.99

# Messages that teach choose too, each scored by a part that has not seen its fifth.
_FOLDS = 5

_DATA = {
    "muc34": "MUC-3/MUC-4 development messages 0001-1100 with keys; the archive of 1992 states "
    "no licence, the repository that holds it states MIT",
    "gvdb": "Gun Violence Database articles, the even half of dev by hash; Apache-2.0",
    "gvc": "Gun Violence Corpus, train; CC BY 4.0, and no licence stated for its texts",
    "isaf": "ISAF press releases, the even half of dev by hash; CC BY-SA 4.0",
    "ecbplus": "ECB+ train topics that are violent or are not; CC BY 3.0 for the annotation",
    "famus-sv": "FAMuS sources of frames without violence, the even half by hash; CC BY-SA 4.0",
}

_ABOUT = {
    "what": "gate: is a report worth reading for violence; would MUC-4 want a template of it",
    "licence": "Apache-2.0, as the program; the texts that taught it are named below",
    "command": "tallybook train gate CORPORA",
}


def build_gate(corpora: Path, out: Path, tell: Callable[[str], None]) -> Path:
    """Train the gate, choose the threshold, write the part into `out`; return its card.

    Deterministic: the same corpora, lexicon and numpy give the same bytes. Raises BadGold when
    the corpora are not there.
    """
    texts = read_gate_texts(corpora)
    teaching = [one for one in texts if one.teaches]
    if not any(one.message for one in teaching):
        raise BadGold(
            f"{corpora}: no texts to learn from",
            next_step="name a folder that holds muc34/texts/dev-* and muc34/keys/key-dev-*",
        )
    tell(f"{len(teaching)} texts teach, {len(texts) - len(teaching)} choose the threshold")
    weights = write_weights(teaching, out)
    odds = {(one.corpus, one.name): weights.violence(one.text) for one in texts if not one.teaches}
    unseen = odds_of_unseen(teaching, tell)
    numbers = measured(texts, odds, unseen)
    for name, number in numbers.items():
        tell(f"{name}: {number:.4f}")
    return write_card(out, _ABOUT, _DATA, numbers)


def write_weights(teaching: Sequence[GateText], folder: Path) -> GateWeights:
    """Fit all heads on these texts, write both files; return what reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_texts(teaching, folder / TEXTS)
    _write_sentences(sentences_of(teaching), folder / SENTENCES)
    return read_gate(folder)


def _write_texts(teaching: Sequence[GateText], path: Path) -> None:
    features = [text_features(one.text) for one in teaching]
    corpora = [one.corpus for one in teaching]
    names = _plain(vocabulary(features, corpora, _LEAST_TEXTS, _LEAST_CORPORA))
    heads = (VIOLENCE, MUC4)
    fitted = []
    for labels in ([one.violence for one in teaching], [one.message for one in teaching]):
        known = [at for at, label in enumerate(labels) if label is not None]
        fitted.append(
            _fitted(
                [features[at] for at in known],
                names,
                [bool(labels[at]) for at in known],
                [corpora[at] for at in known],
                _LOOSE_TEXTS,
            )
        )
    _write(path, heads, fitted)


def _write_sentences(sentences: Sequence[GateSentence], path: Path) -> None:
    features = [features_of(words_of(one.text)) for one in sentences]
    names = _plain(vocabulary(features, [""] * len(features), _LEAST_TEXTS, 1))
    labels = [one.told for one in sentences]
    fitted = _fitted(features, names, labels, [""] * len(labels), _LOOSE_SENTENCES)
    _write(path, (TOLD,), [fitted])


def _fitted(
    features: Sequence[AbstractSet[str]],
    names: Sequence[str],
    labels: Sequence[bool],
    corpora: Sequence[str],
    looseness: float,
) -> dict[str, float]:
    """Return the weight of each feature, and the bias."""
    rows = table(features, names)
    weights, bias = fit_logistic(rows, labels, shares_of(corpora, labels), looseness)
    return {BIAS: bias, **dict(zip(names, map(float, weights), strict=True))}


def _write(path: Path, heads: Sequence[str], fitted: Sequence[dict[str, float]]) -> None:
    weights = {name: [one[name] for one in fitted] for name in fitted[0] if name != BIAS}
    write_linear(path, heads, [one[BIAS] for one in fitted], weights)


def shares_of(corpora: Sequence[str], labels: Sequence[bool]) -> list[float]:
    """Return how much each text counts: both answers alike, large corpora less a text."""
    counts = Counter(zip(corpora, labels, strict=True))
    raw = [1 / math.sqrt(counts[one]) for one in zip(corpora, labels, strict=True)]
    sums = {
        answer: sum(one for one, label in zip(raw, labels, strict=True) if label == answer)
        for answer in (False, True)
    }
    half = len(labels) / 2
    return [one * half / sums[label] for one, label in zip(raw, labels, strict=True)]


def _plain(features: Sequence[str]) -> tuple[str, ...]:
    """Return the marks, and the words that English writes in small letters: no names."""
    return tuple(one for one in features if one[0] in "<^" or one in _small_words())


@functools.cache
def _small_words() -> frozenset[str]:
    path = resources.files("tallybook.understand") / "lexicon" / "small_words.txt"
    lines = path.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def odds_of_unseen(teaching: Sequence[GateText], tell: Callable[[str], None]) -> list[float]:
    """Return the odds of the relevant messages that teach, each by a part without its fifth."""
    found: list[float] = []
    for fold in range(_FOLDS):
        tell(f"fold {fold + 1} of {_FOLDS}")
        held = [one for one in teaching if one.message and _fold(one) == fold]
        rest = [one for one in teaching if one.message is None or _fold(one) != fold]
        with tempfile.TemporaryDirectory() as folder:
            weights = write_weights(rest, Path(folder))
        found += [weights.violence(one.text) for one in held]
    return found


def _fold(message: GateText) -> int:
    return int(message.name[-4:]) % _FOLDS


def measured(
    texts: Sequence[GateText], odds: dict[tuple[str, str], float], unseen: Sequence[float]
) -> dict[str, float]:
    """Return the threshold, and what it keeps and drops of each corpus that chose it.

    `odds` are those of the texts that choose, by corpus and name; `unseen` those of relevant
    messages that teach.
    """
    told: dict[tuple[str, bool], list[float]] = {}
    for one in texts:
        relevant = one.message if one.corpus == "muc34" else one.violence
        if not one.teaches and relevant is not None:
            told.setdefault((one.corpus, relevant), []).append(odds[one.corpus, one.name])
    relevant_odds = {corpus: values for (corpus, relevant), values in told.items() if relevant}
    relevant_odds["muc34"] = [*relevant_odds.get("muc34", ()), *unseen]
    threshold = threshold_of(list(relevant_odds.values()))
    numbers = {"threshold": threshold, "muc34_unseen_kept": _share_kept(unseen, threshold)}
    for (corpus, relevant), values in told.items():
        kept = _share_kept(values, threshold)
        numbers[f"{corpus}_{'kept' if relevant else 'dropped'}"] = kept if relevant else 1 - kept
    return {name: round(number, 4) for name, number in numbers.items()}


def _share_kept(odds: Sequence[float], threshold: float) -> float:
    return sum(one >= threshold for one in odds) / len(odds) if odds else 1.0


def threshold_of(corpora: Sequence[Sequence[float]]) -> float:
    """Return the highest threshold, in whole steps of 0.001, that keeps enough of each corpus."""
    least = [sorted(odds)[int(len(odds) * (1 - _KEPT))] for odds in corpora if odds]
    return math.floor(min(least, default=0.0) * 1000) / 1000
