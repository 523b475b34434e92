"""How much does each reason weigh? The weights of `strengths.toml`, read once."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

# Evidence this heavy is a veto: whatever speaks for the pair, it is not one incident.
VETO = -20.0


@functools.cache
def strengths() -> dict[str, float]:
    """Return the weight of each reason, in natural-log odds."""
    path = resources.files(__package__) / "strengths.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: float(value) for table in raw.values() for name, value in table.items()}


def strength(name: str) -> float:
    """Return the weight of one reason."""
    return strengths()[name]
