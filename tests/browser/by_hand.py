"""Records made by hand, and a book of them: tests do not depend on how well we read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tallybook.reconcile import reconcile_cluster
from tallybook.records import (
    Account,
    Cluster,
    Evidence,
    Incident,
    Judgement,
    Linking,
    Report,
    Sentence,
    Statement,
    account_id_of,
    cluster_id_of,
    judgement_id_of,
    report_id_of,
    statement_id_of,
)
from tallybook.store import Book

EXTRACTOR = "by-hand-1"
Told = tuple[Report, Account]


def report(text: str, **more: object) -> Report:
    """A report of this text, one sentence a line."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    sentences = tuple(
        Sentence(index=index, start=found.start(), end=found.end(), paragraph=index)
        for index, found in enumerate(re.finditer(r"[^\n]+", text))
    )
    values = {
        "report_id": report_id_of(digest, None),
        "content_sha256": digest,
        "source_name": "report.txt",
        "text": text,
        "title": text.split("\n", 1)[0],
        "sentences": sentences,
    }
    return msgspec.convert(values | more, Report)


def statement(of: Report, quote: str, field: str, value: str | int, **more: object) -> Statement:
    """A statement that rests on the first place where its quote stands."""
    start = of.text.index(quote)
    end = start + len(quote)
    number = value if isinstance(value, int) else None
    sentence = of.sentence_at(start)
    assert sentence is not None
    values = {
        "statement_id": statement_id_of(of.report_id, start, end, field, value, None, EXTRACTOR),
        "report_id": of.report_id,
        "account_id": _account_id(of),
        "sentence": sentence.index,
        "start": start,
        "end": end,
        "quote": quote,
        "field": field,
        "value": value,
        "value_raw": quote,
        "number_low": number,
        "number_high": number,
        "bound": "exact" if number is not None else None,
        "scope": "total" if number is not None else None,
        "extractor": EXTRACTOR,
    }
    return msgspec.convert(values | more, Statement)


def _account_id(of: Report) -> str:
    return account_id_of(of.report_id, 0, len(str(of.title)), EXTRACTOR)


def account(of: Report, *statements: Statement) -> Told:
    """The only account of this report, told by its first line."""
    title = str(of.title)
    made = Account(
        account_id=_account_id(of),
        report_id=of.report_id,
        role="main",
        anchor_start=0,
        anchor_end=len(title),
        anchor_quote=title,
        sentences=tuple(one.index for one in of.sentences),
        statements=tuple(
            sorted(statements, key=lambda one: (one.start, one.end, one.field, one.statement_id))
        ),
        extractor=EXTRACTOR,
    )
    return of, made


def cluster(*told: Told) -> Cluster:
    """The accounts of one incident."""
    accounts = tuple(sorted((one for _, one in told), key=lambda one: one.account_id))
    reports = tuple(sorted((one for one, _ in told), key=lambda one: one.report_id))
    return Cluster(cluster_id=cluster_id_of(accounts), accounts=accounts, reports=reports)


def judgement(left: Account, right: Account, verdict: str, *evidence: Evidence) -> Judgement:
    """What was judged of two accounts."""
    first, second = sorted((left.account_id, right.account_id))
    return Judgement(
        judgement_id=judgement_id_of(first, second, EXTRACTOR),
        left=first,
        right=second,
        verdict=verdict,
        score=0.5,
        evidence=evidence,
        decider=EXTRACTOR,
    )


def store(
    folder: Path,
    clusters: Sequence[Cluster],
    judgements: Iterable[Judgement],
    incidents: Iterable[Incident] | None = None,
) -> list[Incident]:
    """Make a book of these; return its incidents, which are reconciled unless given."""
    made = [reconcile_cluster(one) for one in clusters] if incidents is None else list(incidents)
    ordered = sorted(judgements, key=lambda one: one.judgement_id)
    with Book.open(folder, create=True) as book:
        reports = [report for one in clusters for report in one.reports]
        book.add_readings((one, one.text.encode()) for one in reports)
        accounts = [each for one in clusters for each in one.accounts]
        book.add_all_accounts([(one.report_id, [one]) for one in accounts], EXTRACTOR)
        book.set_linking(Linking(clusters=tuple(clusters), judgements=tuple(ordered)))
        book.set_incidents(made)
    return made
