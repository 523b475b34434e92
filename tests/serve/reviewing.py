"""Reviewers who decide at random, all at once: what they were told, and the same done in turn."""

from __future__ import annotations

import random
import shutil
import threading
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import msgspec
from serving import Browser

from tallybook.records import Incident
from tallybook.serve.asked import KINDS
from tallybook.serve.deciding import done_in
from tallybook.serve.guard import Asker
from tallybook.store import Book

VERDICTS = ("accepted", "rejected", "cannot_verify", "corrected")
KINDS_TRIED = ("statement",) * 6 + ("merge", "split", "pin", "note", "undo", "undo")


class Told(NamedTuple):
    """One decision that the server acknowledged: what was asked, by whom, and the act it was."""

    who: str
    kind: str
    asked: dict[str, Any]
    key: str
    act: str
    decision_ids: tuple[str, ...]


class Reviewer:
    """One person who decides at random on whatever the list shows at the moment."""

    def __init__(self, base: str, name: str, seed: int) -> None:
        self.name = name
        self.told: list[Told] = []
        self.statuses: Counter[int] = Counter()
        self._rng = random.Random(seed)
        self._browser = Browser(base).sign_in(name)
        self._count = 0
        # Acts of this reviewer, the last one last: what can be undone.
        self._acts: list[tuple[str, str]] = []

    def decide(self, times: int) -> None:
        """Decide so many times; whatever is refused is counted."""
        for _ in range(times):
            self.once()

    def once(self) -> None:
        """Look at an incident and decide something of it."""
        rows = self._browser.get("/incidents.json?per_page=200").json()["rows"]
        kind = self._rng.choice(KINDS_TRIED)
        asked = self._asked(kind, rows)
        if asked is None:
            return
        self._count += 1
        key = f"{self.name}-{self._count}"
        answer = self._browser.post(f"/api/decisions/{kind}", asked, key=key)
        self.statuses[answer.status_code] += 1
        if answer.status_code == 200:
            self._note(kind, asked, key, answer)

    def _note(self, kind: str, asked: dict[str, Any], key: str, answer: httpx.Response) -> None:
        done = answer.json()
        ids = tuple(one["decision_id"] for one in done["decisions"])
        self.told.append(Told(self.name, kind, asked, key, done["act"], ids))
        if kind == "undo":
            return
        incident_id = next((one["incident_id"] for one in done["incidents"]), None)
        if incident_id:
            self._acts.append((done["act"], incident_id))

    def _asked(self, kind: str, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
        row = self._rng.choice(rows)
        asked = {"incident_id": row["incident_id"], "on_version": row["version"]}
        if kind == "note":
            return asked | {"note": f"seen {self._rng.randrange(10**6)}"}
        if kind == "pin":
            return asked | {"field": "killed.best", "value": self._rng.randrange(100)}
        if kind == "undo":
            return self._undo(rows)
        if kind == "merge":
            other = self._rng.choice(rows)
            more = {"other_id": other["incident_id"], "other_version": other["version"]}
            return asked | more if other is not row else None
        return self._of_whole(kind, asked)

    def _undo(self, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
        if not self._acts:
            return None
        act, incident_id = self._acts.pop()
        now = next((one for one in rows if one["incident_id"] == incident_id), None)
        if now is None:
            return None
        return {"incident_id": incident_id, "on_version": now["version"], "act": act}

    def _of_whole(self, kind: str, asked: dict[str, Any]) -> dict[str, Any] | None:
        whole = self._browser.get(f"/incidents/{asked['incident_id']}.json").json()
        asked = asked | {"on_version": whole["incident"]["version"]}
        if kind == "split":
            accounts = whole["incident"]["account_ids"]
            return asked | {"account_ids": accounts[:1]} if len(accounts) > 1 else None
        found = [one for one in whole["statements"] if one["field"] == "killed"]
        if not found:
            return None
        verdict = self._rng.choice(VERDICTS)
        one = self._rng.choice(found)
        more = {"statement_id": one["statement_id"], "verdict": verdict}
        return asked | more | ({"value": self._rng.randrange(60)} if verdict == "corrected" else {})


def all_at_once(base: str, names: list[str], times: int, seed: int = 1) -> list[Reviewer]:
    """Let these people decide so many times each, all at once; return them with what was told."""
    people = [Reviewer(base, name, seed * 100 + n) for n, name in enumerate(names)]
    threads = [threading.Thread(target=one.decide, args=(times,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return people


def acts_in_order(folder: Path) -> list[str]:
    """Return the acts of the log in the order in which they were done."""
    with Book.open(folder, read_only=True) as book:
        return list(dict.fromkeys(one.act for one in book.decisions() if one.act))


def done_in_turn(before: Path, folder: Path, told: list[Told], order: list[str]) -> Path:
    """Do, in a copy of the book as it was, what was acknowledged, one act after the other.

    Each is done on the version on which it was acknowledged: a conflict that nobody was told of
    would raise StaleDecision here.
    """
    shutil.copytree(before, folder)
    by_act = {one.act: one for one in told}
    with Book.open(folder) as book:
        for act in order:
            one = by_act[act]
            asked = msgspec.convert(one.asked, KINDS[one.kind])
            outcome = done_in(book, Asker(name=one.who, role="keeper"), asked, one.key)
            assert outcome.act == act
    return folder


def state(folder: Path) -> tuple[list[Incident], list[tuple[str, ...]]]:
    """Return what a book comes to: every incident and tombstone, and every decision in order."""
    with Book.open(folder, read_only=True) as book:
        contents = book.contents()
        decided = [(one.decision_id, one.act or "", one.decider) for one in book.decisions()]
    return [*contents.incidents, *contents.tombstones], decided


def problems(folder: Path) -> list[str]:
    """Return what does not hold in the book."""
    with Book.open(folder, read_only=True) as book:
        return [str(one) for one in book.verify()]
