"""What waits for a person, and what a person decided: each act with its effect, at once.

    by = By(decider="ana", reason="the ministry's list", on_version=3, key="click-17")
    outcome = decide_statement(book, statement_id, "corrected", by, value=14)

Every act is one transaction: its decisions and what they change in the incidents are on disk
together when it returns, or nothing is. What it changes equals what linking and reconciling the
whole book would.
"""

from tallybook.review.acts import By, Outcome
from tallybook.review.by_rule import by_rule
from tallybook.review.changes import Change, changes_since, differences
from tallybook.review.history import Done, history
from tallybook.review.incidents import note, pin, set_status
from tallybook.review.pairs import keep_apart, merge, move, split
from tallybook.review.queue import QueueItem, queue
from tallybook.review.statements import decide_statement
from tallybook.review.undo import undo

__all__ = [
    "By",
    "Change",
    "Done",
    "Outcome",
    "QueueItem",
    "by_rule",
    "changes_since",
    "decide_statement",
    "differences",
    "history",
    "keep_apart",
    "merge",
    "move",
    "note",
    "pin",
    "queue",
    "set_status",
    "split",
    "undo",
]
