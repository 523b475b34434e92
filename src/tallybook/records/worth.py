"""What is most worth a person's minute? Size of the figure x conflict x uncertainty.

- size: 1 + log2(1 + n) of the greatest number that stands; of harms other than killed, half.
- conflict: none 1, a growing count 1.5, a correction 2, a disagreement 4.
- uncertainty: by the certainty grade (confirmed 1, fair 1.5, weak 2, contested 2.5), times 1 to 2
  by how far low and high are apart.

What a person checked is worth nothing more, and so is an incident that a person accepted or
rejected while that holds.
"""

from __future__ import annotations

import math

from tallybook.records.incident import Incident, Tally

_CONFLICTS = {"none": 1.0, "growing_count": 1.5, "correction": 2.0, "disagreement": 4.0}
_GRADES = {"confirmed": 1.0, "fair": 1.5, "weak": 2.0, "contested": 2.5}
_DECIDED = ("accepted", "rejected", "merged", "split", "withdrawn")
# An open end may lie anywhere: half as uncertain as ends that are far apart.
_OPEN = 0.5
_REOPENED = 2.0


def size_of(incident: Incident) -> float:
    """Return the size of the greatest number that an incident tells, on the scale of worth."""
    return max((_size(one) for one in incident.tallies.values()), default=1.0)


def worth_of(incident: Incident) -> float:
    """Return what looking at the figures of an incident is worth; 0 where nothing is open."""
    if incident.status in _DECIDED:
        return 0.0
    worth = max((tally_worth(one) for one in incident.tallies.values()), default=1.0)
    grade = _GRADES.get(incident.certainty_grade or "", 1.0)
    again = _REOPENED if reopened(incident) else 1.0
    return round(max(worth, 1.0 if again > 1 else 0.0) * grade * again, 4)


def tally_worth(tally: Tally) -> float:
    """Return what looking at one tally is worth; 0 where a person checked its best."""
    if tally.checked_by or not (tally.from_ or tally.superseded):
        return 0.0
    return _size(tally) * _CONFLICTS.get(tally.conflict, 1.0) * (1 + _spread(tally))


def reopened(incident: Incident) -> bool:
    """Return whether a person's status holds no longer, because the values have changed."""
    return any(one.field == "status" and not one.holds for one in incident.pins)


def _size(tally: Tally) -> float:
    numbers = [one for one in (tally.low, tally.best, tally.high) if one is not None]
    size = 1 + math.log2(1 + max(numbers, default=0))
    return size if tally.harm == "killed" else size / 2


def _spread(tally: Tally) -> float:
    if tally.high is None or tally.low is None:
        return _OPEN
    return (tally.high - tally.low) / max(tally.high, 1)
