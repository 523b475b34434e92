"""May this request come in at all? Before any route: host, size, session, origin, token, role.

Whatever a route does, it is reached only by requests that this let through, and every answer
leaves with the headers that keep pages from running or fetching anything that is not ours.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec

from tallybook.serve.options import allowed_hosts
from tallybook.serve.refusals import refusal_response
from tallybook.serve.served import Served
from tallybook.serve.sessions import COOKIE, Session, same_token
from tallybook.serve.shapes import Refusal
from tallybook.serve.users import may

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
)
# What may be asked for by those who have not logged in.
_FOR_ALL = ("/login", "/static/")
# The role that each kind of change needs; one that is not listed needs the highest.
_RIGHTS = (
    ("/login", ""),
    ("/logout", "reader"),
    ("/api/presence", "reader"),
    ("/api/decisions/", "reviewer"),
)
_HIGHEST = "keeper"
# Reading these needs more than the role of a reader.
_READING_RIGHTS = (("/api/users", "keeper"),)
_FORM = "application/x-www-form-urlencoded"


class Asker(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks: the name and role, the session if there is one, and a new cookie to be set."""

    name: str
    role: str
    session: Session | None = None
    cookie: str | None = None


class Guard:
    """Lets requests through to the application, or answers why not."""

    def __init__(self, app: App, *, served: Served) -> None:
        self._app = app
        self._served = served
        self._hosts = allowed_hosts(served.options)
        self._limit = served.options.body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        safe_send = _with_headers(send)
        request = _Request(scope)
        asker = self._asker(request)
        scope["state"] = {**scope.get("state", {}), "asker": asker, "served": self._served}
        refused = self._refused(request, asker)
        if refused is None and request.method not in SAFE_METHODS:
            body = await _body(receive, self._limit)
            refused = self._refused_change(request, asker, body)
            receive = _again(body or b"")
        if refused is None:
            await self._app(scope, receive, safe_send)
        else:
            answer = refusal_response(scope, *refused)
            await answer(scope, receive, safe_send)

    def _asker(self, request: _Request) -> Asker:
        """Return who asks; a role of "" has no rights."""
        cookie = request.cookie()
        served = self._served
        session = served.sessions.find(cookie)
        if served.users.open_to_all:
            name = served.options.decider
            return Asker(name=name, role=_HIGHEST, session=session, cookie=cookie)
        user = served.users.every().get(session.user) if session is not None else None
        if user is None:
            return Asker(name="", role="", session=session, cookie=cookie)
        return Asker(name=user.name, role=user.role, session=session, cookie=cookie)

    def _refused(self, request: _Request, asker: Asker) -> tuple[int, Refusal] | None:
        if request.host() not in self._hosts:
            return 421, _wrong_host(request.host(), self._hosts)
        if not asker.role and not request.path.startswith(_FOR_ALL):
            return 401, Refusal(
                error="NotLoggedIn",
                message="only those who have logged in may see this",
                next_step="log in at /login",
            )
        for start, role in _READING_RIGHTS:
            if request.path.startswith(start) and not may(asker.role, role):
                return 403, _no_right(asker, role)
        return None

    def _refused_change(
        self, request: _Request, asker: Asker, body: bytes | None
    ) -> tuple[int, Refusal] | None:
        if body is None:
            return 413, Refusal(
                error="TooLong",
                message=f"the request is longer than {self._limit} bytes",
                next_step="send less at a time",
            )
        if not self._is_our_origin(request.header(b"origin")):
            return 403, _wrong_origin(request)
        token = request.header(b"x-tallybook-token") or _form_token(request, body)
        if asker.session is None or not same_token(asker.session, token):
            return 403, Refusal(
                error="StaleToken",
                message="the token does not belong to a session that is open",
                next_step="load the page again, or get a new token from /api/session",
            )
        needed = next((r for start, r in _RIGHTS if request.path.startswith(start)), _HIGHEST)
        if needed and not may(asker.role, needed):
            return 403, _no_right(asker, needed)
        return None

    def _is_our_origin(self, origin: str | None) -> bool:
        if origin is None:
            return False
        scheme, _, host = origin.partition("://")
        return scheme in ("http", "https") and host.lower() in self._hosts


class _Request:
    """What the guard looks at in a request."""

    def __init__(self, scope: Scope) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self._headers: list[tuple[bytes, bytes]] = scope["headers"]

    def header(self, name: bytes) -> str | None:
        """Return the header of this name; None if it is not there, or there more than once."""
        found = [value for key, value in self._headers if key == name]
        return found[0].decode("latin-1") if len(found) == 1 else None

    def host(self) -> str:
        """Return the host that the browser believes to talk to."""
        return (self.header(b"host") or "").lower()

    def cookie(self) -> str | None:
        """Return the session's cookie."""
        for part in (self.header(b"cookie") or "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == COOKIE:
                return value
        return None


def _wrong_host(host: str, ours: frozenset[str]) -> Refusal:
    return Refusal(
        error="WrongHost",
        message=f"this server is not called {host[:100]!r}",
        next_step=f"it is called: {', '.join(sorted(ours))}; name others with --also",
    )


def _wrong_origin(request: _Request) -> Refusal:
    origin = request.header(b"origin")
    found = "no header Origin" if origin is None else f"the origin {origin[:100]!r}"
    return Refusal(
        error="WrongOrigin",
        message=f"a change was asked for with {found}",
        next_step=f"send `Origin: http://{request.host()}`, as browsers do for our own pages",
    )


def _no_right(asker: Asker, role: str) -> Refusal:
    return Refusal(
        error="NoRight",
        message=f"{asker.name or 'nobody'} has the role {asker.role or 'of nobody'}; "
        f"this needs a {role}",
        next_step="ask whoever keeps the file of users",
    )


def _form_token(request: _Request, body: bytes) -> str | None:
    if (request.header(b"content-type") or "").partition(";")[0].strip().lower() != _FORM:
        return None
    fields = urllib.parse.parse_qs(body.decode("utf-8", "replace"))
    return fields.get("token", [None])[0]


async def _body(receive: Receive, limit: int) -> bytes | None:
    """Return the whole body; None if it is longer than the limit."""
    parts: list[bytes] = []
    length = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        parts.append(message.get("body", b""))
        length += len(parts[-1])
        if length > limit:
            return None
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes) -> Receive:
    """Return what gives the body that was read already once more."""
    given = False

    async def receive() -> MutableMapping[str, Any]:
        nonlocal given
        if given:
            return {"type": "http.disconnect"}
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send) -> Send:
    async def send_safe(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            set_already = {key.lower() for key, _ in headers}
            headers += [one for one in HEADERS if one[0] not in set_already]
            if b"cache-control" not in set_already:
                headers.append((b"cache-control", b"no-store"))
            message = {**message, "headers": headers}
        await send(message)

    return send_safe
