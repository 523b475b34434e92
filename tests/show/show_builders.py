"""Incidents, statements and reports made by hand, for the tests of what is shown."""

from tallybook.records import Incident, PlaceDetail, Report, ReportRef, Sentence, Statement, Tally

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00\x1b[31m\u202e"


def figure(number, *, at="2031-05-04", bound="exact", harm="killed", speaker="police", **more):
    low = None if bound == "at_most" else number
    high = None if bound == "at_least" else number
    values = {
        "statement_id": f"s{harm}{number}{at}{speaker}",
        "report_id": "r1",
        "account_id": "a1",
        "sentence": 0,
        "start": 0,
        "end": 9,
        "quote": f"{number} killed",
        "field": harm,
        "value": number,
        "value_raw": str(number),
        "number_low": low,
        "number_high": high,
        "bound": bound,
        "as_of": at,
        "speaker": speaker,
        "speaker_type": "authority" if speaker else None,
        "scope": "total",
    }
    return Statement(**{**values, **more})


def ref(report_id="r1", **more):
    values = {
        "source_name": f"{report_id}.txt",
        "title": "Blast at Aster market",
        "publisher": "The Daily Note",
        "published_at": "2031-05-04",
        "url": "https://note.example/aster",
        "content_sha256": "ab" * 32,
    }
    return ReportRef(report_id=report_id, **{**values, **more})


def report(report_id="r1", text="9 killed at Aster market. It rained.", **more):
    values = {
        "content_sha256": "ab" * 32,
        "source_name": f"{report_id}.txt",
        "title": "Blast at Aster market",
        "publisher": "The Daily Note",
        "published_at": "2031-05-04",
        "sentences": (
            Sentence(index=0, start=0, end=25, paragraph=0),
            Sentence(index=1, start=26, end=len(text), paragraph=0, kind="appeal"),
        ),
    }
    return Report(report_id=report_id, text=text, **{**values, **more})


def tally(harm, *statements, low=None, best=None, high=None, **more):
    return Tally(
        harm=harm,
        low=low,
        best=best,
        high=high,
        from_=tuple(one.statement_id for one in statements),
        **more,
    )


def incident(**more):
    values = {
        "incident_id": "i0123456789abcdef",
        "title": "Bombing at Aster market, Borea, 4 May 2031",
        "occurred_from": "2031-05-04",
        "occurred_to": "2031-05-04",
        "date_precision": "day",
        "country": "KE",
        "country_name": "Kenya",
        "adm1": "Nairobi",
        "place": "Nairobi",
        "place_detail": PlaceDetail(name="Nairobi", latitude=-1.28, longitude=36.82),
        "latitude": -1.28,
        "longitude": 36.82,
        "geoprecision": 2,
        "attack_type": ("bombing",),
        "account_ids": ("a1",),
        "reports": (ref(),),
        "independent_reports": 1,
    }
    return Incident(**{**values, **more})
