"""Which reports repeat one another? Copies are one voice.

Exact: the same words. Near: most word 5-grams shared, found by MinHash (Broder 1997) in bands
and then counted truly. A reprint that only cuts the end of a story counts by containment.
Furniture is left out of the comparison.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

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


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Return, for each report that repeats another, the original of its group.

    The original is the earliest published, then the one with the least id; the outcome does not
    depend on the order of the reports. Near-linear in their number.
    """
    ordered = sorted(reports, key=lambda one: one.report_id)
    words = [_words(one) for one in ordered]
    grams = [_grams(one) for one in words]
    pairs = {**_near_pairs(grams), **_exact_pairs(words)}
    copies: list[Copy] = []
    for group in _groups(len(ordered), pairs):
        original = min(group, key=lambda n: _precedence(ordered[n]))
        copies.extend(
            _copy(ordered, words, grams, number, original) for number in sorted(group - {original})
        )
    return tuple(sorted(copies, key=lambda one: one.report_id))


def _precedence(report: Report) -> tuple[str, str]:
    # A report without a date cannot be shown to be the first.
    return (report.published_at or "9999", report.report_id)


def _copy(
    reports: Sequence[Report],
    words: Sequence[tuple[str, ...]],
    grams: Sequence[frozenset[int]],
    number: int,
    original: int,
) -> Copy:
    exact = words[number] == words[original]
    return Copy(
        report_id=reports[number].report_id,
        original_id=reports[original].report_id,
        kind="exact" if exact else "near",
        similarity=1.0 if exact else round(_jaccard(grams[number], grams[original]), 3),
    )


def _words(report: Report) -> tuple[str, ...]:
    story = (one for one in report.sentences if one.kind not in _FURNITURE)
    return tuple(
        w for one in story for w in _WORD.findall(report.text[one.start : one.end].lower())
    )


def _grams(words: Sequence[str]) -> frozenset[int]:
    return frozenset(
        _hash(" ".join(words[at : at + _GRAM])) for at in range(max(0, len(words) - _GRAM + 1))
    )


def _hash(gram: str) -> int:
    return int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=8).digest(), "big")


def _exact_pairs(words: Sequence[tuple[str, ...]]) -> dict[tuple[int, int], float]:
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(words):
        if len(one) >= _LEAST_GRAMS:
            same[one].append(number)
    return {(group[0], other): 1.0 for group in same.values() for other in group[1:]}


def _near_pairs(grams: Sequence[frozenset[int]]) -> dict[tuple[int, int], float]:
    pairs: dict[tuple[int, int], float] = {}
    for left, right in sorted(_candidates(grams)):
        likeness = _jaccard(grams[left], grams[right])
        if likeness >= _JACCARD or _containment(grams[left], grams[right]) >= _CONTAINED:
            pairs[left, right] = likeness
    return pairs


def _candidates(grams: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    buckets: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    rows = _PERMUTATIONS // _BANDS
    for number, one in enumerate(grams):
        if len(one) < _LEAST_GRAMS:
            continue
        sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update([str(gram) for gram in sorted(one)])
        digest = sketch.digest()
        for band in range(_BANDS):
            buckets[band, tuple(digest[band * rows : (band + 1) * rows])].append(number)
    # Each is paired with the first of its bucket: a group is joined by union anyway, and a
    # bucket of many copies stays linear.
    return {(group[0], other) for group in buckets.values() for other in group[1:]}


def _jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / len(left | right) if left or right else 0.0


def _containment(left: frozenset[int], right: frozenset[int]) -> float:
    least = min(len(left), len(right))
    return len(left & right) / least if least >= _LEAST_GRAMS else 0.0


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for left, right in pairs:
        parent[max(root(left), root(right))] = min(root(left), root(right))
    groups: dict[int, set[int]] = defaultdict(set)
    for number in range(count):
        groups[root(number)].add(number)
    return [group for group in groups.values() if len(group) > 1]
