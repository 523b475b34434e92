"""Which act does a report tell of only as one that somebody claims, denies or is blamed for?

"Police blamed the gang for the killing": the act is known already, so by itself it founds no
incident. Where the report tells of no other, the one that it attributes is its incident.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.mentions import Anchor, Attribution, Claim

_FACT = "reported_as_fact"


def blamed_anchors(
    anchors: Sequence[Anchor], attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> tuple[Anchor, ...]:
    """Return the anchors, those of attributed acts told as new; none where no act is attributed.

    Acts in the plural are sums, and what is planned or possible is no act.
    """
    told = {one.sentence for one in claims} | {
        one.sentence
        for one in attributions
        if one.detail.standing != _FACT and (one.seen is None or one.seen.by_rule)
    }
    if not any(_is_act(one) and one.sentence in told for one in anchors):
        return ()
    return tuple(
        msgspec.structs.replace(one, definite=False, strength="strong")
        if _is_act(one) and one.sentence in told
        else one
        for one in anchors
    )


def _is_act(one: Anchor) -> bool:
    return one.reality == "actual" and not one.plural and one.strength != "pointer"
