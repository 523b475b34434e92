"""What do tallies tell of persons' decisions? Who checked best, and what is gone?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tallybook.codebook import code_list
from tallybook.reconcile.material import Material
from tallybook.reconcile.said import aside_words, set_aside
from tallybook.records import SetAside, Statement, Tally


def as_said(tallies: Mapping[str, Tally], material: Material, rule: str) -> dict[str, Tally]:
    """Return the tallies with what persons said of the statements behind them.

    A harm of which every figure was set aside keeps a tally without numbers, with the reason.
    """
    statements = {one.statement_id: one for one in material.heard}
    aside = _aside_by_harm(material)
    return {
        harm: _told(tallies.get(harm) or Tally(harm=harm, rule=rule), statements, aside, material)
        for harm in code_list("harms").codes
        if harm in tallies or harm in aside
    }


def _aside_by_harm(material: Material) -> dict[str, list[tuple[Statement, SetAside]]]:
    found: dict[str, list[tuple[Statement, SetAside]]] = {}
    told = set_aside(material.aside, material.cluster.decisions)
    for one, why in zip(material.aside, told, strict=True):
        if one.field in code_list("harms"):
            found.setdefault(one.field, []).append((one, why))
    return found


def _told(
    tally: Tally,
    statements: Mapping[str, Statement],
    aside: Mapping[str, list[tuple[Statement, SetAside]]],
    material: Material,
) -> Tally:
    best = [statements[one] for one in tally.best_from if one in statements]
    gone = aside.get(tally.harm, [])
    words = [
        tally.reason,
        *_corrected_words(best),
        *(aside_words(one, why, material.publisher_of(one)) for one, why in gone),
    ]
    checked = [one.reviewed_by for one in best if one.review_state in ("accepted", "corrected")]
    return msgspec.structs.replace(
        tally,
        reason="; ".join(filter(None, dict.fromkeys(words))),
        superseded=(*tally.superseded, *(one.statement_id for one, _ in gone)),
        checked_by=tuple(dict.fromkeys(filter(None, checked))),
    )


def _corrected_words(best: Iterable[Statement]) -> Iterable[str]:
    for one in best:
        for correction in one.corrections:
            if correction.part == "value":
                yield f"{correction.value} is {correction.by}'s correction of “{one.quote}”"
