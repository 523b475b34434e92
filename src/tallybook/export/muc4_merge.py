"""Which accounts of one report make one template?

MUC-4 wants one template an incident, and another only for another type, place, date, category or
perpetrator. Coders disagree on splits, and merging by type keeps most of the score: all that a
report tells of one type is one template. An account that tells of two types is in both, each with
the fillers told nearest to its own acts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.export.muc4_kinds import incident_types
from tallybook.records import Account, Statement

# Statements that fill a role go to the type whose act stands nearest.
_ROLES = frozenset(("weapons", "targets", "victims", "attributions"))


def merged(accounts: Sequence[Account]) -> tuple[tuple[str, tuple[Account, ...]], ...]:
    """Return the incident type and the accounts of each template, in the order of the text."""
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        for name, part in _by_type(account):
            groups.setdefault(name, []).append(part)
    return tuple((name, tuple(group)) for name, group in groups.items())


def _by_type(account: Account) -> list[tuple[str, Account]]:
    acts = incident_types(account)
    if len(acts) < 2:
        return [(name, account) for name in acts]
    return [
        (
            name,
            msgspec.structs.replace(
                account,
                statements=tuple(one for one in account.statements if _is_of(one, name, acts)),
            ),
        )
        for name in acts
    ]


def _is_of(one: Statement, name: str, acts: dict[str, list[Statement]]) -> bool:
    """Whether a statement is told with an act of this type: in its sentence, or nearest to it."""
    if one.field not in _ROLES:
        return True
    if any(act.sentence == one.sentence for act in acts[name]):
        return True
    if any(act.sentence == one.sentence for told in acts.values() for act in told):
        return False
    nearest = min(acts, key=lambda each: min(abs(act.start - one.start) for act in acts[each]))
    return nearest == name
