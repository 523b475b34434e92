"""Which places did a user add to the shipped ones? One SQLite file beside the settings, looked up.

The file is `tallybook.gazetteer` in the folder where a command runs, or the one that
TALLYBOOK_GAZETTEER names (`none`: no file is used). `adding` writes it; here it is only read.
"""

from __future__ import annotations

import functools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tallybook.errors import UnreadableGazetteer

VARIABLE = "TALLYBOOK_GAZETTEER"
FILE_NAME = "tallybook.gazetteer"
# "TBgz": tells the file from any other SQLite file.
APPLICATION_ID = 0x5442677A
ADDED_SCHEMA = 1
# Places of one name that are looked at, the most populous first: "San Juan" has thousands.
_MOST = 200


class AddedPlace(msgspec.Struct, frozen=True):
    """A row of the added file; `adm1` and `adm2` are names, None where no row gave one."""

    geonames: int
    name: str
    level: int
    feature: str
    country: str
    adm1: str | None
    adm2: str | None
    lat: int
    lon: int
    population: int
    how: int


def added_path() -> Path | None:
    """Return the file that commands in this folder use; None if there is none."""
    path = chosen_path()
    return path if path is not None and path.is_file() else None


def chosen_path() -> Path | None:
    """Return where the file is, or would be; None where TALLYBOOK_GAZETTEER is `none`."""
    chosen = os.environ.get(VARIABLE)
    if chosen == "none":
        return None
    return Path(chosen) if chosen else Path.cwd() / FILE_NAME


def added_version() -> str | None:
    """Return a short name for all that was added, so that another file is another version."""
    path = added_path()
    if path is None:
        return None
    stamp = path.stat()
    return _version(path, stamp.st_mtime_ns, stamp.st_size)


@functools.lru_cache(maxsize=4)
def _version(path: Path, _changed: int, _size: int) -> str:
    return AddedPlaces(path).facts()["version"]


class AddedPlaces:
    """An open file of added places. Raises UnreadableGazetteer for any other file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._readable():
            self._base = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            kind = self._base.execute("PRAGMA application_id").fetchone()[0]
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
        if (kind, version) != (APPLICATION_ID, ADDED_SCHEMA):
            raise UnreadableGazetteer(
                f"{path}: no gazetteer that this version of Tallybook wrote",
                next_step="move it away, and run `tallybook gazetteer add` again",
            )

    def find(self, key: str) -> list[AddedPlace]:
        """Return the places of a folded name, the most populous first."""
        with self._readable():
            rows = self._base.execute(_FIND, (key, _MOST)).fetchall()
        return [AddedPlace(*row) for row in rows]

    def facts(self) -> dict[str, str]:
        """Return what the file says of itself: its version, counts, and the files added."""
        with self._readable():
            facts = dict(self._base.execute("SELECT name, value FROM meta"))
            rows = self._base.execute("SELECT name FROM source ORDER BY number").fetchall()
        return {**facts, "sources": ", ".join(name for (name,) in rows)}

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise UnreadableGazetteer(
                f"{self._path}: not readable as a gazetteer: {error}",
                next_step="move it away, and run `tallybook gazetteer add` again",
            ) from error


_FIND = """
SELECT p.geonames, p.name, p.level, p.feature, p.country, one.name, two.name,
       p.lat, p.lon, p.population, n.how
FROM name AS n JOIN place AS p ON p.geonames = n.place
LEFT JOIN division AS one ON one.code = p.adm1
LEFT JOIN division AS two ON two.code = p.adm2
WHERE n.key = ? ORDER BY n.how, p.population DESC, p.geonames LIMIT ?
"""
