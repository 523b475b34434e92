"""What do these WikiEvents files hold: texts, words that name things, and who did what to whom?

One file `SPLIT.jsonl` a split, one document a line: doc_id, tokens, sentences (each its tokens
with offsets, then its words), entity_mentions and event_mentions (trigger, arguments with role
and entity_id). Token numbers count through the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tallybook.errors import BadGold

_ENDING = ".jsonl"
_STOPS = ".!?”\"'’)"
# So far ahead of the last token found is the next one looked for, in code points.
_REACH = 400


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a thing: token numbers, end excluded; `entity_type` is an ontology type."""

    id: str
    start: int
    end: int
    entity_type: str = ""
    text: str = ""


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in one role of an event; `entity_id` is the id of a mention."""

    entity_id: str
    role: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event with its arguments; `event_type` has three parts, as `Life.Die.Unspecified`."""

    event_type: str
    arguments: tuple[Argument, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its gold; each of `sentences` is its tokens, then its words."""

    doc_id: str
    tokens: tuple[str, ...]
    sentences: tuple[tuple[tuple[tuple[Any, ...], ...], str], ...]
    entity_mentions: tuple[Mention, ...] = ()
    event_mentions: tuple[Event, ...] = ()

    @property
    def plain_text(self) -> str:
        """The text with its paragraphs.

        `text` of the corpus joins sentences with nothing between. How far their offsets lie
        apart tells: one apart is a space, or a new line where no stop goes before.
        """
        out, last = [], None
        for tokens, words in self.sentences:
            if tokens and last is not None:
                near = tokens[0][1] - last[2] <= 1 and str(last[0])[-1:] in _STOPS
                out.append(" " if near else "\n\n")
            out.append(words)
            last = tokens[-1] if tokens else last
        return "".join(out)

    def offsets_in(self, text: str) -> tuple[tuple[int, int] | None, ...]:
        """Return where each token stands in this text, None for one that is not found."""
        found: list[tuple[int, int] | None] = []
        at = 0
        for token in self.tokens:
            start = text.find(token, at, at + _REACH)
            found.append(None if start < 0 or not token else (start, start + len(token)))
            at = at if start < 0 else start + len(token)
        return tuple(found)


def read_documents(folder: Path, splits: Sequence[str] = ()) -> tuple[Document, ...]:
    """Return the documents of the splits, of all splits of the folder if none is named.

    Raises BadGold, naming file and line.
    """
    found = [
        document
        for split in splits or _splits(folder)
        for document in _read_split(folder / f"{split}{_ENDING}")
    ]
    if not found:
        raise BadGold(
            f"{folder}: no document in {', '.join(splits) or 'it'}",
            next_step="name a folder that holds NAME.jsonl, one document a line",
        )
    return tuple(found)


def _splits(folder: Path) -> list[str]:
    return sorted(one.name.removesuffix(_ENDING) for one in folder.glob(f"*{_ENDING}"))


def _read_split(path: Path) -> list[Document]:
    if not path.is_file():
        held = ", ".join(_splits(path.parent)) or "none"
        raise BadGold(
            f"{path.name}: not in the folder given", next_step=f"name a split it holds: {held}"
        )
    found: list[Document] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            document = msgspec.json.decode(line, type=Document)
            _check(document)
        except (msgspec.DecodeError, ValueError) as error:
            raise BadGold(
                f"{path.name}, line {number}: {error}",
                next_step="each line is one object with doc_id, tokens, sentences, "
                "entity_mentions and event_mentions",
            ) from error
        found.append(document)
    return found


def _check(document: Document) -> None:
    """Raise ValueError for a token number or an entity id that leads nowhere."""
    for mention in document.entity_mentions:
        if not 0 <= mention.start < mention.end <= len(document.tokens):
            raise ValueError(f"mention {mention.id} lies outside the tokens")
    known = {one.id for one in document.entity_mentions}
    for event in document.event_mentions:
        for argument in event.arguments:
            if argument.entity_id not in known:
                raise ValueError(f"argument {argument.entity_id} is no entity mention")
    for tokens, _ in document.sentences:
        if any(len(one) != 3 or not isinstance(one[1], int) for one in tokens):
            raise ValueError("a token of a sentence is not its words, start and end")
