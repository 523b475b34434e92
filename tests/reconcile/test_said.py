"""What persons said of statements and of the incident, and what it comes to."""

import msgspec
import pytest
from reconcile_builders import cluster, figure, report, said

from tallybook.reconcile import reconcile_cluster
from tallybook.reconcile.pinned import print_of
from tallybook.reconcile.points import place_of, point_of
from tallybook.reconcile.said import corrected
from tallybook.records import (
    AttributionDetail,
    Copy,
    Correction,
    DateDetail,
    Decision,
    Incident,
    PlaceDetail,
    Statement,
)

MON = report("mon", "2031-05-05", "Wire")
TUE = report("tue", "2031-05-06", "Post")
WITH_SITE = "Attack at Old Mill, before 5 May 2031"


def judged(one: Statement, state: str, *, by: str = "ana", **parts: object) -> Statement:
    """The statement as a person left it."""
    told = tuple(Correction(part=part, value=value, by=by) for part, value in parts.items())
    return msgspec.structs.replace(one, review_state=state, reviewed_by=by, corrections=told)


def pinned(field: str, value: object, *, by: str = "ana", seen: str | None = None) -> Decision:
    return Decision(
        subject="incident",
        record_ids=("a",),
        verdict="pinned",
        decider=by,
        field=field,
        value=value,
        seen=seen,
        decision_id=f"d-{field}-{value}",
    )


def incident(*told, decisions=(), copies=()) -> Incident:
    made = cluster(*told, copies=copies)
    return reconcile_cluster(msgspec.structs.replace(made, decisions=tuple(decisions)))


def killed(*told, **more) -> tuple:
    tally = incident(*told, **more).tallies["killed"]
    return tally.low, tally.best, tally.high


def test_a_rejected_figure_is_heard_no_more():
    told = [(MON, [figure("killed", 12)]), (TUE, [judged(figure("killed", 90), "rejected")])]

    found = incident(*told)

    assert killed(*told) == (12, 12, 12)
    assert [(one.field, one.verdict, one.by) for one in found.set_aside] == [
        ("killed", "rejected", "ana")
    ]
    assert found.tallies["killed"].superseded == (found.set_aside[0].statement_id,)


def test_a_harm_of_which_all_was_rejected_keeps_a_tally_without_numbers():
    found = incident((MON, [judged(figure("killed", 90), "rejected")]))

    tally = found.tallies["killed"]
    assert (tally.low, tally.best, tally.high) == (None, None, None)
    assert tally.reason == "90 (Wire) was rejected by ana"


def test_a_copy_does_not_bring_a_rejected_figure_back():
    copy = report("copy", "2031-05-06", "Mirror")
    copies = [Copy(report_id="r-copy", original_id="r-mon", kind="near", similarity=0.9)]
    told = [
        (MON, [judged(figure("killed", 90), "rejected")]),
        (copy, [figure("killed", 90)]),
        (TUE, [figure("killed", 12)]),
    ]

    assert killed(*told, copies=copies) == (12, 12, 12)


def test_what_could_not_be_verified_counts_where_nothing_else_does():
    unsure = judged(figure("killed", 90), "cannot_verify")

    assert killed((MON, [unsure])) == (90, 90, 90)
    assert killed((MON, [unsure]), (TUE, [figure("killed", 12)])) == (12, 12, 12)


def test_an_attribution_that_was_rejected_is_gone():
    detail = AttributionDetail(name="Red Dawn", group_id="g1")
    who = said("attributions", "Red Dawn", detail=detail)

    found = incident((MON, [figure("killed", 3), judged(who, "rejected")]))

    assert found.attributions == ()
    assert [one.field for one in found.set_aside] == ["attributions"]


@pytest.mark.parametrize(
    ("before", "parts", "expected"),
    [
        pytest.param(figure("killed", 12), {"value": 14}, (14, 14, 14, "exact"), id="a number"),
        pytest.param(
            figure("killed", 12, "at_least"),
            {"value": 14},
            (14, 14, None, "at_least"),
            id="a floor",
        ),
        pytest.param(
            figure("killed", 12, "at_most"), {"bound": "exact"}, (12, 12, 12, "exact"), id="a bound"
        ),
        pytest.param(
            figure("killed", 12),
            {"value": 20, "bound": "at_most"},
            (20, None, 20, "at_most"),
            id="a number and its bound",
        ),
    ],
)
def test_a_corrected_figure_has_the_ends_of_its_number_and_bound(before, parts, expected):
    after = corrected(judged(before, "corrected", **parts))

    assert (after.value, after.number_low, after.number_high, after.bound) == expected


def test_other_parts_are_corrected_each_for_itself():
    one = judged(
        figure("killed", 12, speaker="police", speaker_type="authority", scope="child"),
        "corrected",
        speaker=None,
        scope="total",
        as_of="2031-05-04",
    )

    after = corrected(one)

    assert (after.speaker, after.speaker_type) == (None, None)
    assert (after.scope, after.as_of, after.as_of_basis) == ("total", "2031-05-04", "stated")


def test_a_corrected_name_is_another_party():
    detail = AttributionDetail(name="Red Dawn", canonical="Red Dawn Front", group_id="g1")
    one = judged(said("attributions", "Red Dawn", detail=detail), "corrected", value="Blue Dusk")

    after = corrected(one)

    assert after.detail == AttributionDetail(name="Blue Dusk")


def test_a_corrected_day_is_one_day():
    detail = DateDetail(date_from="2031-05-01", date_to="2031-05-31", precision="month")
    one = judged(said("occurred_from", "2031-05", detail=detail), "corrected", value="2031-05-04")

    after = corrected(one)

    assert after.detail == DateDetail(date_from="2031-05-04", date_to="2031-05-04")


def test_a_corrected_place_keeps_its_country_and_has_the_point_given():
    detail = PlaceDetail(name="Port Alba", country="AL", latitude=1.0, longitude=2.0)
    one = judged(said("place", "Port Alba", detail=detail), "corrected", place="Tolu (1.5, 36.25)")

    after = corrected(one)

    assert isinstance(after.detail, PlaceDetail)
    assert (after.value, after.detail.country, after.detail.latitude, after.detail.longitude) == (
        "Tolu",
        "AL",
        1.5,
        36.25,
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Port Alba", ("Port Alba", None)),
        ("Port Alba (1.25, 36.8)", ("Port Alba", (1.25, 36.8))),
        ("-1.25,36.8", ("", (-1.25, 36.8))),
        ("Camp 4, 12 km north", ("Camp 4, 12 km north", None)),
        ("Alba 91, 12", ("Alba 91, 12", None)),
    ],
)
def test_a_place_is_a_name_a_point_or_both(words, expected):
    assert point_of(words) == expected


def test_a_point_alone_keeps_the_name():
    before = PlaceDetail(name="Port Alba", country="AL")

    assert place_of("1.5, 36", before).name == "Port Alba"


def test_a_pinned_number_wins_and_says_by_whom():
    told = [(MON, [figure("killed", 12)]), (TUE, [figure("killed", 15)])]

    found = incident(*told, decisions=[pinned("killed.best", 20)])

    tally = found.tallies["killed"]
    assert (tally.low, tally.best, tally.high) == (12, 20, 20)
    assert (tally.checked_by, tally.best_from) == (("ana",), ())
    assert tally.reason.startswith("best set to 20 by ana; ")
    (pin,) = found.pins
    assert (pin.field, pin.value, pin.found, pin.by) == ("killed.best", 20, 15, "ana")


@pytest.mark.parametrize(
    ("pins", "expected"),
    [
        pytest.param({"killed.low": 20}, (20, 20, 20), id="a low above all"),
        pytest.param({"killed.high": 5}, (5, 5, 5), id="a high below all"),
        pytest.param({"killed.low": 3}, (3, 15, 15), id="a low below"),
        pytest.param({"killed.best": None}, (12, None, 15), id="no best"),
        pytest.param({"killed.low": 1, "killed.high": 99}, (1, 15, 99), id="both ends"),
    ],
)
def test_ends_that_nobody_pinned_give_way(pins, expected):
    told = [(MON, [figure("killed", 12)]), (TUE, [figure("killed", 15, speaker="police")])]

    assert killed(*told, decisions=[pinned(*one) for one in pins.items()]) == expected


def test_a_harm_that_no_report_tells_can_be_pinned():
    found = incident((MON, [figure("killed", 12)]), decisions=[pinned("missing.best", 2)])

    assert list(found.tallies) == ["killed", "missing"]
    assert found.tallies["missing"].best == 2


def test_the_later_of_two_pins_of_one_field_wins():
    pins = [pinned("site", "the mall"), pinned("site", "the market", by="bea")]

    found = incident((MON, [figure("killed", 12)]), decisions=pins)

    assert (found.site, [one.by for one in found.pins]) == ("the market", ["bea"])
    assert found.decisions == ("d-site-the mall", "d-site-the market")


def test_a_pinned_place_that_a_report_names_has_its_point():
    known = PlaceDetail(name="Tolu", country="AL", latitude=1.5, longitude=36.0, geoprecision=1)
    other = PlaceDetail(name="Port Alba", country="AL", latitude=2.0, longitude=37.0)
    told = [
        (MON, [said("place", "Port Alba", detail=other)]),
        (TUE, [said("place", "Tolu", detail=known)]),
    ]

    found = incident(*told, decisions=[pinned("place", "tolu")])

    assert (found.place, found.latitude, found.longitude) == ("Tolu", 1.5, 36.0)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("suicide", "yes", True),
        ("attack_type", "bombing, arson", ("bombing", "arson")),
        ("occurred_from", "2031-05-04", "2031-05-04"),
        ("event_clarity", "2", 2),
        ("stage", None, None),
        ("attack_type", None, ()),
    ],
)
def test_a_pinned_value_is_as_the_incident_has_it(field, value, expected):
    found = incident((MON, [figure("killed", 12)]), decisions=[pinned(field, value)])

    assert getattr(found, field) == expected


def test_a_title_follows_what_is_pinned_unless_it_is_pinned_itself():
    told = (MON, [figure("killed", 12)])

    assert incident(told, decisions=[pinned("site", "the Old Mill")]).title == WITH_SITE
    assert incident(told, decisions=[pinned("title", "The mill")]).title == "The mill"


def test_a_status_holds_of_the_values_that_were_seen():
    told = (MON, [figure("killed", 12)])
    seen = print_of(incident(told))

    held = incident(told, decisions=[pinned("status", "accepted", seen=seen)])
    changed = incident(
        told, (TUE, [figure("killed", 15)]), decisions=[pinned("status", "accepted", seen=seen)]
    )

    assert (held.status, held.pins[0].holds) == ("accepted", True)
    assert (changed.status, changed.pins[0].holds) == ("under_review", False)


def test_another_report_that_says_the_same_leaves_the_status():
    seen = print_of(incident((MON, [figure("killed", 12)])))
    told = [(MON, [figure("killed", 12)]), (TUE, [figure("killed", 12)])]

    assert incident(*told, decisions=[pinned("status", "accepted", seen=seen)]).status == "accepted"


def test_notes_stand_in_the_order_in_which_they_were_written():
    notes = [pinned("note", "first"), pinned("note", "second", by="bea")]

    found = incident((MON, [figure("killed", 12)]), decisions=notes)

    assert [(one.text, one.by) for one in found.notes] == [("first", "ana"), ("second", "bea")]
