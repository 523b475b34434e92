"""Which accounts of one report make one template?

MUC-4 wants one template an incident, and another only for another place, date, category or
perpetrator. Coders disagree on splits; merging by type keeps most of the score, so accounts of
one type are one template.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.export.muc4_kinds import incident_type
from tallybook.records import Account


def merged(accounts: Sequence[Account]) -> tuple[tuple[str, tuple[Account, ...]], ...]:
    """Return the incident type and the accounts of each template, in the order of the text."""
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        name = incident_type(account)
        if name is not None:
            groups.setdefault(name, []).append(account)
    return tuple((name, tuple(group)) for name, group in groups.items())
