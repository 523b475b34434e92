"""How does the server run? On a socket that is bound before anything is said of it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import msgspec
import uvicorn
from fastapi import FastAPI

from tallybook.errors import UsageError
from tallybook.serve.app import make_app
from tallybook.serve.options import ServeOptions, check, is_loopback
from tallybook.settings import Settings

# Requests that came in before the end of the server get this long.
_LAST_S = 5
_WAITING = 128


def run(
    folder: Path, options: ServeOptions, settings: Settings, tell: Callable[[str], None]
) -> None:
    """Serve the book until the process is told to end. Raises UsageError, BookError."""
    check(options)
    bound = bind(options)
    with bound:
        options = msgspec.structs.replace(options, port=bound.getsockname()[1])
        app = make_app(folder, options, settings)
        for line in _told(folder, options):
            tell(line)
        server_of(app).run(sockets=[bound])


def server_of(app: FastAPI) -> uvicorn.Server:
    """Return the server that runs the application; it tells nobody its name."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_S,
    )
    return uvicorn.Server(config)


def bind(options: ServeOptions) -> socket.socket:
    """Return a socket that listens at the address. Raises UsageError if it cannot."""
    host = options.host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once only on sockets that are said to be TCP; without it each
    # answer waits some 40 ms for the client's acknowledgement of its head.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, options.port))
        # Who asks before the book is open waits, instead of being told that nobody is there.
        bound.listen(_WAITING)
    except (OSError, UnicodeError) as error:
        bound.close()
        raise UsageError(
            f"{options.host}, port {options.port}: cannot be listened on: {error}",
            next_step="give another --port (0 takes a free one), or another --host",
        ) from error
    return bound


def _told(folder: Path, options: ServeOptions) -> list[str]:
    host = f"[{options.host}]" if ":" in options.host else options.host
    lines = [f"{folder} is at http://{host}:{options.port}/ (Ctrl-C ends it)"]
    if not is_loopback(options.host) and not options.https:
        lines.append(
            "passwords and pages go over the network unencrypted; put a proxy that encrypts "
            "before it and add --https"
        )
    return lines
