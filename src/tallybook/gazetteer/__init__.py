"""Which places of the world have this name? The shipped gazetteer, and what a user added to it."""

from tallybook.gazetteer.added import added_version
from tallybook.gazetteer.names import fold
from tallybook.gazetteer.shipped import (
    HOWS,
    LEVELS,
    SCHEMA_VERSION,
    Entry,
    Gazetteer,
    open_gazetteer,
)

__all__ = [
    "HOWS",
    "LEVELS",
    "SCHEMA_VERSION",
    "Entry",
    "Gazetteer",
    "added_version",
    "fold",
    "open_gazetteer",
]
