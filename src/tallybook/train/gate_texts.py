"""Which texts teach the gate, what do they tell of, and which choose its threshold?

Texts that teach: MUC-3 messages 1-1100, gvc and ecbplus `train`, and the halves of gvdb, isaf and
famus-sv whose text has an even hash. All others, and wikievents whole, choose.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from tallybook.evaluate.muc4_keys import Templates, parse_templates
from tallybook.train import gvdb, muc34
from tallybook.train.labelled import RoleSpan

# Messages beyond this number choose thresholds and are never trained on.
LAST_TAUGHT = 1100

_TOKEN = re.compile(r"<token [^>]*>([^<]*)")
_VIOLENT_EVENTS = ("Conflict.Attack", "Life.Die")


class GateText(msgspec.Struct, frozen=True, kw_only=True):
    """One text: whether it tells of violence, whether MUC-4 has a template for it.

    None where the corpus does not say. `teaches` is False for texts that choose thresholds.
    `spans` are the words that fill roles, where the corpus marks them.
    """

    corpus: str
    name: str
    text: str
    teaches: bool
    violence: bool | None = None
    message: bool | None = None
    spans: tuple[RoleSpan, ...] = ()


def read_gate_texts(corpora: Path) -> list[GateText]:
    """Return the texts of every corpus that is there, in a fixed order."""
    readers = {
        "muc34": _muc34,
        "gvdb": _gvdb,
        "gvc": _gvc,
        "isaf": _isaf,
        "wikievents": _wikievents,
        "ecbplus": _ecbplus,
        "famus-sv": _famus,
    }
    return [
        one
        for name, read in readers.items()
        if (corpora / name).is_dir()
        for one in read(corpora / name)
    ]


@functools.cache
def _labels() -> dict[str, Any]:
    path = resources.files(__package__) / "gate_labels.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _muc34(folder: Path) -> Iterator[GateText]:
    quiet = frozenset(_labels()["muc34"]["quiet"].split())
    keys = _keys(folder)
    for report in muc34.read_labelled(folder):
        name = report.name
        templates = keys.get(name, ())
        wanted = any(not one.optional for one in templates)
        yield GateText(
            corpus="muc34",
            name=name,
            text=report.text,
            teaches=int(name[-4:]) <= LAST_TAUGHT,
            violence=True if templates else _not_if(name[-4:] in quiet),
            message=wanted if wanted or not templates else None,
            spans=report.spans,
        )


def _not_if(quiet: bool) -> bool | None:
    return False if quiet else None


def _keys(folder: Path) -> Templates:
    """Return the templates of the development messages; no other key is opened."""
    found: Templates = {}
    for path in sorted((folder / "keys").glob("key-dev-*")):
        found |= parse_templates(path.read_text("latin-1"))
    return found


def _gvdb(folder: Path) -> Iterator[GateText]:
    spans = {one.name: one.spans for one in gvdb.read_labelled(folder)}
    for line in _lines(folder / "dev.articles.jsonl"):
        name = f"gvdb-{line['article']}"
        yield GateText(
            corpus="gvdb",
            name=name,
            text=str(line["text"]),
            teaches=gvdb.teaches(str(line["article"])),
            violence=True,
            spans=spans.get(name, ()),
        )


def _gvc(folder: Path) -> Iterator[GateText]:
    for split in ("train", "dev"):
        for line in _lines(folder / f"{split}.docs.jsonl"):
            yield _violent("gvc", line["doc"], line["text"], teaches=split == "train")


def _isaf(folder: Path) -> Iterator[GateText]:
    for at, line in enumerate(_lines(folder / "dev.jsonl")):
        yield _violent("isaf", str(at), line["text"], teaches=_is_even(line["text"]))


def _wikievents(folder: Path) -> Iterator[GateText]:
    for line in _lines(folder / "dev.jsonl"):
        if any(one["event_type"].startswith(_VIOLENT_EVENTS) for one in line["event_mentions"]):
            yield _violent("wikievents", line["doc_id"], line["text"], teaches=False)


def _ecbplus(folder: Path) -> Iterator[GateText]:
    topics = _labels()["ecbplus"]
    for split in ("train", "dev"):
        for path in sorted((folder / split).glob("*/*.xml")):
            topic = int(path.parent.name)
            if topic in topics["violent"] or topic in topics["other"]:
                yield GateText(
                    corpus="ecbplus",
                    name=path.stem,
                    text=" ".join(_TOKEN.findall(path.read_text("utf-8"))),
                    teaches=split == "train",
                    violence=topic in topics["violent"],
                )


def _famus(folder: Path) -> Iterator[GateText]:
    labels = _labels()["famus"]
    left_out = frozenset(labels["doubtful"].split())
    frames = frozenset(labels["frames"].split())
    for line in _lines(folder / "dev.jsonl"):
        name, text = line["instance_id"], line["source_dict"]["doctext"]
        if line["frame"] not in frames and name not in left_out:
            teaches = _is_even(text)
            yield GateText(corpus="famus-sv", name=name, text=text, teaches=teaches, violence=False)


def _violent(corpus: str, name: str, text: str, *, teaches: bool) -> GateText:
    return GateText(corpus=corpus, name=name, text=text, teaches=teaches, violence=True)


def _is_even(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 0


def _lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
