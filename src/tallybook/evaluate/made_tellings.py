"""What does one report say of an incident? In part, in its own words, late, rounded or wrong.

The shares stand below. Those of what is told and of what is misread are about as they come out of
the training part of the Gun Violence Corpus and the development part of ECB+, read by this program:
of two accounts of one incident there 4 in 100 have dates that cannot meet, 12 in 100 a place that
speaks against, 4 in 100 another figure.
"""

from __future__ import annotations

import calendar
import datetime
from typing import Any

import msgspec

from tallybook.evaluate.made_dice import Dice
from tallybook.evaluate.made_incidents import Group, MadeIncident, name_in, words
from tallybook.evaluate.made_page import Page, iso
from tallybook.gazetteer import Entry
from tallybook.records import (
    AttributionDetail,
    DateDetail,
    PlaceDetail,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)

_DATED, _COARSE, _COARSE_LATE, _MISDATED = 0.82, 0.08, 0.36, 0.03
_PLACED, _PLACED_FINE, _MISPLACED, _MISSPELT = 0.93, 0.9, 0.03, 0.1
_TOLL, _MISCOUNTED = 0.75, 0.04
_SITE, _GROUP, _WEAPON, _VICTIM, _TARGET = 0.6, 0.35, 0.7, 0.45, 0.2
_OTHER_KIND = 0.08
# A report shares this part of the incident's own words, by how it came to be: then half of the
# pairs of one incident have a cosine of 0.25, those of the two corpora 0.37 and 0.27.
_SHARED = {"fresh": (0.45, 0.9), "late": (0.35, 0.8), "court": (0.25, 0.6)}
# A round-up gives an incident one sentence more.
_BRIEF_DETAIL = 0.5
_ROUND_FROM = 20

Piece = tuple[str, dict[str, Any] | None]


class Manner(msgspec.Struct, frozen=True):
    """How a report tells: `fresh`, `late`, `court`, `anniversary`, `brief`; and when."""

    name: str
    published: int | None
    late: int


def manner_of(dice: Dice, late: int, published: int | None) -> Manner:
    """Return how a report of an incident of so many days ago tells of it."""
    if late > 300 and dice.chance(0.5):
        return Manner("anniversary", published, late)
    if late > 20 and dice.chance(0.6):
        return Manner("court", published, late)
    return Manner("fresh" if late <= 3 else "late", published, late)


def tell(dice: Dice, page: Page, incident: MadeIncident, manner: Manner, role: str) -> None:
    """Write an account of the incident onto the page."""
    page.begin()
    page.say(_lead(dice, incident, manner))
    if manner.name != "brief":
        _rest(dice, page, incident, manner)
    elif dice.chance(_BRIEF_DETAIL):
        page.say([(_told(dice, [dice.pick(incident.names)], [], incident), None)])
    page.end(role)


def _lead(dice: Dice, incident: MadeIncident, manner: Manner) -> list[Piece]:
    pieces = _act(dice, incident)
    if incident.site_kind and dice.chance(_SITE):
        pieces += _site(dice, incident)
    if dice.chance(_PLACED):
        pieces += _place(dice, incident.town)
    # What happened long ago is dated, or nobody would know what it is about.
    if dice.chance(_DATED):
        pieces += _date(dice, incident, manner)
    if dice.chance(_TOLL):
        pieces += _toll(dice, incident, manner)
    if manner.name != "brief" or dice.chance(0.3):
        pieces.append((f", {dice.pick(words().report['speakers'])} said", None))
    return [*pieces, (".", None)]


def _act(dice: Dice, incident: MadeIncident) -> list[Piece]:
    attack = incident.kind.attack
    if dice.chance(_OTHER_KIND):
        attack = incident.kind.alike
    noun = (dice.pick(incident.kind.nouns), {"field": "attack_type", "value": attack})
    if not dice.chance(_WEAPON):
        return [("An attack, a " if dice.chance(0.3) else "The ", None), noun]
    weapon = incident.weapon
    weapons = {
        "field": "weapons",
        "value": weapon,
        "detail": WeaponDetail(weapon=weapon),
    }
    shown = dice.pick(incident.kind.weapons[weapon])
    article = "An " if shown[0] in "aeiou" else "A "
    return [(article, None), (shown, weapons), (" ", None), noun]


def _site(dice: Dice, incident: MadeIncident) -> list[Piece]:
    kind = incident.site_kind or ""
    word = dice.pick(words().sites[kind])
    if incident.site and dice.chance(0.7):
        name = misspelt(dice, incident.site) if dice.chance(_MISSPELT) else incident.site
        shown = f"{name} {word}"
    else:
        shown = word
    fields = {
        "field": "site",
        "value": shown,
        "detail": PlaceDetail(name=shown, site_type=kind),
    }
    where = dice.pick((" at the ", " near the ", " outside the "))
    pieces: list[Piece] = [(where, None), (shown, fields)]
    target = words().targets.get(kind)
    if target and dice.chance(_TARGET):
        detail = TargetDetail(target_kind="physical", target_type=target)
        aimed = {"field": "targets", "value": target, "detail": detail}
        pieces += [(" and those at its ", None), ("gate", aimed)]
    return pieces


def _place(dice: Dice, town: Entry) -> list[Piece]:
    sure = 0.9 if dice.chance(0.6) else 0.44
    if dice.chance(_MISPLACED):
        # A report names other places too, and the wrong one is taken.
        return _shown_place(dice, _near(dice, town), sure=0.44)
    if dice.chance(_PLACED_FINE) or not town.adm1:
        return _shown_place(dice, town, sure=sure)
    adm1 = f"{town.country}.{town.adm1}"
    detail = msgspec.structs.replace(
        _detail(town), name=town.adm1, gazetteer_id=adm1, geoprecision=4, adm2=None
    )
    fields = {"field": "adm1", "value": town.adm1, "detail": detail, "confidence": sure}
    return [(" in ", None), (town.adm1, fields), *_country(dice, town, sure, 0.8)]


def _shown_place(dice: Dice, town: Entry, *, sure: float) -> list[Piece]:
    name, detail = town.name, _detail(town)
    if dice.chance(_MISSPELT):
        name = misspelt(dice, town.name)
        detail = msgspec.structs.replace(detail, name=name)
        if dice.chance(0.5):
            detail = PlaceDetail(name=name, country=town.country, country_name=town.country_name)
    fields = {"field": "place", "value": name, "detail": detail, "confidence": sure}
    return [(" in ", None), (name, fields), *_country(dice, town, sure, 0.5)]


def _country(dice: Dice, town: Entry, sure: float, share: float) -> list[Piece]:
    if not dice.chance(share):
        return []
    shown = town.country_name or town.country or ""
    detail = PlaceDetail(
        name=shown, country=town.country, country_name=town.country_name, geoprecision=6
    )
    fields = {"field": "country", "value": town.country, "detail": detail, "confidence": sure}
    return [(", ", None), (shown, fields)]


def _detail(town: Entry) -> PlaceDetail:
    return PlaceDetail(
        name=town.name,
        gazetteer_id=town.entry_id,
        feature=town.feature,
        country=town.country,
        country_name=town.country_name,
        adm1=town.adm1,
        adm2=town.adm2,
        latitude=town.latitude,
        longitude=town.longitude,
        geoprecision=town.geoprecision,
    )


def _near(dice: Dice, town: Entry) -> Entry:
    """Return a place of the same country that the report names beside the town."""
    return msgspec.structs.replace(
        town,
        entry_id=f"{town.entry_id}+{dice.below(5)}",
        name=name_in(dice, town),
        latitude=round(town.latitude + dice.draw() - 0.5, 4),
        longitude=round(town.longitude + dice.draw() - 0.5, 4),
    )


def _date(dice: Dice, incident: MadeIncident, manner: Manner) -> list[Piece]:
    day = incident.day
    if dice.chance(_MISDATED):
        # The day of another thing of the report: of the burial, of an earlier attack.
        day += dice.pick((-7, -3, -2, 1, 3, 5, 14))
        if manner.published is not None:
            day = min(day, manner.published)
    when = datetime.date.fromordinal(day)
    if dice.chance(_COARSE_LATE if manner.late > 20 else _COARSE):
        return _coarse(dice, when)
    if manner.late <= 6 and manner.published is not None and dice.chance(0.6):
        return _dated(f" on {when:%A}", day, day, "day", "relative")
    return _dated(f" on {when.day} {when:%B} {when.year}", day, day, "day", "explicit")


def _coarse(dice: Dice, when: datetime.date) -> list[Piece]:
    if dice.chance(0.3):
        first = when.toordinal() - when.weekday()
        return _dated(" earlier in the week", first, first + 6, "week", "relative")
    if dice.chance(0.1):
        first = when.replace(month=1, day=1).toordinal()
        last = when.replace(month=12, day=31).toordinal()
        return _dated(f" in {when.year}", first, last, "year", "explicit")
    first = when.replace(day=1).toordinal()
    last = first + calendar.monthrange(when.year, when.month)[1] - 1
    return _dated(f" in {when:%B} {when.year}", first, last, "month", "explicit")


def _dated(shown: str, first: int, last: int, precision: str, basis: str) -> list[Piece]:
    detail = DateDetail(date_from=iso(first), date_to=iso(last), precision=precision, basis=basis)
    return [(shown, {"field": "occurred_from", "value": iso(first), "detail": detail})]


def _toll(dice: Dice, incident: MadeIncident, manner: Manner) -> list[Piece]:
    pieces: list[Piece] = []
    killed, wounded = incident.killed, incident.wounded
    if dice.chance(_MISCOUNTED):
        killed, wounded = wounded, killed
    if killed or dice.chance(0.3):
        pieces += [(" killed ", None), _figure(dice, "killed", killed, manner), (" people", None)]
    if wounded and dice.chance(0.7):
        pieces.append((" and wounded " if pieces else " wounded ", None))
        pieces.append(_figure(dice, "wounded", wounded, manner))
    return pieces


def _figure(dice: Dice, harm: str, number: int, manner: Manner) -> Piece:
    bound = "exact"
    if number >= 4 and manner.late <= 1 and dice.chance(0.6):
        # The toll of the first hours: a part of the final one, mostly said to be the least.
        number = max(1, round(number * (0.4 + 0.6 * dice.draw())))
        bound = "at_least" if dice.chance(0.6) else "exact"
    elif number >= _ROUND_FROM and dice.chance(0.4):
        number = 10 * round(number / 10)
        bound = dice.pick(("about", "at_least", "exact"))
    elif number >= 3 and dice.chance(0.12):
        number += dice.pick((-1, 1, 2))
    fields: dict[str, Any] = {"field": harm, "value": number, "bound": bound, "scope": "total"}
    low, high = (number, None) if bound == "at_least" else (number, number)
    fields |= {"number_low": low, "number_high": high}
    if manner.published is not None:
        fields |= {"as_of": iso(manner.published), "as_of_basis": "published"}
    shown = {"exact": "", "at_least": "at least ", "about": "about "}[bound]
    return f"{shown}{number if number else 'no'}", fields


def _rest(dice: Dice, page: Page, incident: MadeIncident, manner: Manner) -> None:
    """Write the sentences after the first: who did it, who died, what was seen, what else."""
    if incident.group and dice.chance(_GROUP):
        page.say(_group(dice, incident.group))
    if incident.victims and dice.chance(_VICTIM):
        page.say(_victim(dice, incident))
    least, most = _SHARED.get(manner.name, _SHARED["late"])
    share = least + (most - least) * dice.draw()
    names, nouns = dice.some(incident.names, share), dice.some(incident.nouns, share)
    for at in range(0, len(names), 2):
        page.say([(_told(dice, names[at : at + 2], nouns, incident), None)])
    if manner.name == "court":
        page.say([(_filled(dice, dice.pick(words().report["followed"]), incident), None)])
    if manner.name == "anniversary":
        years = f"{max(1, round(manner.late / 365))} years"
        line = dice.pick(words().report["anniversary"]).replace("{years}", years)
        page.say([(line, None)])
    for _ in range(1 + dice.below(2)):
        page.say([(_filled(dice, dice.pick(words().report["own"]), incident), None)])


def _group(dice: Dice, group: Group) -> list[Piece]:
    name = dice.pick(group.names)
    line = dice.pick(words().report["groups_claimed"])
    before, after = line.split("{group}")
    known = group.group_id if dice.chance(0.9) else None
    detail = AttributionDetail(name=name, group_id=known, standing="claimed")
    fields = {"field": "attributions", "value": name, "detail": detail}
    return [piece for piece in ((before, None), (name, fields), (after, None)) if piece[0]]


def _victim(dice: Dice, incident: MadeIncident) -> list[Piece]:
    name, age = dice.pick(incident.victims)
    name = misspelt(dice, name) if dice.chance(_MISSPELT) else name
    line = dice.pick(words().report["victims_named"])
    before, after = line.split("{victim}")
    aged = age if "{age}" in after else None
    detail = VictimDetail(name=name, age=aged, fate="killed")
    fields = {"field": "victims", "value": name, "detail": detail}
    pieces: list[Piece] = [(before, None), (name, fields), (after.replace("{age}", str(age)), None)]
    return [piece for piece in pieces if piece[0]]


def _told(dice: Dice, names: list[str], nouns: list[str], incident: MadeIncident) -> str:
    line = dice.pick(words().report["told"])
    names = [misspelt(dice, one) if dice.chance(_MISSPELT / 2) else one for one in names]
    line = line.replace("{W}", names[0]).replace("{V}", names[-1])
    while "{n}" in line:
        noun = dice.pick(nouns) if nouns else dice.pick(words().nouns["plain"])
        line = line.replace("{n}", noun, 1)
    return line


def _filled(dice: Dice, line: str, incident: MadeIncident) -> str:
    for mark in ("{F}", "{G}"):
        if mark in line:
            line = line.replace(mark, name_in(dice, incident.town))
    while "{o}" in line:
        line = line.replace("{o}", dice.pick(words().nouns["plain"]), 1)
    return line


def misspelt(dice: Dice, name: str) -> str:
    """Return a name as another newsroom spells it, or with a slip of one letter."""
    lower = name.lower()
    fits = [(one, two) for one, two in words().spellings["pairs"] if one in lower[1:]]
    if fits and dice.chance(0.7):
        one, two = dice.pick(fits)
        at = lower.index(one, 1)
        return name[:at] + two + name[at + len(one) :]
    if len(name) < 4:
        return name
    at = 1 + dice.below(len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
