"""How parent and child talk: a kind of one byte, a length of eight bytes, then the data."""

from __future__ import annotations

import struct
from typing import BinaryIO

# parent -> child: a payload. child -> parent: ready once, then for each payload any number of
# parts and one end, or one failure (its cause, a colon, its words).
PAYLOAD, READY, PART, END, FAILED = b"i", b"r", b"p", b"e", b"f"

_HEAD = struct.Struct(">cQ")


class FrameTooLarge(Exception):
    """A frame claims more bytes than its reader takes."""


def write_frame(stream: BinaryIO, kind: bytes, data: bytes = b"") -> None:
    """Write one frame and send it off."""
    stream.write(_HEAD.pack(kind, len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO, most: int | None = None) -> tuple[bytes, bytes] | None:
    """Return the kind and data of the next frame, None when the other side is gone.

    Raises FrameTooLarge for more than `most` bytes, before any of them is read.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, size = _HEAD.unpack(head)
    if most is not None and size > most:
        raise FrameTooLarge(f"{size} bytes where {most} are allowed")
    data = stream.read(size)
    return None if len(data) < size else (kind, data)
