"""Which of two acts of a sentence do some words go with? The one with fewer borders between.

The distance of two tokens is the number of tokens between them, and more for each border of a
clause that lies between: a comma, a conjunction, a relative pronoun, a dash.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tallybook.understand.document import Document, Token

_BORDERS: dict[str, int] = {
    ",": 3,
    ";": 12,
    ":": 8,
    "—": 8,
    "–": 8,
    "--": 8,
    "(": 6,
    ")": 6,
    "[": 6,
    "]": 6,
    ".": 30,
    "and": 2,
    "or": 1,
    "but": 6,
    "who": 3,
    "which": 4,
    "that": 3,
    "when": 4,
    "while": 6,
    "where": 4,
    "after": 6,
    "before": 6,
    "since": 6,
    "following": 5,
    "amid": 6,
    "as": 3,
    "because": 5,
    "although": 6,
    "including": 4,
    "during": 2,
    "whereas": 8,
    "said": 6,
    "says": 6,
    "told": 6,
    "reported": 4,
}


class Clauses:
    """Distances within one document; build it once a report."""

    def __init__(self, document: Document) -> None:
        self._tokens = document.tokens
        self._starts = [token.start for token in document.tokens]
        self._borders = [0]
        total = 0
        for token in document.tokens:
            total += _BORDERS.get(token.lower, 0)
            self._borders.append(total)

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds or precedes this offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def between(self, end: int, start: int) -> tuple[Token, ...]:
        """Return the tokens after the one that ends at `end`, up to the one at `start`."""
        first = bisect_left(self._starts, end)
        return self._tokens[first : max(first, bisect_left(self._starts, start))]

    def around(self, start: int, end: int, reach: int) -> tuple[list[Token], list[Token]]:
        """Return up to `reach` tokens before and after the words `[start, end)`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return (
            list(self._tokens[max(0, first - reach) : first]),
            list(self._tokens[last : last + reach]),
        )

    def distance(self, start: int, end: int, other_start: int, other_end: int) -> int:
        """Return how far two spans of one sentence are apart; 0 when they overlap."""
        if start < other_end and other_start < end:
            return 0
        if start >= other_end:
            start, end, other_start, other_end = other_start, other_end, start, end
        left, right = self.token_at(end - 1), self.token_at(other_start)
        # Borders strictly between the two, those at either edge not counted.
        return right - left + self._borders[right] - self._borders[left + 1]
