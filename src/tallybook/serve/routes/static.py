"""Static files: ours only, by name; one asked for by its hash may be kept for a year."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, RedirectResponse, Response

from tallybook.errors import UnknownRecord
from tallybook.serve.jinja import STATIC

router = APIRouter(include_in_schema=False)
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pbf": "application/x-protobuf",
}
_A_YEAR = "public, max-age=31536000, immutable"


@router.get("/")
def start() -> Response:
    """Lead to the list of incidents."""
    return RedirectResponse("/incidents", 307)


@router.get("/static/{name:path}")
def static(request: Request, name: str) -> Response:
    """Return a file of the folder `static`; nothing outside of it, and no type that is not ours."""
    path = _found(name)
    media_type = None if path is None else _TYPES.get(path.suffix)
    if path is None or media_type is None:
        raise UnknownRecord(f"there is no file {name[:100]!r}", next_step="go back to /incidents")
    kept = _A_YEAR if "v" in request.query_params or "/built/assets/" in name else "no-cache"
    return FileResponse(path, media_type=media_type, headers={"Cache-Control": kept})


def _found(name: str) -> Path | None:
    """Return the file of this name inside the folder, however the name is written; else None."""
    if "\x00" in name:
        return None
    path = (STATIC / name).resolve()
    return path if path.is_relative_to(STATIC.resolve()) and path.is_file() else None
