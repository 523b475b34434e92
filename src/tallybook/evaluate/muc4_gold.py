"""What do the processed MUC-4 files hold: type and five roles of each document?

JSON lines, one document a line: `docid`, and `templates` with `incident_type` and a list of
things a role, each thing a list of mentions, each mention a string or a pair of string and offset.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tallybook.errors import BadGold
from tallybook.records.muc4 import GTT_ROLES, GttTemplate


def read_processed(folder: Path) -> dict[str, tuple[GttTemplate, ...]]:
    """Return the gold of every document of the folder's `processed/*.json`, by its id.

    Equal templates of a document are one, as in the original scorer. An empty answer when there
    is no such folder. Raises BadGold, naming file and line, if a line does not hold this.
    """
    gold: dict[str, tuple[GttTemplate, ...]] = {}
    for path in sorted((folder / "processed").glob("*.json*")):
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if line.strip():
                docid, templates = _document(path.name, number, line)
                gold[docid] = templates
    return gold


def _document(name: str, number: int, line: bytes) -> tuple[str, tuple[GttTemplate, ...]]:
    try:
        row = msgspec.json.decode(line)
        templates = [template_of(one) for one in row["templates"]]
        return str(row["docid"]).upper(), tuple(
            one for at, one in enumerate(templates) if one not in templates[:at]
        )
    except (msgspec.DecodeError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise BadGold(
            f"{name}, line {number}: no processed document ({error})",
            next_step="a line has docid and templates with incident_type and five roles",
        ) from error


def template_of(row: Mapping[str, Any]) -> GttTemplate:
    """Return one template of the modern form; a mention may carry its offset."""
    return GttTemplate(
        incident_type=row["incident_type"],
        roles={
            role: tuple(tuple(_mention(one) for one in entity) for entity in row.get(role, ()))
            for role in GTT_ROLES
        },
    )


def _mention(raw: Any) -> str:
    return raw if isinstance(raw, str) else str(raw[0])
