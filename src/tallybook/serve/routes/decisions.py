"""Decisions: accept, reject, correct, merge, split, move, pin, note, undo.

As JSON with `Idempotency-Key`, or as the form of a page without script, which carries the key in
its field `idempotency_key` and leads back to the page in `back`.
"""

from __future__ import annotations

import re
import urllib.parse
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tallybook.errors import StaleDecision, UsageError
from tallybook.serve import pages
from tallybook.serve.asked import KINDS, Asked
from tallybook.serve.deciding import decide
from tallybook.serve.frames import asker_of, page, served_of, with_session
from tallybook.serve.refusals import is_form, refusal_of, refusal_response
from tallybook.serve.shapes import Done, Stale
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import json_of, takes
from tallybook.serve.withholding import shown

router = APIRouter(tags=["decisions"])
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
# A path of ours to go back to: never `//host`, never a scheme.
_BACK = re.compile(r"/(?!/)[\x21-\x7e]{0,500}")
_NOT_ASKED = ("token", "idempotency_key", "back")
_SEVERAL = ("account_ids",)


def _key_told() -> dict[str, Any]:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "the same key again gives the same answer and decides nothing twice",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    }


def _add(kind: str, shape: type[Asked]) -> None:
    async def decision(request: Request) -> Response:
        return await _decision(request, shape)

    router.add_api_route(
        f"/api/decisions/{kind}",
        decision,
        methods=["POST"],
        name=f"decide_{kind}",
        description=shape.__doc__,
        response_class=Response,
        responses=told(Done, 400, 403, 404, 413, 503) | told_stale(),
        openapi_extra=takes(shape) | {"parameters": [_key_told()]},
    )


def told_stale() -> dict[int | str, Any]:
    """Return what OpenAPI says of a decision on a version that is no longer the last."""
    stale = told(Stale)[200]
    return {412: {**stale, "description": "the incident has changed since: both versions"}}


for _kind, _shape in KINDS.items():
    _add(_kind, _shape)


async def _decision(request: Request, shape: type[Asked]) -> Response:
    body = await request.body()
    form = _form(body) if is_form(request.scope) else None
    try:
        asked = _asked(shape, body) if form is None else _asked_by_form(shape, form)
        key = _checked_key(request, form)
        done = await run_in_threadpool(decide, served_of(request), asker_of(request), asked, key)
    except StaleDecision as error:
        return _stale(request, error)
    if form is None:
        return json_of(shown(request, done))
    return RedirectResponse(_back(form, done), 303)


def _asked(shape: type[Asked], body: bytes) -> Asked:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _not_understood(error) from error


def _not_understood(error: Exception) -> UsageError:
    return UsageError(
        f"the decision cannot be read: {error}", next_step="its shape is told in /openapi.json"
    )


def _form(body: bytes) -> dict[str, list[str]]:
    return urllib.parse.parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)


def _asked_by_form(shape: type[Asked], form: dict[str, list[str]]) -> Asked:
    """Return what a form asks; an empty field is not given, digits in `value` are a number."""
    given: dict[str, object] = {
        name: values if name in _SEVERAL else values[0]
        for name, values in form.items()
        if name not in _NOT_ASKED and values[0] != ""
    }
    value = given.get("value")
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,15}", value):
        given["value"] = int(value)
    try:
        return msgspec.convert(given, shape, strict=False)
    except msgspec.ValidationError as error:
        raise _not_understood(error) from error


def _checked_key(request: Request, form: dict[str, list[str]] | None) -> str:
    given = request.headers.getlist("idempotency-key")
    if form is not None:
        given = form.get("idempotency_key", [])
    if len(given) != 1 or not _KEY.fullmatch(given[0]):
        raise UsageError(
            "the decision has no key of its own",
            next_step="send the header `Idempotency-Key`: 1 to 200 visible characters, new for "
            "each decision and the same when it is sent again",
        )
    return given[0]


def _back(form: dict[str, list[str]], done: Done) -> str:
    back = form.get("back", [""])[0]
    if _BACK.fullmatch(back) and "\\" not in back:
        return back
    first = next((one.incident_id for one in done.incidents), None)
    return f"/incidents/{first}" if first else "/queue"


def _stale(request: Request, error: StaleDecision) -> Response:
    refusal = refusal_of(error)
    both = Stale(
        error=refusal.error,
        message=refusal.message,
        next_step=refusal.next_step,
        seen=error.seen,
        now=error.now,
    )
    both = shown(request, both)
    if is_form(request.scope):
        frame, cookie = with_session(request)
        return page(request, pages.render_stale(frame, both), cookie, 412)
    return refusal_response(request.scope, 412, refusal, both)
