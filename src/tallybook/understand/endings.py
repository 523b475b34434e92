"""Which words say that an incident was still going on, or that it was over?"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Fact
from tallybook.understand.violence import violence

_SUBJECT = 8
_INQUIRIES = frozenset(
    "investigation investigations inquiry probe search manhunt case trial hearing hunt".split()
)
_FURNITURE = frozenset(("appeal", "pointer", "contact", "navigation"))


def find_endings(document: Document) -> tuple[Fact, ...]:
    """Return facts of the field `ongoing`: `yes` for "continued into", `no` for "was over"."""
    table = violence().endings
    found: list[Fact] = []
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE:
            continue
        for first, last, value in table.find(tokens):
            if value == "yes" and _is_inquiry(tokens, first):
                continue
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


def _is_inquiry(tokens: Sequence[Token], first: int) -> bool:
    """Whether what goes on is the work after it: "the investigation is still ongoing"."""
    before = tokens[max(0, first - _SUBJECT) : first]
    return any(token.lower in _INQUIRIES for token in before)
