"""Which listing answers a question: of now, of an earlier time, or with tallies by another rule?

The listing of now, and that of each rule, follows the book at every question. Those of earlier
times never change and are kept for the questions that follow, a few at a time.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable

from tallybook.errors import UsageError
from tallybook.records import Incident
from tallybook.serve.ruled import by_rule
from tallybook.store import Book
from tallybook.store.listing import Listing
from tallybook.store.lists import BookLists

_MOST_KEPT = 4


class Listings:
    """The listings of one book."""

    def __init__(self, book: Book, lists: BookLists, rule: str) -> None:
        self._book = book
        self._lists = lists
        self._rule = rule
        self._now = Listing()
        self._then: OrderedDict[str, Listing] = OrderedDict()
        self._ruled: dict[str, Listing] = {}
        self._turn = threading.Lock()
        # Tallies by another rule take a while: nobody else waits for them.
        self._ruled_turn = threading.Lock()

    @property
    def rule(self) -> str:
        """The rule by which the book has its tallies; that of the settings for an empty book."""
        return next(iter(self.now().codes("rule")), self._rule)

    def now(self) -> Listing:
        """Return the listing of now, brought to where the book stands."""
        with self._turn:
            self._lists.follow(self._now)
        return self._now

    def of(self, as_of: str | None, rule: str | None = None) -> Listing:
        """Return the listing of this time and rule, None for those of now. Raises UsageError."""
        if rule is not None and rule != self.rule:
            if as_of is not None:
                raise UsageError(
                    "what the book held earlier is told with the tallies of then",
                    next_step="leave out `rule`, or `as_of`",
                )
            return self._by_rule(rule)
        return self.now() if as_of is None else self._earlier(as_of)

    def _earlier(self, as_of: str) -> Listing:
        with self._turn:
            kept = self._then.get(as_of)
            if kept is None:
                kept = self._then[as_of] = self._lists.listing_then(as_of)
                while len(self._then) > _MOST_KEPT:
                    self._then.popitem(last=False)
            self._then.move_to_end(as_of)
            return kept

    def _by_rule(self, rule: str) -> Listing:
        with self._ruled_turn:
            listing = self._ruled.setdefault(rule, Listing())
            self._lists.follow(listing, lambda learned: by_rule(self._book, learned, rule))
            return listing

    def revised(self, incidents: Iterable[Incident], rule: str | None) -> tuple[Incident, ...]:
        """Return these incidents with their tallies by this rule; as they are for None."""
        if rule is None or rule == self.rule:
            return tuple(incidents)
        return tuple(one for one, _ in by_rule(self._book, ((i, "") for i in incidents), rule))
