"""How is it told that a request was not done? As a page to browsers, as JSON to programs."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import msgspec
from starlette.responses import RedirectResponse, Response

from tallybook.errors import (
    BookError,
    BookFull,
    BookLocked,
    TallybookError,
    UnknownRecord,
    UsageError,
)
from tallybook.serve.shapes import Refusal, Stale


class NoRight(UsageError):
    """The asker may not do or see this."""


# Which status an error of ours has; the first kind that fits.
_STATUS: tuple[tuple[type[TallybookError], int], ...] = (
    (UnknownRecord, 404),
    (NoRight, 403),
    (UsageError, 400),
    (BookLocked, 503),
    (BookFull, 507),
    (BookError, 500),
)


def status_of(error: TallybookError) -> int:
    """Return the HTTP status of an error."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def refusal_of(error: TallybookError) -> Refusal:
    """Return what is said of an error."""
    return Refusal(error=type(error).__name__, message=error.message, next_step=error.next_step)


def wants_json(scope: MutableMapping[str, Any]) -> bool:
    """Return whether a program asks: by the address, or by what it accepts."""
    path: str = scope["path"]
    if path.startswith("/api/") or path.endswith((".json", ".csv", ".geojson", ".atom")):
        return not is_form(scope)
    accepted = _header(scope, b"accept")
    return "text/html" not in accepted


def is_form(scope: MutableMapping[str, Any]) -> bool:
    """Return whether the form of a page asks."""
    return _header(scope, b"content-type").startswith("application/x-www-form-urlencoded")


def _header(scope: MutableMapping[str, Any], name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value).decode("latin-1").lower()
    return ""


def refusal_response(
    scope: MutableMapping[str, Any], status: int, refusal: Refusal, body: object = None
) -> Response:
    """Return the answer to a request that was not done; `body` stands in for the refusal."""
    headers = {"Retry-After": "2"} if status == 503 else {}
    if wants_json(scope):
        data = msgspec.json.encode(refusal if body is None else body)
        return Response(data, status, headers, "application/json")
    if status == 401:
        return RedirectResponse("/login", 303)
    return Response(_page(scope, status, refusal, body), status, headers, "text/html")


def _page(
    scope: MutableMapping[str, Any], status: int, refusal: Refusal, body: object = None
) -> str:
    from tallybook.serve import pages
    from tallybook.serve.frames import frame_of_scope

    if isinstance(body, Stale):
        return pages.render_stale(frame_of_scope(scope), body)
    return pages.render_error(frame_of_scope(scope), status, refusal)
