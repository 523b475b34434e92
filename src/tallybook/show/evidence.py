"""What does one statement look like on a page: its value, its sentence, who says it, from where?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallybook import codebook
from tallybook.records import Incident, Report, ReportRef, Statement
from tallybook.show import times, wording
from tallybook.show.figures import report_name, whose

# The colour that evidence of a field has; what is in none of them is `other`.
GROUPS = {
    "harm": ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced",
             "victims"),
    "place": ("country", "adm1", "adm2", "place", "site"),
    "time": ("occurred_from", "occurred_to", "time_local", "extended", "ongoing"),
    "actor": ("attributions", "claims", "denials"),
    "weapon": ("attack_type", "weapons", "stage", "suicide", "multiple", "targets"),
}  # fmt: skip
_GROUP_OF = {field: group for group, fields in GROUPS.items() for field in fields}
# Which lists give the words for the values of a field.
_LABELS = {
    "attack_type": "attack_types",
    "stage": "stages",
    "weapons": "weapons",
    "targets": "target_types",
    "incident_category": "incident_categories",
}
SentenceKey = tuple[str, int]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One statement as a line: its value, and the sentence cut into before, quote and after.

    `review` says what a person decided of it, empty where nobody did.
    """

    statement_id: str
    field: str
    field_label: str
    group: str
    value: str
    before: str
    quote: str
    after: str
    whose: str
    own_voice: bool
    speaker_type: str
    hedge: str
    modality: str
    as_of: str
    review_state: str
    review: str
    report_id: str
    report: str
    is_copy: bool
    start: int
    end: int


class FieldLines(msgspec.Struct, frozen=True, kw_only=True):
    """All statements of one field."""

    field: str
    label: str
    group: str
    lines: tuple[Line, ...]


def group_of(field: str) -> str:
    """Return the colour group of a field."""
    return _GROUP_OF.get(field, "other")


def value_of(one: Statement) -> str:
    """Return the value of a statement in words, codes by their labels."""
    for each in one.corrections:
        if each.part == "value":
            return f"{each.value}"
    if one.field in _LABELS and isinstance(one.value, str):
        return wording.label(_LABELS[one.field], one.value)
    return wording.value_words(one)


def line(
    one: Statement,
    ref: ReportRef | Report | None,
    sentence: tuple[int, str] | None,
) -> Line:
    """Return the line of a statement; `sentence` is where its sentence starts, and its text."""
    before, quote, after = cut(one, sentence)
    return Line(
        statement_id=one.statement_id,
        field=one.field,
        field_label=wording.label("fields", one.field),
        group=group_of(one.field),
        value=value_of(one),
        before=before,
        quote=quote,
        after=after,
        whose=whose(one, ref),
        own_voice=one.speaker is None,
        speaker_type=wording.label("speaker_types", one.speaker_type) if one.speaker_type else "",
        hedge=one.hedge or "",
        modality="" if one.modality == "asserted" else wording.label("modalities", one.modality),
        as_of=times.said(one.as_of) if one.as_of else "",
        review_state=one.review_state,
        review=review_words(one),
        report_id=one.report_id,
        report=report_name(ref, one.report_id),
        is_copy=isinstance(ref, ReportRef) and ref.copy_of is not None,
        start=one.start,
        end=one.end,
    )


def cut(one: Statement, sentence: tuple[int, str] | None) -> tuple[str, str, str]:
    """Return the sentence before the quote, the quote, and what follows it."""
    if sentence is None:
        return "", one.quote, ""
    at, text = sentence
    start, end = one.start - at, one.end - at
    if start < 0 or text[start:end] != one.quote:
        # Words that are not inside the sentence stand alone.
        return "", one.quote, ""
    return text[:start].lstrip(), one.quote, text[end:].rstrip()


def review_words(one: Statement) -> str:
    """Return what a person decided of a statement: `corrected by ana: value 12, was 21`."""
    if one.review_state == "proposed" and not one.corrections:
        return ""
    by = f" by {one.reviewed_by}" if one.reviewed_by else ""
    said = wording.label("review_states", one.review_state) + by
    given = "; ".join(f"{_part(each.part)} {each.value}" for each in one.corrections)
    if not given:
        return said
    found = f" (found: {wording.value_words(one)})"
    return f"{said}: {given}{found}"


def _part(part: str) -> str:
    return part.replace("_", " ")


def by_field(
    incident: Incident,
    statements: Iterable[Statement],
    sentences: Mapping[SentenceKey, tuple[int, str]],
) -> tuple[FieldLines, ...]:
    """Return all statements of an incident grouped by field, in the order of the codebook.

    Inside a field those of the earliest report come first, copies after what they repeat.
    """
    refs = {one.report_id: one for one in incident.reports}
    found: dict[str, list[Statement]] = {}
    for one in statements:
        found.setdefault(one.field, []).append(one)
    order = [*codebook.code_list("fields").codes, *sorted(found)]
    return tuple(
        FieldLines(
            field=field,
            label=wording.label("fields", field),
            group=group_of(field),
            lines=tuple(
                line(one, refs.get(one.report_id), sentences.get((one.report_id, one.sentence)))
                for one in sorted(found[field], key=lambda s: _order(s, refs))
            ),
        )
        for field in dict.fromkeys(order)
        if field in found
    )


def _order(one: Statement, refs: Mapping[str, ReportRef]) -> tuple[object, ...]:
    ref = refs.get(one.report_id)
    published = ref.published_at if ref and ref.published_at else "9"
    return (bool(ref and ref.copy_of), published, one.report_id, one.start, one.statement_id)


def sentences_of(
    reports: Iterable[Report], statements: Sequence[Statement]
) -> dict[SentenceKey, tuple[int, str]]:
    """Return the sentences that these statements stand in: where each starts, and its text."""
    by_id = {one.report_id: one for one in reports}
    found: dict[SentenceKey, tuple[int, str]] = {}
    for one in statements:
        report = by_id.get(one.report_id)
        if report is not None and one.sentence < len(report.sentences):
            at = report.sentences[one.sentence]
            found[one.report_id, one.sentence] = (at.start, report.text[at.start : at.end])
    return found
