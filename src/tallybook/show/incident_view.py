"""What does the page of one incident say? All of it as small frozen shapes, made from records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook import codebook
from tallybook.records import Incident, Judgement, ReportRef, Statement, Tally
from tallybook.show import evidence, times, wording
from tallybook.show.evidence import FieldLines, SentenceKey
from tallybook.show.figures import Figure, figures_of, outlet, scope_words
from tallybook.show.places import area_words, mark_of, precision_words


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One line at the head of the page: what, in words, and how finely that is known."""

    name: str
    words: str
    note: str = ""


class WhoLine(msgspec.Struct, frozen=True, kw_only=True):
    """One party that is named, under one standing, with whoever says so."""

    name: str
    standing: str
    said_by: str
    statements: int


class TallyView(msgspec.Struct, frozen=True, kw_only=True):
    """The tally of one harm, its parts, and every figure that was stated."""

    harm: str
    label: str
    words: str
    stated: bool
    vague: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    reason: str
    conflict: str
    as_of: str
    checked_by: str
    parts: tuple[Fact, ...]
    figures: tuple[Figure, ...]


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """One report behind the incident, with the copies of it folded beneath."""

    report_id: str
    title: str
    outlet: str
    author: str
    published: str
    url: str
    sha256: str
    source_name: str
    copies: tuple[ReportLine, ...] = ()


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for or against, with what was compared."""

    sign: str
    words: str
    left: str
    right: str


class JudgementLine(msgspec.Struct, frozen=True, kw_only=True):
    """Why two accounts are of one incident, or are not."""

    verdict: str
    score: str
    by: str
    left: str
    right: str
    reasons: tuple[Reason, ...]


class IncidentView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of one incident."""

    incident_id: str
    version: int
    title: str
    status: str
    certainty: str
    certainty_note: str
    facts: tuple[Fact, ...]
    who: tuple[WhoLine, ...]
    claims: tuple[Fact, ...]
    tallies: tuple[TallyView, ...]
    fields: tuple[FieldLines, ...]
    reports: tuple[ReportLine, ...]
    judgements: tuple[JudgementLine, ...]
    pins: tuple[Fact, ...]
    notes: tuple[Fact, ...]


def incident_view(
    incident: Incident,
    statements: Sequence[Statement],
    sentences: Mapping[SentenceKey, tuple[int, str]],
    judgements: Sequence[Judgement] = (),
    names: Mapping[str, str] | None = None,
) -> IncidentView:
    """Return the page of an incident.

    `statements` are those of all its accounts, `sentences` the sentences they stand in, `names`
    what to call each account in the judgements (default: its id).
    """
    grade = incident.certainty_grade
    return IncidentView(
        incident_id=incident.incident_id,
        version=incident.version,
        title=incident.title or incident.incident_id,
        status=wording.label("incident_status", incident.status),
        certainty=wording.label("certainty_grades", grade) if grade else "not graded",
        certainty_note=_definition("certainty_grades", grade),
        facts=facts(incident),
        who=who(incident),
        claims=claims(incident),
        tallies=tallies(incident, statements),
        fields=evidence.by_field(incident, statements, sentences),
        reports=reports(incident.reports),
        judgements=tuple(judgement_line(one, names or {}) for one in judgements),
        pins=tuple(
            Fact(
                name=one.field,
                words="not known" if one.value is None else str(one.value),
                note=_pin_note(one.by, one.reason, one.found, holds=one.holds),
            )
            for one in incident.pins
        ),
        notes=tuple(Fact(name=one.by, words=one.text) for one in incident.notes),
    )


def _pin_note(by: str, reason: str | None, found: object, *, holds: bool) -> str:
    parts = [f"set by {by}", f"found: {'nothing' if found is None else found}"]
    parts += [reason] if reason else []
    parts += [] if holds else ["the incident has changed since"]
    return "; ".join(parts)


def _definition(name: str, code: str | None) -> str:
    found = codebook.code_list(name).codes.get(code or "")
    return found.definition if found else ""


def facts(incident: Incident) -> tuple[Fact, ...]:
    """Return when, where, what and how many reports, each with how finely it is known."""
    mark = mark_of(incident, "", "", None)
    where = precision_words(incident.geoprecision) + (
        f"; {area_words(mark.precision)}" if mark else ""
    )
    lines = [
        Fact(name="when", words=wording.date_words(incident), note=_when_note(incident)),
        Fact(name="where", words=wording.place_words(incident), note=where),
        Fact(name="what", words=wording.kind_words(incident), note=_what_note(incident)),
        Fact(name="reports", words=wording.reports_words(incident), note="copies are one voice"),
    ]
    return tuple(lines)


def _when_note(incident: Incident) -> str:
    precision = incident.date_precision
    parts = [f"known to the {wording.label('date_precision', precision)}" if precision else ""]
    parts.append(f"time of day: {incident.time_local}" if incident.time_local else "")
    if incident.date_basis:
        parts.append(_definition("date_basis", incident.date_basis).rstrip(".").lower())
    parts.append("still going on at the time of the reports" if incident.ongoing else "")
    return "; ".join(one for one in parts if one)


def _what_note(incident: Incident) -> str:
    weapons = [wording.label("weapons", one.weapon.weapon) for one in incident.weapons]
    targets = [
        one.target.name or wording.label("target_types", one.target.target_type)
        for one in incident.targets
        if one.target.name or one.target.target_type
    ]
    parts = [
        f"weapons: {', '.join(dict.fromkeys(weapons))}" if weapons else "",
        f"targets: {', '.join(dict.fromkeys(targets))}" if targets else "",
    ]
    return "; ".join(one for one in parts if one)


def who(incident: Incident) -> tuple[WhoLine, ...]:
    """Return each party under each standing, with whoever says so."""
    return tuple(
        WhoLine(
            name=one.attribution.canonical or one.attribution.name,
            standing=wording.label("standings", one.attribution.standing),
            said_by=", ".join(one.speakers) or "the reports in their own voice",
            statements=len(one.from_),
        )
        for one in incident.attributions
    )


def claims(incident: Incident) -> tuple[Fact, ...]:
    """Return the claims and denials of responsibility."""
    lines = [
        Fact(
            name="competing claim" if one.competing else "claim",
            words=one.claim.canonical or one.claim.claimant,
            note=wording.label("claim_modes", one.claim.mode) if one.claim.mode else "",
        )
        for one in incident.claims
    ]
    lines += [
        Fact(name="denial", words=one.claim.canonical or one.claim.claimant)
        for one in incident.denials
    ]
    return tuple(lines)


def tallies(incident: Incident, statements: Sequence[Statement]) -> tuple[TallyView, ...]:
    """Return the tally of each harm that is stated; killed and wounded always."""
    found = figures_of(incident, statements)
    return tuple(
        tally_view(harm, incident.tallies.get(harm), found.get(harm, ()))
        for harm in codebook.code_list("harms").codes
        if harm in incident.tallies or harm in found or harm in wording.ALWAYS_SHOWN
    )


def tally_view(harm: str, tally: Tally | None, figures: tuple[Figure, ...]) -> TallyView:
    """Return the tally of one harm with its figures."""
    made = tally or Tally(harm=harm, rule="")
    conflict = "" if made.conflict == "none" else wording.label("conflicts", made.conflict)
    return TallyView(
        harm=harm,
        label=wording.label("harms", harm),
        words=wording.tally_words(tally),
        stated=tally is not None,
        vague=made.vague or "",
        low=made.low,
        best=made.best,
        high=made.high,
        rule=wording.label("tally_rules", made.rule) if made.rule else "",
        reason=made.reason,
        conflict=conflict,
        as_of=times.said(made.as_of) if made.as_of else "",
        checked_by=", ".join(made.checked_by),
        parts=tuple(_part(one) for one in made.subsets),
        figures=figures,
    )


def _part(tally: Tally) -> Fact:
    name = scope_words(tally.scope, tally.scope_text)
    return Fact(name=name, words=wording.tally_words(tally), note=tally.reason)


def reports(refs: Sequence[ReportRef]) -> tuple[ReportLine, ...]:
    """Return the reports by day of publication, each copy folded under what it repeats."""
    known = {one.report_id for one in refs}
    ordered = sorted(refs, key=lambda one: (one.published_at or "9", one.report_id))
    copies: dict[str, list[ReportRef]] = {}
    for one in ordered:
        if one.copy_of in known:
            copies.setdefault(one.copy_of or "", []).append(one)
    return tuple(
        _report(one, tuple(_report(copy) for copy in copies.get(one.report_id, ())))
        for one in ordered
        if one.copy_of not in known
    )


def _report(ref: ReportRef, copies: tuple[ReportLine, ...] = ()) -> ReportLine:
    return ReportLine(
        report_id=ref.report_id,
        title=ref.title or ref.source_name,
        outlet=outlet(ref, ref.report_id),
        author=ref.author or "",
        published=times.said(ref.published_at) if ref.published_at else "date not known",
        url=web_address(ref.url),
        sha256=ref.content_sha256,
        source_name=ref.source_name,
        copies=copies,
    )


def web_address(url: str | None) -> str:
    """Return the address if it is one that a page may lead to: http or https, nothing else."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def judgement_line(one: Judgement, names: Mapping[str, str]) -> JudgementLine:
    """Return a judgement with its reasons, the weightiest first."""
    by = wording.label("deciders", one.decided_by)
    return JudgementLine(
        verdict=wording.label("verdicts", one.verdict),
        score=f"{one.score:.2f}",
        by=f"{by} {one.decider}".strip(),
        left=names.get(one.left, one.left),
        right=names.get(one.right, one.right),
        reasons=tuple(
            Reason(
                sign="for" if each.weight >= 0 else "against",
                words=each.words,
                left=each.left or "",
                right=each.right or "",
            )
            for each in sorted(one.evidence, key=lambda e: (-abs(e.weight), e.feature))
        ),
    )
