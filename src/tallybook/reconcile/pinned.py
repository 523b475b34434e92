"""What do persons say of the incident itself? Pinned values win, and stand beside the program's.

A status holds of the values that the person looked at: once they are others, the incident is under
review again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tallybook.codebook import code_list
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold
from tallybook.reconcile.points import place_of, point_of
from tallybook.records import (
    Decision,
    Incident,
    Note,
    Pin,
    PlaceDetail,
    Tally,
    make_id,
)

ENDS = ("low", "best", "high")
YES_NO = ("extended", "ongoing", "suicide", "multiple")
NUMBERS = ("geoprecision", "event_clarity")
LISTS = ("attack_type",)
# What a person can set: the code list that the value is of, or None for plain words.
PINNABLE: dict[str, str | None] = {
    "title": None,
    "summary": None,
    "occurred_from": None,
    "occurred_to": None,
    "date_precision": "date_precision",
    "time_local": None,
    "country": None,
    "adm1": None,
    "adm2": None,
    "place": None,
    "site": None,
    "geoprecision": "geoprecision",
    "attack_type": "attack_types",
    "type_of_violence": "types_of_violence",
    "stage": "stages",
    "incident_category": "incident_categories",
    "event_clarity": "event_clarity",
    "certainty_grade": "certainty_grades",
    **dict.fromkeys(YES_NO),
}
# The values that a person signs: when one of them changes, a status holds no longer.
_SIGNED = (
    "occurred_from",
    "occurred_to",
    "date_precision",
    "country",
    "adm1",
    "place",
    "site",
    "latitude",
    "longitude",
    "attack_type",
    "type_of_violence",
    "stage",
    "suicide",
)
_REOPENED = "under_review"
_HOLDS_ALWAYS = ("candidate", "under_review")


def said_of(decisions: Iterable[Decision]) -> tuple[dict[str, Decision], tuple[Note, ...]]:
    """Return what is pinned, by field, the later before the earlier, and the notes in order."""
    pins: dict[str, Decision] = {}
    notes: list[Note] = []
    for one in decisions:
        if one.subject != "incident" or one.field is None:
            continue
        if one.field == "note":
            notes.append(Note(text=str(one.value), by=one.by, decision_id=one.decision_id))
        else:
            pins[one.field] = one
    return pins, tuple(notes)


def with_pins(incident: Incident, pins: Mapping[str, Decision], material: Material) -> Incident:
    """Return the incident with the pinned values that its title is made of, and who says so."""
    made: list[Pin] = []
    for field in sorted(pins):
        if field == "status":
            continue
        decision = pins[field]
        made.append(_pin(decision, found_value(incident, field)))
        incident = _with(incident, decision, material)
    tallied = {key: _in_order(one, pins) for key, one in incident.tallies.items()}
    return msgspec.structs.replace(incident, tallies=tallied, pins=tuple(made))


def with_status(incident: Incident, pins: Mapping[str, Decision]) -> Incident:
    """Return the incident with the status that a person gave it, if that still holds."""
    decision = pins.get("status")
    if decision is None:
        return incident
    status = str(decision.value)
    same = decision.seen is None or decision.seen == print_of(incident)
    holds = same or status in _HOLDS_ALWAYS
    pin = msgspec.structs.replace(_pin(decision, incident.status), holds=holds)
    pinned = tuple(sorted((*incident.pins, pin), key=lambda one: one.field))
    return msgspec.structs.replace(incident, status=status if holds else _REOPENED, pins=pinned)


def print_of(incident: Incident) -> str:
    """Return a print of the values that a person signs: equal values, equal prints."""
    tallies = {key: [one.low, one.best, one.high] for key, one in incident.tallies.items()}
    doers = sorted(
        [fold(one.attribution.canonical or one.attribution.name), one.attribution.standing]
        for one in incident.attributions
    )
    claimed = sorted(fold(one.claim.canonical or one.claim.claimant) for one in incident.claims)
    plain = [getattr(incident, name) for name in _SIGNED]
    values = [plain, sorted(tallies.items()), doers, claimed]
    return make_id("p", msgspec.json.encode(values).decode("utf-8"))


def _pin(decision: Decision, found: str | int | None) -> Pin:
    return Pin(
        field=decision.field or "",
        value=decision.value,
        found=found,
        by=decision.by,
        decision_id=decision.decision_id,
        reason=decision.reason,
    )


def found_value(incident: Incident, field: str) -> str | int | None:
    """Return what an incident has in a field that can be pinned, as a person would write it."""
    harm, _, end = field.partition(".")
    if end:
        tally = incident.tallies.get(harm)
        number: int | None = getattr(tally, end, None)
        return number
    value = getattr(incident, field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or None
    if field == "place" and value is not None and incident.latitude is not None:
        return f"{value} ({incident.latitude}, {incident.longitude})"
    return value if isinstance(value, str | int) else None


def _with(incident: Incident, decision: Decision, material: Material) -> Incident:
    field, value = decision.field or "", decision.value
    harm, _, end = field.partition(".")
    replace = msgspec.structs.replace
    if end:
        tally = _pinned_tally(incident, harm, end, decision)
        order = {**incident.tallies, harm: tally}
        return replace(
            incident, tallies={key: order[key] for key in code_list("harms").codes if key in order}
        )
    if field == "place":
        return _placed(incident, value, material)
    if field == "country":
        return replace(incident, country=value, country_name=_country_name(value, material))
    changes: dict[str, Any] = {field: plain_value(field, value)}
    if field in ("occurred_from", "occurred_to"):
        changes["date_basis"] = None
    return replace(incident, **changes)


def plain_value(field: str, value: str | int | None) -> object:
    """Return a pinned value as the incident has it."""
    if value is None:
        return () if field in LISTS else None
    if field in YES_NO:
        return value == "yes"
    if field in LISTS:
        return tuple(part.strip() for part in str(value).split(","))
    return int(value) if field in NUMBERS else str(value)


def _placed(incident: Incident, value: str | int | None, material: Material) -> Incident:
    detail = _place(str(value), incident, material) if value is not None else None
    return msgspec.structs.replace(
        incident,
        place=detail.name if detail else None,
        place_detail=detail,
        latitude=detail.latitude if detail else None,
        longitude=detail.longitude if detail else None,
        geoprecision=detail.geoprecision if detail else None,
    )


def _place(words: str, incident: Incident, material: Material) -> PlaceDetail:
    """Return the place that a person means; one that a report names has the point known of it."""
    name, point = point_of(words)
    told = (one.detail for one in material.heard if isinstance(one.detail, PlaceDetail))
    known = next((one for one in told if fold(one.name) == fold(name)), None)
    if point is None and known is not None:
        return known
    before = incident.place_detail or PlaceDetail(
        name=name,
        country=incident.country,
        country_name=incident.country_name,
        adm1=incident.adm1,
    )
    return place_of(words, before)


def _country_name(code: str | int | None, material: Material) -> str | None:
    told = (one.detail for one in material.heard if isinstance(one.detail, PlaceDetail))
    return next((one.country_name for one in told if one.country == code), None)


def _pinned_tally(incident: Incident, harm: str, end: str, decision: Decision) -> Tally:
    rule = next((one.rule for one in incident.tallies.values()), "latest_as_of")
    before = incident.tallies.get(harm) or Tally(harm=harm, rule=rule)
    words = f"{end} set to {'unknown' if decision.value is None else decision.value}"
    words += f" by {decision.by}"
    if decision.reason:
        words += f" ({decision.reason})"
    changes: dict[str, Any] = {end: decision.value, f"{end}_from": ()}
    if end == "best":
        changes["checked_by"] = (decision.by,)
    return msgspec.structs.replace(
        before, reason="; ".join(filter(None, (words, before.reason))), **changes
    )


def _in_order(tally: Tally, pins: Mapping[str, Decision]) -> Tally:
    """Return a tally whose ends that nobody pinned give way to those that somebody did."""
    fixed = {end for end in ENDS if f"{tally.harm}.{end}" in pins}
    if not fixed:
        return tally
    low, best, high = tally.low, tally.best, tally.high
    known = [getattr(tally, end) for end in fixed if getattr(tally, end) is not None]
    if not known:
        return tally
    if "low" not in fixed and low is not None:
        low = min([low, *known])
    if "high" not in fixed and high is not None:
        high = max([high, *known])
    if "best" not in fixed and best is not None:
        best = max(best, low) if "low" in fixed and low is not None else best
        best = min(best, high) if "high" in fixed and high is not None else best
    return msgspec.structs.replace(tally, low=low, best=best, high=high)
