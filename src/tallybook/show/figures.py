"""Which figures were ever stated of an incident, for when, by whom, and what became of each?

The figures of one harm side by side: what the step chart draws and the table behind it says.
Nothing stated is left out: what a later figure revises, what only a copy repeats, and what a
person rejected stand there too, and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tallybook import codebook
from tallybook.records import Incident, Report, ReportRef, Statement, Tally
from tallybook.show import times, wording

# How a figure fares in the tally: it counts, a later one revises it, or it is not weighed.
STANDS, REVISED, NOT_COUNTED = "stands", "revised", "not counted"


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One stated figure. `low` and `high` are its bounds, None where it has none.

    `whose` tells speakers apart: a quoted speaker, or the outlet that says it in its own voice.
    `behind` are the parts of the tally that rest on it (low, best, high); `fate` is one of the
    three above, `why` says more of it.
    """

    statement_id: str
    harm: str
    words: str
    low: int | None
    high: int | None
    bound: str
    scope: str
    as_of: str | None
    as_of_basis: str | None
    whose: str
    speaker_type: str
    own_voice: bool
    hedge: str | None
    fate: str
    why: str
    behind: tuple[str, ...]
    report_id: str
    report: str
    quote: str

    @property
    def level(self) -> int | None:
        """The height at which it is drawn: its number, or the middle of a range."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) // 2
        return self.low if self.low is not None else self.high

    @property
    def is_part(self) -> bool:
        """Whether it counts only some of the people harmed."""
        return self.scope != "total"


def figures_of(
    incident: Incident, statements: Iterable[Statement]
) -> dict[str, tuple[Figure, ...]]:
    """Return the figures of each harm that is stated, in the order of the codebook and of time."""
    refs = {one.report_id: one for one in incident.reports}
    by_harm: dict[str, list[Figure]] = {}
    for one in statements:
        if one.field in codebook.code_list("harms"):
            tally = incident.tallies.get(one.field)
            by_harm.setdefault(one.field, []).append(_figure(one, tally, refs))
    return {
        harm: tuple(sorted(by_harm[harm], key=_order))
        for harm in codebook.code_list("harms").codes
        if harm in by_harm
    }


def _order(one: Figure) -> tuple[object, ...]:
    at = times.moment(one.as_of)
    return (at is None, at.timestamp() if at else 0.0, one.level or 0, one.statement_id)


def _figure(one: Statement, tally: Tally | None, refs: Mapping[str, ReportRef]) -> Figure:
    fate, why = _fate(one, tally, refs)
    return Figure(
        statement_id=one.statement_id,
        harm=one.field,
        words=wording.figure_words(one),
        low=one.number_low,
        high=one.number_high,
        bound=one.bound or "exact",
        scope=_scope(one, tally),
        as_of=one.as_of,
        as_of_basis=one.as_of_basis,
        whose=whose(one, refs.get(one.report_id)),
        speaker_type=wording.label("speaker_types", one.speaker_type) if one.speaker else "",
        own_voice=one.speaker is None,
        hedge=one.hedge,
        fate=fate,
        why=why,
        behind=_behind(one.statement_id, tally),
        report_id=one.report_id,
        report=report_name(refs.get(one.report_id), one.report_id),
        quote=" ".join(one.quote.split()),
    )


def _scope(one: Statement, tally: Tally | None) -> str:
    """Whom it counts: a figure in a subset is a part, whatever its own words say."""
    for each in tally.subsets if tally else ():
        if one.statement_id in (*each.from_, *each.superseded):
            return scope_words(each.scope, each.scope_text)
    return scope_words(one.scope, one.scope_text)


def scope_words(scope: str | None, scope_text: str | None) -> str:
    """Return whom a figure counts: `total`, `civilians`, `Kenyan nationals`."""
    if scope in (None, "total"):
        return "total"
    return scope_text or _WITHOUT_WORDS.get(scope or "") or wording.label("scopes", scope)


# Scopes whose label alone would not say whom a figure counts.
_WITHOUT_WORDS = {"place": "at one of several places", "other": "others than those told before"}


def whose(one: Statement, ref: ReportRef | Report | None) -> str:
    """Return who says it: a speaker and through whom, or the outlet in its own voice."""
    if one.speaker:
        return one.speaker + (f" via {one.via}" if one.via else "")
    return f"{outlet(ref, one.report_id)} (own voice)"


def outlet(ref: ReportRef | Report | None, report_id: str) -> str:
    """Return who printed a report, else the name of the file it came from."""
    if ref is None:
        return report_id
    return ref.publisher or ref.source_name


def report_name(ref: ReportRef | Report | None, report_id: str) -> str:
    """Return what to call a report: its outlet and its day."""
    if ref is None:
        return report_id
    day = times.said(ref.published_at[:10]) if ref.published_at else "no date"
    return f"{outlet(ref, report_id)}, {day}"


def _fate(one: Statement, tally: Tally | None, refs: Mapping[str, ReportRef]) -> tuple[str, str]:
    if one.review_state == "rejected":
        return NOT_COUNTED, f"rejected by {one.reviewed_by or 'a person'}"
    tallies = [] if tally is None else [tally, *tally.subsets]
    if any(one.statement_id in each.superseded for each in tallies):
        return REVISED, "a later figure of the same speaker replaces it"
    if any(one.statement_id in each.from_ for each in tallies):
        return STANDS, _checked(one)
    ref = refs.get(one.report_id)
    if ref is not None and ref.copy_of:
        return NOT_COUNTED, "the same words in a copy: one voice"
    if one.modality == "denied":
        return NOT_COUNTED, "denied"
    return NOT_COUNTED, "not weighed by the rule"


def _checked(one: Statement) -> str:
    said = {
        "accepted": "accepted by",
        "corrected": "corrected by",
        "cannot_verify": "could not be verified by",
    }.get(one.review_state)
    return f"{said} {one.reviewed_by or 'a person'}" if said else ""


def _behind(statement_id: str, tally: Tally | None) -> tuple[str, ...]:
    if tally is None:
        return ()
    parts = (("low", tally.low_from), ("best", tally.best_from), ("high", tally.high_from))
    return tuple(name for name, ids in parts if statement_id in ids)
