"""Who is signed in: log in and out, the token of a session, and who else is at an incident."""

from __future__ import annotations

import math
import urllib.parse

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tallybook.serve import pages
from tallybook.serve.frames import (
    asker_of,
    page,
    served_of,
    session_of,
    with_cookie,
    with_session,
)
from tallybook.serve.shapes import Others, PresenceNote, Refusal, SessionAnswer, UserRow
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import json_of, takes

router = APIRouter(tags=["session"])
_note = msgspec.json.Decoder(PresenceNote)


@router.get("/api/session", responses=told(SessionAnswer), response_class=Response)
def session(request: Request) -> Response:
    """Return who asks, in which role, and the token that changes have to carry."""
    frame, cookie = with_session(request)
    answer = SessionAnswer(user=frame.user, role=frame.role, token=frame.token)
    return with_cookie(request, json_of(answer), cookie)


@router.post(
    "/api/presence",
    responses=told(Others, 400, 403, 413),
    openapi_extra=takes(PresenceNote),
    response_class=Response,
)
async def presence(request: Request) -> Response:
    """Note that the asker has an incident open, and return the names of the others who have."""
    try:
        note = _note.decode(await request.body())
    except msgspec.DecodeError as error:
        return json_of(Refusal(error="BadRequest", message=str(error)), 400)
    asker, served = asker_of(request), served_of(request)
    others = served.presence.here(note.incident_id, session_of(request), asker.name)
    return json_of(Others(others=others))


@router.get("/api/users", responses=told(list[UserRow], 403), response_class=Response)
def users(request: Request) -> Response:
    """Return the users with their roles, and whether each is signed in: for keepers."""
    served = served_of(request)
    here = served.sessions.signed_in()
    rows = [
        UserRow(name=one.name, role=one.role, signed_in=one.name in here)
        for one in served.users.every().values()
    ]
    return json_of(rows)


@router.delete("/api/users/{name}/sessions", responses=told(Others, 403), response_class=Response)
def sign_out(request: Request, name: str) -> Response:
    """Sign a user out of every browser: for keepers. Return who is still signed in."""
    served = served_of(request)
    served.sessions.end_all_of(name)
    return json_of(Others(others=tuple(sorted(served.sessions.signed_in()))))


@router.get("/login", include_in_schema=False)
def login_page(request: Request) -> Response:
    """Return the page to log in on; where nobody has to, the list."""
    if served_of(request).users.open_to_all:
        return RedirectResponse("/incidents", 303)
    frame, cookie = with_session(request)
    return page(request, pages.render_login(frame, None), cookie)


@router.post("/login", include_in_schema=False)
async def login(request: Request) -> Response:
    """Log in by name and password; the session is a new one, so that none can be handed on."""
    fields = urllib.parse.parse_qs((await request.body()).decode("utf-8", "replace"))
    name = fields.get("name", [""])[0]
    password = fields.get("password", [""])[0]
    return await run_in_threadpool(_log_in, request, name, password)


def _log_in(request: Request, name: str, password: str) -> Response:
    served = served_of(request)
    if served.users.open_to_all:
        return RedirectResponse("/incidents", 303)
    keys = _tried_by(request, name)
    wait = served.patience.wait_s(*keys)
    if wait > 0:
        words = f"too many wrong passwords; try again in {math.ceil(wait)} seconds"
        return _refused(request, words, 429, wait)
    user = served.users.log_in(name, password)
    if user is None:
        served.patience.failed(*keys)
        return _refused(request, "the name or the password is wrong", 403)
    served.patience.worked(*keys)
    served.sessions.end(asker_of(request).cookie)
    cookie, _ = served.sessions.begin(user.name)
    return with_cookie(request, RedirectResponse("/incidents", 303), cookie)


def _tried_by(request: Request, name: str) -> tuple[str, ...]:
    """Return who has to wait after wrong passwords: the name, and the address if it is known."""
    options = served_of(request).options
    if request.client is None or options.hosts or options.https:
        # Behind a proxy everybody has its address: one who guesses would lock all others out.
        return (f"name {name}",)
    return f"name {name}", f"address {request.client.host}"


def _refused(request: Request, words: str, status: int, wait: float = 0.0) -> Response:
    frame, cookie = with_session(request)
    answer = page(request, pages.render_login(frame, words), cookie, status)
    if wait:
        answer.headers["Retry-After"] = str(math.ceil(wait))
    return answer


@router.post("/logout", include_in_schema=False)
def logout(request: Request) -> Response:
    """End the session."""
    served_of(request).sessions.end(asker_of(request).cookie)
    return RedirectResponse("/login", 303)
