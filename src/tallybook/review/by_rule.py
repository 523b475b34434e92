"""What would the tallies be by another rule? Computed for a question; the book stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.reconcile import reconcile_cluster
from tallybook.records import Incident
from tallybook.store import Book


def by_rule(
    book: Book, incidents: Sequence[Incident], rule: str, as_of: str | None = None
) -> tuple[Incident, ...]:
    """Return the incidents with their tallies by this rule, from what the book held at `as_of`.

    What a person pinned stays pinned. An incident whose accounts stand no longer together keeps
    its tallies. Raises UnknownCode if there is no such rule.
    """
    accounts = [account for one in incidents for account in one.account_ids]
    clusters = book.clusters_of(accounts) if as_of is None else book.clusters_then(as_of)
    wanted = {one.account_ids for one in incidents}
    made = {
        ids: reconcile_cluster(one, rule=rule)
        for one in clusters
        for ids in [tuple(each.account_id for each in one.accounts)]
        if ids in wanted
    }
    return tuple(_with_tallies(one, made.get(one.account_ids)) for one in incidents)


def _with_tallies(incident: Incident, other: Incident | None) -> Incident:
    if other is None:
        return incident
    return msgspec.structs.replace(incident, tallies=other.tallies, summary=other.summary)
