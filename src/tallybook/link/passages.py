"""Does one text tell what another tells, however much more it tells beside?

A brief of two sentences and a long report on the same thing have little likeness as wholes. What
counts is how much of the shorter one stands in the longer: the share of its rare words, each
weighed by how rare it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from tallybook.link.strengths import strength
from tallybook.link.wording import Rarity, report_words
from tallybook.records import Report

# Words less rare than this (log of one report in so many) stand in any text.
_PLAIN = 1.0


def tell_the_same(pairs: Sequence[tuple[Report, Report]]) -> tuple[bool, ...]:
    """Return, for each pair of reports, whether the longer tells what the shorter tells.

    How rare words are is counted over all the reports given, with a background of news. The
    answers do not depend on the order of the pairs, nor on which of two reports comes first.
    """
    words = {one.report_id: report_words(one) for pair in pairs for one in pair}
    rarity = Rarity(words[name] for name in sorted(words))
    shares = (told_share(words[one.report_id], words[two.report_id], rarity) for one, two in pairs)
    return tuple(share >= strength("passage_told_least") for share in shares)


def told_share(left: Mapping[str, int], right: Mapping[str, int], rarity: Rarity) -> float:
    """Return how much of the rare words of the shorter of two bags the longer holds, 0 to 1."""
    short, whole = sorted((left, right), key=lambda bag: (_weight(bag, rarity), sorted(bag)))
    shared = _weight([word for word in short if word in whole], rarity)
    return shared / max(1.0, _weight(short, rarity))


def _weight(words: Sequence[str] | Mapping[str, int], rarity: Rarity) -> float:
    # fsum: the same sum whatever the order of the words.
    return math.fsum(max(0.0, rarity.of(word) - _PLAIN) for word in words)
