"""The application: one book behind the guard, its pages and its JSON API.

    app = make_app(Path("tallybook.book"))

`tallybook serve` runs it; tests run it on a real port.
"""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Lifespan

from tallybook import __version__
from tallybook.errors import TallybookError
from tallybook.serve import openapi
from tallybook.serve.guard import Guard
from tallybook.serve.options import ServeOptions, check
from tallybook.serve.refusals import refusal_of, refusal_response, status_of
from tallybook.serve.routes import (
    book,
    changes,
    decisions,
    desk,
    incidents,
    queue,
    reports,
    session,
    statements,
    static,
)
from tallybook.serve.served import Served
from tallybook.serve.shapes import Refusal
from tallybook.settings import Settings

ROUTERS = tuple(
    one.router
    for one in (
        static,
        incidents,
        reports,
        statements,
        queue,
        desk,
        decisions,
        changes,
        book,
        session,
    )
)


def make_app(
    folder: Path, options: ServeOptions | None = None, settings: Settings | None = None
) -> FastAPI:
    """Return the application over the book in `folder`.

    Raises UsageError for options that would let others in without users, BadSetting for a file
    of users that cannot be read, BookError for a book that cannot be.
    """
    options = options or ServeOptions()
    check(options)
    served = Served(folder, options, settings or Settings())
    app = routed(functools.partial(_lifespan, served))
    app.add_middleware(Guard, served=served)
    return app


def routed(lifespan: Lifespan[FastAPI] | None = None) -> FastAPI:
    """Return the application with all its addresses and without a book: it describes itself."""
    app = FastAPI(
        title="Tallybook", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan
    )
    for router in ROUTERS:
        app.include_router(router)
    app.openapi = functools.partial(openapi.describe, app)  # type: ignore[method-assign]
    app.add_exception_handler(TallybookError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_bad_value)
    app.add_exception_handler(HTTPException, _on_http)
    return app


@asynccontextmanager
async def _lifespan(served: Served, app: FastAPI) -> AsyncIterator[None]:
    # The lists of a large book take seconds to fill: they are when the first person looks.
    filling = threading.Thread(target=_fill, args=(served,), name="fill lists", daemon=True)
    filling.start()
    yield
    filling.join()
    served.close()


def _fill(served: Served) -> None:
    # What is wrong with the book is told to whoever asks first.
    with contextlib.suppress(TallybookError):
        served.listings.now()


async def _on_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, TallybookError):
        raise error
    return refusal_response(request.scope, status_of(error), refusal_of(error))


async def _on_bad_value(request: Request, error: Exception) -> Response:
    """Tell every value that is not allowed, by its name."""
    if not isinstance(error, RequestValidationError):
        raise error
    told = "; ".join(
        f"{one['loc'][-1]}: {one['msg'].removeprefix('Value error, ')}" for one in error.errors()
    )
    refusal = Refusal(
        error="BadValue",
        message=told[:2000],
        next_step="what each takes is told in /openapi.json",
    )
    return refusal_response(request.scope, 422, refusal)


async def _on_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    words = {404: "there is no such page", 405: "this address takes no such method"}
    refusal = Refusal(
        error="NotFound" if error.status_code == 404 else "BadRequest",
        message=f"{words.get(error.status_code, str(error.detail))}: {request.url.path[:200]}",
        next_step="start at /incidents",
    )
    answer = refusal_response(request.scope, error.status_code, refusal)
    answer.headers.update(error.headers or {})
    return answer
