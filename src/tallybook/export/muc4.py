"""How do the accounts of one report become MUC-4 templates?

    accounts -> in scope (muc4_scope) -> merged (muc4_merge) -> one template a group, its slots by
    muc4_when (2), muc4_where (3), muc4_kinds (4, 5), muc4_weapons (6, 7), muc4_perpetrators
    (8 to 11), muc4_targets (12 to 17), muc4_people (18 to 24)

A template works from statements whoever made them; `muc4.toml` holds the least confidence of
each role and the words of the world that types go by. Strings are the text's own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tallybook.export.muc4_kinds import stage
from tallybook.export.muc4_merge import merged
from tallybook.export.muc4_named import with_names
from tallybook.export.muc4_people import people_fills
from tallybook.export.muc4_perpetrators import perpetrator_fills
from tallybook.export.muc4_scope import accounts_in_scope
from tallybook.export.muc4_targets import target_fills
from tallybook.export.muc4_text import gtt_json, response_text
from tallybook.export.muc4_weapons import weapon_fills
from tallybook.export.muc4_when import date_fill
from tallybook.export.muc4_where import location_fill
from tallybook.records import Account, BookContents, Muc4Fill, Muc4Template, Report


def export_muc4(contents: BookContents, out: Path, *, name: str = "book") -> None:
    """Write `gtt.json` and `NAME.responses` of a book's reports into a folder, made if needed."""
    templates = templates_by_message(contents)
    out.mkdir(parents=True, exist_ok=True)
    (out / "gtt.json").write_bytes(gtt_json(templates))
    (out / f"{name}.responses").write_text(response_text(templates), encoding="utf-8")


def templates_by_message(contents: BookContents) -> dict[str, tuple[Muc4Template, ...]]:
    """Return the templates of each report of a book by its message id, none left out."""
    told: dict[str, list[Account]] = {}
    for account in contents.accounts:
        told.setdefault(account.report_id, []).append(account)
    return {
        message_id_of(report): templates_of(report, told.get(report.report_id, ()))
        for report in sorted(contents.reports, key=lambda one: (message_id_of(one), one.report_id))
    }


def message_id_of(report: Report) -> str:
    """Return what a report is called in MUC-4: its given id, else its source."""
    return report.given_id or report.source_name


def templates_of(report: Report, accounts: Sequence[Account]) -> tuple[Muc4Template, ...]:
    """Return the templates of one report, numbered in the order of the text."""
    message_id = message_id_of(report)
    groups = merged(accounts_in_scope(report, with_names(report, accounts)))
    accounts_of = [group for _, group in groups]
    return tuple(
        Muc4Template(
            message_id=message_id,
            number=at + 1,
            slots=_slots(report, incident_type, accounts_of, at),
        )
        for at, (incident_type, _) in enumerate(groups)
    )


def _slots(
    report: Report, incident_type: str, groups: Sequence[Sequence[Account]], at: int
) -> dict[int, tuple[Muc4Fill, ...]]:
    accounts = groups[at]
    where = location_fill(report, accounts)
    country = where[0].values[0].split(":")[0].strip() if where else None
    slots = {
        2: date_fill(report, accounts),
        3: where,
        4: (Muc4Fill(values=(incident_type,)),),
        5: (Muc4Fill(values=(stage(accounts),)),),
        **weapon_fills(report, accounts, incident_type),
        **perpetrator_fills(groups, at),
        **target_fills(report, accounts, incident_type, country),
        **people_fills(report, accounts, incident_type, country),
    }
    return {number: fills for number, fills in sorted(slots.items()) if fills}
