"""Which act does a report tell of only as one that somebody claims, denies or is blamed for?

"Police blamed the gang for the killing": the act is known already, so by itself it founds no
incident. Where the report tells of no other, the one that it attributes is its incident; and
where no word of the sentence is an act, its dead and wounded are ("accused of firing at the
march, killing four").
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from tallybook.understand.anchors import has_accident, tells_of_no_attack
from tallybook.understand.document import Document
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Anchor, Attribution, Claim, Figure
from tallybook.understand.violence import violence

# The word before the harm stands within so many characters.
_TO_DEED = 8
_FACT = "reported_as_fact"
_HARMS = frozenset(("killed", "wounded"))
_HARMING = frozenset("killed killing wounded wounding injured injuring shot shooting dead".split())


def may_be_blamed(document: Document) -> bool:
    """Whether a report may blame somebody for harm that no act tells of: a quick look."""
    lows = {token.lower for token in document.tokens}
    return not lows.isdisjoint(_blaming()) and not lows.isdisjoint(_HARMING)


@functools.cache
def _blaming() -> frozenset[str]:
    lists = (("blame", "forward"), ("denial", "verbs"), ("court", "confessed"))
    return frozenset({"responsible"}).union(*(words("standing", *key) for key in lists))


def blamed_anchors(
    document: Document,
    anchors: Sequence[Anchor],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    figures: Sequence[Figure],
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
        return _harms(document, anchors, told, figures)
    return tuple(
        msgspec.structs.replace(one, definite=False, strength="strong")
        if _is_act(one) and one.sentence in told
        else one
        for one in anchors
    )


def _is_act(one: Anchor) -> bool:
    return one.reality == "actual" and not one.plural and one.strength != "pointer"


def _harms(
    document: Document, anchors: Sequence[Anchor], told: set[int], figures: Sequence[Figure]
) -> tuple[Anchor, ...]:
    """The dead and wounded of a sentence that blames or claims, where no act stands in it."""
    acts = {one.sentence for one in anchors}
    free = [
        one
        for one in figures
        if one.harm in _HARMS
        and one.sentence in told - acts
        and not one.aggregate
        and _is_violent(document, one)
    ]
    if not free or has_accident(document) or tells_of_no_attack(document):
        return ()
    one = free[0]
    made = Anchor(
        start=one.start, end=one.end, sentence=one.sentence, attack_types=(), lemma=one.harm
    )
    return tuple(sorted((*anchors, made), key=lambda each: each.start))


def _is_violent(document: Document, figure: Figure) -> bool:
    """Whether fighters or weapons stand beside the harm, or it is the deed: of killing two men."""
    lexicon = violence()
    lows = [token.lower for token in document.sentence_tokens(figure.sentence)]
    armed = not lexicon.attackers.isdisjoint(lows) or not lexicon.weapons.isdisjoint(lows)
    fired = all(
        not words("standing", "light", one).isdisjoint(lows) for one in ("planting", "devices")
    )
    before = document.text[max(0, figure.start - _TO_DEED) : figure.start].split()
    return armed or fired or before[-1:] in (["of"], ["to"], ["for"], ["who"])
