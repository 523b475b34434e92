"""JSON lines are cut into pieces that fit."""

import io

from tallybook.read.lines import Lines, TooLong, cut


def test_lines_are_numbered_from_one_and_empty_ones_left_out() -> None:
    assert list(cut(io.BytesIO(b"a\r\n\n  \nb\nc"), 100)) == [Lines((1, 4, 5), (b"a", b"b", b"c"))]


def test_a_piece_has_at_most_32_lines() -> None:
    pieces = list(cut(io.BytesIO(b"x\n" * 70), 100))

    assert [len(one.numbers) for one in pieces] == [32, 32, 6]


def test_a_line_that_is_too_long_is_named_in_its_place() -> None:
    data = b"a\n" + b"b" * 1_000_000 + b"\nc\n"

    assert list(cut(io.BytesIO(data), 100)) == [
        Lines((1,), (b"a",)),
        TooLong(2),
        Lines((3,), (b"c",)),
    ]


def test_the_longest_line_is_still_read() -> None:
    assert list(cut(io.BytesIO(b"abc\nabcd"), 3)) == [Lines((1,), (b"abc",)), TooLong(2)]


def test_nothing_gives_nothing() -> None:
    assert list(cut(io.BytesIO(b"\n\n"), 10)) == []
