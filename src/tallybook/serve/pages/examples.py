"""Which made-up records show every part of the interface in every state? No real event.

Long names, text from right to left, and text that looks like markup are among them: a page that
breaks on one of them breaks here first.
"""

from __future__ import annotations

from tallybook.records import (
    AttributionDetail,
    Evidence,
    Incident,
    Judgement,
    PlaceDetail,
    ReportRef,
    SourcedAttribution,
    SourcedWeapon,
    Statement,
    Tally,
    WeaponDetail,
)
from tallybook.store.listing import IncidentRow, TallyCell, Whodunit

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script> & \"quoted\" 'words'"
RIGHT_TO_LEFT = "وكالة الأنباء التجريبية"
LONG = "The Very Long Name of a Market in the Old Town beside the River Crossing of Lower Aster"


def statements() -> tuple[Statement, ...]:
    """Return figures of every bound, from several speakers, revised and repeated."""
    return (
        _figure(1, 9, "exact", "2031-05-04T10:00:00Z", None),
        _figure(2, 20, "at_least", "2031-05-04T12:00:00Z", "police"),
        _figure(3, 31, "exact", "2031-05-05", "police"),
        _figure(4, 40, "at_most", "2031-05-05", "a spokesman of the ministry", hedge="as many as"),
        _figure(5, 30, "about", "2031-05-06", RIGHT_TO_LEFT),
        _figure(6, 28, "range", "2031-05-06", MARKUP, high=34),
        _figure(7, 6, "exact", "2031-05-06", "a hospital", scope="child", text="children"),
        _figure(8, 31, "exact", "2031-05-06", "police", report="r2"),
    )


def _figure(
    number: int,
    value: int,
    bound: str,
    as_of: str,
    speaker: str | None,
    *,
    high: int | None = None,
    hedge: str | None = None,
    scope: str = "total",
    text: str | None = None,
    report: str = "r1",
) -> Statement:
    return Statement(
        statement_id=f"s{number}",
        report_id=report,
        account_id="a1",
        sentence=0,
        start=0,
        end=9,
        quote=f"{value} were killed",
        field="killed",
        value=value,
        number_low=None if bound == "at_most" else value,
        number_high=None if bound == "at_least" else high or value,
        bound=bound,
        as_of=as_of,
        speaker=speaker,
        speaker_type="authority" if speaker else None,
        hedge=hedge,
        scope=scope,
        scope_text=text,
        review_state="accepted" if number == 3 else "proposed",
        reviewed_by="ana" if number == 3 else None,
    )


def incident() -> Incident:
    """Return an incident with every part that a page shows."""
    return Incident(
        incident_id="i0000000000000000",
        title=f"Bombing at {LONG}, 4 May 2031",
        occurred_from="2031-05-04",
        occurred_to="2031-05-05",
        date_precision="days",
        date_basis="relative",
        country="KE",
        country_name="Kenya",
        adm1="Nairobi",
        place="Nairobi",
        site=LONG,
        place_detail=PlaceDetail(name="Nairobi"),
        latitude=-1.28,
        longitude=36.82,
        geoprecision=4,
        attack_type=("bombing", "armed_assault"),
        weapons=(SourcedWeapon(weapon=WeaponDetail(weapon="vehicle_bomb")),),
        attributions=(
            _named("The Example Front", "claimed", ("The Example Front",)),
            _named(MARKUP, "suspected", (RIGHT_TO_LEFT,)),
        ),
        tallies={
            "killed": Tally(
                harm="killed",
                low=9,
                best=31,
                reason="31 holds latest",
                as_of="2031-05-06",
                conflict="disagreement",
                from_=("s1", "s3", "s4", "s5", "s6", "s7"),
                low_from=("s1",),
                best_from=("s3",),
                superseded=("s2",),
                subsets=(
                    Tally(
                        harm="killed",
                        scope="child",
                        scope_text="children",
                        low=6,
                        best=6,
                        high=6,
                        from_=("s7",),
                    ),
                ),
            ),
        },
        certainty_grade="contested",
        account_ids=("a1",),
        reports=(
            _ref("r1", LONG, "The Example Post", None),
            _ref("r2", MARKUP, RIGHT_TO_LEFT, "r1"),
        ),
        independent_reports=1,
    )


def _named(name: str, standing: str, speakers: tuple[str, ...]) -> SourcedAttribution:
    detail = AttributionDetail(name=name, standing=standing)
    return SourcedAttribution(attribution=detail, speakers=speakers, from_=("s1", "s2"))


def _ref(report_id: str, title: str, publisher: str, copy_of: str | None) -> ReportRef:
    return ReportRef(
        report_id=report_id,
        source_name=f"{report_id}.html",
        title=title,
        publisher=publisher,
        published_at="2031-05-04",
        url="https://post.example/aster",
        content_sha256="0" * 64,
        copy_of=copy_of,
    )


def judgement() -> Judgement:
    """Return a judgement with a reason for and one against."""
    return Judgement(
        judgement_id="j1",
        left="the one",
        right="the other",
        verdict="unsure",
        score=0.48,
        evidence=(
            _reason("both on the same day", 1.2, "2031-05-04", "2031-05-04"),
            _reason(MARKUP, -0.7, LONG, RIGHT_TO_LEFT),
        ),
        decider="example-1",
    )


def _reason(words: str, weight: float, left: str, right: str) -> Evidence:
    return Evidence(feature="example", left=left, right=right, weight=weight, words=words)


def rows() -> tuple[IncidentRow, ...]:
    """Return lines of the list: whole, disputed, a floor alone, and with nothing known."""
    return (
        _row("i1", "Bombing in Nairobi", TallyCell(low=9, best=31, conflict="disagreement")),
        _row("i2", LONG, TallyCell(low=27, best=27)),
        _row("i3", MARKUP, TallyCell(high=170)),
        _row("i4", RIGHT_TO_LEFT, TallyCell(low=12_345, best=12_345, high=12_345)),
        IncidentRow(incident_id="i5", version=1, status="candidate", title=""),
    )


def _row(incident_id: str, title: str, killed: TallyCell) -> IncidentRow:
    return IncidentRow(
        incident_id=incident_id,
        version=1,
        status="accepted" if incident_id == "i2" else "candidate",
        title=title,
        occurred_from="2031-05-04",
        occurred_to="2031-05-04",
        date_precision="day",
        country="KE",
        country_name="Kenya",
        place=title,
        latitude=-1.28,
        longitude=36.82,
        geoprecision=2,
        attack_type=("bombing",),
        perpetrators=(Whodunit(name=title, standing="claimed"),),
        tallies={"killed": killed},
        disputed=killed.conflict == "disagreement",
        independent_reports=3,
        reports=5,
    )
