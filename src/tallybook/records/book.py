"""What a book holds, as plain records: what export, pages and tests read.

Nothing here knows a database: `store` fills these shapes, `export` writes them out.
"""

from __future__ import annotations

import msgspec

from tallybook.records.account import Account
from tallybook.records.ids import make_id
from tallybook.records.incident import Incident
from tallybook.records.linking import Judgement
from tallybook.records.report import Copy, Report, Unreadable
from tallybook.records.statement import Statement


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What one person decided of one thing. A later one supersedes; none is erased.

    `subject` is `pair` (two account ids in `record_ids`, the lesser first; `verdict` is a code of
    `verdicts`) or `statement` (one statement id; `verdict` is a code of `review_states`, `value`
    the corrected value). `on_version` is the version of the incident that the person looked at.
    The book fills `decision_id` and `supersedes`.
    """

    subject: str
    record_ids: tuple[str, ...]
    verdict: str
    decider: str
    value: str | int | None = None
    reason: str | None = None
    on_version: int | None = None
    supersedes: str | None = None
    decision_id: str = ""


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


def decision_id_of(decision: Decision) -> str:
    """Return the id of a decision: the same words after the same decision have the same id."""
    return make_id(
        "d",
        decision.subject,
        *decision.record_ids,
        decision.verdict,
        decision.value,
        decision.decider,
        decision.supersedes,
    )
