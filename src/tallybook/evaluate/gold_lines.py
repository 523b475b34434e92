"""Which gold does a file of JSON lines hold, and which parts does a folder of such files have?"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from tallybook.errors import BadGold

Row = TypeVar("Row")


def parts_of(folder: Path, ending: str) -> list[str]:
    """Return NAME of every file `NAME` + ending of a folder, sorted."""
    return sorted(one.name.removesuffix(ending) for one in folder.glob(f"*{ending}"))


def read_lines(path: Path, ending: str, row: type[Row], holds: str) -> list[Row]:
    """Return the rows of one file; empty lines are passed over.

    `holds` says what a line holds, for the reader of an error. Raises BadGold, naming the file,
    or the file and the line.
    """
    if not path.is_file():
        held = ", ".join(parts_of(path.parent, ending)) or "none"
        raise BadGold(
            f"{path.name}: not in the folder given", next_step=f"name a part it holds: {held}"
        )
    found: list[Row] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=row, strict=False))
        except (msgspec.DecodeError, ValueError) as error:
            raise BadGold(
                f"{path.name}, line {number}: {error}",
                next_step=f"each line is one object with {holds}",
            ) from error
    return found
