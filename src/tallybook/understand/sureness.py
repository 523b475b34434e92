"""How sure is a filler that rules or the encoder see?

A logistic model for each role (Platt 1999), over what is known of the filler: the encoder's odds of
it, whether a rule found it, how likely an incident is told where it stands, how early and how often
the report names it, and how many words it has. `train/fillers.py` fits it on reports that the
encoder has not seen; its numbers stand on the encoder's card.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

# The columns of `Evidence.row`, as the card names them: `ROLE.COLUMN`.
COLUMNS = ("bias", "odds", "rule", "type", "first", "times", "words")
# Odds nearer to 0 or 1 than this say no more.
_EDGE = 0.005
# The first of so many characters are the beginning of a report: its headline and its lead.
_BEGINNING = 500


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one filler.

    `odds` are the encoder's that the words fill the role, `type_odds` its highest odds of a type
    of incident where they stand; `first` is the offset of their first mention, `times` how often
    the report has their last word.
    """

    odds: float
    by_rule: bool
    type_odds: float = 0.5
    first: int = 0
    times: int = 1
    words: int = 1

    @property
    def row(self) -> tuple[float, ...]:
        """What the model weighs, in the order of COLUMNS."""
        return (
            1.0,
            logit(self.odds),
            float(self.by_rule),
            logit(self.type_odds),
            math.log1p(self.first / _BEGINNING),
            math.log1p(self.times),
            math.sqrt(self.words),
        )


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
