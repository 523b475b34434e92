"""What of this is new? Compares what a stage gives with what the book holds.

Pure functions: records in, log entries out; what is known already gives no entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from tallybook.records import Account, Copy, Incident, Judgement, Linking, make_id
from tallybook.store.entries import Grouped, Linked
from tallybook.store.project import TOMBSTONES

R = TypeVar("R")
# One entry of the log holds at most so many judgements or copies.
_AT_MOST = 500


class Member(msgspec.Struct, frozen=True):
    """Where an account of an incident stands: its report and the words that tell of the act."""

    account_id: str
    report_id: str
    start: int
    end: int


def as_made(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts as the extractor made them, without what a person said of them."""
    return tuple(sorted((_unreviewed(one) for one in accounts), key=lambda one: one.account_id))


def _unreviewed(account: Account) -> Account:
    if all(one.reviewed_by is None for one in account.statements):
        return account
    replace = msgspec.structs.replace
    statements = tuple(
        replace(one, review_state="proposed", reviewed_by=None, corrections=())
        for one in account.statements
    )
    return replace(account, statements=statements)


def linking_changes(
    linking: Linking,
    judgements: Mapping[str, Judgement],
    clusters: Mapping[str, tuple[str, ...]],
    found_clusters: Mapping[str, tuple[str, ...]],
) -> list[Linked]:
    """Return the entries that bring the book from what it holds to `linking`.

    `found_clusters` are the groups that the book holds as the program's own.
    """
    made = {one.judgement_id: one for one in linking.judgements}
    grouped = {
        one.cluster_id: tuple(sorted(account.account_id for account in one.accounts))
        for one in linking.clusters
    }
    found = {make_id("c", *ids): ids for ids in map(sorted_ids, linking.found)}
    new = [one for key, one in sorted(made.items()) if judgements.get(key) != one]
    entries = [Linked(judgements=tuple(part)) for part in _parts(new)]
    rest = Linked(
        dropped=tuple(sorted(judgements.keys() - made.keys())),
        touched=_touched(made, judgements),
        clusters={key: ids for key, ids in sorted(grouped.items()) if clusters.get(key) != ids},
        dropped_clusters=tuple(
            sorted(key for key, ids in clusters.items() if grouped.get(key) != ids)
        ),
        found={key: ids for key, ids in sorted(found.items()) if key not in found_clusters},
        dropped_found=tuple(sorted(found_clusters.keys() - found.keys())),
    )
    return entries if rest == Linked() else [*entries, rest]


def _touched(made: Mapping[str, Judgement], judgements: Mapping[str, Judgement]) -> tuple[str, ...]:
    """Return the accounts of pairs that are unsure now and were not, or were and are not now."""
    was, now = (
        {one.judgement_id: one for one in some.values() if one.verdict == "unsure"}
        for some in (judgements, made)
    )
    moved = [(was.get(key) or now[key]) for key in was.keys() ^ now.keys()]
    return sorted_ids(end for one in moved for end in (one.left, one.right))


def sorted_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids in order, each once."""
    return tuple(sorted(set(ids)))


def copy_changes(copies: Iterable[Copy], known: Mapping[str, Copy]) -> list[Grouped]:
    """Return the entries that bring the book from its near copies to these."""
    found = {one.report_id: one for one in copies}
    new = [one for key, one in sorted(found.items()) if known.get(key) != one]
    entries = [Grouped(copies=tuple(part)) for part in _parts(new)]
    dropped = tuple(sorted(known.keys() - found.keys()))
    return [*entries, Grouped(dropped=dropped)] if dropped else entries


def _parts(records: Sequence[R]) -> Iterable[Sequence[R]]:
    return (records[start : start + _AT_MOST] for start in range(0, len(records), _AT_MOST))


def incident_changes(
    incidents: Iterable[Incident],
    known: Mapping[str, Incident],
    members: Mapping[str, tuple[Member, ...]],
    places: Mapping[str, Member],
) -> list[Incident]:
    """Return the incidents to write: new ones, changed ones, and tombstones of those gone.

    `known` are all incidents of the book, tombstones too; `members` gives the accounts of those
    that stand, `places` where each account of today stands. A change raises the version.
    """
    given = {one.incident_id: one for one in incidents}
    changed = [
        _next(one, known.get(key)) for key, one in sorted(given.items()) if _is_new(one, known)
    ]
    heirs = _Heirs(given.values(), places)
    gone = [
        one
        for key, one in sorted(known.items())
        if key not in given and one.status not in TOMBSTONES
    ]
    return changed + [_tombstone(one, heirs.of(members.get(one.incident_id, ()))) for one in gone]


def _is_new(incident: Incident, known: Mapping[str, Incident]) -> bool:
    before = known.get(incident.incident_id)
    return before is None or before != msgspec.structs.replace(incident, version=before.version)


def _next(incident: Incident, before: Incident | None) -> Incident:
    version = 1 if before is None else before.version + 1
    return msgspec.structs.replace(incident, version=version)


def _tombstone(incident: Incident, heirs: list[str]) -> Incident:
    status = {0: "withdrawn", 1: "merged"}.get(len(heirs), "split")
    merged_into = heirs[0] if len(heirs) == 1 else None
    replace = msgspec.structs.replace
    return replace(incident, version=incident.version + 1, status=status, merged_into=merged_into)


class _Heirs:
    """Which incidents hold today what an incident that is gone held: by id, else by the words."""

    def __init__(self, incidents: Iterable[Incident], places: Mapping[str, Member]) -> None:
        self._holder = {
            account_id: one.incident_id for one in incidents for account_id in one.account_ids
        }
        self._of_report: dict[str, list[Member]] = defaultdict(list)
        for account_id in self._holder:
            if account_id in places:
                self._of_report[places[account_id].report_id].append(places[account_id])

    def of(self, members: Iterable[Member]) -> list[str]:
        """Return the ids of the incidents that hold these accounts now, sorted."""
        return sorted({heir for one in members for heir in self._of_one(one)})

    def _of_one(self, member: Member) -> list[str]:
        if member.account_id in self._holder:
            return [self._holder[member.account_id]]
        return [
            self._holder[other.account_id]
            for other in self._of_report[member.report_id]
            if other.start < member.end and member.start < other.end
        ]
