"""Where the phrases of a table stand: the longest, with hyphens, possessives and plurals."""

from __future__ import annotations

import pytest
from report_documents import document

from tallybook.understand.phrases import PhraseTable

TABLE = PhraseTable({"car": 1, "car bomb": 2, "bus stop": 3, "stop-gap measure": 4})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No words of it", []),
        ("A car bomb", [("car bomb", 2)]),
        ("A car, bombed", [("car", 1)]),
        ("A CAR-BOMB", [("CAR-BOMB", 2)]),
        ("Cars and car bombs", [("Cars", 1), ("car bombs", 2)]),
        ("The car's roof", [("car's", 1)]),
        ("A bus stop-gap measure", [("bus stop-gap", 3)]),
        ("A stop - gap measure", [("stop - gap measure", 4)]),
        ("A car", [("car", 1)]),
        ("", []),
    ],
    ids=[
        "none",
        "longest",
        "cut off by a mark",
        "hyphen and capitals",
        "plurals",
        "possessive",
        "first match takes its words",
        "spaced hyphen",
        "at the end",
        "empty",
    ],
)
def test_phrases_are_found(text: str, found: list[tuple[str, int]]) -> None:
    tokens = document(text).tokens
    matches = [
        (text[tokens[first].start : tokens[last - 1].end], meaning)
        for first, last, meaning in TABLE.find(tokens)
    ]
    assert matches == found
