"""Tolls as a careful recorder would write them down: small clusters, worked by hand beforehand."""

from __future__ import annotations

import pytest
from reconcile_builders import cluster, day, figure, killed, ranged, report

from tallybook.reconcile import reconcile_cluster
from tallybook.records import Statement, Tally

ARMY = {"speaker": "the army", "speaker_type": "authority"}
REBELS = {"speaker": "the rebels", "speaker_type": "claimant"}
POLICE = {"speaker": "police", "speaker_type": "authority"}
HOSPITAL = {"speaker": "City Hospital", "speaker_type": "medical"}
WIRE, POST, HERALD = "Daily Wire", "Evening Post", "Herald"


def toll(*told: tuple[str | None, str, list[Statement]], rule: str = "latest_as_of") -> Tally:
    """Return the dead of reports, each with its publication, its publisher and what it says."""
    given = [
        (report(str(number), published, publisher), [day("2031-05-04"), *statements])
        for number, (published, publisher, statements) in enumerate(told)
    ]
    return reconcile_cluster(cluster(*given), rule=rule).tallies["killed"]


def case(name: str, *told: tuple, toll: tuple, conflict: str) -> object:
    return pytest.param(told, toll, conflict, id=name)


GROWING = [
    case(
        "one publisher's bulletins revise one another",
        ("2031-05-04T10:00", WIRE, [killed(3)]),
        ("2031-05-04T14:00", WIRE, [killed(7)]),
        ("2031-05-05T09:00", WIRE, [killed(12)]),
        toll=(12, 12, 12),
        conflict="none",
    ),
    case(
        "three publishers' counts grow",
        ("2031-05-04", WIRE, [killed(3)]),
        ("2031-05-05", POST, [killed(7)]),
        ("2031-05-06", HERALD, [killed(12)]),
        toll=(3, 12, 12),
        conflict="growing_count",
    ),
    case(
        "a named speaker's later count revises the earlier in another paper",
        ("2031-05-04", WIRE, [killed(3, **POLICE)]),
        ("2031-05-05", POST, [killed(7, **POLICE)]),
        toll=(7, 7, 7),
        conflict="none",
    ),
    case(
        "a later floor that is met moves nothing",
        ("2031-05-04", WIRE, [killed(12)]),
        ("2031-05-06", POST, [killed(10, "at_least")]),
        toll=(12, 12, 12),
        conflict="none",
    ),
    case(
        "a looking back of years later rounds",
        ("2031-05-04", WIRE, [killed(68)]),
        ("2036-05-04", POST, [killed(70, "about")]),
        toll=(68, 70, 70),
        conflict="none",
    ),
]
DISAGREEMENT = [
    case(
        "army and rebels for one day",
        ("2031-05-05", WIRE, [killed(5, **ARMY), killed(40, **REBELS, start=70, sentence=2)]),
        toll=(5, 5, 40),
        conflict="disagreement",
    ),
    case(
        "two papers of one day",
        ("2031-05-05", WIRE, [killed(5)]),
        ("2031-05-05", POST, [killed(8)]),
        toll=(5, 8, 8),
        conflict="disagreement",
    ),
    case(
        "a count above a ceiling",
        ("2031-05-05", WIRE, [killed(9)]),
        ("2031-05-05", POST, [killed(7, "at_most")]),
        toll=(9, 9, 9),
        conflict="disagreement",
    ),
    case(
        "a count within a range agrees",
        ("2031-05-05", WIRE, [killed(9)]),
        ("2031-05-05", POST, [ranged("killed", 8, 12)]),
        toll=(8, 9, 12),
        conflict="none",
    ),
    case(
        "nobody and somebody",
        ("2031-05-05", WIRE, [killed(0)]),
        ("2031-05-05", POST, [killed(2)]),
        toll=(0, 2, 2),
        conflict="disagreement",
    ),
]
CORRECTION = [
    case(
        "the hospital takes three back",
        ("2031-05-04", WIRE, [killed(14, **HOSPITAL)]),
        ("2031-05-06", POST, [killed(11, **HOSPITAL)]),
        toll=(11, 11, 11),
        conflict="none",
    ),
    case(
        "another paper is lower later",
        ("2031-05-04", WIRE, [killed(14)]),
        ("2031-05-06", POST, [killed(11)]),
        toll=(11, 11, 14),
        conflict="correction",
    ),
    case(
        "a correction after a count that grew",
        ("2031-05-04", WIRE, [killed(6)]),
        ("2031-05-05", POST, [killed(14)]),
        ("2031-05-06", HERALD, [killed(11)]),
        toll=(6, 11, 14),
        conflict="correction",
    ),
]
SUBSETS = [
    case(
        "children are among the dead",
        ("2031-05-05", WIRE, [killed(12), killed(3, scope="child", start=70)]),
        toll=(12, 12, 12),
        conflict="none",
    ),
    case(
        "a part that another report tells is no rival of the total",
        ("2031-05-05", WIRE, [killed(12)]),
        ("2031-05-06", POST, [killed(3, scope="child")]),
        toll=(12, 12, 12),
        conflict="none",
    ),
    case(
        "a part of the dead that is greater than an earlier total grows it",
        ("2031-05-05", WIRE, [killed(2)]),
        ("2031-05-06", POST, [killed(3, scope="child")]),
        toll=(2, 3, None),
        conflict="growing_count",
    ),
    case(
        "a report's own total goes before its part",
        ("2031-05-05", WIRE, [killed(2), killed(3, scope="child", start=70)]),
        toll=(2, 2, 2),
        conflict="none",
    ),
]
ATTACKERS = [
    case(
        "the attackers' dead are no victims",
        ("2031-05-05", WIRE, [killed(10), killed(2, scope="perpetrator", start=70)]),
        toll=(10, 10, 10),
        conflict="none",
    ),
    case(
        "one paper counts them in and says so",
        (
            "2031-05-05",
            WIRE,
            [
                killed(12, includes_perpetrators="yes"),
                killed(2, scope="perpetrator", start=70, sentence=2),
            ],
        ),
        ("2031-05-05", POST, [killed(10, includes_perpetrators="no")]),
        toll=(10, 10, 10),
        conflict="none",
    ),
    case(
        "another counts as many as remain without them",
        (
            "2031-05-05",
            WIRE,
            [
                killed(12, includes_perpetrators="yes"),
                killed(2, scope="perpetrator", start=70, sentence=2),
            ],
        ),
        ("2031-05-05", POST, [killed(10)]),
        toll=(10, 10, 10),
        conflict="none",
    ),
    case(
        "how many attackers are among them is not told",
        ("2031-05-05", WIRE, [killed(12, includes_perpetrators="yes")]),
        ("2031-05-05", POST, [killed(10, includes_perpetrators="no")]),
        toll=(10, 12, 12),
        conflict="disagreement",
    ),
]
PLACES = [
    case(
        "two towns in one sentence",
        (
            "2031-05-05",
            WIRE,
            [
                killed(4, scope="place", scope_text="Aba"),
                killed(6, scope="place", scope_text="Bor", start=40),
            ],
        ),
        toll=(10, 10, None),
        conflict="none",
    ),
    case(
        "two towns and a total",
        (
            "2031-05-05",
            WIRE,
            [
                killed(11, start=20),
                killed(4, scope="place", scope_text="Aba", start=40),
                killed(6, scope="place", scope_text="Bor", start=50),
            ],
        ),
        toll=(11, 11, 11),
        conflict="none",
    ),
    case(
        "a town in each of two papers",
        ("2031-05-05", WIRE, [killed(4, scope="place", scope_text="Aba")]),
        ("2031-05-05", POST, [killed(6, scope="place", scope_text="Bor")]),
        # Aba may lie in Bor: parts of two reports are not added.
        toll=(4, 6, None),
        conflict="none",
    ),
]


@pytest.mark.parametrize(
    ("told", "expected", "conflict"),
    [*GROWING, *DISAGREEMENT, *CORRECTION, *SUBSETS, *ATTACKERS, *PLACES],
)
def test_the_toll_is_what_a_careful_recorder_writes(told, expected, conflict):
    tally = toll(*told)

    assert ((tally.low, tally.best, tally.high), tally.conflict) == (expected, conflict)


def test_what_is_set_aside_stays_on_record():
    """The bulletins of the first day are superseded and can still be read."""
    tally = toll(("2031-05-04T10:00", WIRE, [killed(3)]), ("2031-05-05T09:00", WIRE, [killed(12)]))

    assert tally.superseded == ("s-0-1",)


def test_wounded_and_dead_are_counted_apart():
    of = report("a", "2031-05-05", WIRE)
    incident = reconcile_cluster(cluster((of, [killed(3), figure("wounded", 9, start=70)])))

    assert [(one.harm, one.best) for one in incident.tallies.values()] == [
        ("killed", 3),
        ("wounded", 9),
    ]
