"""Which articles of the Gun Violence Corpus does this folder hold, and what is known of each?

Two files a part (`train`, `dev`, `test`): `PART.docs.jsonl`, one article a line (doc, incident,
title, url, dct, text), and `PART.incidents.jsonl`, one incident a line (incident, num_killed,
num_injured). The gold is an archive's, so an article may say less than it or something earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from tallybook.errors import BadGold
from tallybook.evaluate.gold_lines import parts_of, read_lines

_DOCS = ".docs.jsonl"
_INCIDENTS = ".incidents.jsonl"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive says of one incident."""

    incident: str
    num_killed: int
    num_injured: int


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article; `doc` is its id, `incident` that of what it tells of, `dct` its day."""

    doc: str
    incident: str
    text: str
    title: str = ""
    url: str = ""
    dct: str = ""

    @property
    def body(self) -> str:
        """The text without the title, which the corpus writes above it."""
        return self.text.removeprefix(self.title).strip() or self.text


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An article with what the archive says of its incident."""

    article: Article
    known: Known


def read_told(folder: Path, parts: Sequence[str] = ()) -> tuple[Told, ...]:
    """Return the articles of the parts, all parts of the folder if none is named.

    Raises BadGold, naming file and line, and for an article whose incident is not there.
    """
    found = tuple(
        one for part in parts or parts_of(folder, _DOCS) for one in _read_part(folder, part)
    )
    if not found:
        raise BadGold(
            f"{folder}: no article to score in {', '.join(parts) or 'it'}",
            next_step=f"name a folder that holds NAME{_DOCS} and NAME{_INCIDENTS}",
        )
    return found


def _read_part(folder: Path, part: str) -> list[Told]:
    docs = read_lines(folder / f"{part}{_DOCS}", _DOCS, Article, "doc, incident and text")
    holds = "incident, num_killed and num_injured"
    incidents = folder / f"{part}{_INCIDENTS}"
    known = {one.incident: one for one in read_lines(incidents, _INCIDENTS, Known, holds)}
    lost = [one for one in docs if one.incident not in known]
    if lost:
        raise BadGold(
            f"{part}{_DOCS}: article {lost[0].doc} tells of incident {lost[0].incident!r},"
            f" which {incidents.name} does not have ({len(lost)} such in all)",
            next_step="each article's incident is one of the incidents' lines",
        )
    return [Told(article=one, known=known[one.incident]) for one in docs]
