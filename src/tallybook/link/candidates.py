"""Which pairs of accounts are worth comparing? Blocks of what they share within a window of days.

A pair is a candidate if both stand in one block and their windows overlap. Blocks are places,
map cells, regions and countries (broad), and names, sites, figures and rare words (telling). A
block that would give too many pairs is cut by the rare words of its members, so that candidates
grow with the accounts and not with their square.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Iterator, Sequence

from tallybook.link.profile import Profile, Spot
from tallybook.link.spans import is_open
from tallybook.link.wording import Wording

# A block may give this many pairs for each of its members before it is cut by words.
_PAIRS_EACH = 40
# Accounts without a date join broad blocks of up to this many members only.
_SMALL = 48
# A word in more accounts than this tells nothing.
_WORD_MOST = 20
# Map cells of about 28 km; each place stands in the four cells nearest to it.
_CELL = 0.25
# Figures under this are shared by chance.
_FIGURE_LEAST = 3

Pair = tuple[int, int]


def candidates(profiles: Sequence[Profile], wordings: Sequence[Wording]) -> list[Pair]:
    """Return the pairs of indexes to compare, i < j, sorted; never two of one report."""
    pairs: set[Pair] = set()
    for key, members in sorted(_blocks(profiles, wordings).items()):
        if len(members) > 1:
            pairs.update(_block_pairs(key, members, profiles, wordings))
    return sorted(pair for pair in pairs if _apart(profiles, pair))


def _apart(profiles: Sequence[Profile], pair: Pair) -> bool:
    return profiles[pair[0]].report_id != profiles[pair[1]].report_id


def _blocks(profiles: Sequence[Profile], wordings: Sequence[Wording]) -> dict[str, list[int]]:
    blocks: dict[str, list[int]] = {}
    for index, (profile, wording) in enumerate(zip(profiles, wordings, strict=True)):
        for key in dict.fromkeys([*_broad_keys(profile), *_telling_keys(profile, wording)]):
            blocks.setdefault(key, []).append(index)
    return blocks


def _broad_keys(profile: Profile) -> Iterator[str]:
    for spot in profile.spots[:4]:
        yield f"place {spot.gazetteer_id or spot.key}"
        if spot.point is not None and spot.geoprecision <= 2:
            yield from (f"cell {cell}" for cell in _cells(spot.point))
        if spot.adm1:
            yield f"region {spot.country} {spot.adm1}"
        if spot.geoprecision == 4:
            yield f"region {spot.country} {spot.key}"
    yield from (f"country {code}" for code in sorted(profile.countries))


def _cells(point: tuple[float, float]) -> Iterator[str]:
    north, east = math.floor(point[0] / _CELL - 0.5), math.floor(point[1] / _CELL - 0.5)
    return (f"{north + up} {east + right}" for up in (0, 1) for right in (0, 1))


def _telling_keys(profile: Profile, wording: Wording) -> Iterator[str]:
    where = min(profile.countries, default="")
    yield from (f"group {key} {where}" for key in sorted(profile.groups))
    people = {**profile.victims, **profile.doers}
    yield from (f"person {key.split()[-1]}" for key in sorted(people))
    yield from (f"site {word}" for site in profile.sites for word in site.words)
    for harm, counts in profile.counts.items():
        yield from (
            f"{harm} {count.shown} {where}" for count in counts if count.shown >= _FIGURE_LEAST
        )
    yield from (f"word {word}" for word in wording.rarest)


def _block_pairs(
    key: str, members: list[int], profiles: Sequence[Profile], wordings: Sequence[Wording]
) -> Iterator[Pair]:
    kind = key.split(" ", 1)[0]
    if kind == "word" and len(members) > _WORD_MOST:
        return
    if kind == "person" and len(members) <= _SMALL:
        # A person is hurt once: whoever names the same one is worth a look, whatever the dates.
        yield from itertools.combinations(members, 2)
        return
    if kind in ("place", "cell", "region", "country") and len(members) > _SMALL:
        members = [index for index in members if not is_open(profiles[index].window)]
    coarse = frozenset(_coarse(kind, key, members, profiles))
    if _sweep_size(members, coarse, profiles) <= _PAIRS_EACH * len(members):
        yield from _sweep(members, coarse, profiles)
        return
    for part in _parts(members, wordings):
        yield from _sweep(part, coarse, profiles)


def _coarse(kind: str, key: str, members: list[int], profiles: Sequence[Profile]) -> Iterator[int]:
    """Yield the members that ask for partners: in a country's block those known no finer."""
    for index in members:
        spots = profiles[index].spots
        if kind == "country":
            if not spots or not any(_is_placed(spot) for spot in spots):
                yield index
        elif kind != "region" or any(spot.geoprecision >= 4 for spot in spots):
            yield index


def _is_placed(spot: Spot) -> bool:
    return spot.gazetteer_id is not None and spot.geoprecision < 6


def _sweep(
    members: list[int], coarse: frozenset[int], profiles: Sequence[Profile]
) -> Iterator[Pair]:
    """Yield the pairs whose windows overlap and of which one at least is coarse."""
    asking: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for index in _by_first_day(members, profiles):
        first, last = profiles[index].window
        _drop_ended(asking, first)
        _drop_ended(others, first)
        partners = [*asking, *others] if index in coarse else asking
        for _, partner in partners:
            yield (index, partner) if index < partner else (partner, index)
        heapq.heappush(asking if index in coarse else others, (last, index))


def _sweep_size(members: list[int], coarse: frozenset[int], profiles: Sequence[Profile]) -> int:
    asking: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    size = 0
    for index in _by_first_day(members, profiles):
        first, last = profiles[index].window
        _drop_ended(asking, first)
        _drop_ended(others, first)
        size += len(asking) + (len(others) if index in coarse else 0)
        heapq.heappush(asking if index in coarse else others, (last, index))
    return size


def _by_first_day(members: list[int], profiles: Sequence[Profile]) -> list[int]:
    return sorted(members, key=lambda index: (profiles[index].window[0], index))


def _drop_ended(active: list[tuple[int, int]], first: int) -> None:
    while active and active[0][0] < first:
        heapq.heappop(active)


def _parts(members: list[int], wordings: Sequence[Wording]) -> Iterator[list[int]]:
    parts: dict[str, list[int]] = {}
    for index in members:
        for word in wordings[index].rarest:
            parts.setdefault(word, []).append(index)
    for word in sorted(parts):
        if 2 <= len(parts[word]) <= _WORD_MOST:
            yield parts[word]
