"""How sure is a filler, given what is known of it (`understand.sureness`)?

One logistic model a role (Platt 1999) over messages that the encoder has not seen. Right is what
has the words of a mention in the keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np

from tallybook.read import read_bytes
from tallybook.records import Report
from tallybook.train.labelled import ROLES, LabelledReport
from tallybook.understand.details import find_details
from tallybook.understand.document import read_document
from tallybook.understand.encoding import read_with_encoder
from tallybook.understand.parties import find_parties
from tallybook.understand.places import find_places
from tallybook.understand.roles import Candidate, attribution_candidates, fact_candidates
from tallybook.understand.speakers import read_speech
from tallybook.understand.standing import find_attributions
from tallybook.understand.sureness import COLUMNS, Evidence
from tallybook.weights import Part

_PENALTY = 0.05
_STEPS = 50
_MARKS = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


class Filler(msgspec.Struct, frozen=True, kw_only=True):
    """One candidate with its answer."""

    role: str
    evidence: Evidence
    right: bool


def read_again(labelled: Sequence[LabelledReport]) -> Iterator[tuple[Report, LabelledReport]]:
    """Yield each labelled report beside itself as the product reads it."""
    lines = ({"id": one.name, "text": one.text} for one in labelled)
    data = b"\n".join(map(msgspec.json.encode, lines))
    by_name = {one.name: one for one in labelled}
    for reading in read_bytes("labelled.jsonl", data):
        if isinstance(reading.item, Report) and reading.item.given_id in by_name:
            yield reading.item, by_name[reading.item.given_id]


def fillers_of(
    report: Report, labelled: LabelledReport, shipped: Part | None = None
) -> list[Filler]:
    """Return the candidates of one report, each judged by its labels; one a role and words.

    `shipped` is the encoder to ask; without it, the one of this installation.
    """
    document = read_document(report)
    reading = read_with_encoder(document, shipped)
    if reading is None:
        return []
    parties, places = find_parties(document), find_places(document)
    speech = read_speech(document, parties=parties)
    found = [
        *fact_candidates(report.text, find_details(document, places, parties), reading),
        *attribution_candidates(
            report.text, find_attributions(document, parties, speech), parties, reading
        ),
    ]
    return _judged(found, labelled)


def _judged(found: Iterable[Candidate], labelled: LabelledReport) -> list[Filler]:
    gold = {(one.role, plain(labelled.text[one.start : one.end])) for one in labelled.spans}
    best: dict[tuple[str, str], Candidate] = {}
    for one in found:
        key = (one.role, plain(one.words))
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    return [
        Filler(role=role, evidence=one.evidence, right=(role, words) in gold)
        for (role, words), one in best.items()
    ]


def _rank(one: Candidate) -> tuple[bool, float]:
    return one.evidence.by_rule, one.evidence.odds


def plain(words: str) -> str:
    """Return words without case, marks and articles."""
    return " ".join(_ARTICLE.sub(" ", _MARKS.sub(" ", words.lower())).split())


def fit(fillers: Sequence[Filler]) -> dict[str, float]:
    """Return `ROLE.COLUMN` for each role and each column of the evidence."""
    numbers: dict[str, float] = {}
    for role in ROLES:
        own = [one for one in fillers if one.role == role]
        rows = np.asarray([one.evidence.row for one in own]).reshape(-1, len(COLUMNS))
        weights = _logistic(rows, np.asarray([float(one.right) for one in own]))
        for name, weight in zip(COLUMNS, weights, strict=True):
            numbers[f"{role}.{name}"] = round(float(weight), 4)
    return numbers


def _logistic(rows: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Return the weights of an L2-penalised logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (odds - answers) + _PENALTY * weights
        curve = (rows * (odds * (1 - odds))[:, None]).T @ rows + _PENALTY * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights
