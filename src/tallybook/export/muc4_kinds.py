"""What was done, and how far did it go? Slots 4 and 5 of a MUC-4 template."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook import codebook
from tallybook.export.muc4_vocabulary import threshold
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
_SURE = 0.6


def incident_types(account: Account) -> dict[str, list[Statement]]:
    """Return each incident type of an account with the statements that tell of it.

    A type that was only guessed counts when there is no other; empty when MUC-4 has none for it.
    Where the trained encoder was asked, its odds decide, and a type may have no statement.
    """
    found: dict[str, list[Statement]] = {}
    for one in account.of_field("attack_type"):
        name = codebook.code_list("attack_types")[str(one.value)].outside.get("muc4")
        if name is not None:
            found.setdefault(str(name), []).append(one)
    kept = _likely(account, found) if "any" in account.odds else _told(found)
    return {name: found.get(name, []) for name in _ORDER if name in kept}


def _told(found: dict[str, list[Statement]]) -> list[str]:
    told = [name for name, ones in found.items() if any(o.confidence >= _SURE for o in ones)]
    return told or [name for name in _ORDER if name in found][:1]


def _likely(account: Account, found: dict[str, list[Statement]]) -> list[str]:
    """Return the types that the trained encoder holds likely: those told, and likelier others."""
    odds = {name.upper().replace("_", " "): value for name, value in account.odds.items()}
    told = [name for name in found if odds.get(name, 0.0) >= threshold("told_type")]
    least = threshold("type_beside" if told else "type")
    more = [name for name in _ORDER if odds.get(name, 0.0) >= least]
    return [*told, *more]


def stage(accounts: Sequence[Account]) -> str:
    """Return how far the incident went: accomplished when any account says so."""
    codes = [str(one.value) for account in accounts for one in account.of_field("stage")]
    stages = codebook.code_list("stages")
    names = [str(stages[code].outside.get("muc4", "ATTEMPTED")) for code in codes]
    for name in ("ACCOMPLISHED", "ATTEMPTED", "THREATENED"):
        if name in names:
            return name
    return "ACCOMPLISHED"
