"""Tolls, delays and numbers of reports, taken from corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.made_shapes import OWN, read_shapes


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_tolls_tellings_and_delays_of_a_corpus_of_shootings(tmp_path: Path) -> None:
    """A page crawled before the day, or years later, tells no delay."""
    docs = [
        {"doc": "1", "incident": "a", "text": "x", "dct": "2016-06-21"},
        {"doc": "2", "incident": "a", "text": "x", "dct": "2016-06-20"},
        {"doc": "3", "incident": "b", "text": "x", "dct": "2026-01-01"},
    ]
    incidents = [
        {"incident": "a", "date": "June 20, 2016", "num_killed": 1, "num_injured": 2},
        {"incident": "b", "date": "May 1, 2016", "num_killed": 0, "num_injured": 4},
    ]
    _write(tmp_path / "gvc" / "dev.docs.jsonl", docs)
    _write(tmp_path / "gvc" / "dev.incidents.jsonl", incidents)

    shapes = read_shapes(tmp_path)

    assert shapes.tolls == ((0, 4), (1, 2))
    assert shapes.tellings == (1, 2)
    assert shapes.delays == (0, 1)


def test_the_dead_of_codings_of_conflict(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"deaths_side_a": 2, "deaths_civilian": 5}]
    _write(tmp_path / "ucdp-aec" / "dev.jsonl", rows)

    shapes = read_shapes(tmp_path)

    assert [killed for killed, _ in shapes.tolls] == [7]
    assert (shapes.tellings, shapes.delays) == (OWN.tellings, OWN.delays)


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="no corpus to take shapes from"):
        read_shapes(tmp_path)
