"""Which incidents happen in the made-up world, day after day? Towns, groups, campaigns, names.

The world has the towns of the gazetteer, and armed groups that do not exist; a few of each are
busy, most are quiet. Some towns see a campaign, several attacks of one kind and group within a
week; some attacks are one of two of an operation. Streamed: nothing of the past is kept.
"""

from __future__ import annotations

import datetime
import functools
import heapq
import tomllib
from collections.abc import Iterator
from importlib import resources

import msgspec

from tallybook.evaluate.made_dice import Dice
from tallybook.evaluate.made_shapes import Shapes
from tallybook.gazetteer import Entry, open_gazetteer

FIRST_DAY = datetime.date(2031, 1, 1).toordinal()
# Attacks a day in all the world: about what the data sets of the 2010s have.
_A_DAY = 30
# Shares of the incidents that begin a campaign in their town, or have a twin the same day.
_CAMPAIGN, _TWIN = 0.06, 0.02
_CAMPAIGN_DAYS = 7
# Towns of at least so many people.
_PEOPLE = 15_000
_WORDS, _NOUNS = 14, 6


class Kind(msgspec.Struct, frozen=True):
    """A kind of attack: its code, one that is taken for it, weapons and the words for both."""

    attack: str
    alike: str
    weapons: dict[str, list[str]]
    nouns: list[str]
    share: int


class Words(msgspec.Struct, frozen=True):
    """The word lists of made-up reports (`made_words.toml`)."""

    kind: list[Kind]
    sites: dict[str, list[str]]
    targets: dict[str, str]
    names: dict[str, list[str]]
    spellings: dict[str, list[tuple[str, str]]]
    report: dict[str, list[str]]
    nouns: dict[str, list[str]]
    groups: dict[str, list[str]]


@functools.cache
def words() -> Words:
    """Return the word lists."""
    path = resources.files(__package__) / "made_words.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Words)


class Group(msgspec.Struct, frozen=True):
    """An armed group that does not exist, with the names that reports give it."""

    group_id: str
    names: tuple[str, ...]


class MadeIncident(msgspec.Struct, frozen=True, kw_only=True):
    """What really happened: the truth that reports tell in part, late or wrongly.

    `day` is an ordinal; `names` and `nouns` are the words that
    only reports of this incident have reason to use.
    """

    number: int
    day: int
    town: Entry
    kind: Kind
    weapon: str
    site_kind: str | None
    site: str | None
    group: Group | None
    killed: int
    wounded: int
    victims: tuple[tuple[str, int], ...]
    attackers: int
    names: tuple[str, ...]
    nouns: tuple[str, ...]

    @property
    def incident_id(self) -> str:
        """The name of the incident in the truth."""
        return f"made-{self.number}"


class World:
    """The towns and groups of one seed; `happen` tells what happens in it."""

    def __init__(self, dice: Dice, shapes: Shapes) -> None:
        self.dice, self.shapes = dice, shapes
        self.kinds = [one for one in words().kind for _ in range(one.share)]
        self.towns = _towns(dice)
        self.groups = {one[0].country or "": _groups(dice) for one in self.towns}
        self._number = 0

    def happen(self) -> Iterator[tuple[int, list[MadeIncident]]]:
        """Yield each day, an ordinal, with its incidents, without end."""
        planned: list[tuple[int, int, MadeIncident]] = []
        day = FIRST_DAY
        while True:
            today = [self._new(day) for _ in range(self._how_many())]
            while planned and planned[0][0] <= day:
                today.append(heapq.heappop(planned)[2])
            for one in today[:]:
                if self.dice.chance(_TWIN):
                    today.append(self._another(one, day))
                elif self.dice.chance(_CAMPAIGN):
                    for _ in range(1 + self.dice.below(3)):
                        later = self._another(one, day + 1 + self.dice.below(_CAMPAIGN_DAYS - 1))
                        heapq.heappush(planned, (later.day, later.number, later))
            yield day, today
            day += 1

    def _how_many(self) -> int:
        # About Poisson: a sum of even chances.
        return sum(self.dice.chance(0.5) for _ in range(2 * _A_DAY * 8 // 10))

    def _new(self, day: int) -> MadeIncident:
        towns = self.dice.early(self.towns)
        town = self.dice.early(towns)
        known = self.groups.get(town.country or "", ())
        group = self.dice.early(known) if known and self.dice.chance(0.7) else None
        return self._incident(day, town, self.dice.pick(self.kinds), group)

    def _another(self, one: MadeIncident, day: int) -> MadeIncident:
        kind = one.kind if self.dice.chance(0.7) else self.dice.pick(self.kinds)
        return self._incident(day, one.town, kind, one.group)

    def _incident(self, day: int, town: Entry, kind: Kind, group: Group | None) -> MadeIncident:
        dice = self.dice
        site_kind = dice.pick(list(words().sites)) if dice.chance(0.6) else None
        killed, wounded = self._toll()
        self._number += 1
        return MadeIncident(
            number=self._number,
            day=day,
            town=town,
            kind=kind,
            weapon=dice.pick(list(kind.weapons)),
            site_kind=site_kind,
            site=name_in(dice, town) if site_kind and dice.chance(0.6) else None,
            group=group,
            killed=killed,
            wounded=wounded,
            victims=tuple(
                (f"{name_in(dice, town)} {name_in(dice, town)}", 4 + dice.below(70))
                for _ in range(min(killed, 2))
            ),
            attackers=1 + dice.below(4),
            names=tuple(name_in(dice, town) for _ in range(_WORDS)),
            nouns=tuple(dice.pick(words().nouns["plain"]) for _ in range(_NOUNS)),
        )

    def _toll(self) -> tuple[int, int]:
        killed, wounded = self.dice.pick(self.shapes.tolls)
        # Large tolls are no two alike: the lists are short.
        return self._about(killed), self._about(wounded)

    def _about(self, number: int) -> int:
        return number if number < 8 else max(8, round(number * (0.75 + 0.5 * self.dice.draw())))


def _towns(dice: Dice) -> list[list[Entry]]:
    """Return the towns of each country, countries and towns in an order of the seed."""
    found: dict[str, list[Entry]] = {}
    for one in open_gazetteer().populous("settlement", _PEOPLE):
        if one.country:
            found.setdefault(one.country, []).append(one)
    countries = dice.shuffled([found[code] for code in sorted(found)])
    return [dice.shuffled(towns) for towns in countries]


def _groups(dice: Dice) -> list[Group]:
    """Return the groups of one country, the busiest first."""
    lists = words().groups
    found = {}
    for _ in range(1 + dice.below(5)):
        first, second, third = (dice.pick(lists[name]) for name in ("whose", "which", "what"))
        name = f"{first} {second} {third}"
        short = first[0] + second[0] + third[0]
        found[name] = Group(
            f"made:{name.replace(' ', '-').lower()}", (name, short, f"{second} {third}")
        )
    return list(found.values())


def name_in(dice: Dice, town: Entry) -> str:
    """Return a made-up name; those of one country share their openings and ends."""
    names, salt = words().names, sum(map(ord, town.country or ""))
    openings, ends = names["openings"], names["ends"]
    opening = openings[(salt + dice.below(9)) % len(openings)]
    middles = names["middles"]
    middle = dice.pick(middles) + (dice.pick(middles) if dice.chance(0.6) else "")
    return opening + middle + ends[(salt + dice.below(6)) % len(ends)]
