"""A made-up stream of reports on made-up attacks, of any size, the same for the same seed."""

from __future__ import annotations

import datetime
import random

from link_builders import account, report

from tallybook.records import Account, Report

_PLACES = ("Port Alba", "Lindo", "Ferrin", "Marreth")
_KINDS = (
    ("bombing", "market", "vehicle_bomb"),
    ("armed_assault", "hotel", "rifle"),
    ("armed_assault", "checkpoint", "rifle"),
    ("shelling", "hospital", "mortar"),
    ("suicide_bombing", "mosque", "suicide_vest"),
)
_GROUPS = (("Red Dawn", "red-dawn"), ("Northern Front", "north"), (None, None))
_FILLER = (
    "police said the area was sealed off and ambulances came",
    "witnesses heard gunfire and people ran",
    "the army sent troops and a curfew was ordered",
    "hospitals asked for blood and officials condemned the attack",
)
_SYLLABLES = ("ka", "lo", "mi", "ter", "van", "dra", "shu", "pel", "gor", "ni", "bas", "rel")


def book(incidents: int, *, seed: int = 7) -> tuple[list[Account], list[Report], dict[str, int]]:
    """Return accounts, reports and the incident number of each account; about 2.5 reports each.

    Incidents come at a steady rate a day, so that a bigger book covers more time, as books do.
    """
    dice = random.Random(seed)
    accounts: list[Account] = []
    reports: list[Report] = []
    gold: dict[str, int] = {}
    for number in range(incidents):
        fact = _fact(dice, number)
        for copy in range(dice.choice((1, 2, 2, 3, 4))):
            one, told = _tell(dice, fact, f"{number}-{copy}")
            accounts.append(one)
            reports.append(told)
            gold[one.account_id] = number
    return accounts, reports, gold


def _fact(dice: random.Random, number: int) -> dict[str, object]:
    attack, site_type, weapon = dice.choice(_KINDS)
    group, group_id = dice.choice(_GROUPS)
    return {
        "day": datetime.date(2031, 1, 1) + datetime.timedelta(days=number // 3),
        "place": dice.choice(_PLACES),
        "site": f"the {_name(dice)} {site_type}",
        "site_type": site_type,
        "attack": attack,
        "weapon": weapon,
        "group": group,
        "group_id": group_id,
        "killed": 1 + int(dice.expovariate(0.15)),
        "victim": f"{_name(dice)} {_name(dice)}",
    }


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _tell(dice: random.Random, fact: dict[str, object], name: str) -> tuple[Account, Report]:
    late = dice.choice((0, 1, 1, 2))
    day = fact["day"]
    killed = int(fact["killed"]) + dice.choice((0, 0, 0, 1, 2))
    text = (
        f"A {fact['attack']} at {fact['site']} in {fact['place']} left {killed} dead; "
        f"{fact['victim']} was among them; {dice.choice(_FILLER)}; {dice.choice(_FILLER)}."
    )
    told = report(name, text, published=(day + datetime.timedelta(days=late)).isoformat())
    one = account(
        name,
        of=told,
        day=day.isoformat() if dice.random() < 0.8 else None,
        place=fact["place"],
        site=fact["site"] if dice.random() < 0.6 else None,
        site_type=fact["site_type"],
        attack=(fact["attack"],),
        weapons=(fact["weapon"],) if dice.random() < 0.5 else (),
        group=fact["group"] if dice.random() < 0.5 else None,
        group_id=fact["group_id"],
        victims=(fact["victim"],) if dice.random() < 0.3 else (),
        killed=killed,
    )
    return one, told


def b_cubed(clusters: list[set[str]], gold: dict[str, int]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 (Bagga and Baldwin 1998) of a clustering."""
    by_incident: dict[int, set[str]] = {}
    for one, incident in gold.items():
        by_incident.setdefault(incident, set()).add(one)
    precision = recall = 0.0
    for cluster in clusters:
        for one in cluster:
            right = len(cluster & by_incident[gold[one]])
            precision += right / len(cluster)
            recall += right / len(by_incident[gold[one]])
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)
