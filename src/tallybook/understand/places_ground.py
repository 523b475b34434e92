"""Which place of a report holds the words at some offset? And which place is it about?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from tallybook.records import PlaceDetail
from tallybook.understand.document import Token
from tallybook.understand.mentions import Place

# What joins a thing to the place that follows it; how much less a wide place holds it.
_JOINTS = frozenset("in at near outside inside of on , around across the".split())
_WIDE = {"country": 0.15, "region": 0.1, "adm1": 0.02}
_OWNS = ("'s ", "’s ")
_AFTER, _BEFORE, _BROKEN = 0.73, 0.7, 0.1
# What being named in the first sentences, and lying in the land most spoken of, adds to a town.
_LEAD, _EARLY, _HOME = 4, 1.5, 3.0
_BESIDE, _IN_SENTENCE, _IN_REPORT = 0.7, 0.5, 0.35


class Ground:
    """The places of a report, to be asked what holds words at some offset."""

    def __init__(
        self, places: Sequence[Place], text: str, filed: Container[int] = range(0)
    ) -> None:
        """Take the places of a report and its text; `filed` are the offsets of its dateline."""
        self.text = text
        told = sorted(places, key=lambda one: (one.start, one.end))
        self.places = [one for one in told if one.detail.country or not one.demonym]
        self.main = _main(self.places, filed)
        self.lands = frozenset(one.detail.country for one in places if one.detail.country)

    def holder(
        self, start: int, end: int, sentence: int, levels: Sequence[str] = ()
    ) -> tuple[PlaceDetail, float] | None:
        """Return the place that words stand in, with how surely; None if there is none."""
        best: tuple[float, PlaceDetail] | None = None
        for one in self.places:
            if (
                one.sentence != sentence
                or one.level == "site"
                or (levels and one.level not in levels)
            ):
                continue
            rate = self._closeness(one, start, end)
            if rate is None:
                continue
            if best is None or rate > best[0]:
                best = (rate, one.detail)
        if best is not None and not self._is_coarse(best[1]):
            return best[1], _BESIDE if best[0] > 0.8 else _IN_SENTENCE
        if best is not None and best[0] > 0.8:
            return best[1], _BESIDE
        return (self.main, _IN_REPORT) if self.main is not None else None

    def covers(self, token: Token, sentence: int) -> bool:
        """Return whether a word is part of a place that is no site."""
        return any(
            one.sentence == sentence and one.start <= token.start < one.end for one in self.places
        )

    def _is_coarse(self, detail: PlaceDetail) -> bool:
        """Return whether the report's main place is a finer answer than this country."""
        main = self.main
        return detail.geoprecision == 6 and main is not None and main.country == detail.country

    def _closeness(self, one: Place, start: int, end: int) -> float | None:
        """Rate a place by its distance; what follows ("in X", ", X") before others."""
        if one.start >= end:
            if one.demonym:
                return None
            between = self.text[end : one.start]
            joined = len(between) < 16 and _JOINTS.issuperset(between.lower().split())
            # "the Maiwand district of Afghanistan's Kandahar province": what follows is finer.
            joined = joined and not self.text.startswith(_OWNS, one.end)
            rate = 1.0 if joined else _AFTER - len(between) / 2000
        elif one.end <= start:
            between = self.text[one.end : start]
            joined = between in (" ", "'s ", "’s ")
            rate = 0.95 if joined else _BEFORE - len(between) / 2000 - _BROKEN * (";" in between)
        else:
            joined, rate = True, 0.97
        if one.demonym and not joined:
            return None
        return rate - _WIDE.get(one.level, 0.0) * (0.5 if joined else 1.0)


def _main(places: Sequence[Place], filed: Container[int]) -> PlaceDetail | None:
    """Return the place that a report is about: a settlement often named, early, in its country.

    Where the story itself names only divisions, one of them: the town of the dateline may be
    where the writer sat.
    """
    lands = Counter(one.detail.country for one in places if one.detail.country)
    if not lands:
        return None
    story = [one for one in places if one.start not in filed]
    towns = _of_levels(story, ("settlement",)) or _of_levels(story, ("adm2", "adm1"))
    towns = towns or _of_levels(places, ("settlement",))
    if not towns:
        land = lands.most_common(1)[0][0]
        return next(one.detail for one in places if one.detail.country == land)
    named = Counter(one.detail.gazetteer_id for one in towns)

    def weight(one: Place) -> float:
        early = _EARLY if one.sentence < _LEAD else 0.0
        share = lands[one.detail.country or ""] / lands.total()
        return named[one.detail.gazetteer_id] * one.detail.confidence + early + _HOME * share

    return max(towns, key=weight).detail


def _of_levels(places: Sequence[Place], levels: Sequence[str]) -> list[Place]:
    return [one for one in places if one.level in levels and one.detail.country and not one.demonym]
