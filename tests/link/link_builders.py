"""Accounts made by hand, for the tests of linking."""

from __future__ import annotations

from typing import Any

from tallybook.records import (
    Account,
    AttributionDetail,
    DateDetail,
    Judgement,
    PlaceDetail,
    Report,
    Sentence,
    Statement,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
    make_id,
)

# name: (gazetteer id, country, country name, adm1, latitude, longitude); an invented country.
PLACES = {
    "Port Alba": ("g1", "QA", "Alba", "Coast", 1.30, 36.80),
    "Lindo": ("g2", "QA", "Alba", "Coast", 1.35, 36.85),
    "Ferrin": ("g3", "QA", "Alba", "Uplands", 4.10, 39.70),
    "Marreth": ("g4", "QB", "Brenn", "North", 12.60, -8.00),
}
COUNTRIES = {"QA": "Alba", "QB": "Brenn"}


def report(
    name: str,
    text: str = "",
    *,
    published: str | None = None,
    publisher: str | None = None,
) -> Report:
    """Return a report whose text is one sentence."""
    sentences = (Sentence(index=0, start=0, end=len(text), paragraph=0),) if text else ()
    return Report(
        report_id=f"r-{name}",
        content_sha256=make_id("h", text, name),
        source_name=f"{name}.txt",
        text=text,
        publisher=publisher,
        published_at=published,
        published_at_basis="metadata" if published else None,
        sentences=sentences,
    )


def statement(account: str, report_id: str, field: str, value: Any, **more: Any) -> Statement:
    """Return one statement of an account."""
    return Statement(
        statement_id=make_id("s", account, field, value, more.get("scope"), more.get("detail")),
        report_id=report_id,
        account_id=account,
        sentence=0,
        start=0,
        end=0,
        quote=more.pop("quote", str(value)),
        field=field,
        value=value,
        **more,
    )


def place_detail(name: str, **more: Any) -> PlaceDetail:
    """Return a place of `PLACES`, or one that no gazetteer holds."""
    if name not in PLACES:
        return PlaceDetail(name=name, **more)
    gazetteer_id, country, country_name, adm1, latitude, longitude = PLACES[name]
    return PlaceDetail(
        name=name,
        gazetteer_id=gazetteer_id,
        country=country,
        country_name=country_name,
        adm1=adm1,
        latitude=latitude,
        longitude=longitude,
        geoprecision=1,
    )


def account(
    name: str,
    *,
    of: Report,
    role: str = "main",
    day: str | None = None,
    until: str | None = None,
    precision: str = "day",
    country: str | None = None,
    place: str | None = None,
    site: str | None = None,
    site_type: str | None = None,
    attack: tuple[str, ...] = (),
    stage: str | None = None,
    group: str | None = None,
    group_id: str | None = None,
    attackers: tuple[int, int] | None = None,
    weapons: tuple[str, ...] = (),
    target: str | None = None,
    victims: tuple[str, ...] = (),
    anchor: str = "attack",
    anchor_start: int = 0,
    **figures: int,
) -> Account:
    """Return an account; `figures` are exact totals by harm, such as `killed=3`."""
    found: list[Statement] = []

    def told(field: str, value: Any, **more: Any) -> None:
        found.append(statement(f"a-{name}", of.report_id, field, value, **more))

    if day:
        told(
            "occurred_from",
            day,
            detail=DateDetail(date_from=day, date_to=until or day, precision=precision),
        )
    if place and place in PLACES:
        country = country or PLACES[place][1]
    if country:
        detail = PlaceDetail(
            name=COUNTRIES[country],
            country=country,
            country_name=COUNTRIES[country],
            geoprecision=6,
        )
        told("country", COUNTRIES[country], detail=detail)
    if place:
        told(
            "place",
            place,
            detail=place_detail(place, country=country)
            if place not in PLACES
            else place_detail(place),
        )
    if site:
        told("site", site, detail=PlaceDetail(name=site, site_type=site_type))
    for one in attack:
        told("attack_type", one)
    if stage:
        told("stage", stage)
    if group:
        low, high = attackers or (None, None)
        told(
            "attributions",
            group,
            detail=AttributionDetail(name=group, group_id=group_id, count_low=low, count_high=high),
        )
    for one in weapons:
        told("weapons", one, detail=WeaponDetail(weapon=one))
    if target:
        told("targets", target, detail=TargetDetail(target_kind="physical", target_type=target))
    for one in victims:
        told("victims", one, detail=VictimDetail(name=one, fate="killed"))
    for harm, number in figures.items():
        told(harm, number, number_low=number, number_high=number, bound="exact", scope="total")
    return Account(
        account_id=f"a-{name}",
        report_id=of.report_id,
        role=role,
        anchor_start=anchor_start,
        anchor_end=anchor_start + len(anchor),
        anchor_quote=anchor,
        sentences=(0,) if of.sentences else (),
        statements=tuple(found),
        extractor="hand",
    )


def person_says(verdict: str, left: str, right: str, **more: Any) -> Judgement:
    """Return a person's decision on two accounts, given by their names."""
    left, right = sorted((f"a-{left}", f"a-{right}"))
    return Judgement(
        judgement_id=make_id("j", left, right, verdict, more),
        left=left,
        right=right,
        verdict=verdict,
        score=1.0 if verdict == "same" else 0.0,
        decided_by="person",
        decider="reviewer",
        **more,
    )


def groups_of(linking: Any) -> list[list[str]]:
    """Return the clusters as sorted lists of the accounts' names."""
    return sorted(
        sorted(one.account_id.removeprefix("a-") for one in cluster.accounts)
        for cluster in linking.clusters
    )
