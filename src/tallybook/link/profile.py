"""What of an account can be compared? Its date spans, places, names, figures and words.

A profile is drawn once from an account's statements; comparing reads profiles only.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.link.names import fold, site_words, tells_what_followed
from tallybook.link.people import attackers_of, nations_of, parties_of, victims_of
from tallybook.link.spans import Span, day_of, spans_of, window_of
from tallybook.link.wording import words_of
from tallybook.records import (
    Account,
    AttributionDetail,
    PlaceDetail,
    Report,
    Statement,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)

_HARMS = ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced")
# Of accounts surer of their country than this one in a hundred has the wrong one, of others one in
# twenty-five (training part of the Gun Violence Corpus).
_SURE = 0.65
# A date of more days than this (a year) tells no week.
_FINE = 31
_UNREAL = frozenset({"denied", "planned", "possible"})


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One place: as written, folded, and what the gazetteer adds."""

    name: str
    key: str
    gazetteer_id: str | None
    country: str | None
    adm1: str | None
    point: tuple[float, float] | None
    geoprecision: int
    confidence: float = 1.0


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A mall, a hotel: as written, the words that name it, its kind."""

    name: str
    words: tuple[str, ...]
    kind: str | None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One figure for a whole harm; `shown` is the number that a person would read."""

    harm: str
    low: int | None
    high: int | None
    shown: int
    bound: str
    as_of: int | None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one account that comparing reads. Days are ordinals."""

    account_id: str
    report_id: str
    role: str
    published: int | None
    spans: tuple[Span, ...]
    window: tuple[int, int]
    countries: frozenset[str]
    country_names: str
    # Whether the words leave little doubt which country it is.
    country_sure: bool
    spots: tuple[Spot, ...]
    sites: tuple[Site, ...]
    kinds: frozenset[str]
    attack_types: frozenset[str]
    stages: frozenset[str]
    groups: dict[str, str]
    doers: dict[str, str]
    attackers: tuple[int, int] | None
    weapons: frozenset[str]
    victims: dict[str, str]
    ages: frozenset[int]
    nations: frozenset[str]
    targets: frozenset[str]
    counts: dict[str, tuple[Count, ...]]
    words: dict[str, int]
    # The report is about it: its words are those of the whole report, names among them.
    story: bool = False
    # It tells of a court, a funeral: its date may be that of the court.
    follow_up: bool = False

    @property
    def week(self) -> int | None:
        """Return the week of the incident, counted from the first; None unless known that finely.

        Not that of the publication: one attack is told of for months.
        """
        fine = self.spans and self.spans[0].days <= _FINE
        return self.spans[0].first // 7 if fine else None

    @property
    def is_dated_late(self) -> bool:
        """Return whether its date may be that of what followed, and only bounds the incident."""
        return self.follow_up and bool(self.spans) and not _is_explicit(self.spans)


def profile_of(
    account: Account,
    report: Report | None,
    sentences: Sequence[int] | None = None,
    *,
    story: bool = False,
) -> Profile:
    """Return the profile of an account; `report` gives its publication day and text.

    Its words are those of `sentences`, else of the sentences that it rests on; `story` says that
    these are what the whole report is about.
    """
    told = [one for one in account.statements if one.modality not in _UNREAL]
    published = day_of(report.published_at) if report else None
    spans = spans_of(told)
    elsewhere, none = _compared_elsewhere(told), frozenset[str]()
    left_out, plain = (none, elsewhere) if story else (elsewhere, none)
    words = words_of(account, report, left_out, sentences, plain)
    follow_up = tells_what_followed(words)
    spots = _spots(told)
    names = sorted({one.detail.country_name or one.detail.name for one in _country(told)})
    return Profile(
        account_id=account.account_id,
        report_id=account.report_id,
        role=account.role,
        published=published,
        spans=spans,
        window=window_of(spans, published, account.role, follow_up and not _is_explicit(spans)),
        countries=_countries(told, spots),
        country_names=", ".join(names),
        country_sure=any(
            one.confidence >= _SURE for one in told if one.field in ("country", "place", "adm1")
        ),
        spots=spots,
        sites=_sites(told, _compared_elsewhere(told)),
        kinds=_site_kinds(told),
        attack_types=_values(told, "attack_type"),
        stages=_values(told, "stage"),
        groups=parties_of(told, "organisation"),
        doers=parties_of(told, "individual"),
        attackers=attackers_of(told),
        weapons=frozenset(
            one.detail.weapon for one in told if isinstance(one.detail, WeaponDetail)
        ),
        victims=victims_of(told),
        ages=frozenset(
            one.detail.age
            for one in told
            if isinstance(one.detail, VictimDetail) and one.detail.age is not None
        ),
        nations=nations_of(told),
        targets=_targets(told),
        counts=_counts(told, published),
        words=words,
        story=story,
        follow_up=follow_up,
    )


def _is_explicit(spans: tuple[Span, ...]) -> bool:
    return bool(spans) and spans[0].basis == "explicit"


def _values(told: list[Statement], field: str) -> frozenset[str]:
    return frozenset(str(one.value) for one in told if one.field == field and one.value)


class _Placed(msgspec.Struct, frozen=True):
    detail: PlaceDetail


def _country(told: list[Statement]) -> list[_Placed]:
    return [
        _Placed(one.detail)
        for one in told
        if one.field == "country" and isinstance(one.detail, PlaceDetail)
    ]


def _spots(told: list[Statement]) -> tuple[Spot, ...]:
    found: dict[str, Spot] = {}
    for one in told:
        if one.field in ("place", "adm2", "adm1") and isinstance(one.detail, PlaceDetail):
            spot = _spot(one.detail)
            found.setdefault(spot.gazetteer_id or spot.key, spot)
    return tuple(sorted(found.values(), key=lambda spot: (spot.geoprecision, spot.key)))


def _spot(detail: PlaceDetail) -> Spot:
    known = detail.latitude is not None and detail.longitude is not None
    return Spot(
        name=detail.name,
        key=fold(detail.name),
        gazetteer_id=detail.gazetteer_id,
        country=detail.country,
        adm1=fold(detail.adm1) if detail.adm1 else None,
        point=(detail.latitude or 0.0, detail.longitude or 0.0) if known else None,
        geoprecision=detail.geoprecision or (4 if detail.gazetteer_id else 2),
        confidence=detail.confidence,
    )


def _countries(told: list[Statement], spots: tuple[Spot, ...]) -> frozenset[str]:
    stated = {
        (one.detail.country if isinstance(one.detail, PlaceDetail) else None) or str(one.value)
        for one in told
        if one.field == "country" and (one.value or one.detail)
    }
    return frozenset(stated or {spot.country for spot in spots if spot.country})


def _sites(told: list[Statement], around: frozenset[str]) -> tuple[Site, ...]:
    found: dict[str, Site] = {}
    for one in told:
        if one.field == "site":
            kind = one.detail.site_type if isinstance(one.detail, PlaceDetail) else None
            name = one.detail.name if isinstance(one.detail, PlaceDetail) else str(one.value or "")
            found.setdefault(fold(name), Site(name=name, words=site_words(name, around), kind=kind))
    return tuple(found[key] for key in sorted(found))


def _site_kinds(told: list[Statement]) -> frozenset[str]:
    return frozenset(
        one.detail.site_type
        for one in told
        if one.field in ("site", "targets")
        and isinstance(one.detail, PlaceDetail)
        and one.detail.site_type not in (None, "other")
    )


def _targets(told: list[Statement]) -> frozenset[str]:
    return frozenset(
        one.detail.target_type
        for one in told
        if isinstance(one.detail, TargetDetail)
        and one.detail.target_type not in (None, "other", "unknown", "civilian")
    )


def _counts(told: list[Statement], published: int | None) -> dict[str, tuple[Count, ...]]:
    found: dict[str, list[Count]] = {}
    for one in told:
        if one.field in _HARMS and one.scope in (None, "total") and one.bound != "vague":
            shown = one.value if isinstance(one.value, int) else one.number_low
            if shown is None:
                shown = one.number_high
            if shown is None:
                continue
            count = Count(
                harm=one.field,
                low=one.number_low,
                high=one.number_high,
                shown=shown,
                bound=one.bound or "exact",
                as_of=day_of(one.as_of) or published,
            )
            found.setdefault(one.field, []).append(count)
    return {harm: tuple(counts) for harm, counts in sorted(found.items())}


def _compared_elsewhere(told: list[Statement]) -> frozenset[str]:
    """Return the words of place and group names: they are compared as such, and count once."""
    names: list[str] = []
    for one in told:
        if isinstance(one.detail, PlaceDetail) and one.field != "site":
            detail = one.detail
            names += [detail.name, detail.country_name or "", detail.adm1 or "", detail.adm2 or ""]
        elif isinstance(one.detail, AttributionDetail) and one.detail.party_type == "organisation":
            names += [one.detail.name, one.detail.canonical or ""]
    return frozenset(word for name in names for word in fold(name).split())
