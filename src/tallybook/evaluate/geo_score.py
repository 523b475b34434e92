"""Which of the marked places are right: the country, the spot within 161 km, found at all?

161 km are the hundred miles of the papers on geoparsing. Marked places without coordinates count
only as found. A place of ours on words that nobody marked is wrong, but for words for people
("Malian"), which some corpora mark and some do not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.geo import Article, Toponym
from tallybook.gazetteer import fold, open_gazetteer

NEAR_KM = 161.0
# A country that the gold does not name is that of the nearest town, so many degrees off at most.
_NEAREST = 3.0


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """What we say of some words: the country's code, the point; `people` for "Malian"."""

    start: int
    end: int
    country: str | None = None
    point: tuple[float, float] | None = None
    people: bool = False


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What we say of one article: of the marked words, in their order, and what we find."""

    given: tuple[Spot | None, ...]
    found: tuple[Spot, ...]


class GeoScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1, with what each is a share of.

    `country_right` is of the marked places whose country is known, `within_161_km` of those with
    coordinates, both for the marked words as given; `median_km` is over those we give a point.
    `found_*` count overlapping words, `resolved_*` those that are also within 161 km.
    `corpora` has the same figures for each file. `misses` says what failed, in words.
    """

    articles: int
    toponyms: int
    country_right: float | None
    country_total: int
    within_161_km: float | None
    within_total: int
    median_km: float | None
    found_precision: float | None
    found_recall: float | None
    found_f: float | None
    resolved_precision: float | None
    resolved_recall: float | None
    resolved_f: float | None
    corpora: dict[str, dict[str, float | int | None]] = {}
    misses: tuple[str, ...] = ()


def score_geo(articles: Sequence[Article], said: Mapping[str, Said]) -> GeoScore:
    """Compare what we say, by name of article, with the gold; nothing said is wrong."""
    countries = Countries()
    rows = [_Row(one, said.get(one.name), countries) for one in articles]
    whole = _score(rows)
    names = sorted({one.corpus for one in articles})
    by_corpus = {
        name: {
            key: value
            for key, value in msgspec.structs.asdict(
                _score([row for row in rows if row.article.corpus == name])
            ).items()
            if key not in ("corpora", "misses")
        }
        for name in names
    }
    misses = tuple(miss for row in rows for miss in row.misses)
    return msgspec.structs.replace(whole, corpora=by_corpus, misses=misses)


class _Row:
    """The counts of one article."""

    def __init__(self, article: Article, said: Said | None, countries: Countries) -> None:
        self.article = article
        self.misses: list[str] = []
        self.countries: list[bool] = []
        self.kilometres: list[float | None] = []
        self._given(article, said, countries)
        self.right = self.wrong = self.missed = self.near = self.pointed = 0
        self._found(article, said)

    def _given(self, article: Article, said: Said | None, countries: Countries) -> None:
        spots = said.given if said else (None,) * len(article.toponyms)
        for one, spot in zip(article.toponyms, spots, strict=True):
            wanted = countries.of(one, article.text[one.start : one.end])
            if wanted is not None:
                right = spot is not None and spot.country == wanted
                self.countries.append(right)
                if not right:
                    self._miss(one, "country", wanted, spot.country if spot else None)
            if one.point is not None:
                point = spot.point if spot else None
                far = kilometres(one.point, point) if point else None
                self.kilometres.append(far)
                if far is None or far > NEAR_KM:
                    told = None if far is None else f"{far:.0f} km off"
                    self._miss(one, "spot", str(one.point), told)

    def _miss(self, one: Toponym, what: str, wanted: str, told: str | None) -> None:
        words = " ".join(self.article.text[one.start : one.end].split())
        self.misses.append(f"{self.article.name} {what} of {words}: {wanted}; said: {told}")

    def _found(self, article: Article, said: Said | None) -> None:
        used: set[int] = set()
        for spot in said.found if said else ():
            hit = next(
                (
                    at
                    for at, one in enumerate(article.toponyms)
                    if at not in used and one.start < spot.end and spot.start < one.end
                ),
                None,
            )
            if hit is None:
                self.wrong += not spot.people
                continue
            used.add(hit)
            self.right += 1
            gold = article.toponyms[hit].point
            if gold is not None:
                self.pointed += 1
                self.near += spot.point is not None and kilometres(gold, spot.point) <= NEAR_KM
        self.missed = sum(
            at not in used and one.point is not None for at, one in enumerate(article.toponyms)
        )


def _score(rows: Sequence[_Row]) -> GeoScore:
    countries = [right for row in rows for right in row.countries]
    far = [one for row in rows for one in row.kilometres]
    told = sorted(one for one in far if one is not None)
    right, wrong = sum(row.right for row in rows), sum(row.wrong for row in rows)
    missed = sum(row.missed for row in rows)
    near, pointed = sum(row.near for row in rows), sum(row.pointed for row in rows)
    found = _share(right, right + wrong), _share(right, right + missed)
    resolved = _share(near, pointed + wrong), _share(near, len(far))
    return GeoScore(
        articles=len(rows),
        toponyms=sum(len(row.article.toponyms) for row in rows),
        country_right=_share(sum(countries), len(countries)),
        country_total=len(countries),
        within_161_km=_share(sum(one <= NEAR_KM for one in told), len(far)),
        within_total=len(far),
        median_km=told[len(told) // 2] if told else None,
        found_precision=found[0],
        found_recall=found[1],
        found_f=_f(*found),
        resolved_precision=resolved[0],
        resolved_recall=resolved[1],
        resolved_f=_f(*resolved),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points, latitude and longitude in degrees."""
    north1, east1, north2, east2 = map(math.radians, (*one, *other))
    half = math.sin((north2 - north1) / 2) ** 2
    half += math.cos(north1) * math.cos(north2) * math.sin((east2 - east1) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


def _is_wide(words: str) -> bool:
    """Whether words name a region of several countries, or a sea: the nearest town says nothing."""
    found = open_gazetteer().find(fold(words))
    return any(one.level == "region" and one.country is None for one in found[:5])


class Countries:
    """The country of a marked place: as the gold says, else that of the nearest town."""

    def __init__(self) -> None:
        self._grid: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        self._known: dict[tuple[float, float], str | None] = {}

    def of(self, one: Toponym, words: str) -> str | None:
        """Return the code of the country, None where nothing tells; a continent has none."""
        if one.country:
            for entry in open_gazetteer().find(fold(one.country)):
                if entry.level == "country":
                    return entry.country
        if one.point is None or _is_wide(words):
            return None
        if one.point not in self._known:
            self._known[one.point] = self._nearest(one.point)
        return self._known[one.point]

    def _nearest(self, point: tuple[float, float]) -> str | None:
        if not self._grid:
            for country, north, east in open_gazetteer().towns():
                self._grid.setdefault((int(north // 1), int(east // 1)), []).append(
                    (north, east, country)
                )
        reach = int(_NEAREST)
        row, column = int(point[0] // 1), int(point[1] // 1)
        near = [
            town
            for up in range(-reach, reach + 1)
            for across in range(-reach, reach + 1)
            for town in self._grid.get((row + up, column + across), ())
        ]
        if not near:
            return None
        return min(near, key=lambda town: kilometres(point, (town[0], town[1])))[2]
