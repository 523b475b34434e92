"""How is a stream read on whose first bytes were already looked at?"""

from __future__ import annotations

import io
from typing import BinaryIO, cast


def behind(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream of these first bytes and then the rest; closing it leaves `rest` open."""
    return cast("BinaryIO", io.BufferedReader(_Joined(head, rest)))


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
