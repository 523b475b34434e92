"""Who was told as wounded and has died? They are counted among the dead, and once.

"A girl was shot" on Monday and "the girl has died" on Friday are one person. A report's wounded
have died when another report, no earlier, tells as many dead as the first told dead and wounded
together, and tells of no wounded itself. Who was shot, no more being said, may be hurt or dead:
where no fewer are told as dead, they are the dead. What was said is set aside, not thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.reconcile.names import words
from tallybook.reconcile.parts import parts_as_totals
from tallybook.reconcile.revisions import Figure

_WORDS = re.compile(r"[^\W_]+")


def died_since(wounded: Sequence[Figure], killed: Sequence[Figure]) -> dict[str, Figure]:
    """Return, by voice, the later figure of dead that takes up all whom that report told wounded.

    A voice is a report with its copies.
    """
    hurt, dead = _counts(wounded), _counts(killed)
    told_hurt = {one.voice for one in wounded}
    found: dict[str, Figure] = {}
    for voice, some in sorted(hurt.items()):
        before = dead[voice].low or 0 if voice in dead else 0
        for other, since in sorted(dead.items()):
            together = since.low == before + (some.low or 0)
            if other not in told_hurt and together and not some.moment.is_after(since.moment):
                found.setdefault(voice, since)
    return found


def shot_and_dead(hurt: Sequence[Figure], killed: Sequence[Figure]) -> list[Figure]:
    """Return the figures of people shot that tell of the dead.

    "Two were shot" beside two dead or more tells of these; "two others were shot", "shot and
    wounded" and "shot, in stable condition" do not. Where one report tells as many dead as it
    names people shot, these are the dead.
    """
    dead = [one.low or 0 for one in _counts(killed).values()]
    most = max(dead, default=0)
    return [one for one in hurt if 0 < (one.low or 0) <= most and _says_only_shot(one, most)]


def _says_only_shot(one: Figure, dead: int) -> bool:
    told = set(_WORDS.findall(one.quote.lower()))
    if told.isdisjoint(words("shot")) or not told.isdisjoint(words("besides")):
        return False
    # Who has wounds lives or died of them: only as many as died are these.
    return told.isdisjoint(words("hurt")) or ("gunshot" in told and one.low == dead)


def _counts(figures: Sequence[Figure]) -> dict[str, Figure]:
    """Return the greatest count of each voice; attackers who died are none of the victims."""
    by_voice: dict[str, list[Figure]] = {}
    for one in figures:
        if one.is_numeric and one.low and one.scope != "perpetrator" and not one.part_of:
            by_voice.setdefault(one.voice, []).append(one)
    return {voice: _greatest(told) for voice, told in by_voice.items()}


def _greatest(told: Sequence[Figure]) -> Figure:
    totals = [one for one in told if one.scope == "total"] or parts_as_totals(told)
    return max(totals, key=lambda one: (one.low or 0, [-place for place in one.order]))
