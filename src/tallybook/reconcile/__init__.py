"""What do the accounts of one incident come to? Copies, revisions, conflicts, tallies.

Every value of an incident leads to its statements; figures that disagree all stay, and a
tally says by which rule and why its best is best.
"""

from tallybook.reconcile.batch import Task, incidents_of
from tallybook.reconcile.incident import gather, reconcile_all, reconcile_cluster
from tallybook.reconcile.version import reconciler_version

__all__ = [
    "Task",
    "gather",
    "incidents_of",
    "reconcile_all",
    "reconcile_cluster",
    "reconciler_version",
]
