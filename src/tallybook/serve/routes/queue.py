"""The review queue: what is most worth a person's minute, and the page to review one incident."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tallybook.serve import answers, pages
from tallybook.serve.frames import page, served_of, session_of, with_session
from tallybook.serve.shapes import QueueAnswer
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import json_of
from tallybook.serve.withholding import shown

router = APIRouter(tags=["review"])
_Limit = Annotated[int, Query(ge=1, le=200)]
_After = Annotated[
    str | None, Query(max_length=40, description="only those ranked behind this incident")
]


@router.get("/queue.json", responses=told(QueueAnswer), response_class=Response)
def queue_json(request: Request, limit: _Limit = 20, after: _After = None) -> Response:
    """Return what waits for a person, the most worth first."""
    return json_of(_queue(request, limit, after))


@router.get("/queue", include_in_schema=False)
def queue_page(request: Request, limit: _Limit = 50, after: _After = None) -> Response:
    """Return the page of what waits."""
    frame, cookie = with_session(request)
    return page(request, pages.render_queue(frame, _queue(request, limit, after)), cookie)


def _queue(request: Request, limit: int, after: str | None) -> QueueAnswer:
    served = served_of(request)
    found = served.waiting.answer(
        served.presence, limit=limit, after=after or None, session=session_of(request)
    )
    return shown(request, found)


@router.get("/queue/{incident_id}", include_in_schema=False)
def review_page(request: Request, incident_id: str) -> Response:
    """Return the page on which one incident is reviewed."""
    frame, cookie = with_session(request)
    found = answers.incident(served_of(request), incident_id, session=session_of(request))
    answer = shown(request, found)
    return page(request, pages.render_review(frame, answer), cookie)
