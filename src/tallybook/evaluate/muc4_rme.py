"""How many role fillers are right when templates are aligned by them alone? CEAF-RME.

After Chen et al. 2023. Templates of a document are aligned one to one for the greatest total
similarity, which is 0 where types differ; the type itself earns nothing. Two similarities:

- subset: a predicted thing counts if it shares a mention with a gold thing of its role, a gold
  thing if it shares one with a predicted; denominators are things.
- phi3: things of a role are aligned one to one within the pair, and the mentions they share are
  counted; denominators are mentions, so a gold thing with three spellings wants all three.

Published programs differ in small ways; these figures lie within about a point of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from tallybook.evaluate.muc4_assignment import best_pairs
from tallybook.evaluate.muc4_gtt import GttCount, GttFigure, PlainTemplate, plain_template
from tallybook.records.muc4 import GTT_ROLES, GttTemplate

Similar = Callable[[PlainTemplate, PlainTemplate], GttCount]


class RmeScore(msgspec.Struct, frozen=True, kw_only=True):
    """Both figures, in percent."""

    subset: GttFigure
    phi3: GttFigure


def score_rme(
    predicted: Mapping[str, Sequence[GttTemplate]], gold: Mapping[str, Sequence[GttTemplate]]
) -> RmeScore:
    """Score the predictions for every document of the gold; one without prediction has none."""
    subset, phi3 = GttCount(), GttCount()
    for document in sorted(gold):
        ours = [plain_template(one) for one in predicted.get(document, ())]
        theirs = [plain_template(one) for one in gold[document]]
        subset.add(_aligned(ours, theirs, _shared_things))
        phi3.add(_aligned(ours, theirs, _shared_mentions))
        subset.p_den += sum(map(_things, ours))
        subset.r_den += sum(map(_things, theirs))
        phi3.p_den += sum(map(_mentions, ours))
        phi3.r_den += sum(map(_mentions, theirs))
    return RmeScore(subset=subset.score(), phi3=phi3.score())


def _things(template: PlainTemplate) -> int:
    return sum(len(things) for things in template.roles.values())


def _mentions(template: PlainTemplate) -> int:
    return sum(len(thing) for things in template.roles.values() for thing in things)


def _aligned(
    ours: Sequence[PlainTemplate], theirs: Sequence[PlainTemplate], similar: Similar
) -> GttCount:
    """Return what the best alignment adds to the numerators."""
    counts = [
        [
            similar(mine, its) if mine.kind and mine.kind in its.kind else GttCount()
            for its in theirs
        ]
        for mine in ours
    ]
    total = GttCount()
    for i, j in best_pairs([[one.p_num + one.r_num for one in row] for row in counts]):
        total.add(counts[i][j])
    return total


def _shared_things(mine: PlainTemplate, its: PlainTemplate) -> GttCount:
    count = GttCount()
    for role in GTT_ROLES:
        given, wanted = mine.roles[role], its.roles[role]
        count.p_num += sum(any(one & other for other in wanted) for one in given)
        count.r_num += sum(any(one & other for one in given) for other in wanted)
    return count


def _shared_mentions(mine: PlainTemplate, its: PlainTemplate) -> GttCount:
    shared = 0
    for role in GTT_ROLES:
        gains = [[len(one & other) for other in its.roles[role]] for one in mine.roles[role]]
        shared += sum(gains[i][j] for i, j in best_pairs(gains))
    return GttCount(p_num=shared, r_num=shared)
