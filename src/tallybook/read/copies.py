"""Which reports repeat one another? Copies are one voice.

Exact: the same words. Near: most word 5-grams shared, found by MinHash (Broder 1997) in bands
and then counted truly. A reprint that only cuts the end of a story counts by containment.
Furniture is left out of the comparison.
"""

from __future__ import annotations

import functools
import hashlib
import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec
import rensa

from tallybook.records import Copy, Report

_WORD = re.compile(r"[^\W_]+")
_FURNITURE = frozenset(
    "headline byline dateline see_also appeal pointer contact caption navigation".split()
)
_GRAM = 5
# 32 bands of 4 rows find a pair of Jaccard 0.5 with a chance of 0.87, of 0.7 with 0.9999.
_PERMUTATIONS, _BANDS = 128, 32
# Edited copies of one story measured .75 and more, two tellings of one attack under .05:
# anything between parts them.
_JACCARD = 0.5
# A reprint that drops the tail: nine tenths of the shorter stand in the longer.
_CONTAINED = 0.9
# Fewer 5-grams than this say too little: two alerts of one line may agree by chance.
_LEAST_GRAMS = 20
_SEED = 7
# The words of so many reports are held while pairs are compared.
_HELD = 4096

_BAND = struct.Struct(f"<{1 + _PERMUTATIONS // _BANDS}Q")

Pair = tuple[str, str]


class Told(msgspec.Struct, frozen=True):
    """A report as it is compared: its words, their 5-grams, and what puts copies in order."""

    words: tuple[str, ...]
    grams: frozenset[int]
    precedence: tuple[str, str]


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """Return, for each report that repeats another, the original of its group.

    The original is the earliest published, then the one with the least id; the outcome does not
    depend on the order of the reports. Near-linear in their number.
    """
    by_id = {one.report_id: one for one in reports}
    under: dict[int, list[str]] = defaultdict(list)
    for report_id in sorted(by_id):
        for key in keys_of(by_id[report_id]):
            under[key].append(report_id)
    return copies_of(under.values(), by_id.__getitem__)


def keys_of(report: Report) -> tuple[int, ...]:
    """Return keys such that reports which repeat one another share at least one, nearly always.

    One a band of the sketch, one of all the words; none of a report that is too short.
    """
    told = told_of(report)
    keys = [_hash(" ".join(told.words).encode())] if len(told.words) >= _LEAST_GRAMS else []
    if len(told.grams) >= _LEAST_GRAMS:
        sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update([str(gram) for gram in sorted(told.grams)])
        digest, rows = sketch.digest(), _PERMUTATIONS // _BANDS
        bands = (digest[band * rows : (band + 1) * rows] for band in range(_BANDS))
        keys += [_hash(_BAND.pack(band, *values)) for band, values in enumerate(bands)]
    # As a column of SQLite takes them.
    return tuple(key - 2**63 for key in keys)


def copies_of(
    under: Iterable[Sequence[str]], report_of: Callable[[str], Report]
) -> tuple[Copy, ...]:
    """Return the copies among reports; `under` gives the ids under each key, in order.

    `report_of` gives a report by its id; those that share no key are not asked for.
    """
    told = functools.lru_cache(maxsize=_HELD)(lambda report_id: told_of(report_of(report_id)))
    # Each is paired with the first of its key: a group is joined by union anyway, and a key of
    # many copies stays linear.
    pairs = sorted({(ids[0], other) for ids in under for other in ids[1:]})
    near = [pair for pair in pairs if _repeat(told(pair[0]), told(pair[1]))]
    copies: list[Copy] = []
    for group in _groups(near):
        original = min(group, key=lambda one: told(one).precedence)
        copies += (_copy(one, original, told(one), told(original)) for one in group - {original})
    return tuple(sorted(copies, key=lambda one: one.report_id))


def told_of(report: Report) -> Told:
    """Return a report as it is compared."""
    words = _words(report)
    # A report without a date cannot be shown to be the first.
    precedence = (report.published_at or "9999", report.report_id)
    return Told(words, _grams(words), precedence)


def _repeat(one: Told, other: Told) -> bool:
    if one.words == other.words:
        return len(one.words) >= _LEAST_GRAMS
    if min(len(one.grams), len(other.grams)) < _LEAST_GRAMS:
        return False
    near = _jaccard(one.grams, other.grams) >= _JACCARD
    return near or _containment(one.grams, other.grams) >= _CONTAINED


def _copy(report_id: str, original_id: str, one: Told, original: Told) -> Copy:
    exact = one.words == original.words
    return Copy(
        report_id=report_id,
        original_id=original_id,
        kind="exact" if exact else "near",
        similarity=1.0 if exact else round(_jaccard(one.grams, original.grams), 3),
    )


def _words(report: Report) -> tuple[str, ...]:
    story = (one for one in report.sentences if one.kind not in _FURNITURE)
    return tuple(
        w for one in story for w in _WORD.findall(report.text[one.start : one.end].lower())
    )


def _grams(words: Sequence[str]) -> frozenset[int]:
    return frozenset(
        _hash(" ".join(words[at : at + _GRAM]).encode())
        for at in range(max(0, len(words) - _GRAM + 1))
    )


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


def _jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / len(left | right) if left or right else 0.0


def _containment(left: frozenset[int], right: frozenset[int]) -> float:
    least = min(len(left), len(right))
    return len(left & right) / least if least >= _LEAST_GRAMS else 0.0


def _groups(pairs: Iterable[Pair]) -> list[set[str]]:
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for left, right in pairs:
        first, second = root(left), root(right)
        parent[max(first, second)] = min(first, second)
    groups: dict[str, set[str]] = defaultdict(set)
    for one in sorted(parent):
        groups[root(one)].add(one)
    return [group for group in groups.values() if len(group) > 1]
