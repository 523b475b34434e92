"""Which press releases does this folder hold, and what did a person code in each?

One file `PART.jsonl` a part (`dev`, `test`), one release a line: text and gold. The gold has the
least numbers of killed and captured that the release allows (`min_killed`, `min_captured`), the
day on which it began and the province. Releases have no id, so part and line name them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from tallybook.errors import BadGold
from tallybook.evaluate.gold_lines import parts_of, read_lines

_ENDING = ".jsonl"


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """What a person coded of one release, as far as it is scored."""

    min_killed: int | None = None
    min_captured: int | None = None
    start_date: str = ""
    province: tuple[str, ...] = ()

    @property
    def killed(self) -> int:
        """The least number killed; what is not coded is none."""
        return self.min_killed or 0

    @property
    def captured(self) -> int:
        """The least number captured; what is not coded is none."""
        return self.min_captured or 0

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces as written, empty if none is coded."""
        return tuple(one.strip() for one in self.province if one.strip())


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """One press release with its gold; `name` is its part and its number there, from 1."""

    text: str
    gold: Gold
    name: str = ""


def read_releases(folder: Path, parts: Sequence[str] = ()) -> tuple[Release, ...]:
    """Return the releases of the parts, all parts of the folder if none is named.

    Raises BadGold, naming file and line.
    """
    found = tuple(
        msgspec.structs.replace(one, name=f"{part} {number}")
        for part in parts or parts_of(folder, _ENDING)
        for number, one in enumerate(
            read_lines(folder / f"{part}{_ENDING}", _ENDING, Release, "text and gold"), 1
        )
    )
    if not found:
        raise BadGold(
            f"{folder}: no release to score in {', '.join(parts) or 'it'}",
            next_step=f"name a folder that holds NAME{_ENDING}, one release a line",
        )
    return found
