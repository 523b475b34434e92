"""What the caller of the reader sets, and what it gets for every input."""

from __future__ import annotations

import hashlib

import msgspec

from tallybook.records import Report, Unreadable
from tallybook.sandbox.limits import MB, Limits


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How much one input may take. Sizes in MB (of 1024 * 1024), text in millions of characters.

    `workers` children parse at one time (0: this process, without limits). `max_file_mb` bounds
    one file and all that one archive unpacks to. An archive may give `archive_ratio` times its
    own size and `archive_members` members; one that lies in `archive_depth` others is not opened.
    """

    workers: int = 2
    max_text_mb: int = 2
    max_file_mb: int = 200
    memory_mb: int = 1024
    time_s: int = 20
    archive_ratio: int = 100
    archive_members: int = 100_000
    archive_depth: int = 1

    @property
    def max_text(self) -> int:
        """Longest text of one report, in code points."""
        return self.max_text_mb * 1_000_000

    @property
    def max_file(self) -> int:
        """Largest input, in bytes."""
        return self.max_file_mb * MB

    @property
    def limits(self) -> Limits:
        """The limits of a child. Its clock is wider than its computing time: machines are busy."""
        return Limits(
            memory_mb=self.memory_mb,
            cpu_s=self.time_s,
            wall_s=3 * self.time_s,
            result_mb=max(64, self.max_file_mb + 1),
        )


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one input gave, with its original bytes (None when there were none to get).

    The original is what this report came in: the file, the JSON line, the archive member, the
    page of a web archive, the message of a mailbox; for an item of a feed or of a JSON list the
    whole file, shared by its items.
    """

    item: Report | Unreadable
    original: bytes | None = None
    original_sha256: str | None = None


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of these bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
