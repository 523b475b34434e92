"""Which trained parts are there, and are they whole?

A part is a folder of `tallybook/parts/` with its files and a `card.toml`, which names the SHA-256
of each file. A part whose file was altered is refused. TALLYBOOK_PARTS chooses the parts that
are used: `all` (default), `none`, or names with commas between.
"""

from __future__ import annotations

import functools
import hashlib
import os
import tomllib
from pathlib import Path

import msgspec

from tallybook.errors import AlteredPart

VARIABLE = "TALLYBOOK_PARTS"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part: its folder, the numbers of its card that readers need, and its version.

    The version is the start of the card's own checksum: another card is another part.
    """

    name: str
    folder: Path
    numbers: dict[str, float]
    version: str


@functools.cache
def part(name: str) -> Part | None:
    """Return a part, checked against its card; None where it is missing or switched off.

    Raises AlteredPart when a file is not the one that the card names.
    """
    folder = Path(__file__).parent / "parts" / name
    if not is_on(name) or not (folder / "card.toml").is_file():
        return None
    card = tomllib.loads((folder / "card.toml").read_text("utf-8"))
    for file_name, wanted in card["files"].items():
        if checksum(folder / file_name) != wanted:
            raise AlteredPart(name, file_name)
    numbers = {key: float(value) for key, value in card.get("numbers", {}).items()}
    return Part(name=name, folder=folder, numbers=numbers, version=part_version(folder))


def part_version(folder: Path) -> str:
    """Return the version of the part in this folder."""
    return checksum(folder / "card.toml")[:8]


def is_on(name: str) -> bool:
    """Return whether TALLYBOOK_PARTS lets this part be used."""
    chosen = os.environ.get(VARIABLE, "all").strip().lower()
    return chosen == "all" or name in (one.strip() for one in chosen.split(","))


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hex; empty where there is no such file."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
