"""One cluster becomes one incident: every field reconciled, every value with its statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from tallybook.reconcile.attributions import attributions_of, claims_of, denials_of
from tallybook.reconcile.certainty import grade_of
from tallybook.reconcile.clocks import moments
from tallybook.reconcile.coded import (
    attack_types,
    most_said,
    stage_of,
    type_of_violence,
    yes_or_no,
)
from tallybook.reconcile.described import sourced, targets_of, victims_of, weapons_of
from tallybook.reconcile.material import Material, material_of, published
from tallybook.reconcile.pinned import said_of, with_pins, with_status
from tallybook.reconcile.place_date import ids, is_ongoing, when_of, where_of
from tallybook.reconcile.said import set_aside
from tallybook.reconcile.tallies import tallies_of
from tallybook.reconcile.titles import summary_of, title_of
from tallybook.records import Cluster, Incident, Linking, ReportRef, incident_id_of


def reconcile_cluster(cluster: Cluster, *, rule: str = "latest_as_of") -> Incident:
    """Return the incident that the accounts of a cluster tell of, its tallies taken by `rule`.

    The result depends on what the cluster holds and not on its order. Raises UnknownCode if
    `rule` is no code of the list `tally_rules`.
    """
    material = material_of(cluster)
    grade = grade_of(material)
    incident = Incident(
        incident_id=incident_id_of(_earliest(material)),
        weapons=weapons_of(material),
        targets=targets_of(material),
        attributions=attributions_of(material),
        claims=claims_of(material),
        denials=denials_of(material),
        tallies=tallies_of(material, moments(material), rule),
        victims=victims_of(material),
        damage=sourced(material, "damage"),
        consequences=sourced(material, "consequences"),
        responders=sourced(material, "responders"),
        sub_events=sourced(material, "sub_events"),
        certainty_grade=grade.code,
        certainty_reason=grade.reason,
        field_from={"certainty_grade": grade.from_} if grade.from_ else {},
        account_ids=tuple(sorted(one.account_id for one in cluster.accounts)),
        reports=_report_refs(material),
        independent_reports=len(set(material.voices.values())),
    )
    for fill in (_placed, _dated, _coded):
        incident = fill(incident, material)
    return _as_decided(incident, material)


def _as_decided(incident: Incident, material: Material) -> Incident:
    """Return the incident with its title, its summary, and all that persons say of it."""
    replace = msgspec.structs.replace
    decisions = material.cluster.decisions
    pins, notes = said_of(decisions)
    incident = with_pins(incident, pins, material)
    if "title" not in pins:
        incident = replace(incident, title=title_of(incident))
    if "summary" not in pins:
        incident = replace(incident, summary=summary_of(incident))
    return replace(
        with_status(incident, pins),
        notes=notes,
        set_aside=set_aside(material.aside, decisions),
        decisions=tuple(one.decision_id for one in decisions),
    )


def _placed(incident: Incident, material: Material) -> Incident:
    where = where_of(material)
    return msgspec.structs.replace(
        incident,
        country=where.country,
        country_name=where.country_name,
        adm1=where.adm1,
        adm2=where.adm2,
        place=where.place,
        place_detail=where.place_detail,
        site=where.site,
        latitude=where.latitude,
        longitude=where.longitude,
        geoprecision=where.geoprecision,
        field_from={**incident.field_from, **where.from_},
    )


def _dated(incident: Incident, material: Material) -> Incident:
    when = when_of(material)
    told = ids(material.of("ongoing"))
    return msgspec.structs.replace(
        incident,
        occurred_from=when.occurred_from,
        occurred_to=when.occurred_to,
        date_precision=when.date_precision,
        date_basis=when.date_basis,
        ongoing=is_ongoing(material),
        field_from={**incident.field_from, **when.from_, **({"ongoing": told} if told else {})},
    )


def _coded(incident: Incident, material: Material) -> Incident:
    found: dict[str, tuple[Any, tuple[str, ...]]] = {
        "attack_type": attack_types(material),
        "stage": stage_of(material),
        "suicide": yes_or_no(material, "suicide"),
        "multiple": yes_or_no(material, "multiple"),
        "extended": yes_or_no(material, "extended"),
        "time_local": most_said(material, "time_local"),
        "incident_category": most_said(material, "incident_category"),
        "type_of_violence": type_of_violence(material),
    }
    told = {field: from_ for field, (_, from_) in found.items() if from_}
    return msgspec.structs.replace(
        incident,
        **{field: value for field, (value, _) in found.items()},
        event_clarity=2 if found["multiple"][0] else 1,
        field_from=dict(sorted({**incident.field_from, **told}.items())),
    )


def _earliest(material: Material) -> str:
    def order(one: tuple[str, str]) -> tuple[str, str]:
        return published(one[0], material.reports)[0], one[1]

    accounts = [(one.report_id, one.account_id) for one in material.cluster.accounts]
    return min(accounts, key=order)[1]


def _report_refs(material: Material) -> tuple[ReportRef, ...]:
    original = {one.report_id: one.original_id for one in material.cluster.copies}
    ordered = sorted(material.reports, key=lambda one: published(one, material.reports))
    return tuple(_ref(material, report_id, original.get(report_id)) for report_id in ordered)


def _ref(material: Material, report_id: str, copy_of: str | None) -> ReportRef:
    report = material.reports[report_id]
    return ReportRef(
        report_id=report_id,
        source_name=report.source_name,
        title=report.title,
        author=report.author,
        publisher=report.publisher,
        published_at=report.published_at,
        url=report.url,
        content_sha256=report.content_sha256,
        copy_of=copy_of,
    )


def reconcile_all(linking: Linking, rule: str = "latest_as_of") -> tuple[Incident, ...]:
    """Return the incidents of all clusters, as `gather` does."""
    incidents = (reconcile_cluster(one, rule=rule) for one in linking.clusters)
    unsure = ((one.left, one.right) for one in linking.judgements if one.verdict == "unsure")
    return gather(incidents, unsure)


def gather(
    incidents: Iterable[Incident],
    unsure: Iterable[tuple[str, str]],
    elsewhere: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Incident, ...]:
    """Return incidents sorted by first day and id; undated ones come last.

    `unsure` are the pairs of accounts judged so: their incidents name one another as related.
    `elsewhere` gives the incident of an account that none of these holds.
    """
    found = list(incidents)
    related = _related(found, unsure, elsewhere)
    whole = [
        msgspec.structs.replace(one, related=related[one.incident_id])
        if one.incident_id in related
        else one
        for one in found
    ]
    return tuple(sorted(whole, key=lambda one: (one.occurred_from or "~", one.incident_id)))


def _related(
    incidents: Iterable[Incident],
    unsure: Iterable[tuple[str, str]],
    elsewhere: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    home = {account: one.incident_id for one in incidents for account in one.account_ids}
    pairs: dict[str, set[str]] = {}
    for left_id, right_id in unsure:
        left = home.get(left_id) or elsewhere.get(left_id)
        right = home.get(right_id) or elsewhere.get(right_id)
        if left and right and left != right:
            pairs.setdefault(left, set()).add(right)
            pairs.setdefault(right, set()).add(left)
    return {incident: tuple(sorted(others)) for incident, others in pairs.items()}
