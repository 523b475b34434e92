"""Is a score of 0.8 right eight times in ten? Predicted chances against observed shares.

Of pairs judged with a chance of one incident, and whether they are one: a table by tenths of the
chance, the Brier score (mean squared error; Brier 1950), the expected calibration error (mean gap
of a tenth, weighed by its pairs) and the log loss. All are better the nearer to 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import msgspec

from tallybook.records import Account, Judgement

# No chance is surer than this in the log loss: one slip would outweigh all.
_LEAST = 1e-4


class Tenth(msgspec.Struct, frozen=True, kw_only=True):
    """The pairs with a chance from `least` to `least` + 0.1: their mean chance, and what was so.

    `told` and `seen` are None where there is no pair.
    """

    least: float
    pairs: int
    told: float | None
    seen: float | None


class Reliability(msgspec.Struct, frozen=True, kw_only=True):
    """How the chances of the pairs agree with what is so.

    `same` is how many of the pairs are one incident; `same_unjudged` how many pairs of one
    incident got no judgement, or one too low to keep.
    """

    pairs: int
    same: int
    same_unjudged: int
    brier: float | None
    calibration_error: float | None
    log_loss: float | None
    tenths: tuple[Tenth, ...]


def reliability(judged: Iterable[tuple[float, bool]], same_in_all: int = 0) -> Reliability:
    """Return how chances agree with what is so; `same_in_all` counts all pairs of one incident."""
    pairs = sorted(judged)
    same = sum(so for _, so in pairs)
    tenths = tuple(_tenth(number, pairs) for number in range(10))
    return Reliability(
        pairs=len(pairs),
        same=same,
        same_unjudged=max(0, same_in_all - same),
        brier=_mean([(told - so) ** 2 for told, so in pairs]),
        calibration_error=_mean(
            [
                abs(one.told - one.seen)
                for one in tenths
                for _ in range(one.pairs)
                if one.told is not None and one.seen is not None
            ]
        ),
        log_loss=_mean([_loss(told, so) for told, so in pairs]),
        tenths=tenths,
    )


def _tenth(number: int, pairs: list[tuple[float, bool]]) -> Tenth:
    held = [(told, so) for told, so in pairs if min(9, int(told * 10)) == number]
    return Tenth(
        least=number / 10,
        pairs=len(held),
        told=_mean([told for told, _ in held]),
        seen=_mean([float(so) for _, so in held]),
    )


def _mean(values: list[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None


def _loss(told: float, so: bool) -> float:
    held = min(1 - _LEAST, max(_LEAST, told))
    return -math.log(held if so else 1 - held)


def judged_pairs(
    judgements: Iterable[Judgement], incident_of: Mapping[str, str]
) -> list[tuple[float, bool]]:
    """Return the score of each judgement by the program, and whether the two are one incident.

    Judgements of accounts whose incident is not known, and those on reprints, are left out.
    """
    return [
        (one.score, incident_of[one.left] == incident_of[one.right])
        for one in judgements
        if one.decided_by != "person"
        and one.left in incident_of
        and one.right in incident_of
        and all(reason.feature != "copy" for reason in one.evidence)
    ]


def pairs_of_one(incident_of: Mapping[str, str]) -> int:
    """Return how many pairs of accounts tell of one incident."""
    sizes: dict[str, int] = {}
    for incident in incident_of.values():
        sizes[incident] = sizes.get(incident, 0) + 1
    return sum(size * (size - 1) // 2 for size in sizes.values())


def story_incidents(
    accounts: Mapping[str, tuple[Account, ...]], incident_of: Mapping[str, str]
) -> dict[str, str]:
    """Return the incident of each account that a text is about, by account id.

    `accounts` and `incident_of` go by the names of the texts. Texts with several main accounts
    are left out: the gold does not say which of them it means.
    """
    found = {}
    for name, told in accounts.items():
        mains = [one for one in told if one.role == "main"]
        if len(mains) == 1 and name in incident_of:
            found[mains[0].account_id] = incident_of[name]
    return found
