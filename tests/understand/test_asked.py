"""A question about one report is answered once, and anew for another."""

from __future__ import annotations

from tallybook.understand.asked import asked_once


def test_the_last_answer_stands_for_the_same_argument_only() -> None:
    """Equal is not the same: reports are told apart by identity, which costs nothing."""
    read: list[list[int]] = []

    @asked_once
    def total(of: list[int]) -> int:
        read.append(of)
        return sum(of)

    one, like_it = [1, 2], [1, 2]
    assert [total(one), total(one), total(like_it), total(one)] == [3, 3, 3, 3]
    assert [id(each) for each in read] == [id(one), id(like_it), id(one)]
