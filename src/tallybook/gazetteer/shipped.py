"""Which places of the world have this name? The shipped gazetteer, opened and looked up.

One SQLite file in `data/`, made by `scripts/build-gazetteer` from GeoNames (CC BY 4.0), ISO 3166-2
and own tables. It is opened read-only and immutable, so any number of processes share its pages.
A name is looked up by its folded form: small letters, no accents, hyphens as spaces. What a user
added (`added`) is looked up beside it, and comes after it: the shipped places are the better known.
"""

from __future__ import annotations

import functools
import os
import sqlite3
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tallybook.errors import TallybookError
from tallybook.gazetteer.added import AddedPlace, AddedPlaces, added_path, added_version
from tallybook.gazetteer.names import fold

SCHEMA_VERSION = 1
LEVELS = ("country", "adm1", "adm2", "settlement", "region")
# How a name means its place: its own name, another name, or a word for its people and things.
HOWS = ("name", "alias", "people")

_CACHED_NAMES = 8_192
_CACHED_PLACES = 16_384
# Numbers of added places: less well known than all that ship.
_ADDED_FROM = 10_000_000
# How finely the point of an added place stands for it.
_PRECISION = {"adm1": 4, "adm2": 3, "settlement": 1}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the gazetteer under one of its names.

    `number` is the row in the file: the smaller, the better known. `level` is one of `LEVELS`,
    `how` one of `HOWS`; `adm1` and `adm2` are names of divisions, and of a division its own name.
    `population` of a division is the sum over its settlements, `latitude` and `longitude` the
    middle of the box about them; `geoprecision` says how finely they stand for the place (None:
    wider than a country). `lands` are the countries that share a region or hold the land of a
    former state. `added` places are not shipped: a user's file has them.
    """

    entry_id: str
    number: int
    name: str
    level: str
    feature: str
    country: str | None
    country_name: str | None
    adm1: str | None
    adm2: str | None
    latitude: float
    longitude: float
    population: int
    geoprecision: int | None
    how: str
    lands: tuple[str, ...] = ()
    code: str | None = None
    added: bool = False


class _Spot(msgspec.Struct, frozen=True):
    """A row of the table of places."""

    number: int
    name: str
    level: int
    feature: str
    country: str
    adm1: int | None
    adm2: int | None
    lat: int
    lon: int
    population: int
    geoprecision: int | None
    geonames: int | None
    code: str | None


class Gazetteer:
    """An open gazetteer file, with what a user added. Lookups are cached; nothing is written."""

    def __init__(self, path: Path, added: AddedPlaces | None = None) -> None:
        if not path.is_file():
            raise TallybookError(f"no gazetteer at {path}", next_step="reinstall tallybook")
        self._base = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        # Pages are shared between processes through the page cache of the system.
        self._base.execute("PRAGMA mmap_size = 67108864")
        self._added = added
        self._seats: dict[str, int] | None = None
        self._names = self._country_names()
        self.find = functools.lru_cache(maxsize=_CACHED_NAMES)(self._find)
        self._spot = functools.lru_cache(maxsize=_CACHED_PLACES)(self._read_spot)
        self._districts = functools.lru_cache(maxsize=256)(self._read_districts)
        self._known = functools.lru_cache(maxsize=64)(self._read_known)

    def facts(self) -> dict[str, str]:
        """Return what the files say of themselves: versions of sources, counts, licence."""
        facts = dict(self._base.execute("SELECT name, value FROM meta"))
        added = self._added.facts() if self._added is not None else {}
        return {**facts, **{f"added_{name}": value for name, value in added.items()}}

    def _country_names(self) -> dict[str, str]:
        rows = self._base.execute("SELECT country, name FROM place WHERE level = 0")
        return dict(rows.fetchall())

    def _find(self, key: str) -> tuple[Entry, ...]:
        """Return all places of this folded name, the most populous first, countries before all."""
        row = self._base.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        found = _unpack(row[0]) if row is not None else ()
        added = self._added.find(key) if self._added is not None else ()
        return (
            *(self._entry(number, how) for number, how in found),
            *(self._entry_added(one) for one in added),
        )

    def capital(self, country: str) -> Entry | None:
        """Return the capital of a country by its code; None where none is known."""
        number = self._capitals().get(country)
        return self._entry(number, HOWS.index("name")) if number else None

    def _capitals(self) -> dict[str, int]:
        if self._seats is None:
            rows = self._base.execute("SELECT country, id FROM place WHERE feature = 'PPLC'")
            self._seats = dict(rows.fetchall())
        return self._seats

    def near(self, key: str) -> tuple[str, ...]:
        """Return folded names of well-known places that a misspelt folded name may mean.

        One edit (swapped neighbours count as one), two from eight letters on; same first letter;
        never a name with something added ("Richards" is no slip for "Richardson").
        """
        if len(key) < 5:
            return ()
        allowed = 2 if len(key) >= 8 else 1
        found = process.extract(
            key, self._known(key[0]), scorer=OSA.distance, score_cutoff=allowed, limit=8
        )
        return tuple(
            name
            for name, _, _ in sorted(found, key=lambda one: (one[1], one[2]))
            if not (name.startswith(key) or key.startswith(name))
        )

    def near_inside(self, key: str, division: Entry) -> Entry | None:
        """Return the second-order division of a first-order one that a folded name may mean.

        "Maiwand" in Kandahar is Maywand. One edit, two from six letters on.
        """
        districts = self._districts(division.number)
        allowed = 2 if len(key) >= 6 else 1
        found = process.extractOne(key, districts, scorer=OSA.distance, score_cutoff=allowed)
        return self._entry(found[2], HOWS.index("alias")) if found else None

    def _read_districts(self, number: int) -> dict[int, str]:
        rows = self._base.execute(
            "SELECT id, name FROM place WHERE adm1 = ? AND level = 2 ORDER BY id", (number,)
        )
        return {district: fold(name).removesuffix(" district") for district, name in rows}

    def _read_known(self, letter: str) -> tuple[str, ...]:
        rows = self._base.execute(
            "SELECT key FROM known WHERE key >= ? AND key < ?", (letter, letter + "\U0010ffff")
        )
        return tuple(key for (key,) in rows)

    def numbers(self) -> dict[int, str | None]:
        """Return the shipped divisions and settlements by GeoNames number, with their `adm1`.

        The value is a division's own name, or that of the division that a place lies in.
        """
        rows = self._base.execute(
            "SELECT p.geonames, CASE p.level WHEN 1 THEN p.name ELSE d.name END FROM place AS p"
            " LEFT JOIN place AS d ON d.id = p.adm1 WHERE p.geonames IS NOT NULL"
        )
        names: dict[str, str] = {}
        return {number: names.setdefault(name, name) if name else None for number, name in rows}

    def populous(self, level: str, least: int) -> Iterable[Entry]:
        """Yield the shipped places of a level with at least so many inhabitants, by number."""
        rows = self._base.execute(
            "SELECT id FROM place WHERE level = ? AND population >= ? AND country != ''"
            " ORDER BY id",
            (LEVELS.index(level), least),
        )
        for (number,) in rows.fetchall():
            yield self._entry(number, HOWS.index("name"))

    def towns(self) -> Iterable[tuple[str, float, float]]:
        """Yield country, latitude and longitude of every settlement."""
        rows = self._base.execute(
            "SELECT country, lat, lon FROM place WHERE level = ?", (LEVELS.index("settlement"),)
        )
        for country, north, east in rows:
            if country:
                yield country, north / 10_000, east / 10_000

    def _entry(self, number: int, how: int) -> Entry:
        spot = self._spot(number)
        level = LEVELS[spot.level]
        adm1 = self._spot(spot.adm1).name if spot.adm1 else None
        adm2 = self._spot(spot.adm2).name if spot.adm2 else None
        return Entry(
            entry_id=f"geonames:{spot.geonames}" if spot.geonames else f"tallybook:{spot.code}",
            number=number,
            name=spot.name,
            level=level,
            feature=spot.feature,
            country=spot.country or None,
            country_name=self._names.get(spot.country),
            adm1=spot.name if level == "adm1" else adm1,
            adm2=spot.name if level == "adm2" else adm2,
            latitude=spot.lat / 10_000,
            longitude=spot.lon / 10_000,
            population=spot.population,
            geoprecision=spot.geoprecision,
            how=HOWS[how],
            lands=self._lands(number) if level in ("region", "country") else (),
            code=spot.code,
        )

    def _entry_added(self, one: AddedPlace) -> Entry:
        level = LEVELS[one.level]
        return Entry(
            entry_id=f"geonames:{one.geonames}",
            number=_ADDED_FROM + one.geonames,
            name=one.name,
            level=level,
            feature=one.feature,
            country=one.country or None,
            country_name=self._names.get(one.country),
            adm1=one.name if level == "adm1" else one.adm1,
            adm2=one.name if level == "adm2" else one.adm2,
            latitude=one.lat / 10_000,
            longitude=one.lon / 10_000,
            population=one.population,
            geoprecision=_PRECISION[level],
            how=HOWS[one.how],
            added=True,
        )

    def _read_spot(self, number: int) -> _Spot:
        return _Spot(*self._base.execute("SELECT * FROM place WHERE id = ?", (number,)).fetchone())

    def _lands(self, number: int) -> tuple[str, ...]:
        rows = self._base.execute("SELECT country FROM land WHERE place = ?", (number,))
        return tuple(country for (country,) in rows)


def _unpack(packed: bytes) -> Iterable[tuple[int, int]]:
    number = value = shift = 0
    for byte in packed:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
            continue
        number += value >> 2
        yield number, value & 3
        value = shift = 0


def open_gazetteer() -> Gazetteer:
    """Return the gazetteer, opened once a process (a connection must not be forked).

    It is the shipped one, with the places of the added file where there is one. Raises
    UnreadableGazetteer for an added file that is damaged.
    """
    return _opened(os.getpid(), added_path(), added_version())


def shipped_gazetteer() -> Gazetteer:
    """Return the gazetteer that ships, without what a user added."""
    return _opened(os.getpid(), None, None)


@functools.lru_cache(maxsize=2)
def _opened(_process: int, added: Path | None, _version: str | None) -> Gazetteer:
    with resources.as_file(resources.files("tallybook.data") / "gazetteer.sqlite") as path:
        return Gazetteer(path, AddedPlaces(added) if added is not None else None)
