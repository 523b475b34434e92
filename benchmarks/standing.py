#!/usr/bin/env python3
"""Grades organisations that the keys of MUC-4 name and prints how often the rules are right.

    benchmarks/standing.py CORPORA [--first 1] [--last 1100]

CORPORA holds `muc34/`. Of the development messages FIRST to LAST, each organisation of slot 10 is
found by its words, so that only the standing (slot 11) is asked, not who did it. Its grade is what
`export muc4` would choose: cleared or claimed wherever that is told, else what is told first, by
rules where they tie it to an act. One value a template, right where the key has it too. Printed as
JSON: values, right, right had all been reported as fact, and both by the grade of the key.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tallybook import codebook
from tallybook.cli.muc4 import reports_of
from tallybook.evaluate.muc4_keys import read_keys
from tallybook.evaluate.muc4_messages import read_messages
from tallybook.records import Muc4Template, Report
from tallybook.settings import Settings
from tallybook.understand.document import read_document
from tallybook.understand.parties import find_parties
from tallybook.understand.speakers import read_speech
from tallybook.understand.standing import find_attributions, find_claims, standing_at

Span = tuple[int, int]
_DECIDING = ("acquitted", "claimed")


def main() -> None:
    """Grade the organisations and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=1100)
    options = parser.parse_args()
    folder = options.corpora / "muc34"
    keys = read_keys(folder)
    messages = [
        one
        for one in read_messages(folder, ("dev-muc3",))
        if options.first <= int(one.message_id[-4:]) <= options.last
    ]
    reports, _ = reports_of(messages, Settings())
    told = [
        (values, grade)
        for report in reports
        for spans, fills in located(report, keys.get(report.given_id or "", ()))
        for grade in [graded(report, spans)]
        for values in fills
    ]
    print(json.dumps(figures(told), indent=1))


def located(
    report: Report, templates: Iterable[Muc4Template]
) -> Iterator[tuple[list[Span], list[tuple[str, ...]]]]:
    """Yield where each organisation of the keys stands, with its values of slot 11."""
    found: list[tuple[set[str], list[tuple[str, ...]]]] = []
    for template in templates:
        for fill in template.slots.get(11, ()):
            names = set(fill.tags)
            for other in template.slots.get(10, ()):
                names |= set(other.values) if names & set(other.values) else set()
            same = next((one for one in found if one[0] & names), None)
            if same is None:
                found.append((names, [fill.values]))
            else:
                same[0].update(names)
                same[1].append(fill.values)
    for names, fills in found:
        spans = sorted({span for name in names for span in _occurrences(name, report.text)})
        longest = [a for a in spans if not any(b != a and _holds(b, a) for b in spans)]
        if longest:
            yield longest, fills


def _occurrences(name: str, text: str) -> list[Span]:
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
    return [one.span() for one in re.finditer(pattern, text, re.IGNORECASE)] if name else []


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def graded(report: Report, spans: list[Span]) -> str:
    """Return the grade of the party at these places."""
    document = read_document(report)
    parties = find_parties(document)
    speech = read_speech(document, parties)
    ids = {
        one.group_id or one.canonical
        for one in parties
        if any(one.start < end and start < one.end for start, end in spans)
    }
    words = {" ".join(report.text[start:end].lower().split()) for start, end in spans}
    told = [
        (one.start, one.detail.standing)
        for one in find_attributions(document, parties, speech)
        if _is_same(one.detail.group_id or one.detail.canonical, one.detail.name, ids, words)
    ]
    told += [
        (one.start, "claimed")
        for one in find_claims(document, parties, speech)
        if not one.denial
        and _is_same(one.detail.group_id or one.detail.canonical, one.detail.claimant, ids, words)
    ]
    told = told or [
        (start, standing_at(document, speech, start, end, parties)) for start, end in spans
    ]
    codes = [code for _, code in told]
    return next((code for code in _DECIDING if code in codes), None) or min(told)[1]


def _is_same(group: str | None, name: str, ids: set[str | None], words: set[str]) -> bool:
    return (group is not None and group in ids) or " ".join(name.lower().split()) in words


def figures(told: list[tuple[tuple[str, ...], str]]) -> dict[str, object]:
    """Return how many values there are and how many are right, by the grade of the key too."""
    outside = {
        code: str(one.outside["muc4"])
        for code, one in codebook.code_list("standings").codes.items()
    }
    grades: dict[str, Counter[str]] = {}
    for values, grade in told:
        row = grades.setdefault(values[0], Counter())
        row["values"] += 1
        row["right"] += outside[grade] in values
        row["right_as_fact"] += outside["reported_as_fact"] in values
    total = sum(grades.values(), Counter())
    return {**total, "grades": {grade: dict(row) for grade, row in sorted(grades.items())}}


if __name__ == "__main__":
    main()
