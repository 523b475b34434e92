"""What do the accounts of one incident come to? Copies, revisions, conflicts, tallies.

Every value of an incident leads to its statements; figures that disagree all stay, and a
tally says by which rule and why its best is best.
"""

from tallybook.reconcile.incident import reconcile_all, reconcile_cluster

__all__ = ["reconcile_all", "reconcile_cluster"]
