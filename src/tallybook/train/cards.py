"""What does a part's card say? Data, licences, figures, command, checksums: `card.toml`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

CARD = "card.toml"


def write_card(
    folder: Path,
    about: Mapping[str, str],
    data: Mapping[str, str],
    numbers: Mapping[str, float],
) -> Path:
    """Write the card of a part over all its files; return its path.

    `about` are lines for people (what, licence, command ...), `data` maps each corpus to its
    licence and share, `numbers` are figures, and what readers of the part need.
    """
    files = {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.iterdir())
        if one.is_file() and one.name != CARD
    }
    lines = [
        *(f"{key} = {_text(value)}" for key, value in about.items()),
        *_table("data", {key: _text(value) for key, value in data.items()}),
        *_table("numbers", {key: repr(float(value)) for key, value in numbers.items()}),
        *_table("files", {key: _text(value) for key, value in files.items()}),
    ]
    path = folder / CARD
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _table(name: str, rows: Mapping[str, str]) -> list[str]:
    return ["", f"[{name}]", *(f"{_text(key)} = {value}" for key, value in rows.items())]


def _text(value: str) -> str:
    # A JSON string is a TOML basic string.
    return json.dumps(value, ensure_ascii=False)
