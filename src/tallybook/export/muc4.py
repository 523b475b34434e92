"""How do the accounts of one report become MUC-4 templates?

    accounts -> in scope (muc4_scope) -> merged (muc4_merge) -> one template a group, its slots by
    muc4_when (2), muc4_where (3), muc4_kinds (4, 5), muc4_weapons (6, 7), muc4_perpetrators
    (8 to 11), muc4_targets (12 to 17), muc4_people (18 to 24)

A template works from statements whoever made them; `muc4.toml` holds the least confidence of
each role and the words of the world that types go by. Strings are the text's own words.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from typing import cast

from tallybook.export.muc4_kinds import stage
from tallybook.export.muc4_merge import merged
from tallybook.export.muc4_people import people_fills
from tallybook.export.muc4_perpetrators import perpetrator_fills
from tallybook.export.muc4_scope import accounts_in_scope
from tallybook.export.muc4_targets import target_fills
from tallybook.export.muc4_weapons import weapon_fills
from tallybook.records import Account, Muc4Fill, Muc4Template, Report


def templates_of(report: Report, accounts: Sequence[Account]) -> tuple[Muc4Template, ...]:
    """Return the templates of one report, numbered in the order of the text.

    A report without a given id is named by its source.
    """
    message_id = report.given_id or report.source_name
    groups = merged(accounts_in_scope(report, accounts))
    return tuple(
        Muc4Template(
            message_id=message_id, number=number, slots=_slots(report, incident_type, group)
        )
        for number, (incident_type, group) in enumerate(groups, start=1)
    )


def _slots(
    report: Report, incident_type: str, accounts: Sequence[Account]
) -> dict[int, tuple[Muc4Fill, ...]]:
    where = _asked("muc4_where", "location_fill", report, accounts)
    country = where[0].values[0].split(":")[0].strip() if where else None
    slots = {
        2: _asked("muc4_when", "date_fill", report, accounts),
        3: where,
        4: (Muc4Fill(values=(incident_type,)),),
        5: (Muc4Fill(values=(stage(accounts),)),),
        **weapon_fills(report, accounts, incident_type),
        **perpetrator_fills(accounts),
        **target_fills(accounts, incident_type, country),
        **people_fills(accounts, incident_type, country),
    }
    return {number: fills for number, fills in sorted(slots.items()) if fills}


def _asked(
    module: str, function: str, report: Report, accounts: Sequence[Account]
) -> tuple[Muc4Fill, ...]:
    """Return what the module of a slot answers, nothing where it is not there yet."""
    name = f"{__package__}.{module}"
    if importlib.util.find_spec(name) is None:
        return ()
    answer = getattr(importlib.import_module(name), function)(report, accounts)
    return cast(tuple[Muc4Fill, ...], answer)
