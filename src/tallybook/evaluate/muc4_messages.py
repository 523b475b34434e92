"""Which messages do these files of MUC texts hold?

A message starts at a line with its id (`DEV-MUC3-0001`, `TST2-MUC4-0100 (SITE)`); file names
vary. A split is named by the start of its messages' ids or of a file's name, in either case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

_ID_LINE = re.compile(
    r"^[ \t]{0,8}([A-Z]{2,4}\d?-MUC\d-\d{4})\b[ \t]*(?:\([^()\n]{0,60}\))?[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message: its id in upper case, its text without the id line, the name of its file."""

    message_id: str
    text: str
    file_name: str


def read_messages(folder: Path, splits: Sequence[str] = ()) -> tuple[Message, ...]:
    """Return the messages of the folder's `texts/` that belong to one of the splits, all if none.

    In the order of the files' names; of two messages with one id the first.
    """
    found: dict[str, Message] = {}
    for path in sorted(one for one in (folder / "texts").rglob("*") if one.is_file()):
        for message in messages_of(path.name, path.read_text("latin-1")):
            if in_splits(splits, message.message_id, message.file_name):
                found.setdefault(message.message_id, message)
    return tuple(found.values())


def messages_of(file_name: str, text: str) -> Iterable[Message]:
    """Yield the messages of one file's text."""
    pieces = _ID_LINE.split(text)
    for message_id, body in zip(pieces[1::2], pieces[2::2], strict=True):
        yield Message(message_id=message_id.upper(), text=body.strip("\r\n"), file_name=file_name)


def in_splits(splits: Sequence[str], *names: str) -> bool:
    """Return whether one of the names starts like one of the splits; no splits take all."""
    starts = tuple(split.casefold() for split in splits)
    return not starts or any(name.casefold().startswith(starts) for name in names)
