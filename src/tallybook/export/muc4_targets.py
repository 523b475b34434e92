"""Which things were attacked, and what became of them? Slots 12 to 17 of a MUC-4 template."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook import codebook
from tallybook.export.muc4_counts import number_of
from tallybook.export.muc4_nations import foreign_nation
from tallybook.export.muc4_strings import (
    Filler,
    called,
    gathered,
    is_empty,
    itself,
    string_fills,
    sureness,
    surest,
    tagged,
    without_parts,
)
from tallybook.export.muc4_vocabulary import threshold, type_of_words
from tallybook.records import Account, Muc4Fill, Report, Statement, TargetDetail


def target_fills(
    report: Report, accounts: Sequence[Account], incident_type: str, country: str | None
) -> dict[int, tuple[Muc4Fill, ...]]:
    """Return slots 12 to 17; none of them applies to a kidnapping."""
    if incident_type == "KIDNAPPING":
        return {}
    fillers = physical_targets(accounts)
    return {
        12: string_fills(fillers),
        13: tuple(tagged(physical_type(one), one) for one in fillers),
        14: tuple(tagged(number_of(report, one), one) for one in fillers),
        15: tuple(
            tagged(nation, one)
            for one in fillers
            if (nation := foreign_nation(one, country)) is not None
        ),
        16: tuple(
            tagged(effect, one)
            for one in fillers
            if (effect := _effect(one, incident_type)) is not None
        ),
    }


def physical_targets(accounts: Sequence[Account]) -> tuple[Filler, ...]:
    """Return the things attacked, each once."""
    told: list[tuple[str, Statement]] = []
    for account in accounts:
        for one in account.of_field("targets"):
            detail = one.detail
            if not isinstance(detail, TargetDetail) or detail.target_kind != "physical":
                continue
            text = called(detail.name or one.quote)
            if sureness(one) >= threshold("physical") and not is_empty(text, "physical"):
                told.append((text, one))
    return surest(without_parts(gathered(told)), itself)


def physical_type(filler: Filler) -> str:
    """Return the type that the words of the thing tell; OTHER when they tell none."""
    return type_of_words(filler.text, "physical", "physical_weak") or "OTHER"


def _effect(filler: Filler, incident_type: str) -> str | None:
    for one in filler.statements:
        detail = one.detail
        if isinstance(detail, TargetDetail) and detail.effect is not None:
            outside = codebook.code_list("target_effects")[detail.effect].outside.get("muc4")
            if outside is not None:
                return str(outside)
    # Set on fire is damaged at least (template-doc part 1, 7.17, note 2).
    return "SOME DAMAGE" if incident_type == "ARSON" else None
