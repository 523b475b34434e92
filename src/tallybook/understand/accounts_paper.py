"""Which town does a local paper write from? The name of the paper behind the headline.

"Man shot | The Augusta Chronicle" tells the town of a story that names none: its reader knows. It
counts only where a report speaks of no other town and of no other country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.gazetteer import Entry, fold, open_gazetteer
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Place
from tallybook.understand.places_extent import detail_of
from tallybook.understand.places_words import place_words

# What parts a headline from the names of page, section and paper.
_PARTS = re.compile(r"\s(?:[-–—|«»]|::)\s")
# A town of fewer people is as often a word of the paper's name; a paper writes of all about it.
_TOWN, _SURE = 20_000, 0.4
_LONGEST = 4


def paper_town(document: Document, places: Sequence[Place]) -> Place | None:
    """Return the town of the paper that a headline ends with; None for none, or for doubt."""
    head = next((one for one in document.report.sentences if one.kind == "headline"), None)
    if head is None:
        return None
    parts = list(_PARTS.finditer(document.text, head.start, head.end))
    if not parts:
        return None
    tokens = [t for t in document.sentence_tokens(head.index) if t.start >= parts[0].end()]
    for at, token in enumerate(tokens):
        if token.lower in place_words().organisation_after:
            found = _town_before(tokens, at, places)
            if found is not None:
                first, entry = found
                return Place(
                    start=tokens[first].start, end=tokens[at - 1].end, sentence=head.index,
                    level="settlement", detail=detail_of(entry, _SURE),
                )  # fmt: skip
    return None


def _town_before(
    tokens: Sequence[Token], at: int, places: Sequence[Place]
) -> tuple[int, Entry] | None:
    """Return the longest name of a town that ends before a token, with where it begins."""
    lands = {one.detail.country for one in places if one.detail.country}
    for first in range(max(0, at - _LONGEST), at):
        names = tokens[first:at]
        if not all(token.text[0].isupper() for token in names):
            continue
        for entry in open_gazetteer().find(fold(" ".join(token.text for token in names))):
            if entry.level != "settlement" or entry.how == "people" or entry.population < _TOWN:
                continue
            if not lands or lands == {entry.country}:
                return first, entry
    return None
