"""Are those who attacked counted in a figure, and is it one of them whom it counts?"""

from __future__ import annotations

from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_words import harm_words

_COUNTED_IN = frozenset("including excluding counting besides include included among".split())
_REACH = 18
_NAMED_REACH = 6


def with_attackers(clause: Clause, hit: Hit) -> str:
    """Whether a figure is said to count those who attacked: `yes`, `no` or `unknown`."""
    if _beside_himself(clause, hit):
        return "no"
    attackers = harm_words("attackers")
    last = max(hit.phrase.last, hit.predicate.last)
    window = clause.lowered[hit.phrase.last : last + _REACH]
    for at, word in enumerate(window):
        if word in (".", ";"):
            break
        named = any(one in attackers for one in window[at + 1 : at + _NAMED_REACH])
        if named and word in _COUNTED_IN:
            out = word in ("excluding", "besides") or "not" in window[max(0, at - 2) : at]
            return "no" if out else "yes"
    return "unknown"


def _beside_himself(clause: Clause, hit: Hit) -> bool:
    """Whether the attacker is told beside them: "killed himself and four others"."""
    return hit.phrase.kind == "counted" and any(
        other.phrase.kind == "reflexive" and other.harm == hit.harm for other in clause.hits
    )


def is_attacker(clause: Clause, hit: Hit) -> bool:
    """Whether "he" is the attacker told of just before: "the gunman fled before he was shot"."""
    if hit.phrase.kind != "pronoun" or hit.phrase.head not in ("he", "she"):
        return False
    before = [
        one
        for one in clause.phrases
        if one.last <= hit.phrase.first and one.single and one.kind != "pronoun"
    ]
    return bool(before) and before[-1].scope == "perpetrator"
