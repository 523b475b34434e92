"""What does the page of a report say: its text cut where evidence begins and ends, and its facts?

The pieces joined are the stored text to the last character, so that offsets hold on the page too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from tallybook.records import Copy, Report, Statement
from tallybook.serve.pages.view_incidents import Row, row
from tallybook.serve.shapes import ReportAnswer
from tallybook.show import evidence, times, wording
from tallybook.show.evidence import Line
from tallybook.show.incident_view import Fact, web_address

FURNITURE = ("see_also", "appeal", "pointer", "contact", "caption", "navigation")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the text: what evidence stands in it, and whether it is furniture.

    `anchor` is the statement whose words begin here, empty where none do.
    """

    text: str
    group: str = ""
    target: str = ""
    anchor: str = ""
    told: str = ""
    furniture: bool = False


class AccountFound(msgspec.Struct, frozen=True, kw_only=True):
    """One account found in the report, its statements, and the incident it belongs to."""

    account_id: str
    role: str
    words: str
    incident: Row | None
    lines: tuple[Line, ...]


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a report."""

    report_id: str
    title: str
    facts: tuple[Fact, ...]
    url: str
    pieces: tuple[Piece, ...]
    accounts: tuple[AccountFound, ...]
    copies: tuple[Fact, ...]
    warnings: tuple[str, ...]
    has_original: bool
    island: dict[str, object]


def report_page(answer: ReportAnswer) -> ReportPage:
    """Return the page of a report."""
    report = answer.report
    statements = [one for account in answer.accounts for one in account.statements]
    rows = {one.incident_id: row(one) for one in answer.incidents}
    sentences = evidence.sentences_of([report], statements)
    return ReportPage(
        report_id=report.report_id,
        title=report.title or report.source_name,
        facts=_facts(report),
        url=web_address(report.url),
        pieces=pieces(report, statements),
        accounts=tuple(
            AccountFound(
                account_id=one.account_id,
                role=wording.label("account_roles", one.role),
                words=" ".join(one.anchor_quote.split()),
                incident=rows.get(answer.incident_of.get(one.account_id, "")),
                lines=tuple(
                    evidence.line(each, report, sentences.get((each.report_id, each.sentence)))
                    for each in one.statements
                ),
            )
            for one in answer.accounts
        ),
        copies=tuple(_copy(one, report.report_id) for one in answer.copies),
        warnings=report.warnings,
        has_original=answer.has_original,
        island=island(report, statements),
    )


def _facts(report: Report) -> tuple[Fact, ...]:
    basis = report.published_at_basis
    lines = [
        ("publisher", report.publisher or "not stated", ""),
        ("author", report.author or "", ""),
        (
            "published",
            times.said(report.published_at) if report.published_at else "date not known",
            wording.label("published_at_basis", basis) if basis else "",
        ),
        ("language", report.language or "", ""),
        ("read from", report.source_name, f"{report.media_type}, {report.reader}"),
        ("sha256", report.content_sha256, "of the content as it was given"),
    ]
    return tuple(Fact(name=name, words=words, note=note) for name, words, note in lines if words)


def _copy(one: Copy, report_id: str) -> Fact:
    if one.kind == "exact" and one.source_name:
        return Fact(name="the same bytes", words=one.source_name, note="another name of this input")
    is_copy = one.report_id == report_id
    other = one.original_id if is_copy else one.report_id
    name = "it repeats" if is_copy else "is repeated by"
    return Fact(name=name, words=other, note=f"{one.similarity:.0%} the same words")


def pieces(report: Report, statements: Sequence[Statement]) -> tuple[Piece, ...]:
    """Return the text in pieces, cut at every edge of evidence and furniture."""
    size = len(report.text)
    told = sorted(
        (one for one in statements if 0 <= one.start < one.end <= size),
        key=lambda one: (one.start, -one.end, one.statement_id),
    )
    dim = [(one.start, one.end) for one in report.sentences if one.kind in FURNITURE]
    edges = {0, size, *(at for one in told for at in (one.start, one.end))}
    edges |= {at for pair in dim for at in pair}
    ordered = sorted(at for at in edges if 0 <= at <= size)
    found: list[Piece] = []
    open_: list[Statement] = []
    next_at = dim_at = 0
    for start, end in pairwise(ordered):
        open_ = [one for one in open_ if one.end > start]
        begun = []
        while next_at < len(told) and told[next_at].start == start:
            begun.append(told[next_at])
            next_at += 1
        open_ += begun
        while dim_at < len(dim) and dim[dim_at][1] <= start:
            dim_at += 1
        is_dim = dim_at < len(dim) and dim[dim_at][0] <= start
        found.append(_piece(report.text[start:end], open_, begun, furniture=is_dim))
    return tuple(found)


def _piece(
    text: str, open_: Sequence[Statement], begun: Sequence[Statement], *, furniture: bool
) -> Piece:
    if not open_:
        return Piece(text=text, furniture=furniture)
    # The shortest evidence says most exactly what these words are.
    nearest = min(open_, key=lambda one: (one.end - one.start, one.statement_id))
    return Piece(
        text=text,
        group=evidence.group_of(nearest.field),
        target=nearest.statement_id,
        anchor=begun[0].statement_id if begun else "",
        told="; ".join(_told(one) for one in open_),
        furniture=furniture,
    )


def _told(one: Statement) -> str:
    said = f", {one.speaker}" if one.speaker else ""
    return f"{wording.label('fields', one.field)}: {evidence.value_of(one)}{said}"


def island(report: Report, statements: Sequence[Statement]) -> dict[str, object]:
    """Return what the highlighting island paints: evidence with its offsets, and furniture."""
    return {
        "statements": [
            {
                "statement_id": one.statement_id,
                "field": one.field,
                "start": one.start,
                "end": one.end,
                "label": _told(one),
            }
            for one in statements
        ],
        "furniture": [[one.start, one.end] for one in report.sentences if one.kind in FURNITURE],
    }
