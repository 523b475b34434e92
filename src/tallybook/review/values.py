"""Can this value stand there? What a person types, checked before it becomes a decision."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tallybook.codebook import code_list
from tallybook.errors import UsageError
from tallybook.reconcile.pinned import ENDS, LISTS, PINNABLE, YES_NO, found_value
from tallybook.reconcile.points import point_of
from tallybook.records import DateDetail, Incident, PlaceDetail, Statement, WeaponDetail

# More than ever died in one attack, and less than a slip of the keyboard gives.
MOST = 10_000_000
LONGEST = 500
STATUSES = ("candidate", "under_review", "accepted", "rejected")
_CODED = {
    "attack_type": "attack_types",
    "stage": "stages",
    "incident_category": "incident_categories",
    "weapons": "weapons",
}
_PLACES = ("place", "site", "adm1", "adm2", "country")

Value = str | int | None


def check_correction(statements: Sequence[Statement], part: str | None, value: Value) -> Value:
    """Return the value as it is stored. Raises UsageError if the part cannot have it."""
    for one in statements:
        value = _checked(one, part, value)
    return value


def _checked(one: Statement, part: str | None, value: Value) -> Value:
    harms = code_list("harms")
    if part is not None:
        code_list("correctable")[part]  # an unknown part is named with the nearest
    if part == "speaker":
        return None if value is None else _words(value)
    if value is None:
        raise UsageError("a correction needs a value", next_step="or reject the statement")
    if part in ("bound", "scope"):
        _needs(one.field in harms, part, one)
        return _code({"bound": "bounds", "scope": "scopes"}[part], value)
    if part == "as_of":
        return _moment(value)
    if part == "place":
        _needs(one.field in _PLACES, part, one)
        return _place(value)
    return _count(value) if one.field in harms else _said(one, value)


def _needs(fits: bool, part: str, one: Statement) -> None:
    if not fits:
        raise UsageError(
            f"statement {one.statement_id} is about {one.field}: it has no {part}",
            next_step="correct its value, or reject it",
        )


def _said(one: Statement, value: Value) -> Value:
    if isinstance(one.detail, DateDetail) or one.field in ("occurred_from", "occurred_to"):
        return _day(value)
    if isinstance(one.detail, PlaceDetail):
        return _place(value)
    if one.field in _CODED and (one.detail is None or isinstance(one.detail, WeaponDetail)):
        return _code(_CODED[one.field], value)
    if one.field in YES_NO:
        return _yes_no(value)
    return _words(value)


def check_pin(incident: Incident, field: str, value: Value) -> Value:
    """Return the value as it is stored. Raises UsageError if the field cannot have it."""
    harm, dot, end = field.partition(".")
    if dot and end in ENDS:
        code_list("harms")[harm]
        return None if value is None else _in_order(incident, harm, end, _count(value))
    if field not in PINNABLE:
        raise UsageError(
            f"{field!r} cannot be pinned",
            next_step=f"a harm with its end (killed.best), or one of: {', '.join(PINNABLE)}",
        )
    return None if value is None else _plain(field, value)


def _plain(field: str, value: Value) -> Value:
    codes = PINNABLE[field]
    if field in LISTS and codes:
        return ", ".join(_code(codes, one.strip()) for one in str(value).split(","))
    if codes:
        return _code(codes, value)
    if field in YES_NO:
        return _yes_no(value)
    if field in ("occurred_from", "occurred_to"):
        return _day(value)
    if field == "place":
        return _place(value)
    if field == "country":
        return _country(value)
    return _words(value)


def _in_order(incident: Incident, harm: str, end: str, number: int) -> int:
    """Return the number. Raises UsageError if it breaks the order of what else is pinned."""
    place = ENDS.index(end)
    for pin in incident.pins:
        other, _, other_end = pin.field.partition(".")
        if other != harm or other_end == end or not isinstance(pin.value, int):
            continue
        above = ENDS.index(other_end) > place
        if (number > pin.value) if above else (number < pin.value):
            raise UsageError(
                f"{harm}.{end} cannot be {number}: {pin.by} pinned {pin.field} to {pin.value}",
                next_step=f"pin {pin.field} first",
            )
    return number


def check_status(status: str) -> str:
    """Return the status. Raises UsageError if it is none that a person gives."""
    if status not in STATUSES:
        raise UsageError(
            f"{status!r} is no status that a person gives",
            next_step=f"one of: {', '.join(STATUSES)}",
        )
    return status


def shown(incident: Incident, field: str) -> Value:
    """Return what an incident has in a field, as a person would write it."""
    return found_value(incident, field)


def _count(value: Value) -> int:
    words = str(value).replace(",", "").strip()
    if not words.isascii() or not words.isdigit() or int(words) > MOST:
        raise UsageError(f"{value!r} is no number of people", next_step="write digits: 14")
    return int(words)


def _code(list_name: str, value: Value) -> str:
    return code_list(list_name)[str(value)].code


def _yes_no(value: Value) -> str:
    words = str(value).strip().casefold()
    if words not in ("yes", "no"):
        raise UsageError(f"{value!r} is neither yes nor no")
    return words


def _day(value: Value) -> str:
    try:
        return datetime.date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise UsageError(f"{value!r} is no day", next_step="write 2031-05-04") from None


def _moment(value: Value) -> str:
    words = str(value).strip()
    try:
        datetime.datetime.fromisoformat(words)
    except ValueError:
        raise UsageError(
            f"{value!r} is no day or moment", next_step="write 2031-05-04 or 2031-05-04T12:00"
        ) from None
    return words


def _place(value: Value) -> str:
    words = _words(value)
    name, point = point_of(words)
    if not name and point is None:
        raise UsageError(
            f"{value!r} is no place", next_step="write a name, LAT,LON, or NAME (LAT, LON)"
        )
    return words


def _country(value: Value) -> str:
    words = str(value).strip().upper()
    if len(words) != 2 or not words.isascii() or not words.isalpha():
        raise UsageError(f"{value!r} is no country", next_step="write its ISO code: KE")
    return words


def _words(value: Value) -> str:
    words = " ".join(str(value).split())
    if not words or len(words) > LONGEST:
        raise UsageError(f"1 to {LONGEST} characters are needed; this has {len(words)}")
    return words
