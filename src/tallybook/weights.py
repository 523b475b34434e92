"""Which trained parts are there, and are they whole?

A part is a folder of `tallybook/parts/` with its files and a `card.toml`, which names the SHA-256
of each file. A part that ships is refused when a file of it was altered or is gone; one that is
switched off is not looked at. TALLYBOOK_PARTS chooses the parts that are used: `all` (default),
`none`, or names with commas between.
"""

from __future__ import annotations

import functools
import hashlib
import os
import tomllib
from pathlib import Path

import msgspec

from tallybook.errors import AlteredPart, BadSetting

VARIABLE = "TALLYBOOK_PARTS"

# The parts that every install has.
SHIPPED = ("encoder", "gate")

_CARD = "card.toml"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part: its folder, the numbers of its card that readers need, and its version.

    The version is the start of the card's own checksum: another card is another part.
    """

    name: str
    folder: Path
    numbers: dict[str, float]
    version: str


class PartState(msgspec.Struct, frozen=True, kw_only=True):
    """How a part that ships stands: whether it is used, its bytes, and what is wrong with it.

    `altered` names the first file that is missing or is not the one of the card; empty when the
    part is whole. `version` is empty without a card.
    """

    name: str
    on: bool
    bytes: int
    altered: str
    version: str


@functools.cache
def part(name: str) -> Part | None:
    """Return a part, checked against its card; None where it is switched off or does not ship.

    Raises AlteredPart when a file is missing or is not the one that the card names, BadSetting
    when TALLYBOOK_PARTS says nothing that is known.
    """
    folder = _folder(name)
    if not is_on(name) or (name not in SHIPPED and not (folder / _CARD).is_file()):
        return None
    altered = _first_altered(folder)
    if altered:
        raise AlteredPart(name, altered)
    numbers = {key: float(value) for key, value in _card(folder).get("numbers", {}).items()}
    return Part(name=name, folder=folder, numbers=numbers, version=part_version(folder))


def part_version(folder: Path) -> str:
    """Return the version of the part in this folder."""
    return checksum(folder / _CARD)[:8]


def part_states() -> tuple[PartState, ...]:
    """Return how each part that ships stands, whole or not. Raises BadSetting."""
    return tuple(_state(name) for name in SHIPPED)


def _state(name: str) -> PartState:
    folder = _folder(name)
    files = [one for one in sorted(folder.glob("*")) if one.is_file()]
    return PartState(
        name=name,
        on=is_on(name),
        bytes=sum(one.stat().st_size for one in files),
        altered=_first_altered(folder),
        version=part_version(folder),
    )


def is_on(name: str) -> bool:
    """Return whether TALLYBOOK_PARTS lets this part be used. Raises BadSetting."""
    chosen = chosen_parts()
    return chosen is None or name in chosen


def chosen_parts() -> frozenset[str] | None:
    """Return the names that TALLYBOOK_PARTS switches on, None for all.

    Raises BadSetting for anything but `all`, `none` or names of parts that ship.
    """
    given = os.environ.get(VARIABLE, "all")
    chosen = given.strip().lower()
    if chosen in ("all", "none"):
        return None if chosen == "all" else frozenset()
    names = frozenset(one.strip() for one in chosen.split(","))
    if not names <= set(SHIPPED):
        raise BadSetting(
            f"env {VARIABLE}: {given!r} is not all, none, or names of parts that ship",
            next_step=f"the parts are: {', '.join(SHIPPED)}; leave it unset to use all of them",
        )
    return names


def _folder(name: str) -> Path:
    return Path(__file__).parent / "parts" / name


def _card(folder: Path) -> dict[str, dict[str, str]]:
    """Return what the card of a part says; nothing when it is missing or is no card."""
    try:
        card = tomllib.loads((folder / _CARD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return card if isinstance(card.get("files"), dict) else {}


def _first_altered(folder: Path) -> str:
    """Return the first file that is not the one of the card, the card itself if it is no card."""
    files = _card(folder).get("files")
    if files is None:
        return _CARD
    return next((one for one, wanted in files.items() if checksum(folder / one) != wanted), "")


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hex; empty where there is no such file."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
