"""Which incidents changed since a day or moment, and what is otherwise now?"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tallybook.records import Incident, Tally
from tallybook.store import TOMBSTONES, Book
from tallybook.store.times import start_of

Plain = str | int | float | bool | None
_VALUES = (
    "status",
    "occurred_from",
    "occurred_to",
    "date_precision",
    "country",
    "adm1",
    "adm2",
    "place",
    "site",
    "latitude",
    "longitude",
    "geoprecision",
    "type_of_violence",
    "stage",
    "suicide",
    "multiple",
    "extended",
    "ongoing",
    "incident_category",
    "certainty_grade",
    "independent_reports",
)
# What is told as "N more" or "N fewer", with the word for one of it.
_COUNTED = {
    "account_ids": "account",
    "reports": "report",
    "notes": "note",
    "set_aside": "statement set aside",
}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One incident that changed: its version now, and then (None: it was not there).

    `what` says in words what changed; `fields` gives each value then and now, a tally by its ends
    (`killed.best`).
    """

    incident_id: str
    title: str
    status: str
    version: int
    version_before: int | None
    at: str
    what: tuple[str, ...]
    fields: dict[str, tuple[Plain, Plain]] = {}
    merged_into: str | None = None


def changes_since(book: Book, since: str) -> tuple[Change, ...]:
    """Return the incidents that changed since a day (its start) or moment, the latest first.

    Raises UsageError for what is neither.
    """
    changed = book.changed_since(start_of(since))
    now = {one.incident_id: one for one in book.incidents_named(key for key, *_ in changed)}
    found = []
    for incident_id, _, before, at in changed:
        then = book.version_of(incident_id, before) if before is not None else None
        change = change_of(then, now[incident_id], at)
        if change.what:
            found.append(change)
    return tuple(found)


def change_of(before: Incident | None, now: Incident, at: str) -> Change:
    """Return what is otherwise in an incident than it was."""
    fields = differences(before, now) if before is not None else {}
    return Change(
        incident_id=now.incident_id,
        title=now.title,
        status=now.status,
        version=now.version,
        version_before=before.version if before is not None else None,
        at=at,
        what=tuple(_words(before, now, fields)),
        fields=fields,
        merged_into=now.merged_into,
    )


def differences(before: Incident, now: Incident) -> dict[str, tuple[Plain, Plain]]:
    """Return each plain value that differs, with what it was and what it is."""
    then, today = _values(before), _values(now)
    ordered = dict.fromkeys([*today, *then])
    return {
        name: (then.get(name), today.get(name))
        for name in ordered
        if then.get(name) != today.get(name)
    }


def _values(incident: Incident) -> dict[str, Plain]:
    found: dict[str, Plain] = {name: getattr(incident, name) for name in _VALUES}
    found["attack_type"] = ", ".join(incident.attack_type) or None
    for harm, tally in incident.tallies.items():
        found |= {f"{harm}.{end}": getattr(tally, end) for end in ("low", "best", "high")}
    found["perpetrators"] = "; ".join(_doers(incident)) or None
    found["claimed_by"] = "; ".join(_claimants(incident)) or None
    return found


def _doers(incident: Incident) -> list[str]:
    told = (one.attribution for one in incident.attributions)
    return sorted({f"{one.canonical or one.name} ({one.standing})" for one in told})


def _claimants(incident: Incident) -> list[str]:
    return sorted({one.claim.canonical or one.claim.claimant for one in incident.claims})


def _words(
    before: Incident | None, now: Incident, fields: dict[str, tuple[Plain, Plain]]
) -> Iterable[str]:
    if before is None:
        yield from _appeared(now)
        return
    if now.status == "merged":
        yield f"merged into {now.merged_into}"
        return
    if now.status in ("split", "withdrawn"):
        yield now.status if now.status == "split" else "withdrawn: no report tells of it any longer"
        return
    told = [*_value_words(before, now, fields), *_count_words(before, now)]
    decided = _more("decision", len(before.decisions), len(now.decisions))
    # A decision that changed something is told by what it changed.
    yield from told or decided


def _value_words(
    before: Incident, now: Incident, fields: dict[str, tuple[Plain, Plain]]
) -> Iterable[str]:
    if before.status in TOMBSTONES:
        yield "stands again"
    for harm in dict.fromkeys([*before.tallies, *now.tallies]):
        then, today = (_span(one.tallies.get(harm)) for one in (before, now))
        if then != today:
            yield f"{harm} {then} to {today}"
    for name, (was, has) in fields.items():
        if "." not in name and not (name == "status" and was in TOMBSTONES):
            yield f"{name} {_shown(was)} to {_shown(has)}"


def _count_words(before: Incident, now: Incident) -> Iterable[str]:
    for name, word in _COUNTED.items():
        yield from _more(word, len(getattr(before, name)), len(getattr(now, name)))


def _appeared(now: Incident) -> Iterable[str]:
    if now.status == "merged":
        yield f"came and was merged into {now.merged_into}"
    elif now.status in ("split", "withdrawn"):
        yield f"came and was {now.status}"
    else:
        told = [f"{harm} {_span(tally)}" for harm, tally in now.tallies.items()]
        yield ", ".join(["new", *told])


def _span(tally: Tally | None) -> str:
    if tally is None:
        return "not told"
    low, best, high = ("?" if one is None else one for one in (tally.low, tally.best, tally.high))
    return f"{best}" if low == best == high else f"{best} ({low} to {high})"


def _shown(value: Plain) -> str:
    if value is None:
        return "not stated"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _more(word: str, before: int, now: int) -> Iterable[str]:
    if before != now:
        number = abs(now - before)
        which = "more" if now > before else "fewer"
        head, _, rest = word.partition(" ")
        plural = head if number == 1 else f"{head}s"
        yield f"{number} {which} {plural} {rest}".strip()
