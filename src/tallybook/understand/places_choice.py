"""Which of the places of a name is meant? The best known one, where the report's others lie.

What chains leave (`places_chains`) is chosen by importance and by how much else the report tells
of the same country and division.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tallybook.gazetteer import Entry
from tallybook.understand.places_chains import MOST, fitting
from tallybook.understand.places_context import CITY, importance
from tallybook.understand.places_names import Candidate

# A name stands for its best place in the first round if that leads by this much.
_CLEAR_LEAD = 1.0
# What the share of its country in the report, its country being told at all, and other places of
# its division add to a place: in powers of ten of people.
_SHARE, _TOLD, _DIVISION = 3.0, 0.8, 3.0
# A place of fewer people, and a name of so many in one country, may be another place's that no
# gazetteer holds; a division is surely spoken of by a town and its name, or two towns.
_STRANGER, _COMMON, _FIRM = 60_000, 3, 1.9
# Settlements of fewer people do not ship.
_HAMLET = 500
# How much less another place's second name is meant than a place's own, beyond `importance`.
_ALIAS = 0.6
# A city of so large a part of its province's people is meant by the bare name of both.
_SEAT = 0.15
# A country, and a division of it or None.
_Area = tuple[str, str | None]


class Choice:
    """Choosing for all accepted candidates of a report together."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.sums: dict[_Area, float] = {}
        self.own: dict[tuple[str, _Area], float] = {}
        self.total = 0.0

    def run(self) -> None:
        """Choose twice: first what is clear by itself, then all with that as context."""
        self._count(self._clear())
        for candidate in self.candidates:
            self._choose(candidate)
        self._count((c, c.chosen) for c in self.candidates if c.chosen is not None)
        for candidate in self.candidates:
            self._choose(candidate)

    def doubtful(self) -> Iterable[Candidate]:
        """Yield the small places of lands that nothing else in the report speaks of.

        "The village of X" among places of Nigeria is no X of Burma that the gazetteer has.
        """
        for candidate in self.candidates:
            entry = candidate.chosen
            if entry is None or candidate.people or candidate.chained or entry.country is None:
                continue
            here = self.sums.get((entry.country, None), 0.0)
            alone = here <= 1.5 and self.total - here >= 2.0
            small = candidate.kind is not None or entry.population < 200_000
            if entry.level in ("settlement", "adm2") and alone and small:
                yield candidate

    def hamlets(self) -> Iterable[Candidate]:
        """Yield added places of few people in lands that nothing else in the report speaks of.

        A dump of the whole world has a hamlet for most words: "Police", "Victory", "Wood".
        """
        for candidate in self.candidates:
            entry = candidate.chosen
            if entry is None or not entry.added or entry.population >= _HAMLET:
                continue
            if not candidate.chained and self._others((entry.country or "", None), candidate) <= 0:
                yield candidate

    def strangers(self) -> Iterable[Candidate]:
        """Yield small places of common names in divisions that nothing else in the report names.

        "(Cincinnati, Ohio) ... shot in Westwood" is a quarter, not one of the Westwoods elsewhere.
        """
        told = {area for area, weight in self.sums.items() if area[1] and weight >= _FIRM}
        for candidate in self.candidates:
            entry = candidate.chosen
            if entry is None or candidate.people or candidate.chained or candidate.levels:
                continue
            small = entry.level == "settlement" and entry.population < _STRANGER
            here = (entry.country or "", entry.adm1)
            if not small or entry.adm1 is None or self._others(here, candidate) > 0:
                continue
            same = [
                e for e in candidate.entries if e.country == entry.country and e.how != "people"
            ]
            elsewhere = any(land == entry.country for land, _ in told)
            if elsewhere and (len(same) >= _COMMON or entry.how == "alias"):
                yield candidate

    def quarters(self, words: frozenset[str]) -> Iterable[Candidate]:
        """Yield names of quarters of a city whose namesake elsewhere was chosen."""
        for candidate in self.candidates:
            chosen = candidate.chosen
            if candidate.kind not in words or chosen is None:
                continue
            # "The neighborhoods of Karachi" are of the city; a quarter has a name of its own.
            if chosen.population < CITY or self._is_one_of_many(candidate):
                near = [one for one in self.candidates if _is_about(one, candidate)]
                if not near:
                    yield candidate

    def _is_one_of_many(self, candidate: Candidate) -> bool:
        """Return whether a name stands once and other settlements are told beside it."""
        keys = [
            one.key for one in self.candidates if one.chosen and one.chosen.level == "settlement"
        ]
        return keys.count(candidate.key) == 1 and len(set(keys)) > 1

    def _clear(self) -> Iterable[tuple[Candidate, Entry]]:
        for candidate in self.candidates:
            ranked = sorted(fitting(candidate)[:MOST], key=lambda e: -self._rate(e, candidate))
            rivals = [entry for entry in ranked if entry.country != ranked[0].country]
            if not rivals or (
                self._rate(ranked[0], candidate) - self._rate(rivals[0], candidate) > _CLEAR_LEAD
            ):
                yield candidate, ranked[0]

    def _count(self, chosen: Iterable[tuple[Candidate, Entry]]) -> None:
        """Sum what the report says of each country and division, and what each name adds to it."""
        sums: defaultdict[_Area, float] = defaultdict(float)
        own: defaultdict[tuple[str, _Area], float] = defaultdict(float)
        seen: Counter[str] = Counter()
        for candidate, entry in chosen:
            seen[candidate.key] += 1
            # The fifth mention says less than the first.
            weight = _weight(candidate, entry) / math.sqrt(seen[candidate.key])
            for area in _areas(entry):
                sums[area] += weight
                own[candidate.key, area] += weight
        self.sums, self.own = sums, own
        self.total = sum(weight for area, weight in sums.items() if area[1] is None)

    def _others(self, area: _Area, candidate: Candidate) -> float:
        """Return what other names of the report say for an area: a name is no reason for itself."""
        return self.sums.get(area, 0.0) - self.own.get((candidate.key, area), 0.0)

    def _choose(self, candidate: Candidate) -> None:
        rated = sorted(
            ((self._rate(entry, candidate), entry) for entry in fitting(candidate)[:MOST]),
            key=lambda pair: (-pair[0], pair[1].entry_id),
        )
        best, chosen = rated[0]
        candidate.chosen = chosen if candidate.levels else _city_of(chosen, rated)
        second = next((rate for rate, e in rated[1:] if not _same_spot(e, candidate.chosen)), None)
        lead = 3.0 if second is None else min(best - second, 3.0)
        candidate.sureness = 1 / (1 + math.exp(-0.6 - 1.2 * lead))

    def _rate(self, entry: Entry, candidate: Candidate) -> float:
        rate = importance(entry) + _level_bonus(entry, candidate)
        rate -= _ALIAS if entry.how == "alias" else 0.0
        if entry.country and self.total:
            others = self._others((entry.country, None), candidate)
            rate += _SHARE * others / self.total + (_TOLD if others > 0.01 else 0.0)
            if entry.adm1:
                others = self._others((entry.country, entry.adm1), candidate)
                rate += _DIVISION * others / (1.0 + others)
        return rate


def _areas(entry: Entry) -> Iterator[_Area]:
    """Yield the countries, and the division, that a place speaks for."""
    for country in (entry.country, *entry.lands) if entry.country else entry.lands:
        if country:
            yield country, None
    if entry.country and entry.adm1:
        yield entry.country, entry.adm1


def _is_about(one: Candidate, quarter: Candidate) -> bool:
    """Return whether another place is within about 60 km of a quarter."""
    if one.key == quarter.key or one.chosen is None or quarter.chosen is None:
        return False
    north = one.chosen.latitude - quarter.chosen.latitude
    east = one.chosen.longitude - quarter.chosen.longitude
    return one.chosen.level in ("settlement", "adm2") and abs(north) + abs(east) < 0.8


def _weight(candidate: Candidate, entry: Entry) -> float:
    if candidate.people:
        return 0.8
    return 2.0 if entry.level == "country" else 1.0


def _level_bonus(entry: Entry, candidate: Candidate) -> float:
    """Weigh the level: a bare name of a city and its province is the city."""
    if candidate.levels and entry.level in candidate.levels:
        return 4.0 - 0.8 * candidate.levels.index(entry.level)
    if entry.level == "country":
        return 1.0
    return {"adm1": -0.8, "adm2": -1.0, "settlement": 0.0, "region": 0.0}[entry.level]


def _city_of(chosen: Entry, rated: Sequence[tuple[float, Entry]]) -> Entry:
    """Return the city that a province is named after: a bare "Kherson" is the city."""
    if chosen.level != "adm1":
        return chosen
    for _, one in rated:
        seat = one.level == "settlement" and one.country == chosen.country
        if seat and one.adm1 == chosen.name and one.population > _SEAT * chosen.population:
            return one
    return chosen


def _same_spot(one: Entry, other: Entry) -> bool:
    """A city and the division about it are one answer to where."""
    near = abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude) < 1.0
    return one.country == other.country and near
