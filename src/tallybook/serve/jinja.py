"""How are pages filled? Jinja with escaping always on: text of a report is never markup."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
TEMPLATES = FOLDER / "pages" / "templates"


@functools.cache
def environment() -> Environment:
    """Return the environment of all templates; a name that a template lacks is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["static_url"] = static_url
    return made


@functools.cache
def static_url(name: str) -> str:
    """Return the address of a static file, with its hash so that it can be kept for a year."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:16]
    return f"/static/{name}?v={digest}"
