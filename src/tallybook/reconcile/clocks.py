"""For what time does a figure hold? Stated, else published, else learned from other reports."""

from __future__ import annotations

import datetime
import re

import msgspec

from tallybook.reconcile.material import Material
from tallybook.reconcile.names import words
from tallybook.records import Account, DateDetail, Report, Statement

_WORD = re.compile(r"[^\W\d_]+")


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A day, with the moment in UTC where it is known. `basis` is a code of `as_of_basis`."""

    day: int | None = None
    instant: float | None = None
    shown: str | None = None
    basis: str = "published"

    def is_after(self, other: Moment) -> bool:
        """Return whether this is surely later: a later day, or later on one day."""
        if self.day is None or other.day is None:
            return False
        if self.day != other.day:
            return self.day > other.day
        if self.instant is None or other.instant is None:
            return False
        return self.instant > other.instant

    def words(self) -> str:
        """Return the moment as a reason tells it."""
        if self.shown is None:
            return "at an unknown time"
        marks = {"stated": ", as stated", "inferred": ", inferred from the other reports"}
        return f"as of {self.shown}{marks.get(self.basis, '')}"


UNKNOWN = Moment(basis="inferred")


def moment(text: str | None, basis: str) -> Moment | None:
    """Return the moment of an ISO 8601 day or date-time; None if it is neither."""
    if not text:
        return None
    try:
        parsed = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    day = parsed.date().toordinal()
    if len(text) <= 10:
        return Moment(day=day, shown=text, basis=basis)
    # A moment without an offset is taken as UTC: it still orders the reports of one publisher.
    since = datetime.timedelta(days=day, hours=parsed.hour, minutes=parsed.minute)
    instant = (since - (parsed.utcoffset() or datetime.timedelta())).total_seconds()
    return Moment(day=day, instant=instant + parsed.second, shown=text, basis=basis)


def moments(material: Material) -> dict[str, Moment]:
    """Return the moment for which each statement holds, by statement id.

    A report without a date gets its day from the incident: the last weekday that its account
    names, counted from the first day of the incident, else the incident's last known day.
    """
    days = _incident_days(material)
    inferred = {
        account.account_id: _infer(account, material.reports.get(account.report_id), days)
        for account in material.cluster.accounts
    }
    return {one.statement_id: _moment_of(one, material, inferred) for one in material.heard}


def _moment_of(one: Statement, material: Material, inferred: dict[str, Moment]) -> Moment:
    report = material.reports.get(one.report_id)
    basis = one.as_of_basis or "stated"
    # An as_of that only repeats the day of publication gives way to the hour of publication.
    stated = moment(one.as_of, basis) if basis != "published" else None
    published = moment(report.published_at if report else None, "published")
    return stated or published or moment(one.as_of, basis) or inferred.get(one.account_id, UNKNOWN)


def _incident_days(material: Material) -> tuple[int, int] | None:
    starts = sorted(
        day for one in material.of("occurred_from") for day in [_fine_day(one)] if day is not None
    )
    if not starts:
        return None
    # The middle one of all that are stated: one misread date does not move the clock.
    first = starts[(len(starts) - 1) // 2]
    ends = [
        day for one in material.of("occurred_to") for day in [_fine_day(one)] if day is not None
    ]
    return first, max([day for day in ends if first <= day <= first + 62], default=first)


def _fine_day(one: Statement) -> int | None:
    detail = one.detail
    if isinstance(detail, DateDetail):
        if detail.precision not in ("day", "days") or detail.basis == "published":
            return None
        text = detail.date_from if one.field == "occurred_from" else detail.date_to
    else:
        text = str(one.value or "")
    found = moment(text, "stated")
    return found.day if found else None


def _infer(account: Account, report: Report | None, days: tuple[int, int] | None) -> Moment:
    if days is None:
        return UNKNOWN
    first, last = days
    named = [first + (number - _weekday(first)) % 7 for number in _weekdays(account, report)]
    day = max(named, default=last)
    return Moment(day=day, shown=datetime.date.fromordinal(day).isoformat(), basis="inferred")


def _weekday(day: int) -> int:
    return datetime.date.fromordinal(day).weekday()


def _weekdays(account: Account, report: Report | None) -> list[int]:
    if report is None:
        return []
    names = words("weekdays")
    found = set()
    for index in account.sentences:
        if 0 <= index < len(report.sentences):
            sentence = report.sentences[index]
            told = _WORD.findall(report.text[sentence.start : sentence.end].casefold())
            found |= {names.index(word) for word in told if word in names}
    return sorted(found)
