"""Which accounts of a report give a template? The stated scope of MUC-4.

In, by or against one of nine countries; a specific act told as fact; not fighters against forces
alone, not traffickers among themselves; not older than two months (template-doc part 1, 1.0).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tallybook.export.muc4_kinds import incident_types
from tallybook.export.muc4_people import human_targets
from tallybook.export.muc4_perpetrators import perpetrators
from tallybook.export.muc4_targets import physical_targets
from tallybook.export.muc4_vocabulary import listed, threshold
from tallybook.records import Account, Report

# "Recent" is within two months of the report (1.0, rule 6).
_RECENT = datetime.timedelta(days=62)


def accounts_in_scope(report: Report, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Return the accounts that MUC-4 asks for, in the order of the text."""
    if not _of_the_region(report, accounts):
        return ()
    return tuple(one for one in accounts if _in_scope(report, one))


def _in_scope(report: Report, account: Account) -> bool:
    return (
        bool(incident_types(account))
        and not _is_old(report, account)
        and _is_likely(account)
        and _is_specific(account)
        and not _is_fight(account)
    )


def _of_the_region(report: Report, accounts: Sequence[Account]) -> bool:
    """Whether the report speaks of one of the nine countries: a place of it, or its name."""
    countries = {str(one.value) for account in accounts for one in account.of_field("country")}
    if countries & listed("countries", "codes"):
        return True
    text = report.text.lower()
    if any(name in text for name in listed("countries", "names")):
        return True
    # A report may name nothing but its people: then the odds of the trained gate count.
    return any(one.odds.get("message", 0.0) >= threshold("unplaced") for one in accounts)


def _is_old(report: Report, account: Account) -> bool:
    """Whether all days told lie more than two months before the report."""
    if not report.published_at:
        return False
    limit = datetime.date.fromisoformat(report.published_at[:10]) - _RECENT
    days = [str(one.value) for one in account.of_field("occurred_to") if one.value]
    return bool(days) and all(_day(day) < limit for day in days)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return datetime.date.max


def _is_likely(account: Account) -> bool:
    """Whether trained parts, where they were asked, hold it, and its report, one for MUC-4."""
    return all(account.odds.get(name, 1.0) >= threshold(name) for name in ("any", "message"))


def _is_specific(account: Account) -> bool:
    """Whether the account tells what or whom was attacked, or who did it, or is sure without."""
    if _is_sure(account):
        return True
    return bool(human_targets([account]) or physical_targets([account]) or perpetrators([account]))


def _is_sure(account: Account) -> bool:
    """Whether the trained encoder and gate hold the account an incident for MUC-4 by themselves."""
    types = [odds for name, odds in account.odds.items() if name not in ("any", "message")]
    return max(types, default=0.0) >= threshold("type") and account.odds.get(
        "message", 0.0
    ) >= threshold("bare")


def _is_fight(account: Account) -> bool:
    """Whether fighters met forces and nobody else was touched."""
    if physical_targets([account]):
        return False
    people = human_targets([account])
    return bool(people) and all(
        one.name is None
        and set((one.description or "").lower().split()) & listed("outside", "forces")
        for one in people
    )
