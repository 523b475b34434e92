"""What do the lines of a GeoNames dump say? Places, one a line, or why a line is none.

The dumps are those of download.geonames.org/export/dump: allCountries, XX (a country) and
cities500 to cities15000, as .zip or .txt. Their lines are checked, never trusted: a line that does
not hold what the format promises is told by its number and left out. Memory does not grow with
the file.
"""

from __future__ import annotations

import math
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import msgspec

from tallybook.errors import UnreadableGazetteer

COLUMNS = 19
# The longest lines of GeoNames have 10,000 characters of other names.
_LONGEST_LINE = 65_536
_LONGEST_NAME = 200
# allCountries.txt has 1.7 GB; an archive that unpacks to more is no dump.
MOST_BYTES = 6_000_000_000
_MOST_PEOPLE = 100_000_000
_CODE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
_DOCUMENTED = "see https://download.geonames.org/export/dump/readme.txt"

# zipfile raises RuntimeError for a password, NotImplementedError for other packings.
_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class DumpPlace(msgspec.Struct, frozen=True):
    """One line. `adm1` and `adm2` are codes of GeoNames, empty where none is given."""

    geonames: int
    name: str
    ascii_name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    feature_class: str
    feature: str
    country: str
    adm1: str
    adm2: str
    population: int


class BadLine(msgspec.Struct, frozen=True):
    """A line that is no place: its number, from 1, and why."""

    number: int
    why: str


def read_dump(path: Path) -> Iterator[DumpPlace | BadLine]:
    """Yield the places of a dump, and its bad lines, in their order.

    Raises UnreadableGazetteer for a file that cannot be opened, and for an archive without one
    list of places or with a broken one.
    """
    with ExitStack() as opened:
        try:
            stream = _open(path, opened)
            yield from _lines(stream, path)
        except _BROKEN as error:
            raise UnreadableGazetteer(
                f"{path}: cannot be read: {error}",
                next_step="give a .txt or .zip of download.geonames.org/export/dump",
            ) from error


def _open(path: Path, opened: ExitStack) -> BinaryIO:
    if not zipfile.is_zipfile(path):
        return opened.enter_context(path.open("rb"))
    archive = opened.enter_context(zipfile.ZipFile(path))
    lists = [
        one
        for one in archive.infolist()
        if one.filename.endswith(".txt") and one.filename.lower() != "readme.txt"
    ]
    if len(lists) != 1:
        raise UnreadableGazetteer(
            f"{path}: {len(lists)} lists of places, one expected",
            next_step="unpack it and add the list that you want",
        )
    return opened.enter_context(archive.open(lists[0]))  # type: ignore[return-value]


def _lines(stream: BinaryIO, path: Path) -> Iterator[DumpPlace | BadLine]:
    number = seen = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        seen += len(line) + _rest_of(line, stream)
        if seen > MOST_BYTES:
            raise UnreadableGazetteer(
                f"{path}: more than {MOST_BYTES / 1e9:.0f} GB", next_step=_DOCUMENTED
            )
        if len(line) == _LONGEST_LINE:
            yield BadLine(number, f"longer than {_LONGEST_LINE:,} bytes")
        elif line.strip():
            yield read_line(line, number)


def _rest_of(line: bytes, stream: BinaryIO) -> int:
    """Skip the rest of a line that is too long, and return its bytes."""
    skipped = 0
    while len(line) == _LONGEST_LINE and not line.endswith(b"\n") and skipped < MOST_BYTES:
        line = stream.readline(_LONGEST_LINE)
        skipped += len(line)
    return skipped


def read_line(line: bytes, number: int) -> DumpPlace | BadLine:
    """Return the place of one line, or why it is none."""
    try:
        return _place(line.decode("utf-8").rstrip("\r\n").split("\t"))
    except UnicodeDecodeError:
        return BadLine(number, "not UTF-8")
    except ValueError as error:
        return BadLine(number, str(error))


def _place(cells: list[str]) -> DumpPlace:
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns, {COLUMNS} expected")
    country = _code(cells[8], "country code", 2)
    return DumpPlace(
        geonames=_whole(cells[0], "geonameid", 1, 2**40),
        name=_name(cells[1]),
        ascii_name=cells[2] if _is_name(cells[2]) else "",
        others=tuple(name for name in cells[3].split(",") if _is_name(name)),
        latitude=_degrees(cells[4], "latitude", 90),
        longitude=_degrees(cells[5], "longitude", 180),
        feature_class=_code(cells[6], "feature class", 1),
        feature=_code(cells[7], "feature code", 10),
        country=country,
        adm1=_code(cells[10], "admin1 code", 20),
        adm2=_code(cells[11], "admin2 code", 80),
        population=_whole(cells[14] or "0", "population", 0, _MOST_PEOPLE),
    )


def _name(cell: str) -> str:
    if not _is_name(cell):
        raise ValueError(f"name {cell[:40]!r} is empty, too long or holds control characters")
    return cell


def _is_name(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST_NAME and cell.isprintable()


def _code(cell: str, what: str, longest: int) -> str:
    # Some codes of second-order divisions have blanks or other letters: those say nothing here.
    if what == "admin2 code" and not _CODE.issuperset(cell):
        return ""
    if len(cell) > longest or not _CODE.issuperset(cell):
        raise ValueError(f"{what} {cell[:40]!r} is none")
    return cell


def _whole(cell: str, what: str, least: int, most: int) -> int:
    number = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 15 else -1
    if not least <= number <= most:
        raise ValueError(f"{what} {cell[:40]!r} is no whole number from {least} to {most:,}")
    return number


def _degrees(cell: str, what: str, most: int) -> float:
    try:
        degrees = float(cell) if len(cell) < 30 else math.nan
    except ValueError:
        degrees = math.nan
    if not -most <= degrees <= most:
        raise ValueError(f"{what} {cell[:40]!r} is no number from -{most} to {most}")
    return degrees
