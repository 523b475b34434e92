"""Under which keys does an account stand, so that those that share something meet?

Keys are places, map cells, regions and countries (broad), and names, sites, figures and rare words
(telling). A key is a number: the hash of what is shared, with its kind in the lowest bits.
"""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Iterator

from tallybook.link.profile import Profile, Spot
from tallybook.link.wording import Wording

# The kinds of keys that differ in how their blocks are read; a key's kind is its last two bits.
SHARED, BROAD, PERSON, WORD = range(4)
KINDS = 4
# Map cells of about 28 km; each place stands in the four cells nearest to it.
_CELL = 0.25
# Figures under this are shared by chance.
_FIGURE_LEAST = 3


@functools.lru_cache(maxsize=1 << 16)
def key_of(kind: int, *parts: object) -> int:
    """Return the key of what is shared: a number of 62 bits, the same everywhere."""
    text = " ".join(map(str, parts)).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")
    return (number >> 4) * KINDS + kind


def keys_of(profile: Profile, wording: Wording) -> dict[int, bool]:
    """Return an account's keys, each with whether it asks for partners under it.

    Under a country and a region two accounts that both know a finer place do not meet: one of two
    has to ask.
    """
    found: dict[int, bool] = {}
    for key, asks in _broad(profile):
        found.setdefault(key, asks)
    for key in _telling(profile):
        found.setdefault(key, True)
    for word in wording.rarest:
        found.setdefault(word_key(word), True)
    return found


def word_key(word: str) -> int:
    """Return the key of a rare word."""
    return key_of(WORD, "word", word)


def _broad(profile: Profile) -> Iterator[tuple[int, bool]]:
    coarse = any(spot.geoprecision >= 4 for spot in profile.spots)
    for spot in profile.spots[:4]:
        yield key_of(BROAD, "place", spot.gazetteer_id or spot.key), True
        if spot.point is not None and spot.geoprecision <= 2:
            yield from ((cell, True) for cell in _cells(spot.point))
        if spot.adm1:
            yield key_of(BROAD, "region", spot.country, spot.adm1), coarse
        if spot.geoprecision == 4:
            yield key_of(BROAD, "region", spot.country, spot.key), coarse
    unplaced = not any(_is_placed(spot) for spot in profile.spots)
    yield from ((key_of(BROAD, "country", code), unplaced) for code in sorted(profile.countries))


def _is_placed(spot: Spot) -> bool:
    return spot.gazetteer_id is not None and spot.geoprecision < 6


def _cells(point: tuple[float, float]) -> Iterator[int]:
    north, east = math.floor(point[0] / _CELL - 0.5), math.floor(point[1] / _CELL - 0.5)
    return (key_of(BROAD, "cell", north + up, east + right) for up in (0, 1) for right in (0, 1))


def _telling(profile: Profile) -> Iterator[int]:
    where = min(profile.countries, default="")
    yield from (key_of(SHARED, "group", key, where) for key in sorted(profile.groups))
    people = sorted({**profile.victims, **profile.doers})
    yield from (key_of(PERSON, "person", key.split()[-1]) for key in people)
    yield from (key_of(SHARED, "site", word) for site in profile.sites for word in site.words)
    for harm, counts in profile.counts.items():
        yield from (
            key_of(SHARED, harm, count.shown, where)
            for count in counts
            if count.shown >= _FIGURE_LEAST
        )
