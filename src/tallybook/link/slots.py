"""What do places, kinds, people and figures say of a million pairs? Each two values weighed once.

Accounts have few different values of most slots: one country, some tens of kinds of attack. Each
value gets a number, and each two numbers are weighed once, by the very functions that give the
reasons, on profiles that hold nothing else. So what is summed here is what the reasons weigh, or
more where a slot cannot tell: then the pair is compared in full.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Hashable, Iterable
from typing import Any

import msgspec
import numpy as np

from tallybook.link.columns import Numbers, Weights, column
from tallybook.link.figures import TELLING, compare_figures
from tallybook.link.profile import Count, Profile
from tallybook.link.strengths import strength
from tallybook.link.usual import Usual
from tallybook.link.what import compare_what
from tallybook.link.where import compare_where
from tallybook.link.who import compare_who, share_person
from tallybook.records import Evidence

Parts = dict[str, Any]
Weigh = Callable[[Profile, Profile, Usual], float]

# Whoever name one person are compared in full: that turns vetoes.
_SURELY = 1000.0
# Confidences are taken as a multiple of this, from below: a place that is off weighs less then.
_CONFIDENCE_STEP = 0.25
_NOBODY = frozenset[str]()
_BARE = Profile(
    account_id="",
    report_id="",
    role="",
    published=None,
    spans=(),
    window=(0, 0),
    countries=_NOBODY,
    country_names="",
    country_sure=False,
    spots=(),
    sites=(),
    kinds=_NOBODY,
    attack_types=_NOBODY,
    stages=_NOBODY,
    groups={},
    doers={},
    attackers=None,
    weapons=_NOBODY,
    victims={},
    ages=frozenset(),
    nations=_NOBODY,
    targets=_NOBODY,
    counts={},
    words={},
)


class Slot:
    """One slot: the number of each account's value, and what two values weigh at most.

    `cut` gives the parts of a profile that count, or none where it says nothing.
    """

    def __init__(self, cut: Callable[[Profile], Parts | None], weigh: Weigh) -> None:
        self._cut = cut
        self._weigh = weigh
        self._numbers: dict[Hashable, int] = {}
        # Number 0 says nothing: it weighs nothing with any other.
        self._values = [_BARE]
        self._known: dict[int, float] = {}
        self._column = array("q")

    def add(self, profile: Profile) -> None:
        """Add the value of the next account."""
        parts = self._cut(profile)
        if parts is None:
            self._column.append(0)
            return
        key = tuple(_hashable(part) for part in parts.values())
        number = self._numbers.setdefault(key, len(self._values))
        if number == len(self._values):
            self._values.append(msgspec.structs.replace(_BARE, **parts))
        self._column.append(number)

    def numbers(self) -> Numbers:
        """Return the number of each account's value; 0 where it says nothing."""
        return column(self._column, np.int64)

    def weights(self, left: Numbers, right: Numbers, usual: Usual) -> Weights:
        """Return what the values with these numbers weigh, pair by pair."""
        found = np.zeros(len(left))
        told = np.flatnonzero((left > 0) & (right > 0))
        codes, back = np.unique(left[told] * len(self._values) + right[told], return_inverse=True)
        found[told] = np.array([self._of(code, usual) for code in codes.tolist()] or [0.0])[back]
        return found

    def _of(self, code: int, usual: Usual) -> float:
        known = self._known.get(code)
        if known is None:
            left, right = divmod(code, len(self._values))
            known = self._weigh(self._values[left], self._values[right], usual)
            self._known[code] = known
        return known


def _hashable(part: Any) -> Hashable:
    return tuple(sorted(part.items())) if isinstance(part, dict) else part


def slots() -> tuple[Slot, ...]:
    """Return a slot for each thing that accounts are compared by, but for time and wording."""
    return (
        Slot(_countries, _where),
        Slot(_spots, _where),
        Slot(_sites, _where),
        Slot(_only("attack_types"), _what),
        Slot(_only("stages"), _what),
        Slot(_only("weapons"), _what),
        Slot(_targets, _what),
        Slot(_groups, _who),
        Slot(_doers, _who),
        Slot(_victims, _victims_told),
        Slot(_only("attackers"), _who),
        Slot(_only("nations"), _who),
        Slot(_counts, _figures),
    )


def _only(name: str) -> Callable[[Profile], Parts | None]:
    def cut(profile: Profile) -> Parts | None:
        value = getattr(profile, name)
        return {name: value} if value else None

    return cut


def _countries(profile: Profile) -> Parts | None:
    if not profile.countries:
        return None
    return {"countries": profile.countries, "country_sure": profile.country_sure}


def _spots(profile: Profile) -> Parts | None:
    kept = (
        msgspec.structs.replace(
            spot,
            name="",
            confidence=_CONFIDENCE_STEP * math.floor(spot.confidence / _CONFIDENCE_STEP),
        )
        for spot in profile.spots[:4]
    )
    return {"spots": tuple(kept)} if profile.spots else None


def _sites(profile: Profile) -> Parts | None:
    if not profile.sites and not profile.kinds:
        return None
    named = tuple(msgspec.structs.replace(one, name="") for one in profile.sites if one.words)
    return {"sites": named, "kinds": profile.kinds, "role": profile.role}


def _targets(profile: Profile) -> Parts | None:
    return {"targets": profile.targets, "role": profile.role} if profile.targets else None


def _groups(profile: Profile) -> Parts | None:
    return {"groups": dict.fromkeys(profile.groups, "")} if profile.groups else None


def _doers(profile: Profile) -> Parts | None:
    return {"doers": dict.fromkeys(profile.doers, "")} if profile.doers else None


def _victims(profile: Profile) -> Parts | None:
    if not profile.victims and not profile.ages:
        return None
    deaths = max((one.shown for one in profile.counts.get("killed", ())), default=0)
    killed = Count(harm="killed", low=0, high=0, shown=deaths, bound="exact", as_of=None)
    return {
        "victims": dict.fromkeys(profile.victims, ""),
        "ages": profile.ages,
        "counts": {"killed": (killed,)},
    }


def _counts(profile: Profile) -> Parts | None:
    # Without the days that figures hold for: they are of each report.
    kept = {
        harm: tuple(msgspec.structs.replace(one, as_of=None) for one in counts[:3])
        for harm, counts in profile.counts.items()
        if harm in TELLING
    }
    return {"counts": kept} if kept else None


def _sum(reasons: Iterable[Evidence]) -> float:
    return math.fsum(one.weight for one in reasons)


def _where(left: Profile, right: Profile, usual: Usual) -> float:
    # How busy a place is, is asked of the left one: either may be it.
    both = compare_where(left, right, usual), compare_where(right, left, usual)
    return max(map(_sum, both))


def _what(left: Profile, right: Profile, usual: Usual) -> float:
    return _sum(compare_what(left, right))


def _who(left: Profile, right: Profile, usual: Usual) -> float:
    surely = share_person(left, right, usual)
    return _SURELY if surely else _sum(compare_who(left, right, usual))


def _victims_told(left: Profile, right: Profile, usual: Usual) -> float:
    """Return what two lists of victims weigh; the text of one may name a victim of the other."""
    told = strength("victim_told_of") if left.victims or right.victims else -_SURELY
    return max(told, _who(left, right, usual))


def _figures(left: Profile, right: Profile, usual: Usual) -> float:
    return math.fsum(_at_most(one, left, right) for one in compare_figures(left, right))


def _at_most(one: Evidence, left: Profile, right: Profile) -> float:
    """Return what figures weigh if a floor among them is an early one."""
    counts = (*left.counts[one.feature], *right.counts[one.feature])
    floor = any(count.bound == "at_least" for count in counts)
    return one.weight * strength("figures_grew_share") if floor and one.weight < 0 else one.weight
