"""Small records for tests of the book: reports, accounts and incidents that hang together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec

from tallybook.records import (
    Account,
    Cluster,
    Evidence,
    Incident,
    Judgement,
    Linking,
    Report,
    ReportRef,
    Sentence,
    Statement,
    Tally,
    Unreadable,
    account_id_of,
    cluster_id_of,
    incident_id_of,
    judgement_id_of,
    report_id_of,
    statement_id_of,
)
from tallybook.store.originals import sha256_of

EXTRACTOR = "rules-1"


class GivenReading(NamedTuple):
    """What reading hands to the book."""

    item: Report | Unreadable
    original: bytes | None = None


def report(
    text: str, *, name: str = "a.txt", given_id: str | None = None, **more: object
) -> Report:
    """A report of one sentence, read from a file of this name."""
    digest = sha256_of(text.encode())
    sentences = (Sentence(index=0, start=0, end=len(text), paragraph=0),)
    values: dict[str, object] = {
        "report_id": report_id_of(digest, given_id),
        "content_sha256": digest,
        "source_name": name,
        "given_id": given_id,
        "text": text,
        "sentences": sentences,
    }
    return msgspec.convert(values | more, Report)


def reading(text: str, *, name: str = "a.txt", **more: object) -> GivenReading:
    """The reading of a file that holds this text."""
    return GivenReading(item=report(text, name=name, **more), original=text.encode())


def unreadable(name: str = "bad.pdf", *, cause: str = "it is empty") -> GivenReading:
    """An input that gave no report."""
    item = Unreadable(source_name=name, cause=cause, next_step="give another file")
    return GivenReading(item=item)


def statement(of: Report, account_id: str, words: str, **more: object) -> Statement:
    """A statement that rests on the first place where these words stand."""
    start = of.text.index(words)
    end = start + len(words)
    field = str(more.get("field", "killed"))
    value = more.get("value")
    values: dict[str, object] = {
        "statement_id": statement_id_of(of.report_id, start, end, field, value, None, EXTRACTOR),
        "report_id": of.report_id,
        "account_id": account_id,
        "sentence": 0,
        "start": start,
        "end": end,
        "quote": words,
        "field": field,
        "extractor": EXTRACTOR,
    }
    return msgspec.convert(values | more, Statement)


def account(
    of: Report, *, anchor: str = "attack", killed: str | None = None, extractor: str = EXTRACTOR
) -> Account:
    """The account whose act is told by `anchor`; `killed` is a number in the text."""
    start = of.text.index(anchor)
    end = start + len(anchor)
    account_id = account_id_of(of.report_id, start, end, extractor)
    statements = [
        statement(of, account_id, killed, value=int(killed), number_low=int(killed), bound="exact")
        for killed in [killed]
        if killed is not None
    ]
    return Account(
        account_id=account_id,
        report_id=of.report_id,
        role="main",
        anchor_start=start,
        anchor_end=end,
        anchor_quote=anchor,
        sentences=(0,),
        statements=tuple(statements),
        extractor=extractor,
    )


def linking(*groups: Sequence[tuple[Account, Report]]) -> Linking:
    """Each group is one cluster, and its first account is judged the same as every other."""
    clusters = []
    judgements = []
    for group in groups:
        members = tuple(sorted((one for one, _ in group), key=lambda one: one.account_id))
        reports = {report.report_id: report for _, report in group}
        clusters.append(
            Cluster(
                cluster_id=cluster_id_of(members),
                accounts=members,
                reports=tuple(reports[key] for key in sorted(reports)),
            )
        )
        judgements += [judgement(members[0], other) for other in members[1:]]
    return Linking(clusters=tuple(clusters), judgements=tuple(judgements))


def judgement(left: Account, right: Account) -> Judgement:
    """That two accounts are one incident, with a reason."""
    first, second = sorted((left.account_id, right.account_id))
    return Judgement(
        judgement_id=judgement_id_of(first, second, "test-1"),
        left=first,
        right=second,
        verdict="same",
        score=0.75,
        evidence=(
            Evidence(feature="date", left="4 May", right="4 May", weight=0.5, words="one day"),
        ),
        decider="test-1",
    )


def incident(*members: tuple[Account, Report], title: str = "An attack") -> Incident:
    """The incident of these accounts; the killed are those of the last that gives a figure."""
    accounts = [one for one, _ in members]
    figures = [s for one in accounts for s in one.statements if s.field == "killed"]
    tallies = {}
    if figures:
        last = figures[-1]
        number = int(last.value or 0)
        ids = (last.statement_id,)
        tallies["killed"] = Tally(
            harm="killed", low=number, best=number, high=number, from_=ids, best_from=ids
        )
    return Incident(
        incident_id=incident_id_of(accounts[0].account_id),
        title=title,
        country="KE",
        latitude=-1.2571,
        longitude=36.8036,
        tallies=tallies,
        account_ids=tuple(sorted(one.account_id for one in accounts)),
        reports=tuple(
            ReportRef(report_id=one.report_id, source_name=one.source_name) for _, one in members
        ),
        independent_reports=len(members),
    )


class Clock:
    """A clock that stands at noon of 4 May 2031 until it is moved on."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move_on(self, **delta: float) -> None:
        """Let time pass, in the words of timedelta: `hours=1`."""
        self.now += timedelta(**delta)
