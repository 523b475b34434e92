from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tallybook.train.gvdb import read_labelled, teaches


def _value(words: str) -> dict[str, Any]:
    return {"value": words, "startIndex": -1, "endIndex": -1}


def _article(name: str) -> dict[str, Any]:
    return {
        "article": name,
        "text": "Jo Doe, 30, was shot by Max Poe. Doe was hit with a pistol.",
        "gold": {
            "circumstances": {"type-of-gun": _value("pistol")},
            "victim-section": [{"name": _value("Jo Doe"), "victim-was": ["injured"]}],
            "shooter-section": [{"name": _value("Max Poe")}, {"name": _value("")}],
        },
    }


def test_names_and_guns_are_spans_and_the_other_half_stays_unseen(tmp_path: Path) -> None:
    names = [str(number) for number in range(10)]
    (tmp_path / "dev.articles.jsonl").write_text(
        "\n".join(json.dumps(_article(name)) for name in names)
    )
    told = read_labelled(tmp_path)
    assert [one.name for one in told] == [f"gvdb-{name}" for name in names if teaches(name)]
    assert 0 < len(told) < len(names)
    assert [(told[0].text[s.start : s.end], s.role) for s in told[0].spans] == [
        ("Jo Doe", "victim_name"),
        ("Max Poe", "individual"),
        ("pistol", "weapon"),
    ]
    assert told[0].roles == {"victim_name"}
    assert told[0].spans[0].choices == {"human_type": "CIVILIAN", "human_effect": "INJURY"}
