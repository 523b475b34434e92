"""Which pairs of accounts are worth comparing? Those of one block whose windows overlap.

A block is all accounts under one key. One that would give too many pairs is cut by the rare words
of its members, so that candidates grow with the accounts and not with their square.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np

from tallybook.link.columns import Flags, Numbers, column
from tallybook.link.keys import BROAD, KINDS, PERSON, WORD, keys_of, word_key
from tallybook.link.profile import Profile
from tallybook.link.spans import EARLIEST, LATEST, is_open
from tallybook.link.wording import BLOCKING, Wording

# A block may give this many pairs for each of its members before it is cut by words.
PAIRS_EACH = 40
# Accounts without a date join broad blocks of up to this many members only.
SMALL = 48
# A word in more accounts than this tells nothing.
WORD_MOST = 20
# Blocks are read in so many parts, and pairs drawn so many at a time, to hold memory down.
_SHELVES = 16
_AT_ONCE = 1 << 21
_DAYS = LATEST - EARLIEST + 1

Pair = tuple[int, int]


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """Columns of equal length: account `member` stands under `key`, and may ask for partners.

    `first` and `last` are the days of its window, counted from the earliest.
    """

    key: Numbers
    member: Numbers
    asks: Flags
    first: Numbers
    last: Numbers

    def of(self, rows: Any) -> Entries:
        """Return some of the rows: by flags, or by numbers in their order."""
        return Entries(
            key=self.key[rows],
            member=self.member[rows],
            asks=self.asks[rows],
            first=self.first[rows],
            last=self.last[rows],
        )


class Members(msgspec.Struct, frozen=True, kw_only=True):
    """Columns of accounts: the days of their windows, whether these are open, their rare words.

    Days are counted from the earliest; a row of `rarest` holds keys of words, -1 where it ends.
    """

    first: Numbers
    last: Numbers
    open: Flags
    rarest: Numbers

    def joined(self, other: Members) -> Members:
        """Return these accounts and then others."""
        return Members(
            first=np.concatenate([self.first, other.first]),
            last=np.concatenate([self.last, other.last]),
            open=np.concatenate([self.open, other.open]),
            rarest=np.concatenate([self.rarest, other.rarest]),
        )

    def entries(self, key: Numbers, member: Numbers, asks: Flags) -> Entries:
        """Return what stands under keys, with the windows of these members."""
        return Entries(
            key=key, member=member, asks=asks, first=self.first[member], last=self.last[member]
        )


def window_of_days(profile: Profile) -> tuple[int, int]:
    """Return an account's window in days from the earliest."""
    first, last = profile.window
    return max(0, first - EARLIEST), min(_DAYS, last - EARLIEST)


def rarest_of(wording: Wording) -> list[int]:
    """Return the keys of a wording's rarest words, filled up to a row of `Members.rarest`."""
    words = [word_key(word) for word in wording.rarest]
    return words + [-1] * (BLOCKING - len(words))


def members_of(accounts: Sequence[tuple[Profile, Wording]]) -> Members:
    """Return accounts, given by profile and wording, as columns."""
    days = np.array([window_of_days(one) for one, _ in accounts], np.int64).reshape(-1, 2)
    rarest = [rarest_of(wording) for _, wording in accounts]
    return Members(
        first=days[:, 0],
        last=days[:, 1],
        open=np.array([is_open(one.window) for one, _ in accounts], np.bool_),
        rarest=np.array(rarest, np.int64).reshape(-1, BLOCKING),
    )


def pairs_under(entries: Entries, members: Members) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the pairs of members that meet under whole blocks; one pair may come again."""
    entries = _ordered(_meeting(entries, members.open))
    crowded = _crowded(entries)
    yield from _sweep(entries.of(~crowded))
    yield from _sweep(_ordered(_parts(entries.of(crowded), members)))


class Blocks:
    """The blocks of a book; accounts are added one by one and known by their number."""

    def __init__(self) -> None:
        self._keys = [array("q") for _ in range(_SHELVES)]
        self._members = [array("i") for _ in range(_SHELVES)]
        self._asks = [array("b") for _ in range(_SHELVES)]
        self._windows = array("q")
        self._open = array("b")
        self._reports: dict[str, int] = {}
        self._report = array("q")
        self._rarest = array("q")

    def add(self, profile: Profile, wording: Wording) -> None:
        """Add the next account."""
        number = len(self._open)
        for key, asks in keys_of(profile, wording).items():
            shelf = (key // KINDS) % _SHELVES
            self._keys[shelf].append(key)
            self._members[shelf].append(number)
            self._asks[shelf].append(asks)
        self._windows.extend(window_of_days(profile))
        self._open.append(is_open(profile.window))
        self._report.append(self._reports.setdefault(profile.report_id, len(self._reports)))
        self._rarest.extend(rarest_of(wording))

    def pairs(self) -> tuple[Numbers, Numbers]:
        """Return the pairs of accounts to compare as two columns, i < j, sorted.

        Never two of one report.
        """
        size = len(self._open)
        found: Numbers = np.empty(0, np.int64)
        fresh: list[Numbers] = []
        for shelf in range(_SHELVES):
            for left, right in self._shelf_pairs(shelf):
                fresh.append(np.minimum(left, right) * size + np.maximum(left, right))
                if sum(map(len, fresh)) > 4 * _AT_ONCE:
                    found, fresh = np.unique(np.concatenate([found, *fresh])), []
        found = np.unique(np.concatenate([found, *fresh]))
        left, right = found // max(1, size), found % max(1, size)
        report = column(self._report, np.int64)
        apart = report[left] != report[right]
        return left[apart], right[apart]

    def _shelf_pairs(self, shelf: int) -> Iterator[tuple[Numbers, Numbers]]:
        windows = column(self._windows, np.int64).reshape(-1, 2)
        members = Members(
            first=windows[:, 0],
            last=windows[:, 1],
            open=column(self._open, np.bool_),
            rarest=column(self._rarest, np.int64).reshape(-1, BLOCKING),
        )
        entries = members.entries(
            column(self._keys[shelf], np.int64),
            column(self._members[shelf], np.int32).astype(np.int64),
            column(self._asks[shelf], np.bool_),
        )
        return pairs_under(entries, members)


def _parts(entries: Entries, members: Members) -> Entries:
    """Cut crowded blocks: one part for each rare word of their members."""
    whole = entries.of(np.repeat(np.arange(len(entries.key)), BLOCKING))
    word = members.rarest[entries.member].reshape(-1)
    parts = msgspec.structs.replace(whole, key=_mixed(whole.key, word)).of(word >= 0)
    held = _held(parts.key)
    return parts.of((held >= 2) & (held <= WORD_MOST))


def candidates(profiles: Sequence[Profile], wordings: Sequence[Wording]) -> list[Pair]:
    """Return the pairs of indexes to compare, i < j, sorted; never two of one report."""
    blocks = Blocks()
    for profile, wording in zip(profiles, wordings, strict=True):
        blocks.add(profile, wording)
    left, right = blocks.pairs()
    return list(zip(left.tolist(), right.tolist(), strict=True))


def _mixed(key: Numbers, word: Numbers) -> Numbers:
    """Return a key for each key and word together; what runs over 64 bits is cut off."""
    mixed: Numbers = key * np.int64(0x9E3779B97F4A7C1) + word * np.int64(0x1D8E4E27C47D124F)
    return mixed ^ (mixed >> np.int64(29))


def _held(key: Numbers) -> Numbers:
    """Return, for each row, how many rows have its key."""
    _, back, held = np.unique(key, return_inverse=True, return_counts=True)
    counts: Numbers = held[back]
    return counts


def _meeting(entries: Entries, is_open: Flags) -> Entries:
    """Return the entries that can meet others, with the days in which they do."""
    held, kind = _held(entries.key), entries.key % KINDS
    tells = (held > 1) & ((kind != WORD) | (held <= WORD_MOST))
    tells &= (kind != BROAD) | (held <= SMALL) | ~is_open[entries.member]
    # A person is hurt once: whoever names the same one is worth a look, whatever the dates.
    always = (kind == PERSON) & (held <= SMALL)
    first, last = np.where(always, 0, entries.first), np.where(always, _DAYS, entries.last)
    return msgspec.structs.replace(entries, first=first, last=last).of(tells)


def _ordered(entries: Entries) -> Entries:
    return entries.of(np.lexsort((entries.member, entries.first, entries.key)))


class _Reach(msgspec.Struct, frozen=True, kw_only=True):
    """For each row of ordered entries, from which to which row those stand that it meets.

    The rows of one that asks are rows of all entries, those of another rows of `asking`.
    """

    start: Numbers
    count: Numbers
    asking: Numbers


def _reach(entries: Entries) -> _Reach:
    """Return whom each entry meets among those of its block that begin later."""
    rows = np.arange(len(entries.key))
    _, block = np.unique(entries.key, return_inverse=True)
    begins, ends = block * (_DAYS + 1) + entries.first, block * (_DAYS + 1) + entries.last
    end = np.searchsorted(begins, ends, side="right")
    asking = np.flatnonzero(entries.asks)
    start = np.where(entries.asks, rows + 1, np.searchsorted(asking, rows, side="right"))
    stop = np.where(entries.asks, end, np.searchsorted(asking, end, side="left"))
    return _Reach(start=start, count=np.maximum(0, stop - start), asking=asking)


def _crowded(entries: Entries) -> Flags:
    """Return, for each row, whether its block gives too many pairs."""
    _, block, held = np.unique(entries.key, return_inverse=True, return_counts=True)
    pairs = np.bincount(block, weights=_reach(entries).count, minlength=len(held))
    crowded: Flags = (pairs > PAIRS_EACH * held)[block]
    return crowded


def _sweep(entries: Entries) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the pairs whose windows overlap and of which one at least asks."""
    reach = _reach(entries)
    whole = np.concatenate([[0], np.cumsum(reach.count)])
    row = 0
    while row < len(reach.count):
        stop = int(np.searchsorted(whole, whole[row] + _AT_ONCE, side="right")) - 1
        stop = max(row + 1, stop)
        count = reach.count[row:stop]
        ours = np.repeat(np.arange(row, stop), count)
        step = np.arange(len(ours)) - np.repeat(whole[row:stop] - whole[row], count)
        theirs = np.repeat(reach.start[row:stop], count) + step
        asks = entries.asks[ours]
        theirs[~asks] = reach.asking[theirs[~asks]]
        yield entries.member[ours], entries.member[theirs]
        row = stop
