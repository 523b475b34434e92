"""Of which foreign nation is a target? Slots 15 and 22 of a MUC-4 template.

A nation is given only when the report says it and it is not that of the place.
"""

from __future__ import annotations

from tallybook.export.muc4_strings import Filler
from tallybook.export.muc4_vocabulary import mapping, types
from tallybook.records import TargetDetail, VictimDetail


def nation_name(country: str) -> str:
    """Return the name that the set list has for a country: a code, or a name already."""
    known = mapping("nations")
    return str(known.get(country, country.upper()))


def foreign_nation(
    filler: Filler, country: str | None, description: str | None = None
) -> str | None:
    """Return the nation of a thing or person when it is not `country`, the place's own."""
    for one in filler.statements:
        detail = one.detail
        if isinstance(detail, TargetDetail | VictimDetail) and detail.nationality:
            name = nation_name(detail.nationality)
            if name != country:
                return name
    name_told = _nation_in(f"{description or ''} {filler.text}")
    return name_told if name_told != country else None


def _nation_in(words: str) -> str | None:
    """Return the nation that the words for people or a thing name ("U.S. EMBASSY")."""
    known = types("demonyms")
    return next((known[word] for word in words.lower().split() if word in known), None)
