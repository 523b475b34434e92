"""What was done, and how far did it go? Slots 4 and 5 of a MUC-4 template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tallybook import codebook
from tallybook.records import Account

# The more telling type goes first where an account has several (template-doc part 1, 7.5: ATTACK
# only when an incident does not fall into one of the others).
_ORDER = (
    "HIJACKING",
    "FORCED WORK STOPPAGE",
    "KIDNAPPING",
    "BOMBING",
    "ARSON",
    "ROBBERY",
    "ATTACK",
)


def incident_type(account: Account) -> str | None:
    """Return the incident type of an account, None when MUC-4 has none for what was done."""
    found: Counter[str] = Counter()
    for one in account.of_field("attack_type"):
        name = codebook.code_list("attack_types")[str(one.value)].outside.get("muc4")
        if name is not None:
            found[str(name)] += 1
    return next((name for name in _ORDER if found[name]), None)


def stage(accounts: Sequence[Account]) -> str:
    """Return how far the incident went: accomplished when any account says so."""
    codes = [str(one.value) for account in accounts for one in account.of_field("stage")]
    stages = codebook.code_list("stages")
    names = [str(stages[code].outside.get("muc4", "ATTEMPTED")) for code in codes]
    for name in ("ACCOMPLISHED", "ATTEMPTED", "THREATENED"):
        if name in names:
            return name
    return "ACCOMPLISHED"
