"""An account: all that one report says of one incident."""

from __future__ import annotations

import msgspec

from tallybook.records.ids import make_id
from tallybook.records.statement import Statement


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """All that one report says of one incident. A report has none, one or many.

    `role` is `main` or `background`. The anchor is the words that tell of the act.
    `sentences` are the indexes of the sentences that the account rests on.
    Statements are sorted by start, end, field, statement_id.
    `odds` are the trained encoder's odds that coders of MUC-4 would fill a template of each type
    from these sentences (`any` for whether they would at all), and `message`, the trained gate's
    odds that they would fill one from the whole report; empty where neither was asked.
    """

    account_id: str
    report_id: str
    role: str
    anchor_start: int
    anchor_end: int
    anchor_quote: str
    sentences: tuple[int, ...] = ()
    statements: tuple[Statement, ...] = ()
    extractor: str = ""
    odds: dict[str, float] = {}

    def of_field(self, *fields: str) -> tuple[Statement, ...]:
        """Return the statements of these fields, in the order of the text."""
        return tuple(one for one in self.statements if one.field in fields)


def account_id_of(report_id: str, anchor_start: int, anchor_end: int, extractor: str) -> str:
    """Return the id of the account whose anchor stands at these offsets."""
    return make_id("a", report_id, anchor_start, anchor_end, extractor)
