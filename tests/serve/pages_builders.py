"""Answers made by hand, for the tests of the pages: one incident with two reports, one a copy."""

from tallybook.records import (
    Account,
    AttributionDetail,
    Copy,
    Decision,
    Evidence,
    Incident,
    Judgement,
    Report,
    ReportRef,
    Sentence,
    SourcedAttribution,
    Statement,
    Tally,
)
from tallybook.serve.shapes import (
    DecisionMade,
    Frame,
    IncidentAnswer,
    IncidentsAnswer,
    NearIncident,
    ReportAnswer,
    SentenceText,
    VersionNote,
)
from tallybook.store.listing import Filters, IncidentRow, TallyCell, TimelineBar, Total, Whodunit

TEXT = "Police said at least 9 people were killed at Aster market.\r\n\nGive to our fund today."
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00\x1b[31m\u202e"


def frame(**more):
    values = {"book_name": "my.book", "path": "/incidents", "role": "keeper", "token": "t0k3n"}
    return Frame(**{**values, **more})


def row(**more):
    values = {
        "incident_id": "i1",
        "version": 2,
        "status": "candidate",
        "title": "Bombing at Aster market",
        "occurred_from": "2031-05-04",
        "occurred_to": "2031-05-04",
        "date_precision": "day",
        "country": "KE",
        "country_name": "Kenya",
        "place": "Nairobi",
        "latitude": -1.28,
        "longitude": 36.82,
        "geoprecision": 2,
        "attack_type": ("bombing",),
        "perpetrators": (Whodunit(name="The Aster Front", standing="claimed"),),
        "tallies": {"killed": TallyCell(low=9, best=9)},
        "independent_reports": 1,
        "reports": 2,
    }
    return IncidentRow(**{**values, **more})


def incidents(*rows, **more):
    values = {
        "filters": Filters(),
        "rows": rows,
        "total": len(rows),
        "in_book": len(rows),
        "totals": (Total(harm="killed", incidents=1, low=9, best=9, high=None, without_high=1),),
        "timeline": (TimelineBar(month="2031-05", incidents=1, killed=9),),
        "choices": {},
        "rule": "latest_as_of",
    }
    return IncidentsAnswer(**{**values, **more})


def statement(**more):
    values = {
        "statement_id": "s1",
        "report_id": "r1",
        "account_id": "a1",
        "sentence": 0,
        "start": 12,
        "end": 41,
        "quote": TEXT[12:41],
        "field": "killed",
        "value": 9,
        "number_low": 9,
        "bound": "at_least",
        "as_of": "2031-05-04",
        "speaker": "police",
        "speaker_type": "authority",
        "scope": "total",
    }
    return Statement(**{**values, **more})


def account(**more):
    values = {
        "account_id": "a1",
        "report_id": "r1",
        "role": "main",
        "anchor_start": 35,
        "anchor_end": 41,
        "anchor_quote": "killed",
    }
    return Account(**{**values, **more})


def incident_answer(**more):
    words = more.pop("words", None)
    incident = Incident(
        incident_id="i1",
        version=2,
        title=words or "Bombing at Aster market",
        occurred_from="2031-05-04",
        occurred_to="2031-05-04",
        date_precision="day",
        country="KE",
        country_name=words or "Kenya",
        place=words or "Nairobi",
        site=words or "Aster market",
        latitude=-1.28,
        longitude=36.82,
        geoprecision=2,
        attack_type=("bombing",),
        attributions=(
            SourcedAttribution(
                attribution=AttributionDetail(name=words or "The Aster Front", standing="claimed"),
                speakers=(words or "a caller",),
            ),
        ),
        tallies={
            "killed": Tally(
                harm="killed", low=9, best=9, from_=("s1",), best_from=("s1",), reason=words or ""
            )
        },
        account_ids=("a1", "a2"),
        reports=(
            ReportRef(report_id="r1", source_name=words or "one.txt", published_at="2031-05-04"),
            ReportRef(report_id="r2", source_name="two.txt", copy_of="r1", title=words),
        ),
        independent_reports=1,
    )
    values = {
        "incident": incident,
        "row": row(),
        "statements": (statement(speaker=words or "police", quote=words or TEXT[12:41]),),
        "sentences": (SentenceText(report_id="r1", index=0, start=0, end=58, text=TEXT[:58]),),
        "accounts": (account(), account(account_id="a2", report_id="r2")),
        "copies": (Copy(report_id="r2", original_id="r1", kind="near", similarity=0.9),),
        "judgements": (judgement("a1", "a2", words),),
        "near": (
            NearIncident(
                incident=row(incident_id="i2", title=words or "Blast in Nairobi"),
                judgement=judgement("a1", "a9", words, verdict="unsure"),
            ),
        ),
        "related": (),
        "decisions": (
            DecisionMade(
                decision=Decision(
                    subject="statement",
                    record_ids=("s1",),
                    verdict="corrected",
                    decider=words or "ana",
                    value=words or 12,
                    reason=words or "the hospital says so",
                    decision_id="d1",
                ),
                at="2031-05-05T10:00:00Z",
                stands=True,
                holds=True,
            ),
        ),
        "versions": (
            VersionNote(version=1, at="2031-05-04T09:00:00Z", status="candidate", changed=()),
            VersionNote(
                version=2, at="2031-05-05T10:00:00Z", status="candidate", changed=("tallies",)
            ),
        ),
    }
    return IncidentAnswer(**{**values, **more})


def judgement(left, right, words=None, verdict="same"):
    reason = Evidence(
        feature="day", left=words or "4 May", right="4 May", weight=1.0, words=words or "one day"
    )
    return Judgement(
        judgement_id="j1", left=left, right=right, verdict=verdict, score=0.8, evidence=(reason,)
    )


def report_answer(text=TEXT, **more):
    report = Report(
        report_id="r1",
        content_sha256="ab" * 32,
        source_name=more.pop("words", None) or "one.txt",
        text=text,
        title=more.pop("title", "Blast at Aster market"),
        published_at="2031-05-04",
        sentences=(
            Sentence(index=0, start=0, end=58, paragraph=0),
            Sentence(index=1, start=61, end=len(text), paragraph=1, kind="appeal"),
        ),
    )
    values = {
        "report": report,
        "accounts": (account(statements=(statement(), statement(
            statement_id="s2", field="site", value="Aster market", start=45, end=57,
            quote="Aster market", speaker=None, number_low=None, bound=None)),),),
        "incident_of": {"a1": "i1"},
        "incidents": (row(),),
        "copies": (),
        "has_original": True,
    }  # fmt: skip
    return ReportAnswer(**{**values, **more})
