"""How do predicted templates compare with MUC-4 keys, by the modern scorer and the official one?

Predictions come first, made from texts alone; only then does the caller read keys and ask here.
Scores are in percent (0 to 100); shares of messages are 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.muc4_gtt import GttScore, score_gtt
from tallybook.evaluate.muc4_keys import Templates
from tallybook.evaluate.muc4_messages import in_splits
from tallybook.evaluate.muc4_official import Figure, OfficialScore, score_official
from tallybook.evaluate.muc4_rme import RmeScore, score_rme
from tallybook.records.muc4 import GttTemplate, Muc4Template, gtt_of

# Date, place, number of human targets, effect on them: told beside the rest by name.
_TOLD = (2, 3, 21, 23)


class Shares(msgspec.Struct, frozen=True, kw_only=True):
    """How well a part tells relevant messages; each 0 to 1, None where there is none to tell."""

    r: float | None
    p: float | None
    dropped: float | None
    relevant: int
    irrelevant: int


class Muc4Score(msgspec.Struct, frozen=True, kw_only=True):
    """Every figure of one run; a part is None when its gold is not there.

    `slots` are those of `official` by number, ALL TEMPLATES; empty without keys.
    `slot_..._f` are F of four of them (2, 3, 21, 23), None without keys.
    `filtering` tells of messages with templates, `gate` of those the gate let through; `r` is the
    share of relevant messages kept, `dropped` the share of irrelevant ones dropped.
    """

    messages: int
    gtt: GttScore | None
    rme: RmeScore | None
    official: OfficialScore | None
    slots: dict[int, Figure]
    slot_date_f: float | None
    slot_place_f: float | None
    slot_human_number_f: float | None
    slot_human_effect_f: float | None
    filtering: Shares | None
    gate: Shares | None
    without_key: tuple[str, ...]
    without_gold: tuple[str, ...]
    keys_without_message: tuple[str, ...]


def score_muc4(
    predicted: Mapping[str, Sequence[Muc4Template]],
    kept: Mapping[str, bool],
    keys: Templates,
    gold: Mapping[str, Sequence[GttTemplate]],
    splits: Sequence[str] = (),
) -> Muc4Score:
    """Score the predictions of every message, by id; `kept` says what the gate let through.

    `splits` are the starts of ids whose keys want a message.
    `keys` are the official templates, `gold` the modern ones; messages that one of them lacks
    are left out of its scores and named.
    """
    keyed = {one: keys[one] for one in predicted if one in keys}
    golden = {one: gold[one] for one in predicted if one in gold}
    told = {one: bool(templates) for one, templates in predicted.items()}
    modern = _gtt(predicted)
    official = score_official(predicted, keyed) if keyed else None
    slots = official.slots if official else {}
    date, place, human_number, human_effect = (
        slots[slot].f if slot in slots else None for slot in _TOLD
    )
    return Muc4Score(
        messages=len(predicted),
        gtt=score_gtt(modern, golden) if golden else None,
        rme=score_rme(modern, golden) if golden else None,
        official=official,
        slots=slots,
        slot_date_f=date,
        slot_place_f=place,
        slot_human_number_f=human_number,
        slot_human_effect_f=human_effect,
        filtering=_shares(told, keyed) if keyed else None,
        gate=_shares(kept, keyed) if keyed else None,
        without_key=tuple(sorted(predicted.keys() - keys.keys())),
        without_gold=tuple(sorted(predicted.keys() - gold.keys())),
        keys_without_message=tuple(
            one for one in sorted(keys.keys() - predicted.keys()) if in_splits(splits, one)
        ),
    )


def _gtt(
    predicted: Mapping[str, Sequence[Muc4Template]],
) -> dict[str, tuple[GttTemplate, ...]]:
    return {one: tuple(map(gtt_of, templates)) for one, templates in predicted.items()}


def _shares(chosen: Mapping[str, bool], keys: Templates) -> Shares:
    """Return the shares; a message with OPTIONAL templates only may be chosen or not."""
    relevant = [one for one in sorted(keys) if any(not t.optional for t in keys[one])]
    irrelevant = [one for one in sorted(keys) if not keys[one]]
    right = sum(chosen.get(one, False) for one in relevant)
    wrong = sum(chosen.get(one, False) for one in irrelevant)
    return Shares(
        r=right / len(relevant) if relevant else None,
        p=right / (right + wrong) if right + wrong else None,
        dropped=1 - wrong / len(irrelevant) if irrelevant else None,
        relevant=len(relevant),
        irrelevant=len(irrelevant),
    )
