"""What do decisions change? Of the clusters and incidents that they touch, and of no others.

Equal to what linking and reconciling the whole book gives: persons' decisions move only the
clusters that they name (`link.decided`), and an incident follows from its cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallybook.errors import UsageError
from tallybook.link.constraints import Decided, decided_by_persons
from tallybook.link.decided import changed, decided_groups
from tallybook.reconcile import reconcile_cluster
from tallybook.records import Account, Cluster, Incident, Judgement, Linking, cluster_id_of
from tallybook.store import Book, judgement_of

DEFAULT_RULE = "latest_as_of"


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides how some accounts are grouped.

    `found` are the groups that the program makes of them by itself, `judgements` its own among
    them, `said` what persons hold of their pairs.
    """

    found: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
    said: tuple[Judgement, ...]

    @property
    def account_ids(self) -> set[str]:
        """All accounts of the groups."""
        return {one for group in self.found for one in group}

    def decided(self, more: Sequence[Judgement] = ()) -> Decided:
        """Return what persons hold, with more of it said last."""
        return decided_by_persons([*self.said, *more], self.account_ids)

    def groups(self, more: Sequence[Judgement] = ()) -> list[list[str]]:
        """Return the groups as persons have them."""
        return decided_groups(self.found, self.judgements, self.decided(more))


def near(book: Book, account_ids: Iterable[str]) -> Near:
    """Return what decides how these accounts are grouped, and all that are joined with them.

    Raises UsageError where reports were understood anew and not linked since.
    """
    reached: dict[str, tuple[str, ...]] = {}
    said: dict[str, Judgement] = {}
    wanted = set(account_ids)
    while wanted:
        groups = book.found_groups(wanted)
        if missing := sorted(wanted - groups.keys()):
            raise _unlinked(missing[0])
        new = {one for group in groups.values() for one in group} - reached.keys()
        reached |= {one: group for group in groups.values() for one in group}
        pairs = [
            judgement_of(one.today())
            for one in book.held_about(new)
            if one.decision.subject == "pair" and one.holds
        ]
        said |= {one.judgement_id: one for one in pairs}
        joined = {side for one in pairs if one.verdict == "same" for side in (one.left, one.right)}
        wanted = joined - reached.keys()
    found = tuple(sorted(set(reached.values())))
    own = [one for one in book.judgements_among(reached) if one.decided_by != "person"]
    # In the order of deciding: of two that contradict, the later binds.
    order = [one.decision.decision_id for one in book.held_about(reached)]
    ordered = tuple(said[one] for one in order if one in said)
    return Near(found=found, judgements=tuple(own), said=ordered)


def _unlinked(account_id: str) -> UsageError:
    return UsageError(
        f"account {account_id} is in no cluster: a report was understood since the last linking",
        next_step="run `tallybook link` and `tallybook reconcile`, then decide again",
    )


def relink(book: Book, account_ids: Iterable[str]) -> set[str]:
    """Let the clusters of these accounts be as persons have them now; return all accounts of them.

    Raises UsageError where linking is due.
    """
    around = near(book, account_ids)
    groups = around.groups()
    held = book.clusters_of(around.account_ids)
    accounts = {one.account_id: one for each in held for one in each.accounts}
    if missing := sorted(around.account_ids - accounts.keys()):
        raise _unlinked(missing[0])
    linking = Linking(
        clusters=tuple(_bare([accounts[one] for one in group]) for group in groups),
        judgements=around.decided().judgements,
        found=changed(around.found, groups),
    )
    book.set_linking_of(around.account_ids, linking)
    return around.account_ids


def _bare(accounts: Sequence[Account]) -> Cluster:
    members = tuple(accounts)
    return Cluster(cluster_id=cluster_id_of(members), accounts=members, reports=())


def settle(book: Book, account_ids: Iterable[str], rule: str | None = None) -> tuple[str, ...]:
    """Reconcile the clusters that hold these accounts; return the ids of the changed incidents.

    Incidents that name a touched one as related change with it.
    """
    clusters = book.clusters_of(account_ids)
    touched = {one.account_id for each in clusters for one in each.accounts}
    before = book.incidents_named(set(book.incidents_of(touched).values()))
    by_rule = rule or _rule_of(before)
    incidents = [reconcile_cluster(one, rule=by_rule) for one in clusters]
    home = {one: each.incident_id for each in incidents for one in each.account_ids}
    beside = _neighbours(book, touched)
    everyone = [_related(book, one, home) for one in (*incidents, *beside)]
    touched |= {one for each in beside for one in each.account_ids}
    return book.set_incidents_of(touched, everyone)


def _rule_of(incidents: Iterable[Incident]) -> str:
    for one in incidents:
        for tally in one.tallies.values():
            return tally.rule
    return DEFAULT_RULE


def _neighbours(book: Book, touched: set[str]) -> tuple[Incident, ...]:
    """Return the incidents outside whose accounts were judged `unsure` with one of these."""
    others = {side for pair in book.unsure_of(touched) for side in pair} - touched
    return book.incidents_named(set(book.incidents_of(others).values()))


def _related(book: Book, incident: Incident, home: Mapping[str, str]) -> Incident:
    pairs = book.unsure_of(incident.account_ids)
    sides = {side for pair in pairs for side in pair}
    known = {**book.incidents_of(sides - home.keys()), **home}
    related = {known[one] for one in sides if one in known} - {incident.incident_id}
    return msgspec.structs.replace(incident, related=tuple(sorted(related)))
