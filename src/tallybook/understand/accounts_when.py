"""When did an incident happen? Which of the times told beside its acts are its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook.records import DateDetail
from tallybook.understand.accounts_attach import Attached, Held
from tallybook.understand.accounts_lead import lead_times
from tallybook.understand.accounts_summary import summary_times
from tallybook.understand.clauses import Clauses
from tallybook.understand.document import Document
from tallybook.understand.findings import Findings
from tallybook.understand.grouping import Group
from tallybook.understand.grouping_clauses import is_of_saying, is_severed
from tallybook.understand.grouping_evidence import Window, window_of
from tallybook.understand.mentions import Anchor, Time

_BEGINNING = frozenset("began begun start started begins starts erupted".split())
_GOING_ON = frozenset("until continued continues till lasting ended ending".split())
# These go on to the day right behind them: "into Sunday", not "into a bloodbath on Sunday".
_INTO = frozenset("into through".split())
_APART = frozenset(", ; : — to who which that and but".split())
_REACH = 3
# A definite act dates itself only from its own clause: "the attack began Saturday".
_OWN_CLAUSE = 12
# A date told without an act counts this many sentences after the first act.
_SOON = 3
# Who comes to a shooting comes on the day of it.
_CAME = frozenset(
    "found responded rushed called hospitalized hospitalised taken dispatched summoned arrived"
    " investigating evacuated".split()
)
_CAME_REACH = 12
_FINENESS = {"day": 0, "days": 1, "week": 2, "month": 3, "year": 4}


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """One date or hour of the incident, with its words."""

    start: int
    end: int
    sentence: int
    field: str
    value: str | None
    detail: DateDetail | None
    held: Held


def dates_of(
    document: Document, findings: Findings, group: Group, attached: Attached
) -> Iterator[Dated]:
    """Yield the days and hours of one incident: from, to, local time."""
    own = [(time, held) for time, held in attached.times if held.anchor is not None]
    around = [(time, held) for time, held in attached.times if held.anchor is None]
    dated = list(_of_times(findings, group, own))
    # What the opening tells comes before what is told further on, beside no act.
    dated = dated or list(_of_opening(document, findings, group, attached))
    dated = dated or list(_of_times(findings, group, around))
    dated = dated or list(_of_response(document, findings, group, attached))
    yield from dated or _of_summary(document, findings, group, attached)


def _of_times(
    findings: Findings, group: Group, times: Sequence[tuple[Time, Held]]
) -> Iterator[Dated]:
    known: Window | None = None
    seen = False
    clauses = findings.clauses
    for time, held in times:
        if time.role != "point" or time.start in findings.filed or is_of_saying(clauses, time):
            continue
        window = window_of(time)
        # "Last week", and further on "on Tuesday, 4 May": the second says it more finely.
        finer = _is_finer(window, known) and held.anchor is not None
        if not (finer or _dates(group, held.anchor, held, seen)):
            continue
        if _is_apart(clauses, held.anchor, time, seen and not finer):
            continue
        later = known is not None and window is not None and window.first > known.last
        yield from _days(clauses, time, held, only_to=later)
        yield from _hour(time, held)
        seen = True
        known = window if finer else known or window


def _is_finer(window: Window | None, known: Window | None) -> bool:
    """Whether days lie within days told before, and are fewer by far."""
    if window is None or known is None or known.precision in ("day", "days"):
        return False
    within = known.first <= window.first and window.last <= known.last
    return within and window.precision in ("day", "days")


def _of_opening(
    document: Document, findings: Findings, group: Group, attached: Attached
) -> Iterator[Dated]:
    """Yield the day that the opening of the report tells: the finest, and of these the first."""
    if not attached.alone:
        return
    times = [
        time
        for time in lead_times(document, findings, group)
        if time.start not in attached.elsewhere
    ]
    first = min(times, key=_finest_and_first, default=None)
    if first is not None:
        held = Held(None, abs(first.sentence - group.founder.sentence))
        yield from _days(findings.clauses, first, held, only_to=False)
        yield from _hour(first, held)


def _of_response(
    document: Document, findings: Findings, group: Group, attached: Attached
) -> Iterator[Dated]:
    """Yield the day on which somebody came or was found, where nothing else dates the one story.

    "Police found a man in the street early Friday after he was shot": they came the same day.
    """
    if not attached.alone:
        return
    last = group.founder.sentence + _SOON
    for time in findings.times:
        if time.role != "point" or time.precision != "day" or time.start in findings.filed:
            continue
        before = findings.clauses.around(time.start, time.end, _CAME_REACH)[0]
        came = any(token.lower in _CAME for token in before if token.sentence == time.sentence)
        if came and time.sentence <= last and not is_of_saying(findings.clauses, time):
            held = Held(None, abs(time.sentence - group.founder.sentence))
            yield from _days(findings.clauses, time, held, only_to=False)
            return


def _of_summary(
    document: Document, findings: Findings, group: Group, attached: Attached
) -> Iterator[Dated]:
    """Yield the day that the opening tells of several acts: "Two bombs killed 17 on Thursday"."""
    if attached.alone or group.role != "main":
        return
    times = summary_times(document, findings, group)
    if len({time.date_from for time in times}) == 1:
        held = Held(None, group.founder.sentence - times[0].sentence)
        yield from _days(findings.clauses, times[0], held, only_to=False)


def _finest_and_first(time: Time) -> tuple[int, str]:
    # What followed an act, and what is told of it, lies after it.
    return _FINENESS.get(time.precision or "", len(_FINENESS)), time.date_from or ""


def _dates(group: Group, act: Anchor | None, held: Held, seen: bool) -> bool:
    """Whether a time told beside this act is that of the incident and not of a later phase."""
    if act is None:
        return not seen and held.distance <= _SOON
    founder = group.founder
    if act.sentence == founder.sentence or not seen:
        return True
    if act.strength in ("harm", "pointer"):
        return False
    if act.definite or group.role == "background":
        return held.distance <= _OWN_CLAUSE
    return act.verb and act.strength == "strong" and held.distance <= _OWN_CLAUSE


def _is_apart(clauses: Clauses, act: Anchor | None, time: Time, seen: bool) -> bool:
    """Whether a further time belongs to another verb than the act: "..., to begin Friday"."""
    if act is None:
        return False
    if is_severed(clauses, time, act):
        return True
    if not seen:
        return False
    first, last = (act, time) if act.start < time.start else (time, act)
    return any(token.lower in _APART for token in clauses.between(first.end, last.start))


def _days(clauses: Clauses, time: Time, held: Held, *, only_to: bool) -> Iterator[Dated]:
    detail = DateDetail(
        date_from=time.date_from,
        date_to=time.date_to,
        precision=time.precision or "day",
        basis=time.basis,
        month_day=time.month_day,
    )
    near = [token.lower for token in clauses.around(time.start, time.end, _REACH)[0]]
    begins = any(word in _BEGINNING for word in near)
    goes_on = only_to or any(word in _GOING_ON for word in near)
    goes_on = goes_on or any(word in _INTO for word in near[-1:])
    for field, value, wanted in (
        ("occurred_from", time.date_from, not goes_on),
        ("occurred_to", time.date_to, not begins),
    ):
        if wanted:
            yield Dated(
                start=time.start,
                end=time.end,
                sentence=time.sentence,
                field=field,
                value=value,
                detail=detail,
                held=held,
            )


def _hour(time: Time, held: Held) -> Iterator[Dated]:
    if time.time_local is None:
        return
    yield Dated(
        start=time.start if time.time_start is None else time.time_start,
        end=time.end if time.time_end is None else time.time_end,
        sentence=time.sentence,
        field="time_local",
        value=time.time_local,
        detail=None,
        held=held,
    )
