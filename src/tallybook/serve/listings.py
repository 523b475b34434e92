"""Which listing answers a question: that of now, or of what the book held at an earlier time?

The listing of now follows the book at every question. Those of earlier times never change and
are kept for the questions that follow, a few at a time.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from tallybook.store.listing import Listing
from tallybook.store.lists import BookLists

_MOST_KEPT = 4


class Listings:
    """The listings of one book."""

    def __init__(self, lists: BookLists, rule: str) -> None:
        self._lists = lists
        self.rule = rule
        self._now = Listing()
        self._then: OrderedDict[str, Listing] = OrderedDict()
        self._turn = threading.Lock()

    def now(self) -> Listing:
        """Return the listing of now, brought to where the book stands."""
        with self._turn:
            self._lists.follow(self._now)
        return self._now

    def of(self, as_of: str | None) -> Listing:
        """Return the listing of this book time, that of now for None. Raises UsageError."""
        if as_of is None:
            return self.now()
        with self._turn:
            kept = self._then.get(as_of)
            if kept is None:
                kept = self._then[as_of] = self._lists.listing_then(as_of)
                while len(self._then) > _MOST_KEPT:
                    self._then.popitem(last=False)
            self._then.move_to_end(as_of)
            return kept
