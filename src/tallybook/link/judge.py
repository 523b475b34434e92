"""Same, different or unsure? The score of a pair's reasons, and the thresholds for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from tallybook.link.strengths import VETO, strength
from tallybook.records import Evidence, Judgement, judgement_id_of

DECIDER = "link-rules-1"
# A score is the chance of one incident; even odds make two accounts one. Moving the prior by 0.8
# either way (as moving this from 0.3 to 0.7 would) changes B-cubed F1 on the training part of the
# Gun Violence Corpus by 0.01, and doubles or halves the press releases that are wrongly joined.
SAME = 0.5
# Below this the reasons against are clear; between the two a person is asked.
UNSURE = 0.2
# Pairs less likely than this are not worth keeping; a book has many of them.
FLOOR = 0.05

Scorer = Callable[[Iterable[Evidence]], float]


def log_odds(evidence: Iterable[Evidence]) -> float:
    """Return the prior plus the weights of all reasons. A trained scorer may take its place."""
    return math.fsum([strength("prior"), *(one.weight for one in evidence)])


def chance(odds: float) -> float:
    """Return log odds as a chance between 0 and 1, to four places."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)


def odds_of(least: float) -> float:
    """Return a chance as log odds."""
    return math.log(least / (1 - least))


def is_vetoed(evidence: Iterable[Evidence]) -> bool:
    """Return whether one of the reasons rules the pair out by itself."""
    return any(one.weight <= VETO for one in evidence)


def verdict_of(score: float) -> str:
    """Return the verdict for a score."""
    if score >= SAME:
        return "same"
    return "unsure" if score >= UNSURE else "different"


def judge(
    left: str, right: str, evidence: tuple[Evidence, ...], scorer: Scorer = log_odds
) -> Judgement:
    """Return the judgement of a pair (ids in order) by the rules."""
    score = chance(scorer(evidence))
    vetoes = [one for one in evidence if one.weight <= VETO]
    return Judgement(
        judgement_id=judgement_id_of(left, right, DECIDER),
        left=left,
        right=right,
        verdict="different" if vetoes else verdict_of(score),
        score=score,
        evidence=evidence,
        decided_by="rule",
        decider=DECIDER,
        reason=_reason(evidence, vetoes),
    )


def _reason(evidence: tuple[Evidence, ...], vetoes: list[Evidence]) -> str:
    told = vetoes or sorted(evidence, key=lambda one: -abs(one.weight))[:3]
    return "; ".join(f"{one.words} ({one.left} / {one.right})" for one in told)
