"""How is a text cut into word pieces and windows for the encoder?

Windows of 254 pieces that overlap by 48, so that each word is seen with its neighbours.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Two places of 256 are for the marks of begin and end.
WINDOW = 254
OVERLAP = 48
# The encoder reads what stands first: so many characters, and so many pieces of them, some 60,000
# characters of plain words. That takes about 5 s; with more, a long text of marks alone, each a
# piece, would use up the time of a report (`time_s`) and fail as a whole.
LONGEST = 200_000
MOST_PIECES = 16_384


class Pieces(msgspec.Struct, frozen=True, kw_only=True):
    """Word pieces of a text with the offsets of their characters; `begin` and `end` frame them."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    begin: int
    end: int

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of pieces that may touch the characters [start, end)."""
        return bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end)

    def windows(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges of pieces of the windows over the characters [start, end)."""
        first, last = self.between(start, end)
        cut = windows_of(last - first) if first < last else []
        return [(first + begin, first + end) for begin, end in cut]

    def framed(self, first: int, last: int) -> list[int]:
        """Return the ids of a window with its marks of begin and end."""
        return [self.begin, *self.ids[first:last], self.end]


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces."""
    encoding = tokenizer.encode(text[:LONGEST], add_special_tokens=False)
    begin = tokenizer.token_to_id("[CLS]")
    end = tokenizer.token_to_id("[SEP]")
    return Pieces(
        ids=encoding.ids[:MOST_PIECES],
        starts=[start for start, _ in encoding.offsets[:MOST_PIECES]],
        ends=[end for _, end in encoding.offsets[:MOST_PIECES]],
        begin=begin or 0,
        end=end or 0,
    )


def windows_of(count: int) -> list[tuple[int, int]]:
    """Return the ranges of pieces that each window holds; the last one ends where the text ends."""
    windows = []
    first = 0
    while True:
        last = min(first + WINDOW, count)
        windows.append((first, last))
        if last >= count:
            return windows
        first = last - OVERLAP
