"""How is an input called, whatever its name on disk or in an archive holds?

A label is relative, has forward slashes and shows every character: no root, no drive, no way up,
no control, no turn of the direction of writing.
"""

from __future__ import annotations

import os
import re


def label_of_file(name: str) -> str:
    """Return the label of a file name of this system, bytes that are no UTF-8 written out."""
    return visible(os.fsencode(name).decode("utf-8", "backslashreplace"))


def label_of_member(name: str) -> str:
    """Return the label of a path inside an archive."""
    parts = re.split(r"[/\\]", name)
    kept = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    return visible("/".join(kept)) or "unnamed"


def visible(name: str) -> str:
    """Return a name with every character that does not show written out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in name
    )
