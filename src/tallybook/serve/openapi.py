"""What does the API's own description say? FastAPI's, with the shapes of our records."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tallybook import __version__
from tallybook.serve.sessions import COOKIE
from tallybook.serve.speaking import schemas

_ABOUT = """The JSON API of one book.

A change (POST, DELETE) carries the session's cookie, the header `Origin` of this server and the
header `X-Tallybook-Token` with the token that `GET /api/session` gives. A decision also carries
`Idempotency-Key`: the same key again gives the same answer and decides nothing twice.
"""


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the application, made once."""
    if app.openapi_schema:
        return app.openapi_schema
    made = get_openapi(
        title="Tallybook", version=__version__, description=_ABOUT, routes=app.routes
    )
    components = made.setdefault("components", {})
    components.setdefault("schemas", {}).update(schemas())
    components["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
        "token": {"type": "apiKey", "in": "header", "name": "X-Tallybook-Token"},
    }
    app.openapi_schema = made
    return made
