"""Which articles with marked places does this folder hold?

XML files, one `article` each with `text` and `toponym` or `location` elements: start, end,
coordinates, perhaps a GeoNames id and a country, as in LGL, TR-News, GeoVirus and GeoWebNews.
Only files with such elements are read.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tallybook.errors import BadGold

_ENDING = ".xml"
# Offsets are this many characters astray at most.
_ASTRAY = 40


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """Words marked as a place, [start, end), and where it lies, if the gold says."""

    start: int
    end: int
    point: tuple[float, float] | None = None
    geonames: str | None = None
    country: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article: its name (file and number), its text, its toponyms."""

    name: str
    corpus: str
    text: str
    toponyms: tuple[Toponym, ...]


def read_geo(folder: Path, parts: Sequence[str] = ()) -> tuple[Article, ...]:
    """Return the articles of NAME.xml for each part, of all files if none is named.

    Raises BadGold, naming the file.
    """
    paths = [folder / f"{one}{_ENDING}" for one in parts] or sorted(folder.glob(f"*{_ENDING}"))
    found = [article for path in paths for article in _read(path)]
    if not found:
        raise BadGold(
            f"{folder}: no article to score in {', '.join(parts) or 'it'}",
            next_step=f"name a folder that holds NAME{_ENDING} with article and toponym elements",
        )
    return tuple(found)


def _read(path: Path) -> Iterator[Article]:
    try:
        root = ET.parse(path).getroot()  # noqa: S314 - expat itself refuses to expand without end
    except (OSError, ET.ParseError) as error:
        raise BadGold(
            f"{path.name}: {error}", next_step="each file is XML with article elements"
        ) from error
    articles = list(root.iter("article"))
    for number, article in enumerate(articles, 1):
        text = article.findtext("text") or ""
        marked = [*article.iter("toponym"), *article.iter("location")]
        if not text or (not marked and article.find("toponyms") is None):
            continue
        try:
            toponyms = tuple(map(_toponym, marked))
        except ValueError as error:
            raise BadGold(
                f"{path.name}, article {number}: {error}",
                next_step="start and end are whole numbers, coordinates decimal ones",
            ) from error
        yield Article(
            name=f"{path.stem} {number}",
            corpus=path.stem,
            text=text,
            toponyms=tuple(
                _moved(text, one, _words(mark)) for one, mark in zip(toponyms, marked, strict=True)
            ),
        )


def _words(mark: ET.Element) -> str:
    return mark.findtext("phrase") or mark.findtext("extractedName") or mark.findtext("name") or ""


def _moved(text: str, one: Toponym, words: str) -> Toponym:
    """Return the toponym at the nearest place where its words stand.

    Offsets of GeoVirus count from one, and those of some articles were taken from another text.
    """
    if not words or text[one.start : one.end] == words:
        return one
    first = max(0, one.start - _ASTRAY)
    starts = [
        first + found.start()
        for found in re.finditer(re.escape(words), text[first : one.end + _ASTRAY])
    ]
    if not starts:
        return one
    start = min(starts, key=lambda at: abs(at - one.start))
    return msgspec.structs.replace(one, start=start, end=start + len(words))


def _toponym(one: ET.Element) -> Toponym:
    north = one.findtext(".//lat") or one.findtext("latitude")
    east = one.findtext(".//lon") or one.findtext("longitude")
    tag = one.find("gaztag")
    given = tag.get("geonameid") if tag is not None else one.findtext("geonamesID")
    return Toponym(
        start=int(one.findtext("start") or ""),
        end=int(one.findtext("end") or ""),
        point=(float(north), float(east)) if north and east else None,
        geonames=given or None,
        country=one.findtext(".//country") or None,
    )
