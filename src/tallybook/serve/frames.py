"""What does every page know beside its own answer, and how does a page leave?"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tallybook import __version__
from tallybook.serve.guard import Asker
from tallybook.serve.served import Served
from tallybook.serve.sessions import COOKIE, LONGEST_S
from tallybook.serve.shapes import Frame
from tallybook.serve.withholding import is_asked


def served_of(request: Request) -> Served:
    """Return what the server holds."""
    served: Served = request.state.served
    return served


def asker_of(request: Request) -> Asker:
    """Return who asks."""
    asker: Asker = request.state.asker
    return asker


def session_of(request: Request) -> str:
    """Return what tells this browser from others, empty for one without a session."""
    session = asker_of(request).session
    return "" if session is None else session.token


def frame_of_scope(scope: MutableMapping[str, Any], *, token: str = "") -> Frame:
    """Return the frame of a page for this request."""
    served: Served = scope["state"]["served"]
    asker: Asker = scope["state"]["asker"]
    return Frame(
        book_name=served.book_name,
        path=scope["path"],
        query=scope.get("query_string", b"").decode("latin-1"),
        user=asker.name,
        role=asker.role,
        open_to_all=served.users.open_to_all,
        token=token or (asker.session.token if asker.session is not None else ""),
        names_withheld=is_asked(scope),
        version=__version__,
    )


def with_session(request: Request) -> tuple[Frame, str | None]:
    """Return the frame with a token in it, and the cookie to set if a session had to begin."""
    if asker_of(request).session is not None:
        return frame_of_scope(request.scope), None
    cookie, session = served_of(request).sessions.begin("")
    return frame_of_scope(request.scope, token=session.token), cookie


def page(request: Request, text: str, cookie: str | None, status: int = 200) -> Response:
    """Return a page as the answer, with its cookie."""
    return with_cookie(request, HTMLResponse(text, status), cookie)


def with_cookie(request: Request, response: Response, cookie: str | None) -> Response:
    """Set the session's cookie on this answer; scripts cannot read it, no other site sends it."""
    if cookie is not None:
        response.set_cookie(
            COOKIE,
            cookie,
            max_age=LONGEST_S,
            httponly=True,
            samesite="strict",
            secure=served_of(request).options.https,
        )
    return response
