"""Which words name shooters, victims and guns in the Gun Violence Database articles?

Mixed-case local news of today, beside the upper-case wires of MUC. Only articles whose number's
hash is even teach; the others stay unseen, so that a figure on them means something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tallybook.evaluate.gvdb import teaches
from tallybook.train.labelled import LabelledReport, RoleSpan

__all__ = ["read_labelled", "teaches"]

_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "hospitalized": "INJURY"}


def read_labelled(folder: Path) -> list[LabelledReport]:
    """Return the teaching half of `dev.articles.jsonl`.

    Victims' names are marked in full. Shooters' names and guns are marked where told, yet words
    such as "the gunman" are not, so those roles teach at their own words only.
    """
    found: list[LabelledReport] = []
    with (folder / "dev.articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if teaches(str(article["article"])):
                found.append(_labelled(article))
    return found


def _labelled(article: dict[str, Any]) -> LabelledReport:
    text = str(article["text"])
    spans = {(one.start, one.end, one.role): one for one in _spans(article["gold"], text)}
    return LabelledReport(
        name=f"gvdb-{article['article']}",
        text=text,
        spans=tuple(spans[key] for key in sorted(spans)),
        roles=frozenset({"victim_name"}),
    )


def _spans(gold: dict[str, Any], text: str) -> Iterator[RoleSpan]:
    for person in gold["victim-section"]:
        effects = [_EFFECTS[one] for one in person.get("victim-was", ()) if one in _EFFECTS]
        choices = {"human_type": "CIVILIAN"} | ({"human_effect": effects[0]} if effects else {})
        yield from _marked(text, "victim_name", person["name"]["value"], choices)
    for person in gold["shooter-section"]:
        yield from _marked(text, "individual", person["name"]["value"], {})
    yield from _marked(text, "weapon", gold["circumstances"]["type-of-gun"]["value"], {})


def _marked(text: str, role: str, words: str, choices: dict[str, str]) -> Iterator[RoleSpan]:
    # One letter says nothing, and half a page is a slip of the mouse.
    if not 2 <= len(words.strip()) <= 80:
        return
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    for match in re.finditer(pattern, text):
        yield RoleSpan(
            start=match.start(),
            end=match.end(),
            role=role,
            incidents=frozenset({"attack"}),
            choices=choices,
        )
