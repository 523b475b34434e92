"""Building the part `gate`: texts in, a file of whole-numbered weights and its card out."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

from tallybook.errors import BadGold
from tallybook.train.cards import write_card
from tallybook.train.gate_texts import GateText, read_gate_texts
from tallybook.train.linear import fit_logistic, table, vocabulary
from tallybook.understand import gate_features
from tallybook.understand.gate import MUC4, VIOLENCE
from tallybook.understand.linear import BIAS, FILE, Linear, read_linear, write_linear

# A feature must stand in so many texts, of so many corpora: what one corpus alone says is most
# often its furniture.
_LEAST_TEXTS = 4
_LEAST_CORPORA = 2

# How far weights may go from nothing, by head (swept 0.3-30 with each corpus left out in turn).
_LOOSENESS = {VIOLENCE: 10.0, MUC4: 10.0}

# The gate keeps this share of the violent texts of each corpus that chooses its threshold.
_KEPT = 0.99

_DATA = {
    "muc34": "MUC-3/MUC-4 development messages 0001-1100 with keys; the archive of 1992 states "
    "no licence, the repository that holds it states MIT",
    "gvdb": "Gun Violence Database articles, the even half of dev by hash; Apache-2.0",
    "gvc": "Gun Violence Corpus, train; CC BY 4.0, and no licence stated for its texts",
    "isaf": "ISAF press releases, the even half of dev by hash; CC BY-SA 4.0",
    "ecbplus": "ECB+ train topics that are violent or are not; CC BY 3.0 for the annotation",
    "famus-sv": "FAMuS sources of frames without violence, the even half by hash; CC BY-SA 4.0",
}


def build_gate(corpora: Path, out: Path, tell: Callable[[str], None]) -> Path:
    """Train both heads, choose the threshold, write the part into `out`; return its card.

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
    out.mkdir(parents=True, exist_ok=True)
    write_weights(teaching, out / FILE)
    numbers = measured(read_linear(out / FILE), [one for one in texts if not one.teaches])
    for name, number in numbers.items():
        tell(f"{name}: {number:.4f}")
    about = {
        "what": "gate: is a report worth reading for violence; would MUC-4 want a template of it",
        "licence": "Apache-2.0, as the program; the texts that taught it are named below",
        "command": "tallybook train gate CORPORA",
    }
    return write_card(out, about, _DATA, numbers)


def write_weights(teaching: Sequence[GateText], path: Path) -> None:
    """Fit both heads on these texts and write them."""
    features = [gate_features.features_of(one.text) for one in teaching]
    names = tuple(
        one
        for one in vocabulary(
            features, [one.corpus for one in teaching], _LEAST_TEXTS, _LEAST_CORPORA
        )
        if _is_plain(one)
    )
    heads = {
        VIOLENCE: _fitted(teaching, features, names, VIOLENCE),
        MUC4: _fitted(teaching, features, names, MUC4),
    }
    weights = {name: [heads[head][name] for head in heads] for name in names}
    write_linear(path, heads, [heads[head][BIAS] for head in heads], weights)


def _fitted(
    teaching: Sequence[GateText],
    features: Sequence[frozenset[str]],
    names: Sequence[str],
    head: str,
) -> dict[str, float]:
    """Return the weight of each feature for one head, and its bias."""
    known = [at for at, one in enumerate(teaching) if label_of(one, head) is not None]
    labels = [bool(label_of(teaching[at], head)) for at in known]
    rows = table([features[at] for at in known], names)
    shares = shares_of([teaching[at].corpus for at in known], labels)
    weights, bias = fit_logistic(rows, labels, shares, _LOOSENESS[head])
    return {BIAS: bias, **dict(zip(names, map(float, weights), strict=True))}


def label_of(text: GateText, head: str) -> bool | None:
    """Return what the text teaches a head."""
    return text.violence if head == VIOLENCE else text.message


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


def _is_plain(feature: str) -> bool:
    """Whether a feature is a mark, or a word that English writes in small letters: no name."""
    return feature[0] in "<^" or feature in _small_words()


@functools.cache
def _small_words() -> frozenset[str]:
    path = resources.files("tallybook.understand") / "lexicon" / "small_words.txt"
    lines = path.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def measured(linear: Linear, choosing: Sequence[GateText]) -> dict[str, float]:
    """Return the threshold, and the shares kept and dropped of each corpus that chose it."""
    told: dict[tuple[str, bool], list[float]] = {}
    for one in choosing:
        if one.violence is not None:
            odds = linear.odds(gate_features.features_of(one.text))[VIOLENCE]
            told.setdefault((one.corpus, one.violence), []).append(odds)
    threshold = threshold_of([all_odds for (_, violent), all_odds in told.items() if violent])
    numbers = {"threshold": threshold}
    for (corpus, violent), all_odds in told.items():
        kept = sum(one >= threshold for one in all_odds) / len(all_odds)
        numbers[f"{corpus}_{'kept' if violent else 'dropped'}"] = kept if violent else 1 - kept
    return {name: round(number, 4) for name, number in numbers.items()}


def threshold_of(corpora: Sequence[Sequence[float]]) -> float:
    """Return the highest threshold, in whole steps of 0.001, that keeps enough of each corpus."""
    if not corpora:
        return 0.0
    least = min(sorted(odds)[int(len(odds) * (1 - _KEPT))] for odds in corpora)
    return math.floor(least * 1000) / 1000
