"""Spans near a span: the same answers as looking at all, in the same order."""

from __future__ import annotations

import random

import msgspec
import pytest

from tallybook.understand import overlaps
from tallybook.understand.overlaps import Overlaps, overlap


class Words(msgspec.Struct, frozen=True):
    start: int
    end: int


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (Words(0, 5), Words(4, 9), True),
        (Words(0, 5), Words(5, 9), False),
        (Words(0, 9), Words(3, 4), True),
        (Words(3, 3), Words(0, 9), True),
        (Words(0, 0), Words(0, 9), False),
    ],
    ids=["ends in", "ends before", "holds", "empty inside", "empty at the start"],
)
def test_spans_overlap_when_they_share_a_character(one: Words, other: Words, shared: bool) -> None:
    assert overlap(one, other) is shared
    assert overlap(other, one) is shared
    assert Overlaps([one]).of(other) == [one] * shared


def test_spans_near_are_those_of_all_that_overlap_in_their_order() -> None:
    """Short spans, long ones and ones across the edges of blocks."""
    rng = random.Random(7)
    starts = [rng.randrange(2000) for _ in range(400)]
    spans = [Words(start, start + rng.choice((0, 1, 9, 64, 300))) for start in starts]
    filed = Overlaps(spans)
    for asked in spans:
        assert filed.of(asked) == [one for one in spans if overlap(one, asked)]


def test_only_spans_near_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of 10^5 characters full of mentions costs a few looks a mention, not all by all."""
    looked = []
    monkeypatch.setattr(overlaps, "overlap", lambda one, other: looked.append(one))
    spans = [Words(start, start + 8) for start in range(0, 100_000, 10)]
    filed = Overlaps(spans)
    for one in spans:
        filed.of(one)
    assert len(looked) < 20 * len(spans)


def test_no_spans_overlap_nothing() -> None:
    assert Overlaps[Words](()).of(Words(0, 100)) == []
