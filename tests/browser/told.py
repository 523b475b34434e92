"""The book of the review path: a toll that was read wrong, and one attack that stands twice."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from by_hand import Told, account, cluster, judgement, report, statement, store

from tallybook.records import Cluster, Evidence, Judgement

KISMAYO = {
    "kind": "place",
    "name": "Kismayo",
    "country": "SO",
    "country_name": "Somalia",
    "adm1": "Lower Juba",
    "latitude": -0.3582,
    "longitude": 42.5454,
    "geoprecision": 2,
}
LAMU = {
    **KISMAYO,
    "name": "Lamu",
    "country": "KE",
    "country_name": "Kenya",
    "adm1": "Coast",
    "latitude": -2.2717,
    "longitude": 40.902,
}


def _market(number: int) -> Told:
    """41 is a printer's slip for 14."""
    it = report(
        f"Bomb at fish market {number} in Kismayo kills 41\n"
        "A bomb exploded at a fish market in Kismayo on Sunday, killing 41 people, police said.\n"
        "Another 30 were wounded.",
        source_name="harbour-wire.txt",
        publisher="Harbour Wire",
        published_at="2031-05-04",
        published_at_basis="given",
    )
    day = {"kind": "date", "date_from": "2031-05-04", "date_to": "2031-05-04"}
    return account(
        it,
        statement(
            it, "killing 41 people", "killed", 41, as_of="2031-05-04", speaker="police",
            speaker_type="authority",
        ),
        statement(it, "Another 30 were wounded", "wounded", 30, as_of="2031-05-04"),
        statement(it, "Kismayo on Sunday", "place", "Kismayo", detail=KISMAYO),
        statement(it, "Sunday", "occurred_from", "2031-05-04", detail=day),
        statement(it, "A bomb exploded", "attack_type", "bombing"),
    )  # fmt: skip


def _school(number: int) -> Told:
    it = report(
        f"Doctors count the dead of Kismayo, bulletin {number}\n"
        "At least 14 people died in the Kismayo blast, a hospital doctor said.",
        source_name="quarter-letter.txt",
        publisher="Quarter Letter",
        published_at="2031-05-05",
        published_at_basis="given",
    )
    day = {"kind": "date", "date_from": "2031-05-04", "date_to": "2031-05-05"}
    return account(
        it,
        statement(
            it, "At least 14 people died", "killed", 14, number_high=None, bound="at_least",
            as_of="2031-05-05", speaker="a hospital doctor", speaker_type="medical",
        ),
        statement(it, "the Kismayo blast", "place", "Kismayo", detail=KISMAYO),
        statement(it, "Kismayo blast", "occurred_from", "2031-05-04", detail=day),
        statement(it, "blast", "attack_type", "bombing"),
    )  # fmt: skip


def _road(number: int, day_after: int, killed: int, publisher: str) -> Told:
    it = report(
        f"Gunmen kill {killed} on Lamu road {number}\n"
        f"Gunmen killed {killed} passengers of a bus near Lamu on Friday, police said.",
        source_name=f"coast-{day_after}.txt",
        publisher=publisher,
        published_at=f"2031-05-{9 + day_after:02}",
        published_at_basis="given",
    )
    day = {"kind": "date", "date_from": "2031-05-09", "date_to": "2031-05-09"}
    return account(
        it,
        statement(
            it, f"killed {killed} passengers", "killed", killed, as_of="2031-05-09",
            speaker="police", speaker_type="authority",
        ),
        statement(it, "near Lamu", "place", "Lamu", detail=LAMU),
        statement(it, "Friday", "occurred_from", "2031-05-09", detail=day),
        statement(it, "Gunmen killed", "attack_type", "armed_assault"),
    )  # fmt: skip


def told_book(folder: Path, sets: int) -> list[dict[str, str]]:
    """Make a book of this many sets of three incidents; return each set's ids by name."""
    clusters, judgements = [], []
    for number in range(sets):
        three, judged = _three(number)
        clusters += three
        judgements += judged
    made = store(folder, clusters, judgements)
    names = ("market", "school", "lamu")
    ids = [one.incident_id for one in made]
    return [dict(zip(names, ids[at : at + 3], strict=True)) for at in range(0, len(ids), 3)]


def _three(number: int) -> tuple[list[Cluster], list[Judgement]]:
    market, school = _market(number), _school(number)
    lamu = [
        _road(number, day_after, killed, publisher)
        for day_after, killed, publisher in (
            (0, 5, "Coast Daily"),
            (1, 8, "Coast Evening"),
            (2, 6, "Bus Post"),
        )
    ]
    place = Evidence(
        feature="place", left="Kismayo", right="Kismayo", weight=0.9, words="both name Kismayo"
    )
    toll = Evidence(
        feature="killed", left="41", right="14", weight=-0.7, words="41 killed against at least 14"
    )
    unsure = judgement(market[1], school[1], "unsure", place, toll)
    roads = [judgement(one[1], other[1], "same", place) for one, other in combinations(lamu, 2)]
    return [cluster(market), cluster(school), cluster(*lamu)], [unsure, *roads]
