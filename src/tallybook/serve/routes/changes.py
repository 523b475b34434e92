"""What changed since a moment: as page, JSON and Atom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from tallybook.serve import changes, pages
from tallybook.serve.frames import page, served_of, with_session
from tallybook.serve.query import MOMENT
from tallybook.serve.shapes import ChangesAnswer
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import json_of
from tallybook.serve.withholding import shown

router = APIRouter(tags=["changes"])
_LIMIT = 100


def _asked(
    request: Request,
    since: Annotated[
        str | None, Query(max_length=40, pattern=f"^({MOMENT})?$", description="a day or moment")
    ] = None,
    before: Annotated[
        int | None, Query(ge=1, le=2**62, description="only entries before this one")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = _LIMIT,
) -> ChangesAnswer:
    served = served_of(request)
    found = changes.changes(served, since=since or None, before=before, limit=limit)
    return shown(request, found)


Asked = Annotated[ChangesAnswer, Depends(_asked)]


@router.get("/changes.json", responses=told(ChangesAnswer, 400), response_class=Response)
def changes_json(answer: Asked) -> Response:
    """Return a page of the changes, the newest first."""
    return json_of(answer)


@router.get(
    "/changes.atom",
    responses=told(None, 400, media_type="application/atom+xml"),
    response_class=Response,
)
def changes_atom(request: Request, answer: Asked) -> Response:
    """Return the changes as an Atom feed."""
    address = f"{request.base_url}changes.atom"
    feed = changes.atom(served_of(request), answer, address)
    return Response(feed, media_type="application/atom+xml; charset=utf-8")


@router.get("/changes", include_in_schema=False)
def changes_page(request: Request, answer: Asked) -> Response:
    """Return the page of changes."""
    frame, cookie = with_session(request)
    return page(request, pages.render_changes(frame, answer), cookie)
