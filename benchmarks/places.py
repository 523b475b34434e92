#!/usr/bin/env python3
"""Measures places on public corpora of toponyms: recognition, resolution, milliseconds a report.

    benchmarks/places.py FOLDER [CORPUS...]

FOLDER holds lgl.xml, tr-news.xml, geovirus.xml, geowebnews.xml (Gritta et al., A Pragmatic Guide
to Geoparsing Evaluation; GeoWebNews: only toponyms with coordinates). Recognition counts a place
that overlaps a toponym; sites are not counted, nor words for people that the gold leaves out.
Resolution is the share of recognised toponyms within 161 km of the gold.
"""

from __future__ import annotations

import argparse
import math
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand.document import Document, read_document
from tallybook.understand.places import find_places

CORPORA = ("lgl", "tr-news", "geovirus", "geowebnews")
# Start, end, point or None.
Gold = tuple[int, int, tuple[float, float] | None]


def main() -> None:
    """Measure each corpus and all together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("corpora", nargs="*", default=CORPORA)
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for name in options.corpora:
        counts = measure(options.folder / f"{name}.xml")
        show(name, counts)
        total.update(counts)
    show("all", total)


def measure(path: Path) -> Counter[str]:
    """Count what is right, wrong and missed in one corpus."""
    counts: Counter[str] = Counter()
    for text, gold in articles(path):
        document = as_document(text)
        before = time.process_time_ns()
        places = find_places(document)
        counts["ns"] += time.process_time_ns() - before
        counts["words"] += len(text.split())
        used: set[int] = set()
        for place in places:
            if place.level == "site":
                continue
            hit = next(
                (i for i, (s, e, _) in enumerate(gold)
                 if s < place.end and place.start < e and i not in used), None
            )  # fmt: skip
            if hit is None:
                counts["wrong"] += not place.demonym
                continue
            used.add(hit)
            counts["right"] += 1
            point = gold[hit][2]
            if point is not None and place.detail.latitude is not None:
                counts["located"] += 1
                here = (place.detail.latitude, place.detail.longitude or 0.0)
                counts["near"] += kilometres(point, here) <= 161
        needs_point = path.stem == "geowebnews"
        counts["missed"] += sum(
            i not in used and not (needs_point and one[2] is None) for i, one in enumerate(gold)
        )
    return counts


def articles(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield the text and the toponyms of each article."""
    # The offsets of GeoVirus count from 1.
    shift = 1 if path.stem == "geovirus" else 0
    for article in ET.parse(path).getroot():  # noqa: S314 - the corpora are the caller's own
        gold: list[Gold] = []
        for one in (*article.iter("toponym"), *article.iter("location")):
            north = one.findtext(".//lat") or one.findtext("latitude")
            east = one.findtext(".//lon") or one.findtext("longitude")
            point = (float(north), float(east)) if north and east else None
            start, end = (int(one.findtext(tag) or 0) - shift for tag in ("start", "end"))
            gold.append((start, end, point))
        yield article.findtext("text") or "", gold


def as_document(text: str) -> Document:
    """Return the document of a text."""
    return read_document(
        Report(
            report_id="r",
            content_sha256="",
            source_name="article",
            text=text,
            sentences=split_sentences(text),
        )
    )


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points."""
    north1, east1, north2, east2 = map(math.radians, (*one, *other))
    half = math.sin((north2 - north1) / 2) ** 2
    half += math.cos(north1) * math.cos(north2) * math.sin((east2 - east1) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


def show(name: str, counts: Counter[str]) -> None:
    """Print one line of figures."""
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, counts["right"] + counts["missed"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    near = counts["near"] / max(1, counts["located"])
    spent = counts["ns"] / 1e6 / max(1, counts["words"]) * 400
    print(
        f"{name:11} precision {precision:.3f}  recall {recall:.3f}  F {both:.3f}"
        f"  within 161 km {near:.3f} of {counts['located']}  {spent:.1f} ms per 400 words"
    )


if __name__ == "__main__":
    main()
