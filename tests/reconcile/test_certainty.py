"""The certainty grade follows criteria that a person can check, and says which."""

from __future__ import annotations

import pytest
from reconcile_builders import cluster, day, figure, killed, report, said

from tallybook.codebook import code_list
from tallybook.reconcile import reconcile_cluster
from tallybook.records import AttributionDetail, ClaimDetail, Copy, Incident, Statement

POLICE = {"speaker": "police", "speaker_type": "authority"}
HOSPITAL = {"speaker": "City Hospital", "speaker_type": "medical"}
DAWN_SAYS = {"speaker": "Red Dawn", "speaker_type": "claimant"}
POSTS = {"speaker": "posts", "speaker_type": "social_media"}


def claim(name: str, field: str = "claims", **more: str) -> Statement:
    return said(field, name, detail=ClaimDetail(claimant=name, **more))


def doer(name: str, standing: str = "reported_as_fact", **more: str) -> Statement:
    detail = AttributionDetail(name=name, standing=standing, **more)
    return said("attributions", name, detail=detail)


def incident_of(*told: list[Statement], copies: tuple[Copy, ...] = ()) -> Incident:
    reports = [report(str(n), f"2031-05-0{n + 4}", f"P{n}") for n in range(len(told))]
    return reconcile_cluster(cluster(*zip(reports, told, strict=True), copies=copies))


def case(name: str, *told: list[Statement], grade: str, reason: str) -> object:
    return pytest.param(told, grade, reason, id=name)


WEAK = [
    case("one report", [killed(1)], grade="weak", reason="one credible report"),
    case(
        "one report that names two sources",
        [killed(1, **POLICE), figure("wounded", 3, **HOSPITAL)],
        grade="weak",
        reason="one credible report",
    ),
    case(
        "a claim and nothing else",
        [claim("Red Dawn")],
        grade="weak",
        reason="told by no one but Red Dawn, who claims it",
    ),
    case(
        "two reports of what the claimant says",
        [claim("Red Dawn"), killed(20, **DAWN_SAYS)],
        [claim("Red Dawn"), killed(20, **DAWN_SAYS), said("attack_type", "ambush")],
        grade="weak",
        reason="told by no one but Red Dawn, who claims it",
    ),
    case(
        "posts only",
        [killed(4, **POSTS)],
        [killed(5, **POSTS)],
        grade="weak",
        reason="no report vouches for it but in the words of those who did it or of social media",
    ),
    case(
        "a report beside posts",
        [killed(4, **POSTS)],
        [killed(5)],
        grade="weak",
        reason="one credible report",
    ),
    case(
        "only who did it is told",
        [doer("Red Dawn")],
        grade="weak",
        reason="no report vouches for it but in the words of those who did it or of social media",
    ),
]
FAIR = [
    case(
        "two reports",
        [killed(1)],
        [killed(2)],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "one of two names a source",
        [killed(1, **POLICE)],
        [killed(1)],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "two reports of the words of one speaker",
        [killed(1, speaker="Ann Omondi", speaker_type="authority")],
        [killed(1, speaker="the police chief, Ann Omondi", speaker_type="authority")],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "two reports without a figure",
        [said("attack_type", "bombing")],
        [day("2031-05-03")],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "figures that disagree are no dispute of whether",
        [killed(12)],
        [killed(15)],
        grade="fair",
        reason="2 independent credible reports",
    ),
]
CONFIRMED = [
    case(
        "two reports by two sources",
        [killed(1, **POLICE)],
        [killed(1, **HOSPITAL)],
        grade="confirmed",
        reason="2 independent credible reports, which name 2 sources",
    ),
    case(
        "witnesses of two reports are two sources",
        [killed(1, speaker="witnesses", speaker_type="witness")],
        [killed(1, speaker="witnesses", speaker_type="witness")],
        grade="confirmed",
        reason="2 independent credible reports, which name 2 sources",
    ),
    case(
        "a claim that a report bears out",
        [claim("Red Dawn"), killed(20, **DAWN_SAYS), killed(3)],
        grade="confirmed",
        reason="Red Dawn says that it did it; one independent credible report tells of it",
    ),
    case(
        "a claim beside two reports",
        [claim("Red Dawn")],
        [killed(3)],
        [killed(3)],
        grade="confirmed",
        reason="Red Dawn says that it did it; 2 independent credible reports tell of it",
    ),
    case(
        "an admission beside other suspects",
        [doer("Red Dawn", group_id="dawn"), claim("Red Dawn", group_id="dawn"), killed(3)],
        [doer("Northern Front", "suspected", group_id="north"), killed(3)],
        grade="confirmed",
        reason="Red Dawn says that it did it; 2 independent credible reports tell of it",
    ),
]
CONTESTED = [
    case(
        "two claim it",
        [claim("Red Dawn"), killed(3)],
        [claim("Northern Front"), killed(3)],
        grade="contested",
        reason="2 parties claim it: Red Dawn, Northern Front",
    ),
    case(
        "the accused denies",
        [doer("Red Dawn", "suspected_by_authorities"), killed(3, **POLICE)],
        [claim("Red Dawn", "denials"), killed(3, **HOSPITAL)],
        grade="contested",
        reason="Red Dawn is said to have done it, and denies it",
    ),
    case(
        "the dead are denied by another",
        [killed(20, speaker="residents", speaker_type="witness")],
        [killed(20, modality="denied", speaker="the army", speaker_type="authority")],
        grade="contested",
        reason="the army denies what others tell: 20",
    ),
    case(
        "reports tell of different doers",
        [doer("Red Dawn", group_id="dawn"), killed(3)],
        [doer("Northern Front", group_id="north"), killed(3)],
        grade="contested",
        reason="reports tell of different doers: Red Dawn, Northern Front",
    ),
]
NO_DISPUTE = [
    case(
        "one that is cleared may deny",
        [doer("Red Dawn", "acquitted"), killed(3)],
        [claim("Red Dawn", "denials"), killed(3)],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "one that nobody accuses may deny",
        [doer("Northern Front"), killed(3)],
        [claim("Red Dawn", "denials"), killed(3)],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "a joint attack has two doers",
        [doer("Red Dawn", group_id="dawn"), doer("Northern Front", group_id="north"), killed(3)],
        [doer("Northern Front", group_id="north"), killed(3)],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "suspects differ where nobody is sure",
        [doer("Red Dawn", "suspected", group_id="dawn"), killed(3)],
        [doer("Northern Front", "suspected", group_id="north"), killed(3)],
        grade="fair",
        reason="2 independent credible reports",
    ),
    case(
        "a denied part leaves the total",
        [killed(20)],
        [killed(20), killed(6, modality="denied", scope="child", speaker="the army", start=70)],
        grade="fair",
        reason="2 independent credible reports",
    ),
]


@pytest.mark.parametrize(
    ("told", "grade", "reason"), [*WEAK, *FAIR, *CONFIRMED, *CONTESTED, *NO_DISPUTE]
)
def test_the_first_criterion_that_holds_gives_the_grade(told, grade, reason):
    incident = incident_of(*told)

    assert (incident.certainty_grade, incident.certainty_reason) == (grade, reason)
    assert grade in code_list("certainty_grades")


def test_a_copy_is_no_second_report():
    """Near or exact: the wire's story in two papers is one voice."""
    for kind in ("exact", "near"):
        copies = (Copy(report_id="r-1", original_id="r-0", kind=kind, similarity=1.0),)
        incident = incident_of([killed(1, **POLICE)], [killed(1, **HOSPITAL)], copies=copies)

        assert incident.certainty_grade == "weak"


def test_the_statements_behind_a_grade_are_named():
    contested = incident_of(
        [doer("Red Dawn"), killed(3)], [claim("Red Dawn", "denials"), killed(3)]
    )
    weak = incident_of([killed(3), said("weapons", "rifle")])

    assert contested.field_from["certainty_grade"] == ("s-1-0", "s-0-0")
    assert weak.field_from["certainty_grade"] == ("s-0-0",)
