"""Which words say that an incident was still going on, or that it was over?"""

from __future__ import annotations

from tallybook.understand.document import Document
from tallybook.understand.mentions import Fact
from tallybook.understand.violence import violence

_FURNITURE = frozenset(("appeal", "pointer", "contact", "navigation"))


def find_endings(document: Document) -> tuple[Fact, ...]:
    """Return facts of the field `ongoing`: `yes` for "continued into", `no` for "was over"."""
    table = violence().endings
    found: list[Fact] = []
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE:
            continue
        for first, last, value in table.find(tokens):
            found.append(
                Fact(
                    start=tokens[first].start,
                    end=tokens[last - 1].end,
                    sentence=sentence.index,
                    field="ongoing",
                    value=value,
                )
            )
    return tuple(found)
