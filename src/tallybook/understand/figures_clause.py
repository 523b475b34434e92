"""What is one sentence made of, and which of its phrases belong together?

A clause holds the phrases and predicates of a sentence and the hits found so far. Phrases are
coordinated ("two soldiers and a child"), in apposition ("a teacher, Jane Roe") or parts
("including three children").
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.figures_forms import is_agent
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import BE, STOPS, harm_words

_AND = frozenset("and or & , plus".split())
_WITH = frozenset(
    ("along with", "together with", "as well as", ", along with", ", together with", ", as well as")
)
_PART = frozenset(
    "including include includes included among amongst counting excluding besides".split()
)
DASHES = frozenset(("–", "—", "--"))
_FILLERS = frozenset("also then both at least as well his her their the a".split())


class Hit(msgspec.Struct, kw_only=True, gc=False):
    """One phrase that a word of harm takes. `near` is false for all but the nearest of a list.

    `besides` tells that it counts people besides those of the figure of its harm before it,
    `first_told` that it says so ("another 12") where nobody was counted before.
    """

    phrase: Phrase
    predicate: Predicate
    harm: str
    near: bool = True
    part: bool = False
    listed: bool = False
    cumulative: bool = False
    besides: bool = False
    first_told: bool = False
    total: Hit | None = None
    hedge: str | None = None


class Clause(msgspec.Struct, kw_only=True, gc=False):
    """One sentence with its phrases and predicates, and what has been taken so far.

    `headline` tells that it may be worded like one, `title` that it is one. `mixed` holds the ids
    of phrases that count two harms together ("60 dead and injured").
    """

    sentence: int
    tokens: Sequence[Token]
    lowered: Sequence[str]
    phrases: list[Phrase]
    predicates: list[Predicate]
    headline: bool = False
    title: bool = False
    hits: list[Hit] = []
    mixed: list[int] = []

    def taken(self, phrase: Phrase) -> bool:
        """Whether a word of harm has taken the phrase."""
        return any(hit.phrase is phrase for hit in self.hits)


def joins(clause: Clause, gap: Sequence[str], left: Phrase, right: Phrase) -> bool:
    """Whether two phrases are coordinated: joined by "and" or a comma, a home town let through."""
    if " ".join(gap) in _WITH:
        return True
    if right.kind == "name" and len(gap) > 1 and is_agent(gap[-1]):
        gap = gap[:-1]  # "and dispatcher Joe Doe"
    plain = [word for word in gap if word not in _FILLERS]
    if not gap:
        titled = right.kind == "name" and left.kind in ("bare", "one", "definite")
        return titled or (left.age is not None and left.single and right.single)
    if plain[:1] == [";"]:
        return len(plain) <= 2 and left.single and right.single and set(plain) <= _AND | {";"}
    if plain and len(plain) <= 3 and all(word in _AND for word in plain):
        return True
    if 1 < len(plain) <= 8 and plain[-1] in ("and", ",") and left.kind != "pronoun":
        inner = plain[:-1]
        placed = inner[0] in (",", "of", "from", "in", "at") and not any(
            word in STOPS and word not in ("of", "from", "in", "the", "at", "a", "near")
            for word in inner
        )
        verbs = any(word in BE or word in _PART for word in inner)
        return placed and not verbs and plain[-1] == "and"
    return False


def is_apposition(clause: Clause, gap: Sequence[str], left: Phrase, right: Phrase) -> bool:
    """Whether one person is told twice: "a teacher, Jane Roe", "Jane Roe, a teacher"."""
    if (gap and list(gap) != [","]) or not (left.single and right.single):
        return False
    if (left.kind == "name") != (right.kind == "name") or right.kind == "definite":
        return True
    # "The attacker, a student, fled", but "the mayor, a guard and a driver".
    goes_on = clause.lowered[right.last : right.last + 1] == ["and"]
    return left.kind == "definite" and right.kind in ("one", "bare") and not goes_on


def has_own_verb(clause: Clause, phrase: Phrase) -> bool:
    """Whether a word of harm with a claim of its own follows the phrase at once."""
    adverbs = harm_words("adverbs")
    for predicate in clause.predicates:
        if predicate.first < phrase.last:
            continue
        if predicate.kind == "noun" and predicate.first == phrase.last:
            return True
        if predicate.kind == "noun":
            continue  # "dozens more were injured": a verb as well
        if predicate.kind in ("of", "toll", "suicide", "none") or (
            predicate.first - phrase.last > _OWN_REACH
        ):
            return False
        gap = clause.lowered[phrase.last : predicate.first]
        if all(word in adverbs or word in BE for word in gap):
            return predicate.kind != "active" or bool(gap)
        return False
    return False


_OWN_REACH = 6


def listed_before(clause: Clause, phrase: Phrase) -> Phrase | None:
    """Return the phrase that stands before this one in a list, None at its beginning."""
    for other in reversed(clause.phrases):
        if other.last <= phrase.first:
            gap = clause.lowered[other.last : phrase.first]
            return other if joins(clause, gap, other, phrase) else None
    return None


def is_part(clause: Clause, phrase: Phrase) -> bool:
    """Whether "including", "among them" or "of whom" stands before: a part of what was counted."""
    if _opens_part(clause, phrase):
        return True
    other = listed_before(clause, phrase)
    for _ in range(_LONGEST_LIST):
        if other is None or other is phrase:
            return False
        if _opens_part(clause, other):
            return True
        other = listed_before(clause, other)
    return False


_LONGEST_LIST = 6
_OF_WHOM = (
    ["among", "them"],
    ["of", "whom"],
    ["of", "them"],
    ["among", "whom"],
    ["among", "those"],
    ["of", "which"],
)


def _opens_part(clause: Clause, phrase: Phrase) -> bool:
    before = list(clause.lowered[max(0, phrase.first - 4) : phrase.first])
    while before and before[-1] in ("at", "least", "a", "the", "also", "were", "was", "are"):
        before.pop()
    return bool(before) and (before[-1] in _PART or before[-2:] in _OF_WHOM)


def in_brackets(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase stands in brackets: "ten people (three soldiers and seven civilians)".

    A pair of dashes is as good as brackets.
    """
    for at in range(phrase.first - 1, max(-1, phrase.first - 14), -1):
        if clause.lowered[at] in (")", "]"):
            return False
        if clause.lowered[at] in ("(", "["):
            return True
        if clause.lowered[at] in DASHES:
            return any(word in DASHES for word in clause.lowered[phrase.last : phrase.last + 14])
    return False


def left_out(clause: Clause, phrase: Phrase) -> bool:
    """Whether people are told of as not counted: "excluding the bombers"."""
    before = clause.lowered[max(0, phrase.first - 3) : phrase.first]
    return (
        "excluding" in before or "besides" in before or ("counting" in before and "not" in before)
    )


def nobody(clause: Clause, first: int) -> Phrase:
    """Return the phrase of none at all, said at token `first`."""
    return Phrase(
        first=first,
        last=first + 1,
        kind="counted",
        low=0,
        high=0,
        value=0,
        raw=clause.tokens[first].text,
        plural=True,
    )


def add_hit(
    clause: Clause,
    phrase: Phrase,
    predicate: Predicate,
    harm: str,
    total: Hit | None,
    *,
    part: bool = True,
    besides: bool = False,
) -> None:
    """Add a hit that no verb took: a part, or one of a list."""
    clause.hits.append(
        Hit(
            phrase=phrase,
            predicate=predicate,
            harm=harm,
            near=False,
            part=part,
            listed=besides,
            besides=besides,
            total=total,
            hedge=total.hedge if total else None,
        )
    )
