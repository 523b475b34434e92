"""What is kept of each account of a book while it is linked? Its profile on disk, and its words.

The profiles of a large book do not fit into memory: they lie in a file that goes with the pool,
and those looked at last are held. Accounts are known by their number, in the order of adding.
"""

from __future__ import annotations

import functools
import os
import tempfile
from array import array

import msgspec

from tallybook.link.bags import Bags
from tallybook.link.profile import Profile

# So many accounts are held: those of some weeks of the news.
_HELD = 8192
# Up to this size the file stays in memory.
_IN_MEMORY = 1 << 26


class Pool:
    """The profiles of a book's accounts."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        # The day of publication of each, and the days that its incident is looked for in.
        self.published: list[int | None] = []
        self.windows: list[tuple[int, int]] = []
        self.bags = Bags()
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._ends = array("q", [0])
        self._held = functools.lru_cache(maxsize=_HELD)(self._read)

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, profile: Profile) -> None:
        """Add the next account."""
        self.ids.append(profile.account_id)
        self.published.append(profile.published)
        self.windows.append(profile.window)
        self.bags.add(profile.words)
        data = msgspec.msgpack.encode(msgspec.structs.replace(profile, words={}))
        self._file.seek(0, os.SEEK_END)
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def profile(self, number: int) -> Profile:
        """Return the profile of an account."""
        return self._held(number)

    def _read(self, number: int) -> Profile:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        bare = msgspec.msgpack.decode(self._file.read(end - start), type=Profile)
        return msgspec.structs.replace(bare, words=self.bags.words(number))
