"""Which texts of a corpus tell of which incident, and which pairs of texts of the same event?

Three layouts are known by the files of the folder:

- `PART.docs.jsonl` with `PART.incidents.jsonl`: one article and one incident a line (the Gun
  Violence Corpus); the number killed and injured of each incident is known too.
- `PART/TOPIC/TOPIC_NAME.xml`: one tokenised document a file (ECB+). A topic holds two incidents,
  told apart by the end of NAME, `ecb` or `ecbplus`.
- `PART.jsonl` with report_dict, source_dict and valid_source: pairs of a passage and a text that
  tells of the same event or not (FAMuS source validation).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from lxml import etree

from tallybook.errors import BadGold
from tallybook.evaluate.gold_lines import parts_of, read_lines
from tallybook.evaluate.gvc import Known, read_told

_SPACED = re.compile(r" ([.,;:?!'’)\]])")
# "2013 / 03 / 17" is one word of the page.
_SPLIT_DATE = re.compile(r"(?<=\d) ([/-]) (?=\d)")
_NAME = re.compile(r"(\d{1,6})_\d{1,6}(ecb|ecbplus)")


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One text to link; `incident` is what it tells of, empty where pairs are judged."""

    name: str
    text: str
    incident: str = ""
    title: str = ""
    url: str = ""
    published_at: str = ""

    def line(self) -> dict[str, str]:
        """Return the text as a line of JSON that our reading takes."""
        given = {"title": self.title, "url": self.url, "published_at": self.published_at}
        kept = {key: value for key, value in given.items() if value}
        return {"id": self.name, "text": self.text, **kept}


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two texts by name, and whether they tell of the same event."""

    left: str
    right: str
    same: bool


class LinkGold(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a corpus with what is to be found: groups of texts, or verdicts on pairs."""

    texts: tuple[Text, ...]
    known: dict[str, Known] = {}
    pairs: tuple[Pair, ...] = ()

    @property
    def incident_of(self) -> dict[str, str]:
        """The incident of each text by its name."""
        return {one.name: one.incident for one in self.texts}


def read_link_gold(folder: Path, parts: Sequence[str] = ()) -> LinkGold:
    """Return the texts and gold of the parts, all parts of the folder if none is named.

    Raises BadGold, naming file and line, and for a folder of another layout.
    """
    if any(folder.glob("*.docs.jsonl")):
        gold = _articles(folder, parts)
    elif any(folder.glob("*.jsonl")):
        gold = _pairs(folder, parts)
    else:
        gold = _documents(folder, parts)
    if not gold.texts:
        raise BadGold(
            f"{folder}: no text to link in {', '.join(parts) or 'it'}",
            next_step="name a folder with NAME.docs.jsonl, NAME.jsonl or NAME/TOPIC/*.xml",
        )
    return gold


def _articles(folder: Path, parts: Sequence[str]) -> LinkGold:
    told = read_told(folder, parts)
    articles = [one.article for one in told]
    return LinkGold(
        texts=tuple(
            Text(
                name=one.doc,
                text=one.body,
                incident=one.incident,
                title=one.title,
                url=one.url,
                published_at=one.dct,
            )
            for one in articles
        ),
        known={one.known.incident: one.known for one in told},
    )


class _Doc(msgspec.Struct, frozen=True):
    doctext: str


class _Row(msgspec.Struct, frozen=True):
    report_dict: _Doc
    source_dict: _Doc
    valid_source: bool


def _pairs(folder: Path, parts: Sequence[str]) -> LinkGold:
    texts: list[Text] = []
    pairs: list[Pair] = []
    holds = "report_dict, source_dict and valid_source"
    for part in parts or parts_of(folder, ".jsonl"):
        for number, row in enumerate(
            read_lines(folder / f"{part}.jsonl", ".jsonl", _Row, holds), 1
        ):
            left, right = f"{part}-{number}-report", f"{part}-{number}-source"
            texts += [Text(name=left, text=row.report_dict.doctext)]
            texts += [Text(name=right, text=row.source_dict.doctext)]
            pairs.append(Pair(left=left, right=right, same=row.valid_source))
    return LinkGold(texts=tuple(texts), pairs=tuple(pairs))


def _documents(folder: Path, parts: Sequence[str]) -> LinkGold:
    lost = [part for part in parts if not (folder / part).is_dir()]
    if lost:
        held = ", ".join(sorted(one.name for one in folder.iterdir() if one.is_dir())) or "none"
        raise BadGold(
            f"{lost[0]}: no such folder in the one given", next_step=f"name a part it holds: {held}"
        )
    roots = [folder / part for part in parts] or [folder]
    paths = sorted(path for root in roots for path in root.rglob("*.xml"))
    return LinkGold(texts=tuple(text for path in paths for text in _document(path)))


def _document(path: Path) -> Iterator[Text]:
    name = _NAME.fullmatch(path.stem)
    if name is None:
        raise BadGold(
            f"{path.name}: a name that tells no incident",
            next_step="name documents TOPIC_NUMBERecb.xml or TOPIC_NUMBERecbplus.xml",
        )
    yield Text(name=path.stem, text=_plain(path), incident=f"{name[1]}{name[2]}")


def _plain(path: Path) -> str:
    """Return the text of a tokenised document, a paragraph a sentence."""
    # Gold may come from anywhere: no entities, no network, no documents of huge depth.
    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), safe)
    except etree.XMLSyntaxError as error:
        raise BadGold(f"{path.name}: {error}", next_step="each file is one XML document") from error
    sentences: dict[str, list[str]] = {}
    for token in root.iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
    return "\n\n".join(map(_as_printed, sentences.values()))


def _as_printed(words: list[str]) -> str:
    return _SPLIT_DATE.sub(r"\1", _SPACED.sub(r"\1", " ".join(words)))
