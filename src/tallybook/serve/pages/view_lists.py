"""What do the lists beside that of incidents say: reports, changes, and the book itself?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from urllib.parse import parse_qsl, urlencode

import msgspec

from tallybook.records import Unreadable
from tallybook.serve.shapes import (
    BookAnswer,
    ChangeRow,
    ChangesAnswer,
    ReportsAnswer,
)
from tallybook.show import times
from tallybook.store.listing import ReportRow


class ReportsLine(msgspec.Struct, frozen=True, kw_only=True):
    """One report as a line."""

    report_id: str
    title: str
    publisher: str
    published: str
    accounts: int
    statements: int
    source_name: str
    copy_of: str


class ReportsView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of reports."""

    rows: tuple[ReportsLine, ...]
    words: str
    first: str
    last: str
    count: str
    in_book: int
    range: str
    previous: str
    next: str
    json: str
    csv: str


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True):
    """One change as a line."""

    time: str
    iso: str
    who: str
    title: str
    words: str
    href: str
    version: int | None


class ChangesView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of changes: lines by day, the newest first."""

    days: tuple[tuple[str, tuple[ChangeLine, ...]], ...]
    since: str
    words: str
    older: str
    atom: str
    json: str


class BookView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of the book."""

    sum: str
    counts: tuple[tuple[str, int], ...]
    head_hash: str
    unreadable: tuple[Unreadable, ...]
    settings: tuple[tuple[str, str], ...]


def reports_view(answer: ReportsAnswer, query: str) -> ReportsView:
    """Return the page of reports; `query` is that of the page."""
    filters = answer.filters
    asked = dict(parse_qsl(query))
    last_page = filters.page * filters.per_page >= answer.total
    first = (filters.page - 1) * filters.per_page + 1
    noun = "report" if answer.total == 1 else "reports"
    return ReportsView(
        rows=tuple(_line(one) for one in answer.rows),
        words=filters.words or "",
        first=filters.from_ or "",
        last=filters.to or "",
        count=f"{answer.total:,} {noun}"
        if answer.total == answer.in_book
        else f"{answer.total:,} of {answer.in_book:,} reports",
        in_book=answer.in_book,
        range=f"{first:,} – {first + len(answer.rows) - 1:,} of {answer.total:,}",
        previous=_with("/reports", asked, page=filters.page - 1) if filters.page > 1 else "",
        next="" if last_page else _with("/reports", asked, page=filters.page + 1),
        json=_with("/reports.json", asked),
        csv=_with("/reports.csv", asked),
    )


def _with(path: str, asked: Mapping[str, str], **changed: int) -> str:
    pairs = {**asked, **{name: str(value) for name, value in changed.items()}}
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _line(one: ReportRow) -> ReportsLine:
    return ReportsLine(
        report_id=one.report_id,
        title=one.title or one.source_name,
        publisher=one.publisher or "not stated",
        published=times.said(one.published_at[:10]) if one.published_at else "not known",
        accounts=one.accounts,
        statements=one.statements,
        source_name=one.source_name,
        copy_of=one.copy_of or "",
    )


def changes_view(answer: ChangesAnswer) -> ChangesView:
    """Return the page of changes."""
    since = answer.since or ""
    asked = {"since": since} if since else {}
    older = (
        "" if answer.next_before is None else _with("/changes", asked, before=answer.next_before)
    )
    days = groupby(answer.rows, key=lambda one: one.at[:10])
    return ChangesView(
        days=tuple((times.said(day), tuple(_change(one) for one in rows)) for day, rows in days),
        since=since[:10],
        words=f"since {times.said(since)}" if since else "all, the newest first",
        older=older,
        atom=_with("/changes.atom", asked),
        json=_with("/changes.json", asked),
    )


def _change(one: ChangeRow) -> ChangeLine:
    return ChangeLine(
        time=one.at[11:16] or one.at,
        iso=one.at,
        who=one.who or "",
        title=one.title or one.incident_id or one.kind,
        words=one.words,
        href=f"/incidents/{one.incident_id}" if one.incident_id else "",
        version=one.version,
    )


def book_view(answer: BookAnswer) -> BookView:
    """Return the page of the book: given = read + unreadable + copies, always."""
    stats = answer.stats
    given = stats.reports + stats.unreadable + stats.exact_copies
    counts = {
        "reports": stats.reports,
        "of these, copies of another": stats.near_copies,
        "the same bytes again": stats.exact_copies,
        "unreadable": stats.unreadable,
        "accounts of incidents": stats.accounts,
        "statements": stats.statements,
        "judgements of pairs": stats.judgements,
        "incidents": stats.incidents,
        "tombstones": stats.tombstones,
        "decisions of persons": stats.decisions,
        "entries of the log": stats.log_entries,
    }
    told = {**{name: str(value) for name, value in answer.settings.items()}, **answer.versions}
    return BookView(
        sum=f"{given:,} given = {stats.reports:,} read + {stats.unreadable:,} unreadable"
        f" + {stats.exact_copies:,} copies.",
        counts=tuple(counts.items()),
        head_hash=stats.head_hash,
        unreadable=answer.unreadable,
        settings=tuple((name.replace("_", " "), value) for name, value in told.items()),
    )
