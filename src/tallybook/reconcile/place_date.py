"""Where and when? The best place by geoprecision, the best dates by precision, with their ids."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

import msgspec

from tallybook.reconcile.clocks import moment
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold
from tallybook.records import DateDetail, PlaceDetail, Statement

_PRECISION = ("day", "days", "week", "month", "year")
_BASIS = ("explicit", "relative", "inferred", "published")
# A place that no gazetteer holds is known less well than the same words with a point.
_UNKNOWN_PLACE = 5
_COUNTRY = 6
# One incident does not go on for longer than this; a later end date is of another.
_LONGEST = 62

Key = TypeVar("Key", bound=Hashable)


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The place fields of an incident, and the statements behind each."""

    country: str | None = None
    country_name: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    place: str | None = None
    place_detail: PlaceDetail | None = None
    site: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoprecision: int | None = None
    from_: dict[str, tuple[str, ...]] = {}


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The date fields of an incident, and the statements behind each."""

    occurred_from: str | None = None
    occurred_to: str | None = None
    date_precision: str | None = None
    date_basis: str | None = None
    from_: dict[str, tuple[str, ...]] = {}


def most_told(
    statements: Sequence[Statement], key: Callable[[Statement], Key], material: Material
) -> list[Statement]:
    """Return the statements of the value that most voices give; of a tie, the first told."""
    groups: dict[Key, list[Statement]] = {}
    for one in statements:
        groups.setdefault(key(one), []).append(one)
    order = {found: number for number, found in enumerate(groups)}
    best = min(groups, key=lambda one: (*_weight(groups[one], material), order[one]))
    return groups[best]


def _weight(statements: Sequence[Statement], material: Material) -> tuple[int, int]:
    main = [one for one in statements if material.roles.get(one.account_id) == "main"]
    return -material.voices_of(main), -material.voices_of(statements)


def ids(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the ids of statements, each once, in order."""
    return tuple(dict.fromkeys(one.statement_id for one in statements))


def where_of(material: Material) -> Where:
    """Return the best place: of the country most reports give, the finest that most agree on."""
    country = _country(material)
    code = _code(country[0]) if country else None
    placed = [
        one
        for one in material.of("place", "adm2", "adm1")
        if isinstance(one.detail, PlaceDetail) and one.detail.country in (None, code)
    ]
    place = _best_place([one for one in placed if one.field == "place"], material)
    districts = [one for one in placed if one.field == "adm2"]
    adm1 = _region([one for one in placed if one.field == "adm1"], place, "adm1", material)
    if adm1[0] is None:
        adm1 = _of_district(districts, material)
    adm2 = _region(districts, place, "adm2", material)
    site = site_of(material)
    point = _point(site, place, adm2[1], adm1[1], country)
    return Where(
        country=code,
        country_name=_country_name(country),
        adm1=adm1[0],
        adm2=adm2[0],
        place=_name(place[0]) if place else None,
        place_detail=_detail(place[0]) if place else None,
        site=_name(site[0]) if site else None,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        geoprecision=_geoprecision(point) if point else None,
        from_=_told(country=country, adm1=adm1[1], adm2=adm2[1], place=place, site=site),
    )


def _told(**found: Sequence[Statement]) -> dict[str, tuple[str, ...]]:
    return {field: ids(statements) for field, statements in found.items() if statements}


def _country(material: Material) -> list[Statement]:
    stated = [one for one in material.of("country") if _code(one)]
    placed = [one for one in material.of("place", "adm1", "adm2", "site") if _code(one)]
    found = stated or placed
    return most_told(found, _code, material) if found else []


def _code(one: Statement) -> str | None:
    if isinstance(one.detail, PlaceDetail):
        return one.detail.country or (str(one.value) if one.field == "country" else None)
    return str(one.value) if one.field == "country" and one.value else None


def _country_name(country: Sequence[Statement]) -> str | None:
    for one in country:
        if isinstance(one.detail, PlaceDetail) and one.detail.country_name:
            return one.detail.country_name
    first = next((one for one in country if one.field == "country"), None)
    return str(first.value) if first and first.value else None


def _best_place(places: Sequence[Statement], material: Material) -> list[Statement]:
    if not places:
        return []
    known = [one for one in places if _detail(one).gazetteer_id] or places
    told = most_told(known, _place_key, material)
    # A slip of spelling that no gazetteer holds still tells of the place, if it is the only other.
    return sorted(told, key=lambda one: _geoprecision(_detail(one)))


def _place_key(one: Statement) -> str:
    detail = _detail(one)
    return detail.gazetteer_id or fold(detail.name)


def _detail(one: Statement) -> PlaceDetail:
    return one.detail if isinstance(one.detail, PlaceDetail) else PlaceDetail(name=str(one.value))


def _name(one: Statement) -> str:
    return one.detail.name if isinstance(one.detail, PlaceDetail) else str(one.value)


def _region(
    stated: Sequence[Statement], place: Sequence[Statement], level: str, material: Material
) -> tuple[str | None, list[Statement]]:
    """Return the division: that of the best place, else the one most reports name.

    A place that no gazetteer holds lies where its neighbours lie, by guess: what is stated counts.
    """
    if any(_detail(one).gazetteer_id for one in place) or not stated:
        for one in place:
            name = _detail(one).adm1 if level == "adm1" else _detail(one).adm2
            if name:
                return name, list(place)
    if not stated:
        return None, []
    told = most_told(stated, lambda one: fold(_name(one)), material)
    return _name(told[0]), told


def _of_district(
    districts: Sequence[Statement], material: Material
) -> tuple[str | None, list[Statement]]:
    """Return the division that the district most reports name lies in, by the gazetteer."""
    known = [one for one in districts if _detail(one).gazetteer_id and _detail(one).adm1]
    if not known:
        return None, []
    told = most_told(known, _place_key, material)
    return _detail(told[0]).adm1, told


def site_of(material: Material) -> list[Statement]:
    """Return the statements of the site most reports give; one with a name before a mere kind."""
    sites = [one for one in material.of("site") if one.value or one.detail]
    if not sites:
        return []
    named = [one for one in sites if _is_named(_name(one))]
    return most_told(named or sites, lambda one: fold(_name(one)), material)


def _is_named(name: str) -> bool:
    # A name has a capital: "the Lakeview mall", not "an upscale mall".
    return any(word[:1].isupper() for word in name.split()[1:] or name.split())


def _point(*groups: Sequence[Statement]) -> PlaceDetail | None:
    for group in groups:
        for one in group:
            if isinstance(one.detail, PlaceDetail) and one.detail.latitude is not None:
                return one.detail
    for group in groups:
        for one in group:
            if isinstance(one.detail, PlaceDetail) and one.detail.geoprecision is not None:
                return one.detail
    return None


def _geoprecision(detail: PlaceDetail) -> int:
    return detail.geoprecision or (_UNKNOWN_PLACE if detail.country else _COUNTRY)


def when_of(material: Material) -> When:
    """Return the dates: of the finest stated, those most reports give.

    An incident that still went on when last told of has no last day. Without any date, one that is
    a report's main story happened on or before the day of its first publication.
    """
    stated = [one for one in material.of("occurred_from") if _from(one)]
    if not stated:
        return _by_end(material) or _by_publication(material)
    finest = min(_fineness(one) for one in stated)
    told = most_told([one for one in stated if _fineness(one) == finest], _from, material)
    first = _from(told[0])
    last, ends = _last(told, material)
    return When(
        occurred_from=first,
        occurred_to=last,
        date_precision=_precision(told[0], first, last),
        date_basis=min((_date(one).basis for one in told), key=_basis_rank),
        from_=_told(occurred_from=told, occurred_to=ends),
    )


def _precision(one: Statement, first: str | None, last: str | None) -> str:
    """Return how finely the days are known: of one day that ends on another, `days`."""
    told = _date(one).precision
    return "days" if told == "day" and last is not None and last != first else told


def _by_end(material: Material) -> When | None:
    """Return the day on which it ended, where nothing says when it began."""
    ends = [one for one in material.of("occurred_to") if _date(one).date_to]
    if not ends:
        return None
    told = most_told(ends, lambda one: _date(one).date_to, material)
    return When(
        occurred_to=_date(told[0]).date_to,
        date_precision=_date(told[0]).precision,
        date_basis=_date(told[0]).basis,
        from_=_told(occurred_to=told),
    )


def _date(one: Statement) -> DateDetail:
    if isinstance(one.detail, DateDetail):
        return one.detail
    day = str(one.value)[:10] if one.value else None
    return DateDetail(date_from=day, date_to=day)


def _from(one: Statement) -> str | None:
    return _date(one).date_from


def _basis_rank(basis: str) -> int:
    return _BASIS.index(basis) if basis in _BASIS else len(_BASIS)


def _fineness(one: Statement) -> tuple[bool, int]:
    detail = _date(one)
    known = _PRECISION.index(detail.precision) if detail.precision in _PRECISION else 9
    return detail.basis == "published", known


def _last(told: Sequence[Statement], material: Material) -> tuple[str | None, Sequence[Statement]]:
    first = _from(told[0])
    own = max((_date(one).date_to or "" for one in told), default="") or first
    ends = [
        one
        for one in material.of("occurred_to")
        if _date(one).date_to
        and _fineness(one) <= _fineness(told[0])
        and 0 <= _days(first, _date(one).date_to) <= _LONGEST
    ]
    if is_ongoing(material):
        return None, ()
    if not ends:
        return own, told
    last = max(_date(one).date_to or "" for one in ends)
    if own and own > last:
        return own, told
    return last, [one for one in ends if _date(one).date_to == last]


def _days(first: str | None, last: str | None) -> int:
    start, end = moment(first, "stated"), moment(last, "stated")
    if start is None or end is None or start.day is None or end.day is None:
        return -1
    return end.day - start.day


def is_ongoing(material: Material) -> bool | None:
    """Return whether it still went on by the latest report that says; None if none does."""
    told = material.of("ongoing")
    if not told:
        return None
    # `heard` is in the order of publication, undated reports last: of these only if no dated.
    dated = [one for one in told if _is_dated(one, material)]
    return is_yes((dated or told)[-1])


def _is_dated(one: Statement, material: Material) -> bool:
    report = material.reports.get(one.report_id)
    return bool(report and report.published_at)


def is_yes(one: Statement) -> bool:
    """Return whether a yes-or-no statement says yes."""
    return str(one.value).casefold() in ("true", "yes", "1", one.field)


def _by_publication(material: Material) -> When:
    days = sorted(
        report.published_at[:10]
        for account in material.cluster.accounts
        if account.role == "main"
        for report in [material.reports.get(account.report_id)]
        if report is not None and report.published_at
    )
    if not days:
        return When()
    last = datetime.date.fromisoformat(days[0]).isoformat() if moment(days[0], "stated") else None
    return When(occurred_to=last, date_basis="published")
