"""A real server on a real port, in a thread or in a process of its own, and browsers for it."""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec

from tallybook.serve.app import make_app
from tallybook.serve.options import ServeOptions
from tallybook.serve.running import bind, server_of
from tallybook.serve.users import add_user

PASSWORD = "correct horse battery"
_START_S = 60.0


class Browser:
    """One person's browser: its cookies, and its token on every change."""

    def __init__(self, base: str) -> None:
        # Loading the certificates of the world takes longer than a hundred requests.
        none = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.http = httpx.Client(base_url=base, headers={"Origin": base}, timeout=60, verify=none)
        self.token = ""
        self._keys = 0

    def sign_in(self, name: str = "", password: str = PASSWORD) -> Browser:
        """Log in (where anybody has to) and fetch the token."""
        if name:
            page = self.http.get("/login")
            form = {"name": name, "password": password, "token": token_in(page.text)}
            answer = self.http.post("/login", data=form)
            if answer.status_code != 303:
                raise AssertionError(f"{name} was not let in: {answer.status_code}")
        self.token = self.http.get("/api/session").json()["token"]
        return self

    def get(self, path: str, **more: object) -> httpx.Response:
        """Ask for something."""
        return self.http.get(path, **more)  # type: ignore[arg-type]

    def post(
        self, path: str, body: object, *, key: str | None = None, **headers: str
    ) -> httpx.Response:
        """Ask for a change; each has a key of its own unless one is given."""
        self._keys += 1
        sent = {
            "X-Tallybook-Token": self.token,
            "Idempotency-Key": key or f"{id(self):x}-{self._keys}",
            "Content-Type": "application/json",
            **headers,
        }
        return self.http.post(path, content=json.dumps(body).encode(), headers=sent)

    def close(self) -> None:
        """Close the connections."""
        self.http.close()


def token_in(page: str) -> str:
    """Return the token that a page carries."""
    for start in ('name="tallybook-token" content="', 'name="token" value="'):
        if start in page:
            return page.partition(start)[2].partition('"')[0]
    raise AssertionError("the page has no token")


@contextmanager
def served(folder: Path, **options: object) -> Iterator[str]:
    """Serve a book from a thread of this process; give the address."""
    given = ServeOptions(port=0, **options)  # type: ignore[arg-type]
    with bind(given) as bound:
        given = msgspec.structs.replace(given, port=bound.getsockname()[1])
        server = server_of(make_app(folder, given))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        try:
            base = f"http://127.0.0.1:{given.port}"
            _wait_for(base)
            yield base
        finally:
            server.should_exit = True
            thread.join(20)


def _wait_for(base: str) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        try:
            httpx.get(f"{base}/api/session", timeout=5)
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError(f"no server came up at {base}")


class ServerProcess:
    """The command `tallybook serve` as a process that can be killed."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        program = "from tallybook.cli import main; main()"
        command = [sys.executable, "-c", program, "serve", "--book", str(folder)]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), *more],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait_for(self.base)

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def make_users(path: Path) -> Path:
    """Write a file of three users, one a role, all with the same password; return it."""
    for name, role in (("rita", "reader"), ("vera", "reviewer"), ("kim", "keeper")):
        add_user(path, name, role, PASSWORD)
    return path
