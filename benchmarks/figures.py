#!/usr/bin/env python3
"""Measures figures of harm against three corpora of coded reports, report by report.

    benchmarks/figures.py CORPORA     a folder with gvdb/, isaf/ and gvc/

A report's figure of a harm is its greatest total, or the sum of its parts where those are more
or where no total is told; sums over a time or a war are left out. The share of reports is printed
whose figure equals the gold: gvdb (victims coded as killed, or as injured or hospitalized and not
killed), isaf (min_killed, min_captured), gvc (the incident's num_killed, num_injured; its gold
comes from an archive, so an article may say less).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tallybook.read.headers import find_header
from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand.document import read_document
from tallybook.understand.figures import find_figures
from tallybook.understand.mentions import Figure

Case = tuple[str, dict[str, int]]


def main(corpora: Path) -> None:
    """Print the shares of each corpus and the time a report takes."""
    for name, cases in (
        ("gvdb", gvdb(corpora / "gvdb" / "dev.articles.jsonl")),
        ("isaf", isaf(corpora / "isaf" / "dev.jsonl")),
        ("gvc dev", gvc(corpora / "gvc", "dev")),
        ("gvc train", gvc(corpora / "gvc", "train")),
    ):
        measure(name, list(cases))


def measure(name: str, cases: list[Case]) -> None:
    """Print the share of reports whose figure equals the gold, a harm a line."""
    right: dict[str, int] = {}
    began = time.process_time()
    for text, gold in cases:
        figures = figures_of(text)
        for harm, wanted in gold.items():
            right[harm] = right.get(harm, 0) + (total(figures, harm) == wanted)
    spent = 1000 * (time.process_time() - began) / len(cases)
    for harm, number in right.items():
        print(f"{name:<10} {harm:<9} {number / len(cases):.3f}  of {len(cases)} reports")
    print(f"{name:<10} {spent:.1f} ms a report, sentences and tokens included")


def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures of harm of a text."""
    report = Report(
        report_id="r",
        content_sha256="",
        source_name="",
        text=text,
        published_at=find_header(text).published_at,
        sentences=split_sentences(text),
    )
    return find_figures(read_document(report))


def total(figures: tuple[Figure, ...], harm: str) -> int:
    """Return the report's figure of a harm: its greatest total, or the sum of its parts."""
    mine = [one for one in figures if one.harm == harm and not one.aggregate]
    whole = [_number(one) for one in mine if one.scope == "total" and not one.part]
    named = {one.scope_text for one in mine if one.scope == "named_person"}
    parts: dict[str, int] = {}
    for one in mine:
        if one.scope not in ("total", "named_person") and not one.part:
            parts[one.scope] = max(parts.get(one.scope, 0), _number(one))
    return max([*whole, sum(parts.values()), len(named)])


def _number(one: Figure) -> int:
    return one.value if one.value is not None else one.number_low or 0


def gvdb(path: Path) -> Iterator[Case]:
    """Yield articles of the Gun Violence Database with their victims counted."""
    for row in _rows(path):
        fates = [set(one.get("victim-was") or ()) for one in row["gold"]["victim-section"]]
        hurt = {"injured", "hospitalized"}
        yield (
            row["text"],
            {
                "killed": sum("killed" in fate for fate in fates),
                "wounded": sum("killed" not in fate and bool(fate & hurt) for fate in fates),
            },
        )


def isaf(path: Path) -> Iterator[Case]:
    """Yield press releases with the least numbers that their coder read in them."""
    for row in _rows(path):
        gold = row["gold"]
        yield (
            row["text"],
            {
                "killed": int(gold["min_killed"] or 0),
                "arrested": int(gold["min_captured"] or 0),
            },
        )


def gvc(folder: Path, split: str) -> Iterator[Case]:
    """Yield articles of the Gun Violence Corpus with the figures of their incident."""
    incidents = {one["incident"]: one for one in _rows(folder / f"{split}.incidents.jsonl")}
    for row in _rows(folder / f"{split}.docs.jsonl"):
        gold = incidents[row["incident"]]
        yield (
            row["text"],
            {"killed": int(gold["num_killed"]), "wounded": int(gold["num_injured"])},
        )


def _rows(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
