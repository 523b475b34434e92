"""The book itself: what was read, what was unreadable and why, settings and versions."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from tallybook.serve import pages
from tallybook.serve.about import about_book
from tallybook.serve.frames import page, served_of, with_session
from tallybook.serve.shapes import BookAnswer
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import json_of

router = APIRouter(tags=["book"])


@router.get("/book.json", responses=told(BookAnswer), response_class=Response)
def book_json(request: Request) -> Response:
    """Return what the book holds, what could not be read, and by which versions."""
    return json_of(about_book(served_of(request)))


@router.get("/book", include_in_schema=False)
def book_page(request: Request) -> Response:
    """Return the page of the book."""
    frame, cookie = with_session(request)
    return page(request, pages.render_book(frame, about_book(served_of(request))), cookie)


@router.get("/components", include_in_schema=False)
def components_page(request: Request) -> Response:
    """Return the page that shows every part of the interface."""
    frame, cookie = with_session(request)
    return page(request, pages.render_components(frame), cookie)
