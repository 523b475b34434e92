"""Whom does an account name? Groups, attackers, victims and their nationalities, by folded name."""

from __future__ import annotations

from tallybook.link.names import fold, is_generic, person_key
from tallybook.records import (
    AttributionDetail,
    ClaimDetail,
    Statement,
    TargetDetail,
    VictimDetail,
)

_CLAIMED = ("claims", "organisation")


def parties_of(told: list[Statement], party_type: str) -> dict[str, str]:
    """Return the perpetrators of a type by group id or folded name, with the name as written.

    Claimants count among the organisations; parties without a name ("gunmen") are left out.
    """
    found: dict[str, str] = {}
    for one in told:
        detail = one.detail
        if isinstance(detail, AttributionDetail) and detail.standing != "acquitted":
            if detail.party_type == party_type:
                _name(found, detail.group_id, detail.canonical, detail.name, party_type)
        elif isinstance(detail, ClaimDetail) and (one.field, party_type) == _CLAIMED:
            _name(found, detail.group_id, detail.canonical, detail.claimant, party_type)
    return found


def _name(
    found: dict[str, str], group_id: str | None, canonical: str | None, name: str, party_type: str
) -> None:
    if group_id:
        found.setdefault(group_id, name)
        return
    if is_generic(canonical or name):
        return
    key = person_key(name) if party_type == "individual" else fold(canonical or name)
    if key:
        found.setdefault(key, name)


def attackers_of(told: list[Statement]) -> tuple[int, int] | None:
    """Return the first number of attackers that is told, as a range."""
    for one in told:
        detail = one.detail
        if isinstance(detail, AttributionDetail):
            low, high = detail.count_low, detail.count_high
            if low is not None or high is not None:
                return (low or high or 0, high or low or 0)
    return None


def victims_of(told: list[Statement]) -> dict[str, str]:
    """Return the named victims by folded name, with the name as written."""
    found: dict[str, str] = {}
    for one in told:
        if isinstance(one.detail, VictimDetail) and one.detail.name:
            key = person_key(one.detail.name)
            if key:
                found.setdefault(key, one.detail.name)
    return found


def nations_of(told: list[Statement]) -> frozenset[str]:
    """Return the folded nationalities of those harmed or aimed at."""
    counted = {
        fold(one.scope_text) for one in told if one.scope == "nationality" and one.scope_text
    }
    people = {
        fold(one.detail.nationality)
        for one in told
        if isinstance(one.detail, VictimDetail | TargetDetail) and one.detail.nationality
    }
    return frozenset(counted | people)
