"""Which phrases do the words of harm of one sentence take?

A verb takes its object with what is coordinated with it; a passive, a state or "died" what stands
before it; verbs joined by "and" share. Each answer is a hit: a phrase, its predicate, and whether
it is a part. Nearest phrase first; number agreement ("was", "were") decides between them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.figures_phrases import Phrase
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_words import BE, STOPS, counted, harm_words

_RIGHT_REACH = 3
_LEFT_REACH = 22
_AND = frozenset("and or & , plus".split())
_PREPOSITIONS = frozenset("of with from by near for to at against on in between".split())
_PART = frozenset("including include includes included among amongst counting excluding besides".split())
_CASUALTIES = frozenset(("killed", "wounded"))


_FILLERS = frozenset("also then both at least as well his her their the a".split())


class Hit(msgspec.Struct, kw_only=True, gc=False):
    """One phrase that a word of harm takes. `near` is false for all but the nearest of a list."""

    phrase: Phrase
    predicate: Predicate
    harm: str
    near: bool = True
    part: bool = False
    listed: bool = False
    cumulative: bool = False
    total: Hit | None = None
    hedge: str | None = None


class Clause(msgspec.Struct, kw_only=True, gc=False):
    """One sentence with its phrases and predicates, and what has been taken so far."""

    sentence: int
    tokens: Sequence[Token]
    lowered: Sequence[str]
    phrases: list[Phrase]
    predicates: list[Predicate]
    headline: bool = False
    hits: list[Hit] = []

    def taken(self, phrase: Phrase) -> bool:
        """Whether a word of harm has taken the phrase."""
        return any(hit.phrase is phrase for hit in self.hits)


def attach(clause: Clause) -> list[Hit]:
    """Return the hits of one sentence, in the order of its predicates."""
    subjects: list[list[Phrase]] = []
    previous: Predicate | None = None
    for number, predicate in enumerate(clause.predicates):
        if predicate.kind == "toll" or _inside_phrase(clause, predicate):
            subjects.append([])
            continue
        taken, side = _phrases_of(clause, number, previous, subjects)
        subjects.append(taken if side == "left" else [])
        previous = predicate if predicate.kind not in ("noun", "none", "of") else previous
        _record(clause, predicate, taken)
    _drop_replaced(clause)
    return clause.hits


def _inside_phrase(clause: Clause, predicate: Predicate) -> bool:
    return any(one.first <= predicate.first < one.last for one in clause.phrases)


def _record(clause: Clause, predicate: Predicate, taken: Sequence[Phrase]) -> None:
    harm = predicate.harm
    for number, phrase in enumerate(_resolved(clause, taken)):
        if phrase.value == 0 and phrase.raw.lower() in ("anyone", "anybody") and not predicate.denied:
            continue
        if predicate.denied and phrase.value != 0:
            continue
        if predicate.kind == "none" and phrase.value != 0:
            continue
        nearest = number == (0 if phrase.first >= predicate.last else len(taken) - 1)
        clause.hits.append(
            Hit(
                phrase=phrase,
                predicate=predicate,
                harm=harm,
                near=nearest,
                listed=len(taken) > 1,
                hedge=predicate.hedge,
            )
        )


def _resolved(clause: Clause, taken: Sequence[Phrase]) -> list[Phrase]:
    """Put the people counted before in the sentence for "they"; without any, "they" gives none."""
    if not any(phrase.kind == "they" for phrase in taken):
        return list(taken)
    first = next(phrase.first for phrase in taken if phrase.kind == "they")
    before = [
        hit.phrase
        for hit in clause.hits
        if hit.phrase.kind == "counted" and hit.phrase.first < first and hit.phrase.plural
    ]
    return before[-1:]


def _drop_replaced(clause: Clause) -> None:
    """Keep the death alone where one phrase is first wounded, then killed; drop "killed or hurt"."""
    by_phrase: dict[int, list[Hit]] = {}
    for hit in clause.hits:
        by_phrase.setdefault(id(hit.phrase), []).append(hit)
    dropped: set[int] = set()
    for hits in by_phrase.values():
        harms = {hit.harm for hit in hits}
        if not harms >= _CASUALTIES or hits[0].phrase.value == 0:
            continue
        wounds = [hit for hit in hits if hit.harm == "wounded"]
        if not hits[0].phrase.single and not any(hit.predicate.weak for hit in wounds):
            wounds = [hit for hit in hits if hit.harm in _CASUALTIES]
        dropped |= {id(hit) for hit in wounds}
    clause.hits[:] = [hit for hit in clause.hits if id(hit) not in dropped]


def _phrases_of(
    clause: Clause, number: int, previous: Predicate | None, subjects: list[list[Phrase]]
) -> tuple[list[Phrase], str]:
    predicate = clause.predicates[number]
    kind = predicate.kind
    if kind in ("of", "active"):
        return _objects(clause, predicate) or _shared_objects(clause, number), "right"
    if kind in ("noun", "none"):
        return _counted_by_noun(clause, predicate, number), "left"
    if kind == "suicide":
        return [_himself(clause, predicate)], "right"
    if kind == "either" and not predicate.passive:
        objects = _objects(clause, predicate) or _shared_objects(clause, number)
        if objects and not _headline_before(clause, predicate, objects[0]):
            return objects, "right"
        near = _adjacent(clause, predicate)
        if near is not None and _may_end(clause, predicate):
            return _with_list(clause, near, predicate), "left"
        return _shared(clause, predicate, number, subjects), "left"
    near = _adjacent(clause, predicate)
    if near is not None and _agrees(clause, near, predicate):
        return _with_list(clause, near, predicate), "left"
    shared = _shared(clause, predicate, number, subjects)
    if shared:
        return shared, "left"
    if kind == "state" and not predicate.passive and near is None:
        return [], "left"
    far = _subject(clause, predicate)
    return (_with_list(clause, far, predicate) if far else []), "left"


# -- objects --------------------------------------------------------------------------------


def _objects(clause: Clause, predicate: Predicate) -> list[Phrase]:
    """Return the object and what is coordinated with it: "two soldiers, a teacher and a child"."""
    before = harm_words("before_object")
    found: list[Phrase] = []
    at = predicate.last
    for phrase in clause.phrases:
        if phrase.first < predicate.last:
            continue
        gap = clause.lowered[at : phrase.first]
        if not found:
            if len(gap) > _RIGHT_REACH or not all(word in before for word in gap):
                break
            if phrase.head in ("he", "they", "she", "who"):
                break
            if phrase.kind == "group" and not _goes_on(clause, phrase):
                break
            if _has_own_verb(clause, phrase) and (gap or predicate.kind == "either"):
                break
        elif not joins(clause, gap, found[-1], phrase) or _has_own_verb(clause, phrase) or (
            _speaks(clause, phrase) or phrase.kind in ("pronoun", "they")
        ):
            break
        if found and _is_apposition(gap, found[-1], phrase):
            at = phrase.last
            continue
        found.append(phrase)
        at = phrase.last
    return [one for one in found if one.kind not in ("group", "they")]


def _goes_on(clause: Clause, phrase: Phrase) -> bool:
    return clause.lowered[phrase.last : phrase.last + 1] in (["and"], [","])


def joins(clause: Clause, gap: Sequence[str], left: Phrase, right: Phrase) -> bool:
    """Whether two phrases are coordinated: joined by "and" or a comma, a home town let through."""
    plain = [word for word in gap if word not in _FILLERS]
    if plain and len(plain) <= 3 and all(word in _AND for word in plain):
        return True
    if 1 < len(plain) <= 8 and plain[-1] in ("and", ",") and left.kind != "pronoun":
        inner = plain[:-1]
        placed = inner[0] in (",", "of", "from", "in", "at") and not any(
            word in STOPS and word not in ("of", "from", "in", "the", "at", "a", "near") for word in inner
        )
        verbs = any(word in BE or word in _PART for word in inner)
        return placed and not verbs and plain[-1] == "and"
    return False


def _is_apposition(gap: Sequence[str], left: Phrase, right: Phrase) -> bool:
    """Whether one person is told twice: "a teacher, Jane Roe", "Jane Roe, a teacher"."""
    if list(gap) != [","] or not (left.single and right.single):
        return False
    return (left.kind == "name") != (right.kind == "name") or right.kind == "definite"


def _has_own_verb(clause: Clause, phrase: Phrase) -> bool:
    """Whether a word of harm with a claim of its own follows the phrase at once."""
    adverbs = harm_words("adverbs")
    for predicate in clause.predicates:
        if predicate.first < phrase.last:
            continue
        if predicate.kind in ("of", "toll", "suicide", "noun", "none") or predicate.first - phrase.last > 6:
            return predicate.kind in ("noun",) and predicate.first == phrase.last
        gap = clause.lowered[phrase.last : predicate.first]
        if all(word in adverbs or word in BE for word in gap):
            return predicate.kind != "active" or bool(gap)
        return False
    return False


def _speaks(clause: Clause, phrase: Phrase) -> bool:
    return clause.lowered[phrase.last : phrase.last + 1] in (
        ["said"], ["says"], ["told"], ["added"], ["reported"], ["fled"],
    )


def _shared_objects(clause: Clause, number: int) -> list[Phrase]:
    """Return the object of the next verb where two share it: "kidnapped and killed two"."""
    predicate = clause.predicates[number]
    if number + 1 >= len(clause.predicates):
        return []
    following = clause.predicates[number + 1]
    gap = clause.lowered[predicate.last : following.first]
    joined = 1 <= len(gap) <= 3 and any(word in ("and", "or", "then") for word in gap)
    if not joined or following.kind not in ("either", "active"):
        return []
    if any(word in BE for word in gap):
        return []
    return _objects(clause, following)


def _headline_before(clause: Clause, predicate: Predicate, following: Phrase) -> bool:
    """Whether a count before the verb claims it although a phrase follows: "12 killed 30 hurt"."""
    near = _adjacent(clause, predicate)
    return near is not None and near.kind == "counted" and _has_own_verb(clause, following)


# -- subjects -------------------------------------------------------------------------------


def _adjacent(clause: Clause, predicate: Predicate) -> Phrase | None:
    """Return the phrase right before a predicate, its auxiliaries and adverbs."""
    for phrase in clause.phrases:
        if phrase.last == predicate.edge or (
            phrase.last < predicate.edge
            and predicate.edge - phrase.last == 1
            and clause.lowered[phrase.last] in ("-", ":", "(")
            and phrase.kind == "counted"
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
            return phrase if not gap or list(gap) == [","] else None
    return None


def _may_be_subject(clause: Clause, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether a phrase right before a verb is its subject, not the end of a longer phrase."""
    if phrase.head in ("him", "them"):
        return False
    before = clause.lowered[phrase.first - 1] if phrase.first else ""
    if before == "by":
        return False
    return not (before in ("of", "with", "under") and _earlier_subject(clause, phrase, predicate))


def _may_end(clause: Clause, predicate: Predicate) -> bool:
    """Whether a past without "was" may be passive: nothing that could be its object follows."""
    if predicate.last >= len(clause.lowered):
        return True
    word = clause.lowered[predicate.last]
    if word in ("the", "a", "an", "his", "her", "their", "this", "these", "him", "them", "its"):
        return clause.headline and word not in ("him", "them")
    return not word[0].isalnum() or word in STOPS or word[-2:] == "ly" or clause.headline or (
        word in harm_words("adverbs") or clause.tokens[predicate.last].text[0].isupper()
        or word in ("inside", "early", "late", "overnight", "earlier", "this", "last", "more", "seriously", "execution-style")
    )


def _agrees(clause: Clause, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether the number of the verb fits the phrase ("was" one, "were" many or a list)."""
    if predicate.one is None or phrase.value == 0 or phrase.kind == "reflexive":
        return phrase.kind != "reflexive"
    if predicate.one:
        return phrase.single or phrase.head in ("family", "couple", "pair") or (
            phrase.value == 1 or phrase.bound in ("at_least",)
        )
    if not phrase.single or phrase.kind == "pronoun":
        return True
    return _listed_before(clause, phrase) is not None


def _listed_before(clause: Clause, phrase: Phrase) -> Phrase | None:
    """Return the phrase that stands before this one in a list, None at its beginning."""
    for other in reversed(clause.phrases):
        if other.last <= phrase.first:
            gap = clause.lowered[other.last : phrase.first]
            return other if joins(clause, gap, other, phrase) else None
    return None


def _with_list(clause: Clause, phrase: Phrase, predicate: Predicate) -> list[Phrase]:
    """Return a subject with what is coordinated before it, left to right."""
    found = [phrase]
    if predicate.one is True and phrase.single:
        return [one for one in found if one.kind != "group"]
    while True:
        other = _listed_before(clause, found[-1])
        if other is None or other.kind == "reflexive" or _is_object(clause, other):
            break
        gap = clause.lowered[other.last : found[-1].first]
        if _is_apposition(gap, other, found[-1]):
            found[-1] = other if other.kind == "name" else found[-1]
            if other.kind != "name":
                break
            continue
        found.append(other)
    return [one for one in found[::-1] if one.kind != "group"]


def _is_object(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb before the phrase has taken it as its object."""
    return any(
        hit.phrase is phrase and hit.predicate.last <= phrase.first for hit in clause.hits
    )


def _shared(
    clause: Clause, predicate: Predicate, number: int, subjects: list[list[Phrase]]
) -> list[Phrase]:
    """Return the subject of the verb before, where "and" joins the two and nobody stands between."""
    for before in range(number - 1, -1, -1):
        earlier = clause.predicates[before]
        if not subjects[before]:
            continue
        gap = clause.lowered[earlier.last : predicate.edge]
        if len(gap) > _LEFT_REACH or any(word in (";", ".", "said") for word in gap):
            return []
        joined = (gap and gap[-1] in ("and", "or", "but", ",", "then", "before", "after", "who")) or (
            not gap
        )
        between = any(
            earlier.last <= one.first and one.last <= predicate.edge and one.kind != "reflexive"
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


def _subject(clause: Clause, predicate: Predicate) -> Phrase | None:
    """Return the subject of a verb from which other words part it."""
    breaks = harm_words("breaks")
    for phrase in reversed(clause.phrases):
        if phrase.last > predicate.edge or phrase.kind == "reflexive":
            continue
        gap = clause.lowered[phrase.last : predicate.edge]
        if len(gap) > _LEFT_REACH or any(word in (".", ";", ":", "”", "“", '"') for word in gap):
            return None
        before = clause.lowered[phrase.first - 1] if phrase.first else ""
        if phrase.kind == "pronoun" and (phrase.head in ("him", "them", "who") or before in _PREPOSITIONS):
            continue
        if before in _PART or before == "by" or is_part(clause, phrase):
            continue
        if not _agrees(clause, phrase, predicate):
            continue
        if before in _PREPOSITIONS and _earlier_subject(clause, phrase, predicate):
            continue
        return phrase if _bridged(gap, breaks, phrase, clause) else None
    return None


def _earlier_subject(clause: Clause, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether a phrase before "of", "with", "near" is the subject instead: "a man with two dogs"."""
    for other in reversed(clause.phrases):
        if other.last > phrase.first - 1:
            continue
        gap = clause.lowered[other.last : phrase.first]
        near = len(gap) <= 4 and not any(not word[0].isalnum() for word in gap)
        return near and other.kind != "reflexive" and _agrees(clause, other, predicate)
    return False


def _bridged(
    gap: Sequence[str], breaks: frozenset[str], phrase: Phrase, clause: Clause
) -> bool:
    """Whether the words between a subject and its verb are a place, an insertion, a relative."""
    if not gap:
        return True
    first = gap[0]
    if first in (",", "(") or first in ("who", "that", "which", "whose"):
        closed = gap[-1] in (",", ")") or first not in (",", "(")
        quiet = not any(word in breaks and word not in ("who", "as", "after") for word in gap)
        return quiet and (closed or first not in (",", "("))
    if any(word in breaks for word in gap):
        return False
    verbs = any(word in BE and word != "being" for word in gap)
    return (first in STOPS or first in ("aged", "-", "inside", "riding", "traveling", "aboard")) and (
        not verbs and "," not in gap[:-1] and "and" not in gap[-1:]
    )


# -- nouns ----------------------------------------------------------------------------------


def _counted_by_noun(clause: Clause, predicate: Predicate, number: int) -> list[Phrase]:
    """Return the number of "27 deaths", "no casualties"; "no deaths or injuries" shares it."""
    for phrase in clause.phrases:
        if phrase.kind == "counted" and phrase.last == predicate.first:
            return [phrase]
    lowered = clause.lowered
    if lowered[predicate.first - 1 : predicate.first] in (["or"], ["and"]) and number:
        earlier = clause.predicates[number - 1]
        zero = [h.phrase for h in clause.hits if h.predicate is earlier and h.phrase.value == 0]
        if earlier.last == predicate.first - 1 and zero:
            return zero[:1]
    window = lowered[max(0, predicate.first - 6) : predicate.first]
    if "no" in window and ("reports" in window or "report" in window) and window[-1] in ("of", "any"):
        predicate.hedge = "reports"
        first = predicate.first - len(window) + window.index("no")
        return [nobody(clause, first)]
    return []


def nobody(clause: Clause, first: int) -> Phrase:
    """Return the phrase of none at all, said at token `first`."""
    return Phrase(
        first=first, last=first + 1, kind="counted", low=0, high=0, value=0,
        raw=clause.tokens[first].text, plural=True,
    )


def _himself(clause: Clause, predicate: Predicate) -> Phrase:
    """Return the one who killed himself, as a phrase at his own words."""
    raw = next(
        (t.text for t in clause.tokens[predicate.first : predicate.last] if "self" in t.lower),
        clause.tokens[predicate.first].text,
    )
    return Phrase(
        first=predicate.first, last=predicate.last, kind="reflexive", raw=raw, head="himself",
        scope="perpetrator",
    )


def is_part(clause: Clause, phrase: Phrase) -> bool:
    """Whether "including", "among them" or "of whom" stands before: a part of what was counted."""
    before = list(clause.lowered[max(0, phrase.first - 4) : phrase.first])
    while before and before[-1] in ("at", "least", "a", "the", "also", "were", "was", "are"):
        before.pop()
    if before[-1:] and before[-1] in _PART:
        return True
    if before[-2:] in (["among", "them"], ["of", "whom"], ["of", "them"], ["among", "whom"], ["among", "those"]):
        return True
    other = _listed_before(clause, phrase)
    return other is not None and other is not phrase and _starts_part(clause, other)


def _starts_part(clause: Clause, phrase: Phrase) -> bool:
    before = clause.lowered[phrase.first - 1] if phrase.first else ""
    if before in _PART:
        return True
    other = _listed_before(clause, phrase)
    return other is not None and clause.lowered[other.first - 1 : other.first] != [] and (
        clause.lowered[other.first - 1] in _PART
    )
