"""How do responses score by the rules of the conference of 1992, over slots 2 to 24?

Templates of a message are paired greedily, best recall first; a pair is allowed when the incident
type is at least partly right and some perpetrator or target slot is. Fills of unpaired templates
are missing or spurious. Where the official scorer asked a person, `muc4_fills` decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.muc4_fills import INC, judge_value, shares_a_word
from tallybook.evaluate.muc4_slots import Pair, Tally, score_slot
from tallybook.records.muc4 import (
    INCIDENT_TYPE,
    SET_SLOTS,
    SLOTS,
    STRING_SLOTS,
    Muc4Template,
)

# A pair of templates must meet in one of these.
_MEETING_SLOTS = (9, 10, 12, 13, 18, 19, 20)
# String slots first, since cross-references name their fills.
_ORDER = (*STRING_SLOTS, *(slot for slot in SLOTS if slot not in STRING_SLOTS))

Tallies = dict[int, Tally]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """Tallies with recall, precision and F in percent.

    `f_rounded` is F of recall and precision rounded to whole percents, as printed in 1992;
    `ovg` is the share of the response that is spurious.
    """

    cor: int
    par: int
    inc: int
    spu: int
    mis: int
    non: int
    pos: int
    act: int
    r: float
    p: float
    f: float
    f_rounded: float
    ovg: float


class OfficialScore(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of the official report. `r`, `p`, `f` are those of ALL TEMPLATES, in percent.

    `set_fills` and `string_fills` leave out spurious templates, as `matched_missing` does.
    `templates` is the row of slot 1: templates paired, missing and spurious.
    """

    r: float
    p: float
    f: float
    all_templates: Figure
    matched_missing: Figure
    matched_spurious: Figure
    matched_only: Figure
    set_fills: Figure
    string_fills: Figure
    templates: Figure
    slots: dict[int, Figure]


def score_official(
    predicted: Mapping[str, Sequence[Muc4Template]], keys: Mapping[str, Sequence[Muc4Template]]
) -> OfficialScore:
    """Score the responses to every message of the keys; one without response has none."""
    matched, missing, spurious = _empty(), _empty(), _empty()
    templates = Tally()
    for message in sorted(keys):
        response, key = predicted.get(message, ()), keys[message]
        pairs = pair_templates(response, key)
        for i, j in pairs:
            _add(matched, score_pair(response[i], key[j]))
        used, found = {i for i, _ in pairs}, {j for _, j in pairs}
        left = [one for i, one in enumerate(response) if i not in used]
        gone = [one for j, one in enumerate(key) if j not in found and not one.optional]
        for one in left:
            _add(spurious, score_pair(one, None))
        for one in gone:
            _add(missing, score_pair(None, one))
        templates.add(Tally(cor=len(pairs), spu=len(left), mis=len(gone)))
    return _report(matched, missing, spurious, templates)


def _report(
    matched: Tallies, missing: Tallies, spurious: Tallies, templates: Tally
) -> OfficialScore:
    every = figure(_sum(SLOTS, matched, missing, spurious))
    return OfficialScore(
        r=every.r,
        p=every.p,
        f=every.f,
        all_templates=every,
        matched_missing=figure(_sum(SLOTS, matched, missing)),
        matched_spurious=figure(_sum(SLOTS, matched, spurious)),
        matched_only=figure(_sum(SLOTS, matched)),
        set_fills=figure(_sum(SET_SLOTS, matched, missing)),
        string_fills=figure(_sum(STRING_SLOTS, matched, missing)),
        templates=figure(templates),
        slots={slot: figure(_sum((slot,), matched, missing, spurious)) for slot in SLOTS},
    )


def _empty() -> Tallies:
    return {slot: Tally() for slot in SLOTS}


def _add(totals: Tallies, more: Tallies) -> None:
    for slot, tally in more.items():
        totals[slot].add(tally)


def _sum(slots: Sequence[int], *parts: Tallies) -> Tally:
    total = Tally()
    for part in parts:
        for slot in slots:
            total.add(part[slot])
    return total


def figure(tally: Tally) -> Figure:
    """Return a tally with its percentages."""
    r, p = 100 * tally.recall, 100 * tally.precision
    return Figure(
        **msgspec.structs.asdict(tally),
        pos=tally.possible,
        act=tally.actual,
        r=r,
        p=p,
        f=_f(r, p),
        f_rounded=_f(_whole(r), _whole(p)),
        ovg=100 * tally.spu / tally.actual if tally.actual else 0.0,
    )


def _f(r: float, p: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def _whole(percent: float) -> int:
    """Round half up, as the official reports do."""
    return int(percent + 0.5)


def score_pair(response: Muc4Template | None, key: Muc4Template | None) -> Tallies:
    """Return the tally of every slot of a response template against a key template.

    Without a key everything is spurious, without a response missing.
    """
    tallies: Tallies = {}
    matched: dict[int, list[Pair]] = {}
    for slot in _ORDER:
        ours = response.slots.get(slot, ()) if response else ()
        theirs = key.slots.get(slot, ()) if key else ()
        tallies[slot], matched[slot] = score_slot(slot, ours, theirs, matched)
    return tallies


def pair_templates(
    response: Sequence[Muc4Template], key: Sequence[Muc4Template]
) -> list[tuple[int, int]]:
    """Return the pairs (response, key) of one message, best recall first, one to one."""
    scored = sorted(
        (-_sum(SLOTS, score_pair(ours, theirs)).recall, j, i)
        for i, ours in enumerate(response)
        for j, theirs in enumerate(key)
        if may_pair(ours, theirs)
    )
    pairs: list[tuple[int, int]] = []
    for _, j, i in scored:
        if all(i != ours and j != theirs for ours, theirs in pairs):
            pairs.append((i, j))
    return pairs


def may_pair(response: Muc4Template, key: Muc4Template) -> bool:
    """Return whether two templates may be paired.

    The type is at least partly right, and some perpetrator or target slot is, for which one
    shared word does; or all those slots are blank in both.
    """
    if not _meet(INCIDENT_TYPE, response, key):
        return False
    if not any(slot in one.slots for slot in _MEETING_SLOTS for one in (response, key)):
        return True
    return any(_meet(slot, response, key) for slot in _MEETING_SLOTS)


def _meet(slot: int, response: Muc4Template, key: Muc4Template) -> bool:
    return any(
        shares_a_word(ours.values[0], theirs.values)
        if slot in STRING_SLOTS
        else judge_value(slot, ours.values[0], theirs.values) > INC
        for ours in response.slots.get(slot, ())
        for theirs in key.slots.get(slot, ())
    )
