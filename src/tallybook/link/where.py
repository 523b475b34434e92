"""Can two accounts' places be one incident's? Country, settlement, distance, site and its kind."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tallybook.link.likeness import alike
from tallybook.link.names import near
from tallybook.link.profile import Profile, Site, Spot
from tallybook.link.strengths import VETO, strength
from tallybook.link.usual import Usual
from tallybook.records import Evidence

# The mean radius of the earth, km.
_EARTH = 6371.0
# Geoprecision up to which a point stands for the place itself and not for a region's middle.
_POINT = 2


def compare_where(left: Profile, right: Profile, usual: Usual) -> Iterator[Evidence]:
    """Yield what countries, places and sites say of a pair."""
    yield from _countries(left, right)
    yield from _spots(left, right, usual)
    yield from _sites(left, right)


def _countries(left: Profile, right: Profile) -> Iterator[Evidence]:
    if not left.countries or not right.countries:
        return
    shared = left.countries & right.countries
    against = VETO if left.country_sure and right.country_sure else strength("other_country_unsure")
    yield Evidence(
        feature="country",
        left=left.country_names or ", ".join(sorted(left.countries)),
        right=right.country_names or ", ".join(sorted(right.countries)),
        weight=strength("same_country") if shared else against,
        words="the same country" if shared else "different countries",
    )


def _spots(left: Profile, right: Profile, usual: Usual) -> Iterator[Evidence]:
    best: Evidence | None = None
    for ours in left.spots[:4]:
        for theirs in right.spots[:4]:
            found = compare_spots(ours, theirs, usual)
            if best is None or found.weight > best.weight:
                best = found
    if best is not None and best.weight:
        yield best


def compare_spots(ours: Spot, theirs: Spot, usual: Usual) -> Evidence:
    """Return what two places say: the same, near by name, one in the other, or how far apart."""
    weight, words = _spot_words(ours, theirs)
    if weight > 0:
        weight = max(
            strength("busy_place_least"), weight - usual.place(ours.gazetteer_id or ours.key)
        )
    else:
        # A place that may be another of its name is weak evidence against.
        weight *= min(ours.confidence, theirs.confidence)
    return Evidence(
        feature="place", left=ours.name, right=theirs.name, weight=round(weight, 3), words=words
    )


def _spot_words(ours: Spot, theirs: Spot) -> tuple[float, str]:
    fine = max(ours.geoprecision, theirs.geoprecision) <= 3
    if ours.gazetteer_id is not None and ours.gazetteer_id == theirs.gazetteer_id:
        return strength("same_place" if fine else "same_region"), "the same place"
    if ours.key == theirs.key:
        return strength("same_place_name" if fine else "same_region"), "a place of the same name"
    if not (ours.gazetteer_id and theirs.gazetteer_id) and near(ours.key, theirs.key):
        return strength("near_place_name"), "the names differ by a slip of spelling"
    if _holds(ours, theirs) or _holds(theirs, ours):
        return strength("place_in_region"), "one place lies in the other"
    return _far(ours, theirs)


def _holds(outer: Spot, inner: Spot) -> bool:
    return outer.geoprecision >= 4 and inner.adm1 is not None and outer.key == inner.adm1


def _far(ours: Spot, theirs: Spot) -> tuple[float, str]:
    if ours.point is None or theirs.point is None:
        return strength("other_place_unknown"), "differently named places"
    if max(ours.geoprecision, theirs.geoprecision) > _POINT:
        same = ours.adm1 is not None and ours.adm1 == theirs.adm1
        return (0.0, "the same region") if same else (strength("other_region"), "different regions")
    far = distance(ours.point, theirs.point)
    words = f"{far:.0f} km apart"
    if far <= 10:
        return strength("within_10_km"), words
    if far <= 30:
        return strength("within_30_km"), words
    return strength("within_100_km" if far <= 100 else "beyond_100_km"), words


def distance(ours: tuple[float, float], theirs: tuple[float, float]) -> float:
    """Return the great-circle distance of two points (latitude, longitude in degrees), in km."""
    (lat1, lon1), (lat2, lon2) = ours, theirs
    north, south = math.radians(lat1), math.radians(lat2)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def _sites(left: Profile, right: Profile) -> Iterator[Evidence]:
    named = _named_sites(left, right)
    if named is not None:
        yield named
    elif left.kinds and right.kinds:
        yield from _site_kinds(left, right)


def _named_sites(left: Profile, right: Profile) -> Evidence | None:
    ours = [site for site in left.sites if site.words]
    theirs = [site for site in right.sites if site.words]
    if not ours or not theirs:
        return None
    for one in ours:
        for other in theirs:
            if _share(one, other):
                return _site(one, other, strength("same_site"), "the same site by name")
    if left.kinds and right.kinds and not alike("site_kinds", left.kinds, right.kinds):
        return _site(ours[0], theirs[0], VETO, "two different sites of different kinds")
    if left.role == right.role == "main" and len(ours) == len(theirs) == 1:
        return _site(ours[0], theirs[0], strength("other_site_main"), "two different named sites")
    return _site(ours[0], theirs[0], strength("other_site"), "two different named sites")


def _share(one: Site, other: Site) -> bool:
    return any(near(word, word2) for word in one.words for word2 in other.words)


def _site(one: Site, other: Site, weight: float, words: str) -> Evidence:
    return Evidence(feature="site", left=one.name, right=other.name, weight=weight, words=words)


def _site_kinds(left: Profile, right: Profile) -> Iterator[Evidence]:
    ours, theirs = ", ".join(sorted(left.kinds)), ", ".join(sorted(right.kinds))
    if left.kinds & right.kinds:
        weight, words = strength("same_site_kind"), "the same kind of site"
    elif alike("site_kinds", left.kinds, right.kinds):
        weight, words = strength("alike_site_kind"), "kinds of site that go together"
    elif left.role == right.role == "main" and len(left.kinds) == len(right.kinds) == 1:
        weight, words = (
            strength("other_site_kind_main"),
            "different kinds of site, both as the main story",
        )
    else:
        weight, words = strength("other_site_kind"), "different kinds of site"
    yield Evidence(feature="site_kind", left=ours, right=theirs, weight=weight, words=words)
