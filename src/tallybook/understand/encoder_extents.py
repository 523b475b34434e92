"""Which words are a mention of a role? Runs of pieces that the encoder puts inside it, whole words.

`tags` are the odds of each piece (n, 3) in the order of `encoder_heads.TAGS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from tallybook.understand.encoder_pieces import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Rows: TypeAlias = "NDArray[np.float32]"

# A mention has a word that is in the role at least this surely, and goes on while words may be:
# heads are surer than what describes them (on DEV 1101-1300, against one limit of 0.3: 3 % more
# mentions with their very words right, and 10 % fewer wrong).
_CANDIDATE = 0.3
_GOES_ON = 0.1
# In pieces: longer than any mention of news (30 in 90 reports). A text that is one mention from end
# to end, or one word, would be compared whole with each of its names.
_LONGEST = 64
# Words that stand between two mentions of one role, and those that none ends with.
_BETWEEN = frozenset(("and", "or", "y", "e"))
_LOOSE = frozenset("and or y e of the a an in at on by with to from for that who which".split())


class Extent(msgspec.Struct, frozen=True):
    """A run of pieces [first, last) of one role, before it meets its like."""

    role: str
    first: int
    last: int
    start: int
    end: int
    score: float


def extents_of(text: str, pieces: Pieces, role: str, tags: Rows) -> list[Extent]:
    """Return the runs of pieces that are inside the role, whole words only."""
    inside = 1 - tags[:, 0]
    runs: list[Extent] = []
    at, count = 0, len(inside)
    while at < count:
        if inside[at] < _GOES_ON:
            at += 1
            continue
        first = at
        at += 1
        most = min(count, first + _LONGEST)
        while at < most and inside[at] >= _GOES_ON and not _begins(text, pieces, tags, at):
            at += 1
        if inside[first:at].max() < _CANDIDATE:
            continue
        first, last = _whole_words(pieces, first, at)
        start, end = _trimmed(text, pieces.starts[first], pieces.ends[last - 1])
        end = _without_loose_end(text, start, end)
        if start < end:
            runs.append(Extent(role, first, last, start, end, float(inside[first:last].max())))
        at = max(at, last)
    return runs


def _begins(text: str, pieces: Pieces, tags: Rows, at: int) -> bool:
    """Whether another mention begins at this piece: with a mark or "and" before, not mid-name."""
    if not bool(tags[at, 1] > tags[at, 2]) or pieces.starts[at] == pieces.ends[at - 1]:
        return False
    last = text[pieces.starts[at - 1] : pieces.ends[at - 1]]
    return not last[-1:].isalnum() or last.lower() in _BETWEEN


def _whole_words(pieces: Pieces, first: int, last: int) -> tuple[int, int]:
    least, most = max(0, first - _LONGEST), min(len(pieces.ids), last + _LONGEST)
    while first > least and pieces.starts[first] == pieces.ends[first - 1]:
        first -= 1
    while last < most and pieces.starts[last] == pieces.ends[last - 1]:
        last += 1
    return first, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the marks around the words; a quotation mark stays if both are there."""
    while start < end and not text[start].isalnum() and text[start] not in "\"'“‘":
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in "\"'”’)":
        end -= 1
    return start, end


def _without_loose_end(text: str, start: int, end: int) -> int:
    """Leave out words at the end that only lead to others: "residence of"."""
    for _ in range(3):
        words = text[start:end].rsplit(None, 1)
        if len(words) < 2 or words[1].lower() not in _LOOSE:
            break
        end = start + len(words[0])
    return end
