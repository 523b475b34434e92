"""Which phrases stand before a word of harm as its subject: "27 people in a bus were killed"?

The nearest phrase first; the number of the verb ("was", "were") decides between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.figures_clause import (
    DASHES,
    Clause,
    in_brackets,
    is_apposition,
    is_part,
    joins,
    listed_before,
)
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import BE, PASSIVE_BE, STOPS, counted, harm_words

_LEFT_REACH = 22
_PREPOSITIONS = frozenset("of with from by near for to at against on in between".split())
_PART = frozenset(
    "including include includes included among amongst counting excluding besides".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def adjacent(clause: Clause, predicate: Predicate) -> Phrase | None:
    """Return the phrase right before a predicate, its auxiliaries and adverbs."""
    for phrase in clause.phrases:
        if phrase.last == predicate.edge or (
            phrase.last < predicate.edge
            and predicate.edge - phrase.last == 1
            and clause.lowered[phrase.last] in ("-", ":", "(", ",")
            and (
                (phrase.kind == "counted" and clause.lowered[phrase.last] != ",")
                or clause.lowered[phrase.last - 1].isdigit()
            )
        ):
            if phrase.head == "who":
                return _antecedent(clause, phrase)
            return phrase if _may_be_subject(clause, phrase, predicate) else None
        if predicate.edge < phrase.last <= predicate.first:
            return phrase
    return None


def _antecedent(clause: Clause, relative: Phrase) -> Phrase | None:
    """Return the people that "who" stands for: those right before it, over a comma."""
    for phrase in reversed(clause.phrases):
        if phrase.last <= relative.first:
            gap = clause.lowered[phrase.last : relative.first]
            return phrase if _is_insertion(gap) else None
    return None


def _is_insertion(gap: Sequence[str]) -> bool:
    """Whether nothing, a comma, or a home town and a comma stand between."""
    if not gap or list(gap) == [","]:
        return True
    town = gap[0] in ("from", "of") and "," not in gap[:-1]
    return town and gap[-1] == "," and len(gap) <= _HOME_TOWN


_HOME_TOWN = 5


def _may_be_subject(clause: Clause, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether a phrase right before a verb is its subject, not the end of a longer phrase."""
    if phrase.head in ("him", "them"):
        return False
    before = clause.lowered[phrase.first - 1] if phrase.first else ""
    if before == "by":
        return False
    return not (before in ("of", "with", "under") and _earlier_subject(clause, phrase, predicate))


def may_end(clause: Clause, predicate: Predicate) -> bool:
    """Whether a past without "was" may be passive: nothing that could be its object follows."""
    if predicate.last >= len(clause.lowered):
        return True
    word = clause.lowered[predicate.last]
    if word in ("the", "a", "an", "his", "her", "their", "this", "these", "him", "them", "its"):
        return clause.headline and word not in ("him", "them")
    return (
        not word[0].isalnum()
        or word in STOPS
        or word[-2:] == "ly"
        or clause.headline
        or (
            word in harm_words("adverbs")
            or word in _DAYS
            or word
            in (
                "inside",
                "early",
                "late",
                "overnight",
                "earlier",
                "this",
                "last",
                "more",
                "seriously",
                "execution-style",
            )
        )
    )


def agrees(clause: Clause, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether the number of the verb fits the phrase ("was" one, "were" many or a list)."""
    if predicate.one is None or phrase.value == 0 or phrase.kind == "reflexive":
        return phrase.kind != "reflexive"
    if predicate.one:
        return (
            phrase.single
            or phrase.head in ("family", "couple", "pair")
            or (phrase.value == 1 or phrase.bound in ("at_least",))
        )
    if not phrase.single or phrase.kind == "pronoun":
        return True
    return listed_before(clause, phrase) is not None


def with_list(clause: Clause, phrase: Phrase, predicate: Predicate) -> list[Phrase]:
    """Return a subject with what is coordinated before it, left to right."""
    found = [phrase]
    if predicate.one is True and phrase.single:
        return [one for one in [phrase, *_along_with(clause, phrase)] if one.kind != "group"]
    edge = phrase
    while True:
        other = listed_before(clause, edge)
        if other is None or other.kind == "reflexive" or _is_object(clause, other):
            break
        if other.of_them and not edge.of_them:
            break  # "ten were killed, one of them a child, and eight wounded"
        if _is_included(clause, other) or (other.kind == "counted" and is_part(clause, other)):
            break
        gap = clause.lowered[other.last : edge.first]
        if not is_apposition(clause, gap, other, edge):
            found.append(other)
        elif other.kind == "name":
            found[-1] = other
        edge = other
    return [one for one in found[::-1] if one.kind != "group"]


def _along_with(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """Return those told with one subject: "a leader along with two guards was detained"."""
    for other in clause.phrases:
        if other.first >= phrase.last:
            gap = clause.lowered[phrase.last : other.first]
            return [other] if len(gap) > 1 and joins(clause, gap, phrase, other) else []
    return []


def _is_included(clause: Clause, phrase: Phrase) -> bool:
    """Whether "including" stands before: a part of those told before, not of this subject."""
    return phrase.first > 0 and clause.lowered[phrase.first - 1] in _PART


def _is_object(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb before the phrase has taken it as its object."""
    return any(hit.phrase is phrase and hit.predicate.last <= phrase.first for hit in clause.hits)


def shared_subject(
    clause: Clause, predicate: Predicate, number: int, subjects: list[list[Phrase]]
) -> list[Phrase]:
    """Return the subject of the verb before, where "and" joins the two verbs."""
    for before in range(number - 1, -1, -1):
        earlier = clause.predicates[before]
        if not subjects[before]:
            continue
        gap = clause.lowered[earlier.last : predicate.edge]
        if len(gap) > _LEFT_REACH or any(word in (";", ".", "said") for word in gap):
            return []
        joined = (
            gap and gap[-1] in ("and", "or", "but", ",", "then", "before", "after", "who")
        ) or (not gap)
        between = any(
            earlier.last <= one.first
            and one.last <= predicate.edge
            and one.kind != "reflexive"
            and clause.lowered[one.first - 1] not in _PREPOSITIONS
            for one in clause.phrases
        )
        if not joined or between:
            return []
        return [one for one in subjects[before] if _fits(one, subjects[before], predicate)]
    return []


def _fits(phrase: Phrase, together: Sequence[Phrase], predicate: Predicate) -> bool:
    if predicate.one is None or phrase.value == 0:
        return True
    return predicate.one == (len(together) == 1 and phrase.single)


def joined_subject(clause: Clause, predicate: Predicate) -> list[Phrase]:
    """Return the subject of a passive that "and" joins to this one: "were dragged out and shot"."""
    if clause.lowered[predicate.last : predicate.last + 1] == ["at"]:
        return []
    for phrase in reversed(clause.phrases):
        if phrase.last > predicate.edge or phrase.kind == "they":
            continue
        gap = _past_apposition(clause.lowered[phrase.last : predicate.edge])
        joined = len(gap) > 2 and gap[0] in PASSIVE_BE and gap[-1] in ("and", "then")
        if joined and len(gap) <= _JOINED_REACH and not harm_words("breaks").intersection(gap):
            return with_list(clause, phrase, predicate)
    return []


_JOINED_REACH = 12


def _past_apposition(gap: Sequence[str]) -> Sequence[str]:
    """Return what follows ", all of them teachers," after a subject."""
    if list(gap[:1]) != [","] or gap[1:2] == [] or gap[1] not in ("all", "both", "most"):
        return gap
    closing = next((at for at in range(2, min(len(gap), _APPOSED)) if gap[at] == ","), None)
    return gap if closing is None else gap[closing + 1 :]


_APPOSED = 9


def far_subject(clause: Clause, predicate: Predicate) -> Phrase | None:
    """Return the subject of a verb from which other words part it."""
    breaks = harm_words("breaks")
    for phrase in reversed(clause.phrases):
        if phrase.last > predicate.edge or phrase.kind == "reflexive":
            continue
        gap = clause.lowered[phrase.last : predicate.edge]
        if len(gap) > _LEFT_REACH or any(word in (".", ";", ":", "”", "“", '"') for word in gap):
            return None
        before = clause.lowered[phrase.first - 1] if phrase.first else ""
        if phrase.kind in ("pronoun", "they") and (
            phrase.head in ("him", "them", "who") or before in _PREPOSITIONS
        ):
            continue
        if before in _PART or before == "by" or is_part(clause, phrase):
            continue
        if in_brackets(clause, phrase):
            continue
        if not agrees(clause, phrase, predicate):
            continue
        if before in _PREPOSITIONS and _earlier_subject(clause, phrase, predicate):
            continue
        return phrase if _bridged(gap, breaks, phrase, clause) else None
    return None


def _earlier_subject(clause: Clause, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether a phrase before "of" or "with" is the subject: "a man with two sons"."""
    for other in reversed(clause.phrases):
        if other.last > phrase.first - 1:
            continue
        gap = clause.lowered[other.last : phrase.first]
        near = len(gap) <= 4 and not any(not word[0].isalnum() for word in gap)
        return near and other.kind != "reflexive" and agrees(clause, other, predicate)
    return False


_SAYING = frozenset("said says told announced added according".split())


def _bridged(gap: Sequence[str], breaks: frozenset[str], phrase: Phrase, clause: Clause) -> bool:
    """Whether the words between a subject and its verb are a place, an insertion, a relative."""
    if not gap:
        return True
    first = gap[0]
    relative = {"who", "which", "whose"} & set(gap)
    if relative and gap[-1] == "," and not any(word in _SAYING for word in gap):
        return True
    opened = first in (",", "(", "[") or first in DASHES
    if opened or first in ("who", "that", "which", "whose"):
        closed = gap[-1] in (",", ")", "]") or gap[-1] in DASHES or not opened
        quiet = not any(word in breaks and word not in ("who", "as", "after") for word in gap)
        return quiet and closed
    if any(word in breaks for word in gap):
        return False
    verbs = any(word in BE and word != "being" for word in gap)
    reduced = first in counted("verbs", "weak") or first in ("injured", "wounded", "hurt")
    reduced = reduced or first in counted("verbs", "caught")
    # "A policeman guarding them was killed"
    reduced = reduced or (first.endswith("ing") and len(first) > len("being"))
    return (
        reduced
        or first in STOPS
        or first in ("aged", "-", "inside", "riding", "traveling", "aboard")
    ) and (not verbs and "," not in gap[:-1] and "and" not in gap[-1:])
