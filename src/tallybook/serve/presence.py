"""Who else has this incident open? Told by each browser every 15 seconds, forgotten after 40."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable

# Two and a half beats of 15 s: one lost beat does not make a person vanish.
_FORGOTTEN_S = 40.0
_MOST_INCIDENTS = 10_000


class Presence:
    """The people at each incident, by name."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._turn = threading.Lock()
        self._seen: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)

    def here(self, incident_id: str, session: str, name: str) -> tuple[str, ...]:
        """Note that this person is at the incident; return the names of the others there.

        `session` tells two browsers of one name apart.
        """
        with self._turn:
            self._forget()
            if len(self._seen) < _MOST_INCIDENTS or incident_id in self._seen:
                self._seen[incident_id][session, name] = self._clock()
        return self.others(incident_id, session)

    def others(self, incident_id: str, session: str) -> tuple[str, ...]:
        """Return the names of those at the incident in other sessions, sorted."""
        now = self._clock()
        with self._turn:
            return tuple(
                sorted(
                    name
                    for (other, name), seen in self._seen.get(incident_id, {}).items()
                    if now - seen <= _FORGOTTEN_S and other != session
                )
            )

    def _forget(self) -> None:
        now = self._clock()
        for incident_id in list(self._seen):
            people = self._seen[incident_id]
            for key in [key for key, seen in people.items() if now - seen > _FORGOTTEN_S]:
                del people[key]
            if not people:
                del self._seen[incident_id]
