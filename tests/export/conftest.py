"""Contents of a small book, written out by hand."""

import pytest
from export_builders import TEXT, statement

from tallybook.records import (
    Account,
    AttributionDetail,
    BookContents,
    Copy,
    Decision,
    Incident,
    Judgement,
    Report,
    ReportRef,
    Sentence,
    SourcedAttribution,
    SourcedTarget,
    SourcedWeapon,
    Tally,
    TargetDetail,
    Unreadable,
    WeaponDetail,
)


@pytest.fixture
def contents() -> BookContents:
    """One report, its copy, one account, one incident, one unreadable input."""
    return BookContents(
        incidents=(
            Incident(
                incident_id="i1",
                version=3,
                title="Attack on a market",
                occurred_from="2031-05-04",
                country="KE",
                latitude=-1.2833333,
                longitude=36.8166667,
                attack_type=("armed_assault", "bombing"),
                weapons=(SourcedWeapon(weapon=WeaponDetail(weapon="rifle"), from_=("s3",)),),
                targets=(
                    SourcedTarget(
                        target=TargetDetail(target_kind="physical", target_type="market"),
                        from_=("s4",),
                    ),
                ),
                attributions=(
                    SourcedAttribution(
                        attribution=AttributionDetail(
                            name="the Front", standing="suspected_or_accused"
                        ),
                        from_=("s2",),
                    ),
                ),
                tallies={
                    "killed": Tally(harm="killed", low=27, best=27, from_=("s1",), low_from=("s1",))
                },
                account_ids=("a1",),
                reports=(ReportRef(report_id="r1", source_name="a.txt"),),
                independent_reports=1,
                field_from={"country": ("s5",)},
            ),
        ),
        reports=(
            Report(
                report_id="r1",
                content_sha256="00",
                source_name="a.txt",
                text=TEXT,
                title="Market attacked",
                sentences=(
                    Sentence(index=0, start=0, end=25, paragraph=0),
                    Sentence(index=1, start=26, end=71, paragraph=0),
                ),
            ),
        ),
        accounts=(
            Account(
                account_id="a1",
                report_id="r1",
                role="main",
                anchor_start=7,
                anchor_end=15,
                anchor_quote="attacked",
                sentences=(0, 1),
                statements=(statement(),),
                extractor="rules-1",
            ),
        ),
        copies=(
            Copy(
                report_id="r1",
                original_id="r1",
                kind="exact",
                similarity=1.0,
                source_name="b.txt",
            ),
        ),
        unreadable=(Unreadable(source_name="c.pdf", cause="no text layer", next_step="add text"),),
        judgements=(
            Judgement(judgement_id="j1", left="a1", right="a2", verdict="same", score=0.9),
        ),
        decisions=(
            Decision(
                subject="statement",
                record_ids=("s1",),
                verdict="accepted",
                decider="Ada",
                decision_id="d1",
            ),
        ),
        tombstones=(Incident(incident_id="i0", version=2, status="merged", merged_into="i1"),),
        learned_at={"i1": "2031-05-06T12:00:00.000000Z", "r1": "2031-05-04T12:00:00.000000Z"},
        head_hash="ff",
    )
