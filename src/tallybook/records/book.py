"""What a book holds, as plain records: what export, pages and tests read.

Nothing here knows a database: `store` fills these shapes, `export` writes them out.
"""

from __future__ import annotations

import msgspec

from tallybook.records.account import Account
from tallybook.records.decision import Decision
from tallybook.records.incident import Incident
from tallybook.records.linking import Judgement
from tallybook.records.report import Copy, Report, Unreadable
from tallybook.records.statement import Statement


class BookContents(msgspec.Struct, frozen=True, kw_only=True):
    """All that a book holds at one moment, each tuple sorted by id.

    `copies` holds the exact copies (the same bytes under another name: `report_id` equals
    `original_id` and `source_name` names the other input) and the near copies among reports.
    `incidents` are those that stand; `tombstones` those that were merged, split or withdrawn.
    `learned_at` gives, for a report id or incident id, the book time of its present record.
    """

    incidents: tuple[Incident, ...] = ()
    reports: tuple[Report, ...] = ()
    accounts: tuple[Account, ...] = ()
    copies: tuple[Copy, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    tombstones: tuple[Incident, ...] = ()
    learned_at: dict[str, str] = {}
    head_hash: str = ""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of all accounts, in the order of the accounts."""
        return tuple(one for account in self.accounts for one in account.statements)
