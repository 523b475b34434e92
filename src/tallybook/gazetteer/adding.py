"""How does a dump become the file of added places? Its new places, with their names, in one step.

What ships is not added twice. The file is replaced when all of a dump is in the new one: a run that
dies leaves it as it was. Names of divisions are the shipped ones wherever a shipped place tells
what a code of GeoNames means, else those of the dump.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tallybook.errors import UnreadableGazetteer
from tallybook.gazetteer.added import ADDED_SCHEMA, APPLICATION_ID, AddedPlaces
from tallybook.gazetteer.dump import BadLine, DumpPlace, read_dump
from tallybook.gazetteer.names import fold
from tallybook.gazetteer.shipped import HOWS, LEVELS, Gazetteer

# Settlements of any kind, and divisions of three orders: finer ones are named after their towns.
_DIVISIONS = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm2"}
# Words of divisions that reports leave out.
_KINDS = frozenset(
    "province district county oblast region governorate prefecture state department municipality"
    " parish canton commune raion rayon township tehsil subdistrict".split()
)
MOST_SHOWN = 20
# A file whose first lines are all bad is no dump.
_FIRST = 100
_TELL_EVERY = 100_000
NAME, ALIAS = HOWS.index("name"), HOWS.index("alias")


class Added(msgspec.Struct, kw_only=True):
    """What one file gave: `added` + `held` + `left_out` + `bad` are its lines that are not empty.

    `held` were there before, shipped or added; `left_out` are rivers, hills, buildings and the
    like; `bad_lines` are the first `MOST_SHOWN` of the bad ones.
    """

    source: str
    added: int = 0
    held: int = 0
    left_out: int = 0
    bad: int = 0
    bad_lines: list[BadLine] = []


def _silent(_lines: int) -> None:
    """Tell nobody."""


def add_dump(
    path: Path, out: Path, shipped: Gazetteer, notify: Callable[[int], None] = _silent
) -> Added:
    """Add the places of a dump to the file `out`, which is made where it is missing.

    `notify` is told the number of lines now and then. Raises UnreadableGazetteer when the dump
    or `out` cannot be read, or `out` not written; `out` is then as it was.
    """
    if out.is_file():
        AddedPlaces(out)
    try:
        before = _stamp(out)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
            part = Path(folder) / out.name
            if before is not None:
                shutil.copyfile(out, part)
            told = _write(part, path, shipped, notify)
            if _stamp(out) != before:
                raise UnreadableGazetteer(
                    f"{out}: was changed by another command", next_step="run this one again"
                )
            part.replace(out)
    except (sqlite3.Error, OSError) as error:
        raise UnreadableGazetteer(
            f"{out}: cannot be written: {error}",
            next_step="look at the space on the disk and who may write there",
        ) from error
    return told


def _stamp(out: Path) -> tuple[int, int] | None:
    return (out.stat().st_mtime_ns, out.stat().st_size) if out.is_file() else None


def _write(part: Path, path: Path, shipped: Gazetteer, notify: Callable[[int], None]) -> Added:
    base = sqlite3.connect(part, isolation_level=None)
    try:
        # Nobody else sees this file: it takes the place of the other when it is whole.
        base.execute("PRAGMA journal_mode = OFF")
        for statement in _SCHEMA:
            base.execute(statement)
        base.execute("BEGIN")
        told = _Adding(base, shipped).add(path, notify)
        base.execute("COMMIT")
        return told
    finally:
        base.close()


class _Adding:
    """One dump on its way into the file."""

    def __init__(self, base: sqlite3.Connection, shipped: Gazetteer) -> None:
        self.base = base
        self.shipped = shipped.numbers()
        self.digest = hashlib.sha256()

    def add(self, path: Path, notify: Callable[[int], None]) -> Added:
        """Write all places of the dump, and return what came of its lines."""
        told = Added(source=path.name)
        self.base.execute("DROP INDEX IF EXISTS called")
        for number, line in enumerate(read_dump(path), start=1):
            self._line(line, told)
            if number % _TELL_EVERY == 0:
                notify(number)
            if told.bad == number == _FIRST:
                break
        if told.bad and not (told.added or told.held or told.left_out):
            first = told.bad_lines[0]
            raise UnreadableGazetteer(
                f"{path}: no list of places of GeoNames: line {first.number}: {first.why}",
                next_step="give a .txt or .zip of download.geonames.org/export/dump",
            )
        self.base.execute(_INDEX)
        self._sign(told)
        return told

    def _line(self, line: DumpPlace | BadLine, told: Added) -> None:
        if isinstance(line, BadLine):
            told.bad += 1
            if len(told.bad_lines) < MOST_SHOWN:
                told.bad_lines.append(line)
            return
        self._divide(line)
        level = level_of(line)
        if level is None:
            told.left_out += 1
        elif line.geonames in self.shipped or not self._place(line, level):
            told.held += 1
        else:
            told.added += 1

    def _divide(self, line: DumpPlace) -> None:
        """Keep what a code of a division means: surest by itself, else by a place inside."""
        code, inside = f"{line.country}.{line.adm1}", self.shipped.get(line.geonames)
        if line.feature == "ADM1" and line.adm1:
            self._call(code, inside or line.name, 3 if inside else 1)
        elif inside and line.adm1 and line.feature_class == "P":
            self._call(code, inside, 2)
        if line.feature == "ADM2" and line.adm2:
            self._call(f"{code}.{line.adm2}", line.name, 3)

    def _call(self, code: str, name: str, sure: int) -> None:
        self.base.execute(_DIVISION, (code, name, sure))

    def _place(self, line: DumpPlace, level: str) -> bool:
        """Write a place with its names; False if it is there."""
        code = f"{line.country}.{line.adm1}" if line.adm1 else None
        row = (
            line.geonames, line.name, LEVELS.index(level), line.feature, line.country, code,
            f"{code}.{line.adm2}" if code and line.adm2 else None,
            round(line.latitude * 10_000), round(line.longitude * 10_000), line.population,
        )  # fmt: skip
        if self.base.execute(_PLACE, row).rowcount == 0:
            return False
        names = names_of(line, level)
        self.base.executemany(_NAME, [(key, line.geonames, how) for key, how in names.items()])
        self.digest.update(repr(row).encode())
        return True

    def _sign(self, told: Added) -> None:
        """Say in the file what it holds; its version follows from all that was added."""
        if told.added:
            self.base.execute("INSERT INTO source (name) VALUES (?)", (told.source[:200],))
        before = self.base.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
        self.digest.update(repr(before).encode())
        version = self.digest.hexdigest()[:8] if told.added or not before else before[0]
        (places,) = self.base.execute("SELECT count(*) FROM place").fetchone()
        for name, value in (("version", version), ("count_places", str(places))):
            self.base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def level_of(line: DumpPlace) -> str | None:
    """Return the level of a place, None for what is no settlement and no division."""
    if line.feature_class == "P":
        return "settlement"
    return _DIVISIONS.get(line.feature) if line.feature_class == "A" else None


def names_of(line: DumpPlace, level: str) -> dict[str, int]:
    """Return the folded names of a place, each with how it names it."""
    names: dict[str, int] = {}
    for name, how in _named(line):
        key = fold(name)
        keys = [key, _without_kind(key)] if level != "settlement" else [key]
        for one in keys:
            if len(one) > 1:
                names.setdefault(one, how)
    return names


def _named(line: DumpPlace) -> Iterator[tuple[str, int]]:
    yield line.name, NAME
    if line.ascii_name:
        yield line.ascii_name, NAME
    for name in line.others:
        # Addresses of pages and codes stand among the other names.
        if "://" not in name and not (name.isupper() and len(name) <= 4):
            yield name, ALIAS


def _without_kind(key: str) -> str:
    words = key.split()
    while len(words) > 1 and words[-1] in _KINDS:
        words.pop()
    return " ".join(words)


_SCHEMA = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {ADDED_SCHEMA}",
    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS source (number INTEGER PRIMARY KEY, name TEXT)",
    "CREATE TABLE IF NOT EXISTS place (geonames INTEGER PRIMARY KEY, name TEXT, level INTEGER,"
    " feature TEXT, country TEXT, adm1 TEXT, adm2 TEXT, lat INTEGER, lon INTEGER,"
    " population INTEGER)",
    "CREATE TABLE IF NOT EXISTS name (key TEXT, place INTEGER, how INTEGER)",
    "CREATE TABLE IF NOT EXISTS division (code TEXT PRIMARY KEY, name TEXT, sure INTEGER)"
    " WITHOUT ROWID",
)
# Made after the rows: sorting once is far quicker than millions of steps in a tree.
_INDEX = "CREATE INDEX called ON name (key, place, how)"
_PLACE = "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NAME = "INSERT INTO name VALUES (?, ?, ?)"
_DIVISION = """
INSERT INTO division VALUES (?, ?, ?)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, sure = excluded.sure
WHERE excluded.sure > division.sure
"""
