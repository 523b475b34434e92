"""How many labels of the test set were told right: over all, by half, by phenomenon.

Every share is of all labels of its kind: what was not told is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tallybook.evaluate.phenomena import NOT_BLAMED, ROUNDUPS, Item, as_tuple
from tallybook.evaluate.phenomena_agree import (
    date_agrees,
    hedge_agrees,
    place_agrees,
    speaker_agrees,
)
from tallybook.evaluate.phenomena_match import AttributionAnswer, FigureAnswer, Matched, Told, match
from tallybook.records import AttributionDetail, Incident, Statement

# The kinds of label, in the order in which they are printed.
SHARES = (
    "figure_exact",
    "speaker_right",
    "standing_right",
    "date_right",
    "roundup_figures_right",
    "place_right",
    "hedge_right",
    "modality_right",
    "scope_right",
    "subset_right",
    "perpetrators_right",
    "as_of_right",
    "speaker_type_right",
)
COUNTS = ("false_figures", "extra_figures", "speakers_invented", "false_accounts")


class Check(msgspec.Struct, frozen=True):
    """One label with the verdict; `words` tell of a miss."""

    kind: str
    right: bool
    words: str = ""


class PhenomenaScore(msgspec.Struct, frozen=True, kw_only=True):
    """`figures` is one flat table of shares, totals and counts, for all texts and for each half.

    `phenomena` gives the same for each phenomenon, in the order of the set; `misses` says what
    failed, in words.
    """

    figures: dict[str, float | int | None]
    phenomena: dict[str, dict[str, float | int | None]]
    misses: tuple[str, ...]


def score_phenomena(items: Sequence[Item], told: Mapping[str, Told]) -> PhenomenaScore:
    """Compare the labels of all texts with what was told of each, by the text's name.

    A text of which nothing is known (it could not be understood) has all its labels wrong.
    """
    checked = [(one, tuple(check_item(one, told.get(one.name, Told())))) for one in items]
    figures = _summed(checked)
    for half in dict.fromkeys(one.half for one in items):
        mine = _summed([pair for pair in checked if pair[0].half == half])
        figures |= {f"{half}_{name}": value for name, value in mine.items()}
    phenomena = {
        name: _summed([pair for pair in checked if pair[0].phenomenon == name])
        for name in dict.fromkeys(one.phenomenon for one in items)
    }
    misses = [
        f"{item.phenomenon} ({item.name}): {check.kind}: {check.words}"
        for item, checks in checked
        for check in checks
        if not check.right
    ]
    return PhenomenaScore(figures=figures, phenomena=phenomena, misses=tuple(misses))


def _summed(checked: Iterable[tuple[Item, tuple[Check, ...]]]) -> dict[str, float | int | None]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for item, checks in checked:
        texts["texts"] += 1
        texts["traps"] += item.is_trap
        for check in checks:
            right[check.kind] += check.right
            total[check.kind] += 1
    out: dict[str, float | int | None] = {"texts": texts["texts"], "traps": texts["traps"]}
    for kind in SHARES:
        out[kind] = round(right[kind] / total[kind], 4) if total[kind] else None
        out[f"{kind}_total"] = total[kind]
    return out | {kind: total[kind] for kind in COUNTS}


def check_item(item: Item, told: Told) -> Iterator[Check]:
    """Yield a verdict for every label of a text and for every figure that no label has."""
    matched = match(item, told)
    for figure in matched.figures:
        yield from _of_figure(item, figure, told)
    for attribution in matched.attributions:
        yield from _of_attribution(attribution)
    for label, incidents in zip(item.incidents, matched.incidents, strict=True):
        if label.date is not None:
            right = any(date_agrees(label.date, one) for one in incidents)
            wanted = f"{label.date.date_from}..{label.date.date_to} {label.date.precision}"
            yield Check("date_right", right, f"{wanted}; told: {_days(incidents)}")
        if label.place is not None:
            right = any(place_agrees(label.place, one) for one in incidents)
            wanted = f"{label.place.name} {label.place.country}"
            yield Check("place_right", right, f"{wanted}; told: {_places(incidents)}")
    yield from _not_labelled(item, matched)


def _of_figure(item: Item, answer: FigureAnswer, told: Told) -> Iterator[Check]:
    gold, one = answer.gold, answer.told
    words = f"“{gold.words}” {gold.harm} {_wanted(answer)}; told: {_figure(one)}"
    yield Check("figure_exact", answer.exact, words)
    if item.kind == ROUNDUPS:
        own = answer.exact and answer.own
        place = "" if own or not answer.exact else " on another incident"
        yield Check("roundup_figures_right", own, words + place)
    yield from _of_speaker(gold.words, gold.speaker, one, one.speaker if one else None)
    for kind, wanted, got in (
        ("scope_right", gold.scope, one and one.scope),
        ("perpetrators_right", gold.includes_perpetrators, one and one.includes_perpetrators),
        ("modality_right", gold.modality, one and one.modality),
        ("speaker_type_right", gold.speaker_type, one and one.speaker_type),
    ):
        if wanted is not None:
            verdict = got in as_tuple(wanted)
            yield Check(kind, verdict, f"“{gold.words}” {wanted}; told: {got}")
    if gold.hedge is not None:
        right = one is not None and hedge_agrees(gold.hedge, one.hedge)
        yield Check("hedge_right", right, f"“{gold.words}” {gold.hedge}; told: {one and one.hedge}")
    if gold.as_of is not None:
        right = one is not None and (one.as_of or "").startswith(gold.as_of)
        yield Check("as_of_right", right, f"“{gold.words}” {gold.as_of}; told: {one and one.as_of}")
    if gold.subset_of is not None:
        right = one is not None and _is_part(item, gold.subset_of, one, told)
        yield Check("subset_right", right, f"“{gold.words}” is part of “{gold.subset_of}”")


def _of_speaker(
    words: str, wanted: str | tuple[str, ...] | None, one: Statement | None, told: str | None
) -> Iterator[Check]:
    """Yield the verdict on a speaker, and one more on an invented one."""
    right = one is not None and speaker_agrees(wanted, told)
    said = "no statement" if one is None else told
    yield Check("speaker_right", right, f"“{words}” by {wanted}; told: {said}")
    if wanted is None and told is not None:
        yield Check(
            "speakers_invented", False, f"“{words}” in the report's own voice; told: {told}"
        )


def _of_attribution(answer: AttributionAnswer) -> Iterator[Check]:
    gold, one = answer.gold, answer.told
    detail = one.detail if one is not None and isinstance(one.detail, AttributionDetail) else None
    wanted = "denial" if gold.denial else gold.standing
    got = detail.standing if detail else one and one.field
    yield Check("standing_right", answer.right, f"“{gold.words}” {wanted}; told: {got}")
    if not gold.denial and not {"claimed", NOT_BLAMED} & set(as_tuple(gold.standing)):
        yield from _of_speaker(gold.words, gold.speaker, one, detail.said_by if detail else None)


def _is_part(item: Item, total: str, one: Statement, told: Told) -> bool:
    start = item.text.index(total)
    wholes = {
        s.statement_id
        for account in told.accounts
        for s in account.statements
        if s.start < start + len(total) and start < s.end
    }
    return one.part_of in wholes


def _not_labelled(item: Item, matched: Matched) -> Iterator[Check]:
    kind = "false_figures" if item.is_trap else "extra_figures"
    for one in matched.extra:
        yield Check(kind, False, f"{_figure(one)} “{one.quote}”")
    if item.is_trap:
        return
    for account in matched.nobody:
        yield Check("false_accounts", False, f"“{account.anchor_quote}” tells of no incident")


def _wanted(answer: FigureAnswer) -> str:
    gold = answer.gold
    number = gold.value if gold.value is not None else f"{gold.low}-{gold.high}"
    return f"{number} {' or '.join(as_tuple(gold.bound))}"


def _figure(one: Statement | None) -> str:
    if one is None:
        return "nothing"
    number = one.value if one.value is not None else f"{one.number_low}-{one.number_high}"
    return f"{one.field} {number} {one.bound}"


def _days(incidents: Sequence[Incident]) -> str:
    return _listed(f"{i.occurred_from}..{i.occurred_to} {i.date_precision}" for i in incidents)


def _places(incidents: Sequence[Incident]) -> str:
    return _listed(f"{i.place or i.adm2 or i.adm1} {i.country}" for i in incidents)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts) or "no incident"
