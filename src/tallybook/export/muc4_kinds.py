"""What was done, and how far did it go? Slots 4 and 5 of a MUC-4 template."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook import codebook
from tallybook.records import Account, Statement

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
# Types less sure than this were guessed from what the act was aimed at.
_TOLD = 0.6


def incident_types(account: Account) -> dict[str, list[Statement]]:
    """Return each incident type of an account with the statements that tell of it.

    A type that was only guessed counts when there is no other; empty when MUC-4 has none for it.
    """
    found: dict[str, list[Statement]] = {}
    for one in account.of_field("attack_type"):
        name = codebook.code_list("attack_types")[str(one.value)].outside.get("muc4")
        if name is not None:
            found.setdefault(str(name), []).append(one)
    told = [name for name, ones in found.items() if any(o.confidence >= _TOLD for o in ones)]
    kept = told or [name for name in _ORDER if name in found][:1]
    return {name: found[name] for name in _ORDER if name in kept}


def stage(accounts: Sequence[Account]) -> str:
    """Return how far the incident went: accomplished when any account says so."""
    codes = [str(one.value) for account in accounts for one in account.of_field("stage")]
    stages = codebook.code_list("stages")
    names = [str(stages[code].outside.get("muc4", "ATTEMPTED")) for code in codes]
    for name in ("ACCOMPLISHED", "ATTEMPTED", "THREATENED"):
        if name in names:
            return name
    return "ACCOMPLISHED"
