"""What of a cluster is heard? Its statements with copies as one voice, and who stands behind each.

A report that repeats another adds no voice: of its statements only those count that the other
does not make (a reprint whose toll was brought up to date).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tallybook.reconcile.names import fold
from tallybook.reconcile.said import heard_and_aside
from tallybook.records import Cluster, Report, Statement

# Read again on a later day, "Friday" is another Friday: a reprint does not move the incident.
_SHIFTING = frozenset({"occurred_from", "occurred_to", "time_local", "ongoing"})
# Statements of these modalities do not say that a thing was so.
_UNREAL = frozenset({"denied", "planned", "possible"})


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """A cluster as reconciling reads it: `heard` is in the order of publication and text.

    `aside` are the statements that would be heard, had no person set them aside.
    """

    cluster: Cluster
    reports: dict[str, Report]
    voices: dict[str, str]
    roles: dict[str, str]
    heard: tuple[Statement, ...]
    aside: tuple[Statement, ...] = ()

    def of(self, *fields: str) -> list[Statement]:
        """Return the statements of these fields that say that a thing was so."""
        return [one for one in self.heard if one.field in fields and one.modality not in _UNREAL]

    def denied(self, *fields: str) -> list[Statement]:
        """Return the statements of these fields that deny."""
        return [one for one in self.heard if one.field in fields and one.modality == "denied"]

    def voices_of(self, statements: Iterable[Statement]) -> int:
        """Return how many independent voices make these statements."""
        return len({self.voices[one.report_id] for one in statements})

    def kind_of(self, statement: Statement) -> str:
        """Return the kind of the sentence that a statement stands in."""
        report = self.reports.get(statement.report_id)
        if report is None or not 0 <= statement.sentence < len(report.sentences):
            return "body"
        return report.sentences[statement.sentence].kind

    def publisher_of(self, statement: Statement) -> str:
        """Return who printed a statement, as a person would name it."""
        report = self.reports.get(statement.report_id)
        return (report and (report.publisher or report.source_name)) or statement.report_id


def material_of(cluster: Cluster) -> Material:
    """Return a cluster as reconciling reads it."""
    reports = {one.report_id: one for one in cluster.reports}
    present = {one.report_id for one in cluster.accounts}
    voices = _voices(cluster, present)
    heads = _heads(voices, reports)
    statements = [one for account in cluster.accounts for one in account.statements]
    said = {_sense(one, voices) for one in statements if _is_head(one, heads, voices)}
    exact = {one.report_id for one in cluster.copies if one.kind == "exact"}
    heard = [
        one
        for one in statements
        if _is_head(one, heads, voices)
        or (
            one.report_id not in exact
            and one.field not in _SHIFTING
            and _sense(one, voices) not in said
        )
    ]
    ordered = sorted(heard, key=lambda one: _place(one, reports))
    counted, aside = heard_and_aside(ordered)
    return Material(
        cluster=cluster,
        reports=reports,
        voices=voices,
        roles={one.account_id: one.role for one in cluster.accounts},
        heard=tuple(counted),
        aside=tuple(aside),
    )


def _voices(cluster: Cluster, present: set[str]) -> dict[str, str]:
    original = {one.report_id: one.original_id for one in cluster.copies}
    return {one: original.get(one, one) for one in sorted(present)}


def _heads(voices: dict[str, str], reports: dict[str, Report]) -> dict[str, str]:
    """Return, for each voice, the report that speaks for it: the original, else the earliest."""
    heads: dict[str, str] = {}
    for report_id in sorted(voices, key=lambda one: (voices[one] != one, *published(one, reports))):
        heads.setdefault(voices[report_id], report_id)
    return heads


def published(report_id: str, reports: dict[str, Report]) -> tuple[str, str]:
    """Return what puts reports in the order of publication; undated ones come last."""
    report = reports.get(report_id)
    return (report and report.published_at) or "~", report_id


def _is_head(one: Statement, heads: dict[str, str], voices: dict[str, str]) -> bool:
    return heads[voices[one.report_id]] == one.report_id


def _sense(one: Statement, voices: dict[str, str]) -> tuple[object, ...]:
    numbers = (one.number_low, one.number_high, one.bound)
    return (voices[one.report_id], one.field, one.value, *numbers, one.scope, fold(one.scope_text))


def _place(one: Statement, reports: dict[str, Report]) -> tuple[object, ...]:
    return (*published(one.report_id, reports), one.start, one.end, one.field, one.statement_id)
