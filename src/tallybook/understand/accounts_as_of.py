"""For what day does a figure hold, by its own words: "as of 14 May", "by Thursday evening"?"""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.understand.mentions import Figure, Time


def stated_as_of(times: Iterable[Time], figure: Figure, published: str | None) -> str | None:
    """Return the day that the sentence of a figure says it holds for, in ISO 8601; else None.

    Of several the last one before the figure counts, and a day after publication never does.
    """
    here = [one for one in times if one.role == "as_of" and one.sentence == figure.sentence]
    days = [one for one in here if one.date_to and one.precision == "day"]
    before = [one for one in days if one.start < figure.end]
    chosen = before[-1] if before else next(iter(days), None)
    if chosen is None or (published and chosen.date_to and chosen.date_to > published[:10]):
        return None
    return chosen.date_to
