"""Reconciling some clusters as bytes to bytes, for the workers of an engine."""

from __future__ import annotations

import msgspec

from tallybook.reconcile.incident import reconcile_cluster
from tallybook.records import Cluster, Incident


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Clusters to reconcile, and the rule for their tallies."""

    clusters: tuple[Cluster, ...]
    rule: str


def reconcile_payload(payload: bytes) -> bytes:
    """Reconcile the clusters of a Task encoded as JSON; return their incidents as JSON."""
    task = msgspec.json.decode(payload, type=Task)
    return msgspec.json.encode([reconcile_cluster(one, rule=task.rule) for one in task.clusters])


def incidents_of(data: bytes) -> tuple[Incident, ...]:
    """Return the incidents that `reconcile_payload` gave."""
    return msgspec.json.decode(data, type=tuple[Incident, ...])
