"""What do incidents come to by another rule than the book's? Their tallies made anew.

The book keeps the tallies of one rule. Those of another are made from the same accounts and
decisions when they are asked for; nothing else of an incident depends on the rule.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import msgspec

from tallybook.reconcile import reconcile_cluster
from tallybook.records import Incident
from tallybook.store import TOMBSTONES, Book

# So many incidents are loaded with their accounts at one time.
_TOGETHER = 200
Learned = tuple[Incident, str]


def by_rule(book: Book, learned: Iterable[Learned], rule: str) -> Iterator[Learned]:
    """Yield these incidents, each with its book time, with the tallies of another rule."""
    stream = iter(learned)
    while batch := list(itertools.islice(stream, _TOGETHER)):
        yield from _batch(book, batch, rule)


def _batch(book: Book, batch: list[Learned], rule: str) -> Iterator[Learned]:
    standing = [one for one, _ in batch if one.status not in TOMBSTONES]
    clusters = book.clusters_of(key for one in standing for key in one.account_ids)
    anew = (reconcile_cluster(one, rule=rule) for one in clusters)
    tallies = {one.incident_id: one.tallies for one in anew}
    for one, at in batch:
        made = tallies.get(one.incident_id, one.tallies)
        yield msgspec.structs.replace(one, tallies=made), at
