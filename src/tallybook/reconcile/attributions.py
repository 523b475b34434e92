"""Who did it, by whom it is said, and who claims it? One entry a party and standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallybook.codebook import code_list
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold, is_generic
from tallybook.reconcile.place_date import ids
from tallybook.records import (
    AttributionDetail,
    ClaimDetail,
    SourcedAttribution,
    SourcedClaim,
    Statement,
)


def attributions_of(material: Material) -> tuple[SourcedAttribution, ...]:
    """Return every party under every standing that reports give it, the surest standing first.

    Attackers without a name ("gunmen", "10 to 15 militants") are one party.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for one in material.of("attributions"):
        if isinstance(one.detail, AttributionDetail):
            groups.setdefault((_party(one.detail), one.detail.standing), []).append(one)
    standings = list(code_list("standings").codes)
    found = [_attribution(group) for _, group in groups.items()]
    order = {party: number for number, (party, _) in enumerate(groups)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                _rank(one.attribution.standing, standings),
                order[_party(one.attribution)],
            ),
        )
    )


def _party(detail: AttributionDetail) -> str:
    name = detail.canonical or detail.name
    return detail.group_id or ("" if is_generic(name) else fold(name))


def _rank(standing: str, standings: Sequence[str]) -> int:
    return standings.index(standing) if standing in standings else len(standings)


def _attribution(group: Sequence[Statement]) -> SourcedAttribution:
    details = [one.detail for one in group if isinstance(one.detail, AttributionDetail)]
    lows = [one.count_low for one in details if one.count_low is not None]
    highs = [one.count_high for one in details if one.count_high is not None]
    whole = msgspec.structs.replace(
        details[0],
        canonical=_first(one.canonical for one in details),
        group_id=_first(one.group_id for one in details),
        country=_first(one.country for one in details),
        said_by=_first(one.said_by for one in details),
        count_low=min(lows, default=None),
        count_high=max(highs, default=None),
    )
    said = [_said_by(one) for one in group]
    speakers = tuple(dict.fromkeys(one for one in said if one))
    return SourcedAttribution(attribution=whole, speakers=speakers, from_=ids(group))


def _said_by(one: Statement) -> str | None:
    detail = one.detail
    return one.speaker or (detail.said_by if isinstance(detail, AttributionDetail) else None)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def claims_of(material: Material) -> tuple[SourcedClaim, ...]:
    """Return one claim of responsibility a claimant; with several, each competes."""
    return _claims(material.of("claims"))


def denials_of(material: Material) -> tuple[SourcedClaim, ...]:
    """Return one denial of responsibility a party."""
    return _claims([*material.of("denials"), *material.denied("claims")])


def _claims(statements: Sequence[Statement]) -> tuple[SourcedClaim, ...]:
    groups: dict[str, list[Statement]] = {}
    for one in statements:
        if isinstance(one.detail, ClaimDetail):
            key = one.detail.group_id or fold(one.detail.canonical or one.detail.claimant)
            groups.setdefault(key, []).append(one)
    return tuple(_claim(group, len(groups) > 1) for group in groups.values())


def _claim(group: Sequence[Statement], competing: bool) -> SourcedClaim:
    details = [one.detail for one in group if isinstance(one.detail, ClaimDetail)]
    whole = msgspec.structs.replace(
        details[0],
        canonical=_first(one.canonical for one in details),
        group_id=_first(one.group_id for one in details),
        mode=_first(one.mode for one in details),
        to_whom=_first(one.to_whom for one in details),
        motive=_first(one.motive for one in details),
    )
    return SourcedClaim(claim=whole, competing=competing, from_=ids(group))
