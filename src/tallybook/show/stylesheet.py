"""Which style sheet do drawings and pages need? The same rules everywhere, kept in `styles/`."""

from __future__ import annotations

import functools
from importlib import resources

# In the order in which they stand in a page; each builds on those before.
DRAWINGS = ("tokens", "drawings")
RECORDS = (*DRAWINGS, "records")


@functools.cache
def stylesheet(parts: tuple[str, ...]) -> str:
    """Return these parts of the style sheet as one."""
    folder = resources.files(__package__) / "styles"
    return "\n".join((folder / f"{one}.css").read_text(encoding="utf-8") for one in parts)
