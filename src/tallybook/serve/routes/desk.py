"""The merge and split desk: two incidents side by side, with what speaks for one and for two."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tallybook.serve import answers, pages
from tallybook.serve.frames import page, served_of, session_of, with_session
from tallybook.serve.shapes import DeskAnswer
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import json_of
from tallybook.serve.withholding import shown

router = APIRouter(tags=["review"])
_Left = Annotated[str, Query(max_length=40, description="id of the incident on the left")]
_Right = Annotated[
    str | None, Query(max_length=40, description="id of the other; left out, one is to be split")
]


@router.get("/desk.json", responses=told(DeskAnswer, 400, 404), response_class=Response)
def desk_json(request: Request, left: _Left, right: _Right = None) -> Response:
    """Return two incidents with the judgements between them, or one."""
    return json_of(_desk(request, left, right))


@router.get("/desk", include_in_schema=False)
def desk_page(request: Request, left: _Left, right: _Right = None) -> Response:
    """Return the page of two incidents side by side."""
    frame, cookie = with_session(request)
    return page(request, pages.render_desk(frame, _desk(request, left, right)), cookie)


def _desk(request: Request, left: str, right: str | None) -> DeskAnswer:
    found = answers.desk(served_of(request), left, right or None, session=session_of(request))
    return shown(request, found)
