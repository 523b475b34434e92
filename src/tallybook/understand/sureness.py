"""How sure is a filler that rules or the encoder see?

A logistic model for each role (Platt 1999) over the encoder's odds of it and whether a rule found
it. `train/fillers.py` fits it on reports that the encoder has not seen; its numbers stand on the
encoder's card. Where, how often and in what company the report names the filler was tried beside
them: better odds of single fillers, no better records (docs/explain/trained-parts.md).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

# The columns of `Evidence.row`, as the card names them: `ROLE.COLUMN`.
COLUMNS = ("bias", "odds", "rule")
# Odds nearer to 0 or 1 than this say no more.
_EDGE = 0.005


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one filler: the encoder's odds of it, and whether a rule found it."""

    odds: float
    by_rule: bool

    @property
    def row(self) -> tuple[float, ...]:
        """What the model weighs, in the order of COLUMNS."""
        return (1.0, logit(self.odds), float(self.by_rule))


def sureness_of(role: str, evidence: Evidence, numbers: Mapping[str, float]) -> float:
    """Return how sure a filler is, 0 to 1; without numbers for its role, the encoder's odds."""
    if f"{role}.bias" not in numbers:
        return max(evidence.odds, 0.5) if evidence.by_rule else evidence.odds
    at = sum(
        numbers.get(f"{role}.{name}", 0.0) * value
        for name, value in zip(COLUMNS, evidence.row, strict=True)
    )
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, at)))), 4)


def logit(odds: float) -> float:
    """Return the log of odds / (1 - odds), kept within what says something."""
    kept = min(max(odds, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))
