"""How does an answer leave? As JSON or CSV with its type; and how its shape is told in OpenAPI."""

from __future__ import annotations

import re
import typing
from typing import Any

import msgspec
from starlette.responses import Response

from tallybook.serve.shapes import Refusal

_REFUSALS = {
    400: "something asked for does not exist or cannot be done",
    401: "nobody has logged in",
    403: "the asker has no right to this, or the token or origin is not ours",
    404: "the book holds no such record",
    413: "the request is too long",
    421: "the server is not called so",
    422: "a value is not allowed; the message names it",
    503: "another process is writing to the book; try again",
}
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
# Shapes that the JSON API speaks of, by name: their schemas go into the OpenAPI document.
spoken: dict[str, Any] = {"Refusal": Refusal}


def json_of(value: object, status: int = 200) -> Response:
    """Return a record or plain value as JSON."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def csv_of(text: str, name: str) -> Response:
    """Return a table as a file to keep."""
    return Response(text, media_type="text/csv; charset=utf-8", headers=attachment(f"{name}.csv"))


def attachment(name: str) -> dict[str, str]:
    """Return the header that makes a browser keep the answer as a file, never show it."""
    plain = _NOT_IN_NAMES.sub("_", name)[-100:].lstrip(".") or "file"
    return {"Content-Disposition": f'attachment; filename="{plain}"'}


def answers(
    shape: Any, *statuses: int, media_type: str = "application/json"
) -> dict[int | str, Any]:
    """Return what OpenAPI says of a route: the shape of its answer, and its refusals."""
    told: dict[int | str, Any] = {
        status: {"description": _REFUSALS[status], "content": _content("Refusal")}
        for status in sorted({401, 421, 422, *statuses})
    }
    told[200] = {"description": "done", "content": {media_type: {}}}
    if shape is not None:
        told[200]["content"] = {"application/json": {"schema": _schema(shape)}}
    return told


def takes(shape: Any) -> dict[str, Any]:
    """Return what OpenAPI says of the body that a route takes."""
    content = {"application/json": {"schema": _schema(shape)}}
    return {"requestBody": {"required": True, "content": content}}


def _schema(shape: Any) -> dict[str, Any]:
    """Return the schema of a shape, or of a list of them, and note that it is spoken of."""
    inner = typing.get_args(shape)
    if inner:
        return {"type": "array", "items": _schema(inner[0])}
    spoken[shape.__name__] = shape
    return {"$ref": f"#/components/schemas/{shape.__name__}"}


def _content(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def schemas() -> dict[str, Any]:
    """Return the JSON schemas of all shapes spoken of, and of the shapes inside them."""
    _, found = msgspec.json.schema_components(
        list(spoken.values()), ref_template="#/components/schemas/{name}"
    )
    return found
