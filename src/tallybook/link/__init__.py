"""Which accounts tell of the same incident? Candidates, reasons, judgements, clusters.

A person can read why two accounts were joined and can undo it: every judgement keeps its
reasons, and a person's decision is never overruled.
"""

from tallybook.link.index import LinkIndex
from tallybook.link.judge import DECIDER, FLOOR, SAME, UNSURE
from tallybook.link.linking import link_accounts, link_told
from tallybook.link.one_more import Change, take_in
from tallybook.link.passages import tell_the_same
from tallybook.link.stories import Story, link_reports

__all__ = [
    "DECIDER",
    "FLOOR",
    "SAME",
    "UNSURE",
    "Change",
    "LinkIndex",
    "Story",
    "link_accounts",
    "link_reports",
    "link_told",
    "take_in",
    "tell_the_same",
]
