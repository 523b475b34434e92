"""An incident: the reconciled record of one real attack or clash.

Every value leads to its statements by id; a tally names the statements behind low, best and
high, and those superseded. Not stated is None, never 0.
"""

from __future__ import annotations

import msgspec

from tallybook.records.ids import make_id
from tallybook.records.statement import (
    AttributionDetail,
    ClaimDetail,
    PlaceDetail,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)


class Tally(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Low, best and high of one harm, by a named rule.

    `from_` are the statement ids the tally rests on; `low_from`, `best_from`, `high_from` those
    behind each number; `superseded` those that a later one revises. `conflict` is a code of
    `conflicts`: none, growing_count, correction, disagreement. `reason` says why best is best.
    Subsets (of `scope`) are parts of the total and never added to it. `checked_by` names the
    persons who accepted or corrected a statement behind best, or pinned it.
    """

    harm: str
    scope: str = "total"
    scope_text: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    rule: str = "latest_as_of"
    reason: str = ""
    as_of: str | None = None
    vague: str | None = None
    includes_perpetrators: str = "unknown"
    conflict: str = "none"
    from_: tuple[str, ...] = ()
    low_from: tuple[str, ...] = ()
    best_from: tuple[str, ...] = ()
    high_from: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    subsets: tuple[Tally, ...] = ()
    checked_by: tuple[str, ...] = ()


class Sourced(msgspec.Struct, frozen=True, kw_only=True):
    """A plain value with the statements that give it."""

    value: str
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")


class SourcedWeapon(msgspec.Struct, frozen=True, kw_only=True):
    """A weapon with the statements that give it."""

    weapon: WeaponDetail
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")


class SourcedTarget(msgspec.Struct, frozen=True, kw_only=True):
    """A target with the statements that give it."""

    target: TargetDetail
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")


class SourcedAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """One perpetrator under one standing, with who says so and the statements that give it."""

    attribution: AttributionDetail
    speakers: tuple[str, ...] = ()
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")


class SourcedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim or denial of responsibility with the statements that give it."""

    claim: ClaimDetail
    competing: bool = False
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")


class SourcedVictim(msgspec.Struct, frozen=True, kw_only=True):
    """A person harmed, with the statements that give it."""

    victim: VictimDetail
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a person set for an incident, beside the one that the program found.

    `holds` is False for a status whose incident has changed since the person looked at it.
    """

    field: str
    value: str | int | None
    found: str | int | None
    by: str
    decision_id: str
    reason: str | None = None
    holds: bool = True


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wrote of an incident."""

    text: str
    by: str
    decision_id: str


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that counts for nothing because of a person; `verdict` and `by` say why."""

    statement_id: str
    field: str
    verdict: str
    by: str
    reason: str | None = None


class ReportRef(msgspec.Struct, frozen=True, kw_only=True):
    """One report behind an incident; `copy_of` names the original that it repeats."""

    report_id: str
    source_name: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    url: str | None = None
    content_sha256: str = ""
    copy_of: str | None = None


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One real attack or clash, reconciled from the accounts of its reports.

    `place` is the best place by geoprecision, `site` the mall or hotel as written;
    `certainty_reason` says by which criterion the grade is given;
    `field_from` gives, for each plain field, the ids of its statements. `decisions` are the ids of
    all that persons decided and that holds: of its statements, of pairs with its accounts, of
    itself; `pins`, `notes` and `set_aside` say what followed.
    """

    incident_id: str
    version: int = 1
    status: str = "candidate"
    merged_into: str | None = None
    title: str = ""
    summary: str = ""
    occurred_from: str | None = None
    occurred_to: str | None = None
    date_precision: str | None = None
    date_basis: str | None = None
    time_local: str | None = None
    extended: bool | None = None
    ongoing: bool | None = None
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
    attack_type: tuple[str, ...] = ()
    type_of_violence: str | None = None
    stage: str | None = None
    suicide: bool | None = None
    multiple: bool | None = None
    related: tuple[str, ...] = ()
    weapons: tuple[SourcedWeapon, ...] = ()
    targets: tuple[SourcedTarget, ...] = ()
    attributions: tuple[SourcedAttribution, ...] = ()
    claims: tuple[SourcedClaim, ...] = ()
    denials: tuple[SourcedClaim, ...] = ()
    incident_category: str | None = None
    tallies: dict[str, Tally] = {}
    victims: tuple[SourcedVictim, ...] = ()
    damage: tuple[Sourced, ...] = ()
    consequences: tuple[Sourced, ...] = ()
    responders: tuple[Sourced, ...] = ()
    sub_events: tuple[Sourced, ...] = ()
    event_clarity: int | None = None
    certainty_grade: str | None = None
    certainty_reason: str = ""
    account_ids: tuple[str, ...] = ()
    reports: tuple[ReportRef, ...] = ()
    independent_reports: int = 0
    sensitivity: tuple[str, ...] = ()
    field_from: dict[str, tuple[str, ...]] = {}
    decisions: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    notes: tuple[Note, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def incident_id_of(first_account_id: str) -> str:
    """Return the id of the incident whose earliest account this is.

    The earliest by publication stays the earliest as later reports come in, so the id is stable
    while an incident grows; when an earlier report does come, the old id becomes a tombstone.
    """
    return make_id("i", first_account_id)
