"""Which figures of harm does the report state: how many, of whom, with which bound?

Words of harm take their number by their kind (see `lexicon/harm_words.toml`): a verb its object
("killing 68") or, in the passive, what stands before it ("27 people were shot dead"); a state the
number before it ("59 people dead"); a toll the number it reached. Numbers that count anything
else never become figures, because they are no quantities of people (`quantities`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Fact, Figure, Place
from tallybook.understand.numbers import Number, find_numbers
from tallybook.understand.phrases import PhraseTable
from tallybook.understand.quantities import Quantity, find_quantities
from tallybook.understand.victims import find_victims

_HARMS = ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced")
_KINDS = ("verb", "active", "state", "before", "of", "noun", "toll")
_FURNITURE = ("appeal", "pointer", "contact", "navigation", "byline", "dateline")
_BE = frozenset("is are was were be been being am got 's 're have has had".split())
# How far a subject may stand from its verb, insertions between commas included.
_LEFT_REACH = 16
_RIGHT_REACH = 3
_AFTER = frozenset(
    "in at on by and or when after during as near outside inside over from overnight yesterday"
    " today while across since this including dead with for who were".split()
)
_OF_THOSE = (["them"], ["whom"], ["these"], ["those"], ["the"], ["his"], ["her"], ["their"])
_HEDGES = frozenset("reportedly allegedly apparently feared believed possibly presumably".split())


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """Words of harm at tokens [first, last): which harm, and how they take their number."""

    first: int
    last: int
    harm: str
    kind: str


class _Clause(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with all that its figures are made of."""

    sentence: int
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    predicates: tuple[Predicate, ...]
    aggregate: bool


def find_figures(document: Document, places: Sequence[Place] = ()) -> tuple[Figure, ...]:
    """Return every figure of harm of a report, in the order of the text.

    `places` are the report's, so that the name of a place is never taken for a victim's.
    """
    numbers: dict[int, list[Number]] = {}
    for number in find_numbers(document):
        numbers.setdefault(number.sentence, []).append(number)
    figures: list[Figure] = []
    for sentence, tokens in document.sentences():
        if sentence.kind not in _FURNITURE:
            figures += _of_sentence(sentence.index, tokens, numbers.get(sentence.index, []))
    figures += _of_named(find_victims(document, places), figures)
    return tuple(sorted(figures, key=lambda one: (one.start, one.end, one.harm)))


def _of_sentence(
    sentence: int, tokens: tuple[Token, ...], numbers: Sequence[Number]
) -> list[Figure]:
    predicates = _predicates(tokens)
    no = words("harm_words", "words", "no")
    if not predicates and not any(t.lower[:7] == "hostage" or t.lower in no for t in tokens):
        return []
    clause = _Clause(
        sentence=sentence,
        tokens=tokens,
        quantities=find_quantities(tokens, numbers),
        predicates=predicates,
        aggregate=_is_aggregate(tokens),
    )
    return [*_counted(clause), *_hostages(clause), *_none(clause)]


# -- words of harm -------------------------------------------------------------------------


@functools.cache
def _table() -> PhraseTable[tuple[tuple[str, str], ...]]:
    meanings: dict[str, dict[tuple[str, str], None]] = {}
    for harm in _HARMS:
        for kind in _KINDS:
            for phrase in lexicon("harm_words")[harm].get(kind, ()):
                meanings.setdefault(phrase, {})[harm, kind] = None
    return PhraseTable({phrase: tuple(found) for phrase, found in meanings.items()})


def _predicates(tokens: tuple[Token, ...]) -> tuple[Predicate, ...]:
    found = []
    for first, last, meanings in _table().find(tokens):
        for harm, kind in meanings:
            harm = _fatal(tokens, first, harm)
            found.append(Predicate(first=first, last=last, harm=harm, kind=kind))
    return tuple(found)


def _fatal(tokens: Sequence[Token], first: int, harm: str) -> str:
    """Read "Shot" and "stabbed" are wounds, unless the words near say that they were fatal."""
    if harm != "wounded" or tokens[first].lower not in ("shot", "stabbed", "beaten", "burned"):
        return harm
    fatal = words("harm_words", "words", "fatal")
    for token in tokens[first : first + 14]:
        if token.text in ".;" or token.lower in ("others", "another", "wounded", "injured"):
            break
        if token.lower in fatal:
            return "killed"
    return harm


# -- from words of harm to their numbers -----------------------------------------------------


def _counted(clause: _Clause) -> list[Figure]:
    """Give each word of harm its quantities; a quantity is used once for a harm."""
    used: set[tuple[int, str]] = set()
    taken: set[int] = set()
    figures: list[Figure] = []
    for predicate in clause.predicates:
        found = _quantities_of(clause, predicate, taken)
        for quantity, part in found:
            key = (quantity.first, predicate.harm)
            taken_captive = quantity.scope == "hostage" and predicate.harm == "arrested"
            if key in used or taken_captive:
                continue
            used.add(key)
            taken.add(quantity.first)
            total = next((f for f in reversed(figures) if f.harm == predicate.harm), None)
            figures.append(_figure(clause, predicate, quantity, part, total))
    return figures


def _quantities_of(
    clause: _Clause, predicate: Predicate, taken: set[int]
) -> list[tuple[Quantity, bool]]:
    """Return the quantities that a word of harm takes, each with whether it is a part."""
    if predicate.kind == "toll":
        return _toll(clause, predicate)
    if predicate.kind == "of":
        return _right(clause, predicate)
    if _not_happened(clause.tokens, predicate.first):
        return []
    if predicate.kind == "active":
        return _right(clause, predicate)
    near = predicate.kind in ("state", "noun")
    if predicate.kind == "verb" and not _is_passive(clause.tokens, predicate.first):
        objects = _right(clause, predicate)
        if objects:
            return objects
        near = True
    subjects = _left(clause, predicate, taken, near=near)
    if near and predicate.kind == "verb":
        subjects = [one for one in subjects if _is_headline(clause, predicate, one[0])]
    return subjects + (_parts_after(clause, predicate) if subjects else [])


def _is_headline(clause: _Clause, predicate: Predicate, quantity: Quantity) -> bool:
    """Whether a verb without "were" is still passive: "27 killed in blast", not "a man killed"."""
    counted = quantity.number_last < quantity.last or quantity.head is None
    following = clause.tokens[predicate.last] if predicate.last < len(clause.tokens) else None
    ends = following is None or not following.text[0].isalnum()
    one = quantity.raw.lower() in ("a", "an", "his", "her", "their")
    return counted and not one and (ends or (following is not None and following.lower in _AFTER))


def _parts_after(clause: _Clause, predicate: Predicate) -> list[tuple[Quantity, bool]]:
    """Return the parts told after the words of harm: "59 people dead including 3 children"."""
    found: list[tuple[Quantity, bool]] = []
    at = predicate.last
    for quantity in clause.quantities:
        if quantity.first < predicate.last:
            continue
        link = _link(clause.tokens[at : quantity.first])
        opened = link == "part" or _says_of_them(clause.tokens, quantity)
        if link is None or not (found or opened) or _has_own_verb(clause, quantity):
            break
        found.append((quantity, True))
        at = quantity.last
    return found


def _not_happened(tokens: Sequence[Token], first: int) -> bool:
    not_yet, did = words("harm_words", "words", "not_yet"), words("harm_words", "words", "did")
    for at in range(first - 1, max(-1, first - 4), -1):
        word = tokens[at].lower
        if word in not_yet or word.endswith("n't"):
            return not any(t.lower in did for t in tokens[max(0, at - 2) : at])
        if word not in words("harm_words", "words", "adverbs"):
            return False
    return False


def _is_passive(tokens: Sequence[Token], first: int) -> bool:
    adverbs = words("harm_words", "words", "adverbs")
    for at in range(first - 1, max(-1, first - 5), -1):
        word = tokens[at].lower
        if word in ("is", "are", "was", "were", "be", "been", "being", "got"):
            return True
        if word not in adverbs:
            return False
    return False


def _right(clause: _Clause, predicate: Predicate) -> list[tuple[Quantity, bool]]:
    """Return the object and what is coordinated with it: "two soldiers, a teacher and a child"."""
    adverbs = words("harm_words", "words", "adverbs")
    found: list[tuple[Quantity, bool]] = []
    at = predicate.last
    for quantity in clause.quantities:
        if quantity.first < predicate.last:
            continue
        gap = clause.tokens[at : quantity.first]
        if found:
            link = _link(gap)
            if link is None or _has_own_verb(clause, quantity) or _speaks(clause, quantity):
                break
            part = link == "part" or found[-1][1] or _says_of_them(clause.tokens, quantity)
            found.append((quantity, part))
        elif len(gap) <= _RIGHT_REACH and all(t.lower in adverbs for t in gap):
            found.append((quantity, False))
        else:
            break
        at = quantity.last
    return found


def _speaks(clause: _Clause, quantity: Quantity) -> bool:
    """Whether the one counted is who says it: "wounding 83, an official said"."""
    following = clause.tokens[quantity.last : quantity.last + 1]
    return bool(following) and following[0].lower in ("said", "says", "told", "added", "reported")


def _says_of_them(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether the number counts some of those counted before: "one of them a police officer"."""
    following = [t.lower for t in tokens[quantity.number_last : quantity.number_last + 2]]
    return following[:1] == ["of"] and following[1:] in _OF_THOSE


def _link(gap: Sequence[Token]) -> str | None:
    """Return how two quantities are joined: `and`, `part` ("including"), None when they are not."""
    plain = [token.lower for token in gap]
    if any(word in words("harm_words", "words", "including") for word in plain) and len(plain) <= 6:
        return "part"
    if plain and len(plain) <= 3 and all(w in ("and", ",", "or", "as", "well") for w in plain):
        return "and"
    return None


def _has_own_verb(clause: _Clause, quantity: Quantity) -> bool:
    """Whether another word of harm follows the quantity at once: it belongs there."""
    for predicate in clause.predicates:
        if predicate.first < quantity.last or predicate.kind in ("active", "of", "toll"):
            continue
        gap = clause.tokens[quantity.last : predicate.first]
        return len(gap) <= 3 and all(
            t.lower in words("harm_words", "words", "adverbs") or t.lower in _BE for t in gap
        )
    return False


def _left(
    clause: _Clause, predicate: Predicate, taken: set[int], *, near: bool
) -> list[tuple[Quantity, bool]]:
    """Return the subject, what is coordinated with it, and the total it is a part of."""
    found: list[tuple[Quantity, bool]] = []
    edge = predicate.first
    for quantity in reversed(clause.quantities):
        if quantity.last > predicate.first:
            continue
        gap = clause.tokens[quantity.last : edge]
        if not found:
            if not _reaches(clause, predicate, quantity, near=near):
                break
            found.append((quantity, _is_part(clause.tokens, quantity)))
        else:
            link = _link(gap)
            if link is None or quantity.first in taken:
                break
            if link == "part":
                found[-1] = (found[-1][0], True)
            found.append((quantity, _is_part(clause.tokens, quantity)))
        edge = quantity.first
    return found[::-1]


def _reaches(clause: _Clause, predicate: Predicate, quantity: Quantity, *, near: bool) -> bool:
    """Whether nothing between a quantity and words of harm cuts them apart."""
    gap = clause.tokens[quantity.last : predicate.first]
    plain = [token.lower for token in gap]
    adverbs, breaks = (
        words("harm_words", "words", "adverbs"),
        words("harm_words", "words", "breaks"),
    )
    if all(word in adverbs or word in _BE for word in plain):
        return True
    if near and quantity.head is None:
        return False
    if len(gap) > _LEFT_REACH or any(t.text in '.;:"“”()' for t in gap):
        return False
    joined = plain[-1:] == ["and"] or plain[-1] in adverbs or plain[-1] in _BE or "," in plain
    blocked = any(
        one.first >= quantity.last and one.first < predicate.first and one.kind != "state"
        for one in clause.predicates
    )
    relative = plain[0] in ("who", "whose", "that")
    cut = any(word in breaks for word in plain)
    subject_of_other = quantity.head is None and not plain[0].startswith("of")
    return (
        (relative or (not cut and not blocked))
        and (joined or relative or len(gap) <= 8)
        and (not subject_of_other or plain[0] in ("people", "others", "in", "on", "at", ","))
    )


def _is_part(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether "including" or "of whom" stands right before: a part of what was counted."""
    including = words("harm_words", "words", "including")
    before = [token.lower for token in tokens[max(0, quantity.first - 3) : quantity.first]]
    if _says_of_them(tokens, quantity):
        return True
    return any(word in including for word in before[-2:]) or before[-2:] in (
        ["of", "whom"],
        ["of", "them"],
        ["of", "these"],
    )


def _toll(clause: _Clause, predicate: Predicate) -> list[tuple[Quantity, bool]]:
    """Return the number that a running count reached: "the toll rose to 30 from 24"."""
    for quantity in clause.quantities:
        gap = clause.tokens[predicate.last : quantity.first]
        if quantity.first >= predicate.last and len(gap) <= 14:
            before = clause.tokens[quantity.first - 1].lower
            if before in ("to", "at", "of", "is", "was", "reached", "passed", "passes", "hit"):
                return [(quantity, False)]
    return []


# -- hostages as such, and none at all -------------------------------------------------------


def _hostages(clause: _Clause) -> list[Figure]:
    """Return hostages counted as such, whatever the verb, unless they were freed or killed."""
    figures = []
    for quantity in clause.quantities:
        if quantity.scope != "hostage":
            continue
        own = [p for p in clause.predicates if p.harm in ("released", "killed", "wounded")]
        befallen = any(q is quantity for p in own for q, _ in _quantities_of(clause, p, set()))
        if not befallen and not _not_happened(clause.tokens, quantity.first):
            predicate = Predicate(
                first=quantity.first, last=quantity.last, harm="hostage", kind="noun"
            )
            figures.append(_figure(clause, predicate, quantity, False, None))
    return figures


def _none(clause: _Clause) -> list[Figure]:
    """Read "No one was hurt", "there were no casualties": stated as none, which is 0."""
    no, of = words("harm_words", "words", "no"), words("harm_words", "words", "none_of")
    figures: list[Figure] = []
    for at, token in enumerate(clause.tokens):
        if token.lower not in no:
            continue
        following = [t.lower for t in clause.tokens[at + 1 : at + 7]]
        harms = _denied_harms(token.lower, following, of)
        for harm, length in harms:
            figures.append(_zero(clause, at, at + 1 + length, harm))
    return figures


def _denied_harms(no: str, following: Sequence[str], of: frozenset[str]) -> list[tuple[str, int]]:
    if following[:1] and following[0] in of and following[0] not in ("one", "people"):
        word = following[0]
        if word.startswith(("death", "fatal")):
            return [("killed", 1)]
        if word.startswith(("injur", "wound")):
            return [("wounded", 1)]
        return [("killed", 1), ("wounded", 1)]
    person = no in ("nobody", "none") or following[:1] == ["one"] or following[:1] == ["people"]
    if not person:
        return []
    for length, word in enumerate(following, start=1):
        if word in ("killed", "died"):
            return [("killed", length)]
        if word in ("hurt", "injured", "wounded"):
            return [("wounded", length)]
    return []


def _zero(clause: _Clause, first: int, last: int, harm: str) -> Figure:
    last = min(last, len(clause.tokens))
    raw = clause.tokens[first].text
    return Figure(
        start=clause.tokens[first].start,
        end=clause.tokens[last - 1].end,
        sentence=clause.sentence,
        harm=harm,
        number_low=0,
        number_high=0,
        value=0,
        bound="exact",
        value_raw=raw,
    )


# -- making a figure -------------------------------------------------------------------------


def _figure(
    clause: _Clause,
    predicate: Predicate,
    quantity: Quantity,
    part: bool,
    total: Figure | None,
) -> Figure:
    start, end = _evidence(clause.tokens, predicate, quantity)
    near = clause.tokens[max(0, quantity.first - 3) : quantity.last + 6]
    scope = "total" if quantity.scope == "hostage" else quantity.scope
    if clause.tokens[predicate.first].lower == "blew":
        scope = "perpetrator"
    if quantity.nation and scope in ("total", "civilian"):
        scope = "nationality"
    return Figure(
        start=start,
        end=end,
        sentence=clause.sentence,
        harm=predicate.harm,
        number_low=quantity.low,
        number_high=quantity.high,
        value=quantity.value,
        bound=quantity.bound,
        value_raw=quantity.raw,
        scope=scope,
        scope_text=_scope_text(clause.tokens, quantity) if scope != "total" else None,
        part=part,
        part_of_start=total.start if part and total else None,
        addition=_is_addition(clause.tokens, quantity),
        cumulative=predicate.kind == "toll",
        aggregate=clause.aggregate,
        includes_perpetrators=_with_attackers(clause.tokens, quantity, predicate),
        hedge=next((t.lower for t in near if t.lower in _HEDGES), None),
    )


def _evidence(tokens: Sequence[Token], predicate: Predicate, quantity: Quantity) -> tuple[int, int]:
    """Return the span of number and words of harm; of the number alone if they stand far apart."""
    first = min(predicate.first, quantity.first)
    last = max(predicate.last, quantity.last)
    if last - first > 14:
        first, last = quantity.first, quantity.last
    return tokens[first].start, tokens[last - 1].end


def _scope_text(tokens: Sequence[Token], quantity: Quantity) -> str:
    first = quantity.number_last if quantity.number_last < quantity.last else quantity.first
    return " ".join(token.text for token in tokens[first : quantity.last])


def _is_addition(tokens: Sequence[Token], quantity: Quantity) -> bool:
    before = tokens[quantity.first - 1].lower if quantity.first else ""
    after = tokens[quantity.number_last].lower if quantity.number_last < len(tokens) else ""
    return before in ("another", "further", "additional") or after in ("more", "additional")


def _with_attackers(tokens: Sequence[Token], quantity: Quantity, predicate: Predicate) -> str:
    """Whether the figure is said to count those who attacked: "including the bomber"."""
    attackers = words("harm_words", "words", "attackers")
    window = tokens[quantity.last : max(quantity.last, predicate.last) + 8]
    for at, token in enumerate(window):
        if token.text in ".;":
            break
        if token.lower in ("including", "included", "among", "excluding", "counting", "besides"):
            named = any(one.lower in attackers for one in window[at + 1 : at + 5])
            negated = token.lower in ("excluding", "besides") or (
                at > 0 and window[at - 1].lower == "not"
            )
            if named:
                return "no" if negated else "yes"
    return "unknown"


def _is_aggregate(tokens: Sequence[Token]) -> bool:
    """Whether the sentence sums over a time or a war: no figure of one incident."""
    text = " ".join(token.lower for token in tokens)
    if any(phrase in text for phrase in lexicon("harm_words")["words"]["aggregate"]):
        return True
    for at, token in enumerate(tokens[:-1]):
        year = tokens[at + 1].text
        if token.lower == "since" and len(year) == 4 and year.isdigit():
            before = {one.lower for one in tokens[max(0, at - 8) : at]}
            return not before & words("harm_words", "words", "superlatives")
    return False


def _of_named(victims: Sequence[Fact], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Give one to each person named as harmed, once a name; a part where a total stands near."""
    seen: set[tuple[str, str]] = set()
    for victim in victims:
        detail = victim.detail
        fate = getattr(detail, "fate", None)
        name = getattr(detail, "name", None)
        if fate is None or name is None:
            continue
        key = (name.split()[-1].lower(), fate)
        if key in seen:
            continue
        seen.add(key)
        yield Figure(
            start=victim.start,
            end=victim.end,
            sentence=victim.sentence,
            harm=fate,
            number_low=1,
            number_high=1,
            value=1,
            bound="exact",
            value_raw=name,
            scope="named_person",
            scope_text=name,
            part=any(f.harm == fate and (f.value or 0) > 1 for f in figures),
        )
