"""One cluster becomes one incident; every value leads to its statements."""

import msgspec
import pytest
from reconcile_builders import cluster, day, killed, place, report, said

from tallybook.reconcile import reconcile_all, reconcile_cluster
from tallybook.records import (
    AttributionDetail,
    ClaimDetail,
    Copy,
    DateDetail,
    Judgement,
    Linking,
    PlaceDetail,
    Sourced,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)

CITY = {
    "gazetteer_id": "g1",
    "country": "QA",
    "country_name": "Alba",
    "adm1": "Coast",
    "latitude": 1.3,
    "longitude": 36.8,
    "geoprecision": 1,
}


def country(name="Alba", code="QA"):
    return said("country", name, detail=PlaceDetail(name=name, country=code, country_name=name))


def site(name, kind="mall"):
    return said("site", name, detail=PlaceDetail(name=name, site_type=kind))


def siege():
    """A full report of the 6th, and an undated one that misspells the city."""
    full = [
        day("2031-05-04"),
        country(),
        place("Port Alba", **CITY),
        site("the Lakeview mall"),
        said("attack_type", "armed_assault"),
        said("attack_type", "hostage_taking_barricade"),
        said("stage", "accomplished"),
        killed(68),
    ]
    thin = [
        country(),
        place("Prt Alba", country="QA"),
        site("an upscale mall"),
        said("attack_type", "armed_assault"),
        killed(59),
    ]
    return cluster((report("full", "2031-05-06", "Daily Wire"), full), (report("thin"), thin))


def test_the_title_is_made_of_kinds_site_place_country_and_date():
    incident = reconcile_cluster(siege())

    assert incident.title == (
        "Armed assault and hostage taking at Lakeview mall, Port Alba, Alba, 4 May 2031"
    )
    assert incident.summary == (
        f"{incident.title}. Killed: 68 (59 to 68). Told by 2 reports, 2 independent."
    )


def test_the_place_of_the_gazetteer_goes_before_the_misspelt_one():
    incident = reconcile_cluster(siege())

    assert (incident.country, incident.country_name) == ("QA", "Alba")
    assert (incident.adm1, incident.place, incident.site) == (
        "Coast",
        "Port Alba",
        "the Lakeview mall",
    )
    assert (incident.latitude, incident.longitude, incident.geoprecision) == (1.3, 36.8, 1)
    assert incident.field_from["place"] == ("s-full-2",)
    assert incident.field_from["country"] == ("s-full-1", "s-thin-0")


def test_a_part_of_a_country_is_not_followed_by_the_country():
    incident = reconcile_cluster(
        cluster((report("a", "2031-05-06"), [country(), place("southern Alba", country="QA")]))
    )

    assert incident.title == "Attack in southern Alba, before 6 May 2031"


def test_an_incident_is_known_by_its_earliest_account():
    later = cluster(
        (report("zz", "2031-05-05"), [killed(1)]), (report("aa", "2031-05-06"), [killed(1)])
    )
    more = cluster(
        (report("zz", "2031-05-05"), [killed(1)]),
        (report("aa", "2031-05-06"), [killed(1)]),
        (report("bb", "2031-05-07"), [killed(2)]),
    )

    assert reconcile_cluster(later).incident_id == reconcile_cluster(more).incident_id


def test_a_country_without_a_place_has_the_geoprecision_of_a_country():
    detail = PlaceDetail(name="Alba", country="QA", geoprecision=6, latitude=1.0, longitude=36.0)
    incident = reconcile_cluster(
        cluster((report("a", "2031-05-05"), [said("country", "Alba", detail=detail)]))
    )

    assert (incident.geoprecision, incident.latitude, incident.place) == (6, 1.0, None)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([day("2031-05-04")], ("2031-05-04", "2031-05-04", "day", "explicit")),
        (
            [day("2031-05-01", until="2031-05-31", precision="month"), day("2031-05-04")],
            ("2031-05-04", "2031-05-04", "day", "explicit"),
        ),
        (
            [day("2031-01-01", until="2031-12-31", precision="year")],
            ("2031-01-01", "2031-12-31", "year", "explicit"),
        ),
        (
            [day("2031-05-04", basis="relative"), said("occurred_to", "2031-05-07")],
            ("2031-05-04", "2031-05-07", "days", "relative"),
        ),
        ([said("occurred_to", "2031-05-05")], (None, "2031-05-05", "day", "explicit")),
        (
            [
                day("2031-05-04"),
                said(
                    "occurred_to",
                    "2031-05-31",
                    detail=DateDetail(
                        date_from="2031-05-01", date_to="2031-05-31", precision="month"
                    ),
                ),
            ],
            ("2031-05-04", "2031-05-04", "day", "explicit"),
        ),
        (
            [day("2031-05-04"), said("ongoing", "true")],
            ("2031-05-04", None, "day", "explicit"),
        ),
        ([], (None, "2031-05-06", None, "published")),
    ],
    ids=[
        "day",
        "finest",
        "year",
        "last day",
        "end alone",
        "end of the month",
        "still going on",
        "no date",
    ],
)
def test_the_dates_are_the_finest_stated(told, expected):
    incident = reconcile_cluster(cluster((report("a", "2031-05-06"), [*told, killed(1)])))

    assert (
        incident.occurred_from,
        incident.occurred_to,
        incident.date_precision,
        incident.date_basis,
    ) == expected


def test_the_day_most_reports_give_is_taken():
    incident = reconcile_cluster(
        cluster(
            (report("a", "2031-05-06"), [day("2031-05-03")]),
            (report("b", "2031-05-07"), [day("2031-05-04")]),
            (report("c", "2031-05-08"), [day("2031-05-04")]),
        )
    )

    assert incident.occurred_from == "2031-05-04"
    assert incident.field_from["occurred_from"] == ("s-b-0", "s-c-0")


def test_a_background_mention_without_a_date_has_none():
    incident = reconcile_cluster(cluster((report("a", "2031-05-06"), [country()]), roles="b"))

    assert (incident.occurred_from, incident.occurred_to, incident.date_basis) == (None, None, None)


def test_the_latest_report_says_whether_it_goes_on():
    incident = reconcile_cluster(
        cluster(
            (report("a", "2031-05-04"), [said("ongoing", "true")]),
            (report("b", "2031-05-06"), [said("ongoing", "false")]),
        )
    )

    assert incident.ongoing is False


def attribution(name, standing="reported_as_fact", **more):
    return said(
        "attributions", name, detail=AttributionDetail(name=name, standing=standing, **more)
    )


def test_fact_and_claim_of_one_group_are_two_standings():
    incident = reconcile_cluster(
        cluster(
            (
                report("a", "2031-05-06"),
                [attribution("Red Dawn", "claimed", group_id="red-dawn", said_by="Red Dawn")],
            ),
            (
                report("b", "2031-05-07"),
                [attribution("the Red-Dawn", group_id="red-dawn", count_low=10)],
            ),
            (
                report("c", "2031-05-08"),
                [attribution("Red Dawn", group_id="red-dawn", count_high=15)],
            ),
        )
    )

    fact, claim = incident.attributions
    assert (fact.attribution.standing, fact.attribution.count_low, fact.attribution.count_high) == (
        "reported_as_fact",
        10,
        15,
    )
    assert fact.from_ == ("s-b-0", "s-c-0")
    assert (claim.attribution.standing, claim.speakers) == ("claimed", ("Red Dawn",))


def test_attackers_without_a_name_are_one_party():
    incident = reconcile_cluster(
        cluster(
            (report("a", "2031-05-06"), [attribution("Gunmen")]),
            (
                report("b", "2031-05-07"),
                [attribution("roughly 10 to 15 militants", count_low=10, count_high=15)],
            ),
            (report("c", "2031-05-08"), [attribution("Red Dawn militants")]),
        )
    )

    assert [
        (one.attribution.name, one.attribution.count_low, one.attribution.count_high)
        for one in incident.attributions
    ] == [("Gunmen", 10, 15), ("Red Dawn militants", None, None)]


def claim(name, field="claims", **more):
    return said(field, name, detail=ClaimDetail(claimant=name, **more))


def test_two_claimants_compete_and_contest_the_incident():
    incident = reconcile_cluster(
        cluster(
            (report("a", "2031-05-06"), [claim("Red Dawn", mode="posted_online")]),
            (
                report("b", "2031-05-07"),
                [claim("Northern Front"), claim("the Red Dawn", motive="revenge")],
            ),
        )
    )

    assert [(one.claim.claimant, one.competing) for one in incident.claims] == [
        ("Red Dawn", True),
        ("Northern Front", True),
    ]
    assert incident.claims[0].claim.motive == "revenge"
    assert incident.certainty_grade == "contested"


def test_an_accused_group_that_denies_contests_the_incident():
    incident = reconcile_cluster(
        cluster(
            (report("a", "2031-05-06"), [attribution("Red Dawn", "suspected_by_authorities")]),
            (report("b", "2031-05-07"), [claim("Red Dawn", field="denials")]),
        )
    )

    assert [one.claim.claimant for one in incident.denials] == ["Red Dawn"]
    assert incident.certainty_grade == "contested"


def test_a_copy_is_listed_and_adds_no_voice():
    copies = (Copy(report_id="r-b", original_id="r-a", kind="exact", similarity=1.0),)
    incident = reconcile_cluster(
        cluster(
            (report("a", "2031-05-06"), [killed(1)]),
            (report("b", "2031-05-06"), [killed(1)]),
            copies=copies,
        )
    )

    assert [(one.report_id, one.copy_of) for one in incident.reports] == [
        ("r-a", None),
        ("r-b", "r-a"),
    ]
    assert (incident.independent_reports, incident.certainty_grade) == (1, "weak")


def test_equal_things_of_several_reports_are_one():
    rifle = said("weapons", "rifle", detail=WeaponDetail(weapon="rifle", count_low=2))
    rifles = said("weapons", "rifle", detail=WeaponDetail(weapon="rifle", count_high=4))
    held = said("weapons", "grenade", detail=WeaponDetail(weapon="grenade", use="held"))
    mall = said(
        "targets", "mall", detail=TargetDetail(target_kind="physical", target_type="business")
    )
    poet = said("victims", "Kofi A", detail=VictimDetail(name="Kofi Adom", nationality="Ghana"))
    again = said("victims", "Kofi A", detail=VictimDetail(name="KOFI ADOM", age=78, fate="killed"))
    curfew = said("consequences", "curfew")
    incident = reconcile_cluster(
        cluster(
            (report("a", "2031-05-06"), [rifle, mall, poet, curfew]),
            (
                report("b", "2031-05-07"),
                [rifles, held, mall, again, said("consequences", "Curfew")],
            ),
        )
    )

    assert [(one.weapon.weapon, one.weapon.use, one.from_) for one in incident.weapons] == [
        ("rifle", "used", ("s-a-0", "s-b-0")),
        ("grenade", "held", ("s-b-1",)),
    ]
    assert (incident.weapons[0].weapon.count_low, incident.weapons[0].weapon.count_high) == (2, 4)
    assert [one.from_ for one in incident.targets] == [("s-a-1", "s-b-2")]
    (victim,) = incident.victims
    assert (victim.victim.age, victim.victim.nationality, victim.victim.fate) == (
        78,
        "Ghana",
        "killed",
    )
    assert victim.victim.name_variants == ("KOFI ADOM",)
    assert incident.consequences == (Sourced(value="curfew", from_=("s-a-3", "s-b-4")),)


def test_one_sided_violence_is_told_only_where_it_is_sure():
    group = attribution("Red Dawn", group_id="red-dawn")
    market = said(
        "targets", "market", detail=TargetDetail(target_kind="physical", target_type="market")
    )
    police = said(
        "targets", "police", detail=TargetDetail(target_kind="human", target_type="police")
    )

    def violence(*told):
        return reconcile_cluster(cluster((report("a", "2031-05-06"), list(told)))).type_of_violence

    assert violence(group, market) == "one_sided"
    assert violence(group, police) == "state_based"
    assert violence(group, market, police) is None
    assert violence(market) is None


def test_a_foiled_plot_is_called_so():
    incident = reconcile_cluster(
        cluster(
            (
                report("a", "2031-05-06"),
                [
                    day("2031-04-28", until="2031-05-04", precision="week"),
                    country(),
                    said("attack_type", "bombing"),
                    said("stage", "foiled"),
                ],
            )
        )
    )

    assert incident.title == "Foiled bombing in Alba, 28 April - 4 May 2031"


def test_a_type_beneath_another_stands_for_both():
    incident = reconcile_cluster(
        cluster(
            (
                report("a", "2031-05-06"),
                [said("attack_type", "bombing"), said("attack_type", "suicide_bombing")],
            )
        )
    )

    assert incident.attack_type == ("suicide_bombing",)


def test_incidents_are_sorted_and_unsure_ones_name_one_another():
    early = cluster((report("a", "2031-05-09"), [day("2031-05-02")]))
    late = cluster((report("b", "2031-05-06"), [day("2031-05-04")]))
    undated = cluster((report("c"), [killed(2)]), roles="b")
    unsure = Judgement(judgement_id="j", left="a-r-a", right="a-r-b", verdict="unsure", score=0.4)
    linking = Linking(clusters=(undated, late, early), judgements=(unsure,))

    first, second, third = reconcile_all(linking)

    assert [one.occurred_from for one in (first, second, third)] == [
        "2031-05-02",
        "2031-05-04",
        None,
    ]
    assert first.related == (second.incident_id,)
    assert second.related == (first.incident_id,)
    assert third.related == ()


def test_several_attacks_told_as_one_are_a_summary():
    incident = reconcile_cluster(
        cluster((report("a", "2031-05-06"), [said("multiple", "true"), killed(1)]))
    )

    assert (incident.multiple, incident.event_clarity) == (True, 2)
    assert msgspec.json.decode(msgspec.json.encode(incident))["event_clarity"] == 2
