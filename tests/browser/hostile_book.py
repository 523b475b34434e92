"""A book in which every text field of every record is hostile."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from by_hand import EXTRACTOR, Told, cluster, judgement, store
from hostile import ADDRESSES, chunks

from tallybook.reconcile import reconcile_cluster
from tallybook.records import (
    Account,
    Cluster,
    Evidence,
    Incident,
    Judgement,
    Report,
    Sentence,
    Statement,
    Unreadable,
    account_id_of,
    report_id_of,
    statement_id_of,
)
from tallybook.store import Book

# Fields of the codebook with a detail of their own; `H` stands for the hostile text.
DETAILS: dict[str, dict[str, Any]] = {
    "place": {"kind": "place", "name": "H", "country": "KE", "country_name": "H", "adm1": "H",
              "adm2": "H", "latitude": -1.28, "longitude": 36.8, "geoprecision": 2},
    "attributions": {"kind": "attribution", "name": "H", "canonical": "H", "said_by": "H",
                     "standing": "suspected"},
    "claims": {"kind": "claim", "claimant": "H", "canonical": "H", "to_whom": "H", "motive": "H"},
    "denials": {"kind": "claim", "claimant": "H"},
    "weapons": {"kind": "weapon", "weapon": "bomb"},
    "targets": {"kind": "target", "target_kind": "physical", "name": "H", "nationality": "H"},
    "victims": {"kind": "victim", "name": "H", "name_variants": ["H"], "nationality": "H",
                "occupation": "H", "fate": "killed"},
    "sub_events": {"kind": "sub_event", "phase": "H", "time": "H", "place": "H"},
    "occurred_from": {"kind": "date", "date_from": "2031-05-04", "date_to": "2031-05-04"},
}  # fmt: skip
WORDS_ONLY = ("site", "time_local", "damage", "consequences", "responders", "incident_category")
HARMS = ("killed", "wounded", "missing")


@dataclass(frozen=True)
class HostilePlace:
    """Where to look at one chunk of payloads."""

    incident_id: str
    report_id: str


def hostile_book(folder: Path) -> list[HostilePlace]:
    """Make the book; return its incidents, each with the report that it rests on."""
    told = [_told(number, "\n".join(chunk)) for number, chunk in enumerate(chunks())]
    accounts = [account for _, account in told]
    clusters = [cluster(one) for one in told]
    judgements = [_unsure(left, right) for left, right in pairwise(accounts)]
    incidents = [_filled_incident(one) for one in clusters]
    store(folder, clusters, judgements, incidents)
    with Book.open(folder) as book:
        book.add_readings([(_unreadable(report), None) for report, _ in told])
    return [
        HostilePlace(incident.incident_id, report.report_id)
        for incident, (report, _) in zip(incidents, told, strict=True)
    ]


def _filled_incident(of: Cluster) -> Incident:
    """The incident, hostile also where reconciling would write words of its own."""
    words = str(of.reports[0].title)
    made = reconcile_cluster(of)
    return msgspec.structs.replace(made, title=words, summary=words, adm1=words, adm2=words)


def _unreadable(report: Report) -> Unreadable:
    words = str(report.title)
    return Unreadable(source_name=words, cause=words, next_step=words)


def _told(number: int, words: str) -> Told:
    text = f"{words}\nThe attack killed 12 people."
    digest = hashlib.sha256(text.encode()).hexdigest()
    report_id = report_id_of(digest, words)
    report = Report(
        report_id=report_id,
        content_sha256=digest,
        source_name=words,
        given_id=words,
        text=text,
        title=words,
        author=words,
        publisher=words,
        url=ADDRESSES[number % len(ADDRESSES)],
        published_at="2031-05-04",
        published_at_basis="given",
        language="en",
        sentences=(
            Sentence(index=0, start=0, end=len(words), paragraph=0),
            Sentence(index=1, start=len(words) + 1, end=len(text), paragraph=0, kind="see_also"),
        ),
        warnings=(words,),
    )
    return report, _account(report, words)


def _account(report: Report, words: str) -> Account:
    account_id = account_id_of(report.report_id, 0, len(words), EXTRACTOR)
    fields = [*HARMS, *DETAILS, *WORDS_ONLY]
    statements = [_statement(report, account_id, field, words) for field in fields]
    statements.sort(key=lambda one: (one.start, one.end, one.field, one.statement_id))
    return Account(
        account_id=account_id,
        report_id=report.report_id,
        role="main",
        anchor_start=0,
        anchor_end=len(words),
        anchor_quote=words,
        sentences=(0, 1),
        statements=tuple(statements),
        extractor=EXTRACTOR,
    )


def _statement(report: Report, account_id: str, field: str, words: str) -> Statement:
    value: str | int = {**dict.fromkeys(HARMS, 12), "weapons": "bomb"}.get(field, words)
    if field == "occurred_from":
        value = "2031-05-04"
    number = value if isinstance(value, int) else None
    end = len(words)
    return msgspec.convert(
        {
            "statement_id": statement_id_of(
                report.report_id, 0, end, field, value, None, EXTRACTOR
            ),
            "report_id": report.report_id,
            "account_id": account_id,
            "sentence": 0,
            "start": 0,
            "end": end,
            "quote": words,
            "field": field,
            "value": value,
            "value_raw": words,
            "number_low": number,
            "number_high": number,
            "bound": "exact" if number else None,
            "as_of": "2031-05-04" if number else None,
            "speaker": words,
            "speaker_type": "authority",
            "via": words,
            "hedge": words,
            "scope": "total" if number else None,
            "scope_text": words,
            "detail": _filled(DETAILS.get(field), words),
            "extractor": EXTRACTOR,
        },
        Statement,
    )


def _filled(detail: dict[str, Any] | None, words: str) -> dict[str, Any] | None:
    if detail is None:
        return None
    put = {"H": words}
    return {
        name: [words] if isinstance(value, list) else put.get(str(value), value)
        for name, value in detail.items()
    }


def _unsure(left: Account, right: Account) -> Judgement:
    words = left.anchor_quote
    reasons = [
        Evidence(feature="words", left=words, right=words, weight=weight, words=words)
        for weight in (0.4, -0.3)
    ]
    return judgement(left, right, "unsure", *reasons)
