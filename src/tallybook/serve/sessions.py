"""Who is asking? Sessions by cookie, tokens against forged requests, and patience with guessing.

Sessions are kept in memory only: a server that starts again asks people to log in again.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

import msgspec

COOKIE = "tallybook_session"
# A working day, and an end to what nobody uses.
LONGEST_S = 12 * 3600
IDLE_S = 2 * 3600
_MOST = 10_000
# Five wrong passwords are typing errors; from then on each takes twice the wait of the last.
_FREE_TRIES = 5
_LONGEST_WAIT_S = 300.0
Clock = Callable[[], float]


class Session(msgspec.Struct, kw_only=True):
    """One browser: whose it is (empty before the login) and the token that its changes carry."""

    user: str
    token: str
    began: float
    used: float


class Sessions:
    """All sessions of the server, by the hash of their cookie."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._turn = threading.Lock()
        self._held: OrderedDict[bytes, Session] = OrderedDict()

    def begin(self, user: str) -> tuple[str, Session]:
        """Begin a session; return its cookie and the session."""
        cookie, now = secrets.token_urlsafe(32), self._clock()
        session = Session(user=user, token=secrets.token_urlsafe(32), began=now, used=now)
        with self._turn:
            self._held[_key(cookie)] = session
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return cookie, session

    def find(self, cookie: str | None) -> Session | None:
        """Return the session of this cookie, None if there is none or it has ended."""
        if not cookie:
            return None
        with self._turn:
            session = self._held.get(_key(cookie))
            now = self._clock()
            if session is None:
                return None
            if now - session.began > LONGEST_S or now - session.used > IDLE_S:
                del self._held[_key(cookie)]
                return None
            session.used = now
            self._held.move_to_end(_key(cookie))
            return session

    def end(self, cookie: str | None) -> None:
        """End the session of this cookie."""
        with self._turn:
            self._held.pop(_key(cookie or ""), None)

    def end_all_of(self, user: str) -> int:
        """End every session of this user; return how many there were."""
        with self._turn:
            theirs = [key for key, one in self._held.items() if one.user == user]
            for key in theirs:
                del self._held[key]
            return len(theirs)

    def signed_in(self) -> set[str]:
        """Return the names of those who have a session."""
        with self._turn:
            return {one.user for one in self._held.values() if one.user}


def same_token(session: Session, token: str | None) -> bool:
    """Return whether this is the token of the session, in time that tells nothing."""
    given = (token or "").encode("utf-8", "replace")
    return hmac.compare_digest(session.token.encode("ascii"), given)


def _key(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode("utf-8", "replace")).digest()


class Patience:
    """How long must a name, or an address, wait before it may try another password?"""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._turn = threading.Lock()
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait_s(self, *keys: str) -> float:
        """Return how many seconds are to be waited for all of these; 0 for none."""
        now = self._clock()
        with self._turn:
            until = [self._failed.get(key, (0, now))[1] for key in keys]
        return max(0.0, *(one - now for one in until))

    def failed(self, *keys: str) -> None:
        """Count a wrong password for each of these."""
        now = self._clock()
        with self._turn:
            for key in keys:
                tries = self._failed.get(key, (0, 0.0))[0] + 1
                over = tries - _FREE_TRIES
                wait = min(2.0**over, _LONGEST_WAIT_S) if over > 0 else 0.0
                self._failed[key] = (tries, now + wait)
                self._failed.move_to_end(key)
            while len(self._failed) > _MOST:
                self._failed.popitem(last=False)

    def worked(self, *keys: str) -> None:
        """Forget the wrong passwords of these."""
        with self._turn:
            for key in keys:
                self._failed.pop(key, None)
