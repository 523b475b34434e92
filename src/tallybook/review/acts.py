"""How does a person's act become decisions and their effect? One transaction, applied once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from tallybook.errors import StaleDecision, UsageError
from tallybook.records import Decision, Incident, make_id
from tallybook.review.changes import change_of
from tallybook.review.effects import relink, settle
from tallybook.store import TOMBSTONES, Book

Versions = int | Mapping[str, int] | None


class By(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts, why, and on what.

    `on_version` is the version of the incident that the person looked at, or the versions of
    several by their ids; None asks for no check. `key` is the caller's own name of the act: under
    one key an act is applied once. `rule` is the rule for tallies; None keeps that of the incident.
    """

    decider: str
    reason: str | None = None
    on_version: int | dict[str, int] | None = None
    key: str | None = None
    rule: str | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What an act came to.

    `incidents` are those that changed, tombstones too, each in its new version; none changed where
    all of it was decided so before. `repeated` says that the key was applied before: `incidents`
    are then those that hold what was decided, as they stand now.
    """

    act: str
    decisions: tuple[Decision, ...]
    incidents: tuple[Incident, ...]
    repeated: bool = False


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """An act under way: its name, what it is, who acts, and the incidents that it names."""

    act: str
    verb: str
    by: By
    incidents: tuple[Incident, ...]

    def decision(self, subject: str, record_ids: Sequence[str], verdict: str) -> Decision:
        """Return a decision of this act."""
        version = self.incidents[0].version if self.incidents else None
        return Decision(
            subject=subject,
            record_ids=tuple(record_ids),
            verdict=verdict,
            decider=self.by.decider,
            reason=self.by.reason,
            on_version=version if self.by.on_version is not None else None,
            act=self.act,
            verb=self.verb,
            key=self.by.key,
        )


class Plan(NamedTuple):
    """The full ids of the incidents that an act is about, and what makes its decisions."""

    named: Sequence[str]
    make: Callable[[Act], list[Decision]]


def perform(
    book: Book, verb: str, by: By, asked: Sequence[object], plan: Callable[[], Plan]
) -> Outcome:
    """Do one act: check what the person looked at, store the decisions, bring the incidents along.

    `asked` is what the person asked for, word for word: it tells the act from others of its kind.
    Raises StaleDecision, and UsageError for a key of another act.
    """
    if not by.decider.strip():
        raise UsageError("nobody decides", next_step="name the person who decides")
    with book.transaction():
        act = _name(book, verb, by, asked)
        repeated = _repeated(book, by, act)
        if repeated is not None:
            return repeated
        named, make = plan()
        incidents = tuple(looked_at(book, named, by.on_version))
        made = make(Act(act=act, verb=verb, by=by, incidents=incidents))
        stored = tuple(book.decide(one) for one in made)
        new = [one for one in stored if one.act == act]
        changed = _effect(book, new, incidents, by.rule)
        return Outcome(act=act, decisions=stored, incidents=changed)


def _name(book: Book, verb: str, by: By, asked: Iterable[object]) -> str:
    # Without a key no two acts are one: each follows another entry of the log.
    return make_id("x", verb, by.decider, *asked, by.key or book.head_hash())


def _repeated(book: Book, by: By, act: str) -> Outcome | None:
    before = book.held_with_key(by.key) if by.key else ()
    if not before:
        return None
    if any(one.decision.act != act for one in before):
        raise UsageError(
            f"the key {by.key!r} was used for another act",
            next_step="give each act a key of its own",
        )
    decisions = tuple(one.decision for one in before)
    holding = book.incidents_of(_accounts_of(book, (one.today() for one in before))).values()
    incidents = book.incidents_named(set(holding))
    return Outcome(act=act, decisions=decisions, incidents=incidents, repeated=True)


def looked_at(book: Book, named: Iterable[str], versions: Versions) -> Iterator[Incident]:
    """Yield the incidents as they stand. Raises StaleDecision if the person saw another version."""
    for number, incident_id in enumerate(dict.fromkeys(named)):
        incident = book.incident(incident_id)
        seen = versions if number == 0 and isinstance(versions, int) else None
        if isinstance(versions, Mapping):
            seen = versions.get(incident_id)
        if seen is not None and seen != incident.version:
            before = book.version_of(incident_id, seen)
            what = change_of(before, incident, "").what
            raise StaleDecision(incident_id, seen=before, now=incident, what=what)
        if incident.status in TOMBSTONES:
            raise UsageError(f"incident {incident_id} {_gone(incident)}")
        yield incident


def _gone(incident: Incident) -> str:
    if incident.merged_into:
        return f"was merged into {incident.merged_into}"
    return "was split" if incident.status == "split" else "was withdrawn: no report tells of it"


def _effect(
    book: Book, made: Sequence[Decision], incidents: Sequence[Incident], rule: str | None
) -> tuple[Incident, ...]:
    if not made:
        return ()
    accounts = set(_accounts_of(book, made))
    accounts |= {one for incident in incidents for one in incident.account_ids}
    if any(one.subject == "pair" for one in made):
        accounts |= relink(book, accounts)
    changed = settle(book, accounts, rule)
    return book.incidents_named(changed)


def _accounts_of(book: Book, decisions: Iterable[Decision]) -> list[str]:
    """Return the accounts that decisions are about."""
    accounts: list[str] = []
    statements: list[str] = []
    for one in decisions:
        (statements if one.subject == "statement" else accounts).extend(one.record_ids)
    return [*accounts, *book.account_ids_of(statements).values()]
