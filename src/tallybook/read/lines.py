"""How is a long file of JSON lines cut, so that no more than a piece is held at one time?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

# A piece is what one child works on at a time: small, so that all have work and a line that
# takes a child down with it costs little to repeat.
_LINES = 32
_BYTES = 256 * 1024


class Lines(msgspec.Struct, frozen=True):
    """Some lines, with their numbers in the file, counted from 1; empty lines left out."""

    numbers: tuple[int, ...]
    lines: tuple[bytes, ...]


class TooLong(msgspec.Struct, frozen=True):
    """A line that is longer than a line may be."""

    number: int


def cut(stream: BinaryIO, longest: int) -> Iterator[Lines | TooLong]:
    """Yield the lines of a stream in pieces, in order; a line of over `longest` bytes is named."""
    numbers: list[int] = []
    lines: list[bytes] = []
    size = number = 0
    while line := stream.readline(longest + 1):
        number += 1
        too_long = len(line) > longest and not line.endswith(b"\n")
        if not too_long and line.strip():
            numbers.append(number)
            lines.append(line.rstrip(b"\r\n"))
            size += len(line)
        if lines and (too_long or len(lines) >= _LINES or size >= _BYTES):
            yield Lines(tuple(numbers), tuple(lines))
            numbers, lines, size = [], [], 0
        if too_long:
            yield TooLong(number)
            _skip_line(stream)
    if lines:
        yield Lines(tuple(numbers), tuple(lines))


def _skip_line(stream: BinaryIO) -> None:
    while (line := stream.readline(_BYTES)) and not line.endswith(b"\n"):
        pass
