"""Which figures are parts of another: "including three children", "among the dead were two nurses"?

A part has the harm of its total and is never added to it. Who is counted in or left out of a
total ("including the attacker", "not counting the bombers") is told here too.
"""

from __future__ import annotations

from tallybook.understand.figures_clause import (
    Clause,
    Hit,
    add_hit,
    in_brackets,
    is_part,
    left_out,
)
from tallybook.understand.figures_lists import GROUPS, add_inverted, add_lists
from tallybook.understand.figures_objects import speaks
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import harm_words, heads

_MOST = frozenset("most many some several".split())


def add_parts(clause: Clause) -> None:
    """Add to a clause the hits of its parts, and mark those that are parts already."""
    _mark_claimed(clause)
    _add_wholes(clause)
    add_inverted(clause)
    for phrase in clause.phrases:
        if (
            clause.taken(phrase)
            or left_out(clause, phrase)
            or phrase.kind in ("pronoun", "they", "group", "reflexive")
            or (phrase.kind == "definite" and not _is_counted_in(clause, phrase))
            or _is_said_of(clause, phrase)
            or speaks(clause, phrase)
        ):
            continue
        chosen = is_part(clause, phrase) or _chosen_from(clause, phrase)
        total = _total_before(clause, phrase) if chosen else None
        if total is not None and _named_as_people(clause, phrase):
            add_hit(clause, phrase, total.predicate, total.harm, total)
        elif phrase.harm is not None and phrase.kind == "counted" and phrase.value != 0:
            _add_state(clause, phrase)
    add_lists(clause)
    _most_of_them(clause)


def _is_counted_in(clause: Clause, phrase: Phrase) -> bool:
    """Whether someone known is told to be one of them: "five worshippers including the imam"."""
    before = clause.lowered[max(0, phrase.first - 1) : phrase.first]
    return list(before) == ["including"] and phrase.scope != "perpetrator"


def _mark_claimed(clause: Clause) -> None:
    """Mark as parts the hits that stand after "including" or count "of them"."""
    for hit in clause.hits:
        if hit.phrase.of_them and hit.phrase.harm == hit.harm:
            hit.part = True
        if _of_those(clause, hit):
            hit.part = True
        if is_part(clause, hit.phrase) or (hit.phrase.of_them and hit.phrase.kind == "counted"):
            total = _total_before(clause, hit.phrase, hit.harm)
            if total is not None and total is not hit:
                hit.part, hit.total = True, total


def _add_wholes(clause: Clause) -> None:
    """Add the 12 of "seven of the 12 wounded"."""
    for phrase in list(clause.phrases):
        if phrase.whole is None or phrase.harm is None:
            continue
        first, value = phrase.whole
        whole = Phrase(
            first=first,
            last=first + 2,
            kind="counted",
            low=value,
            high=value,
            value=value,
            raw=clause.tokens[first].text,
            plural=True,
        )
        predicate = Predicate(
            first=first + 1, last=first + 2, harm=phrase.harm, kind="state", edge=first + 1
        )
        add_hit(clause, whole, predicate, phrase.harm, None, part=False)


def _is_said_of(clause: Clause, phrase: Phrase) -> bool:
    """Whether a noun is said of a part told already: "one of whom was a teacher"."""
    verb = phrase.first - 1
    said = verb >= 0 and clause.lowered[verb] in ("was", "is")
    return any(
        one.of_them and one is not phrase and (one.first < phrase.first <= one.last + said)
        for one in clause.phrases
    )


def _of_those(clause: Clause, hit: Hit) -> bool:
    """Whether a number counts some of those harmed: "nine of those killed were schoolgirls"."""
    said = clause.lowered[hit.phrase.first : hit.predicate.first]
    return (
        hit.phrase.of_them and hit.phrase.kind == "counted" and list(said[-2:]) == ["of", "those"]
    )


def _total_before(clause: Clause, phrase: Phrase, harm: str | None = None) -> Hit | None:
    """Return the hit that a part belongs to: the nearest earlier one that counts more people."""
    found: Hit | None = None
    for hit in clause.hits:
        whole = hit.phrase
        if hit.part or whole is phrase or whole.first >= phrase.first or whole.single:
            continue
        if harm is not None and hit.harm != harm:
            continue
        if whole.value is not None and phrase.value is not None and whole.value < phrase.value:
            continue
        if _until(hit, phrase) and (found is None or _place(hit) >= _place(found)):
            found = hit
    return found


def _until(hit: Hit, phrase: Phrase) -> bool:
    return hit.phrase.last <= phrase.first


def _place(hit: Hit) -> int:
    return hit.phrase.last


def _chosen_from(clause: Clause, phrase: Phrase) -> bool:
    """Whether a number counts some of those before: "four of them", "of the 12 dead, five"."""
    if phrase.kind != "counted":
        return False
    opened = any(
        hit.phrase.last <= phrase.first
        and clause.lowered[max(0, hit.phrase.first - 2) : hit.phrase.first] == ["of", "the"]
        for hit in clause.hits
    )
    told = phrase.of_them or in_brackets(clause, phrase) or (opened and phrase.head is None)
    return told or (phrase.head is None and _how_badly(clause, phrase))


def _how_badly(clause: Clause, phrase: Phrase) -> bool:
    """Whether a number closes with how badly off they are: "15 were injured, four critically"."""
    lowered = clause.lowered
    after = lowered[phrase.last : phrase.last + 2]
    ends = len(after) < 2 or not after[1][0].isalnum()
    commas = lowered[phrase.first - 1 : phrase.first] in ([","], ["and"])
    return commas and ends and after[:1] != [] and after[0] in harm_words("badly")


def _named_as_people(clause: Clause, phrase: Phrase) -> bool:
    if phrase.head is not None or phrase.harm is not None:
        return True
    if clause.lowered[phrase.last : phrase.last + 1] in (["were"], ["are"], ["was"], ["is"]):
        return _take_complement(clause, phrase)
    after = clause.lowered[phrase.last : phrase.last + 1]
    return bool(after) and after[0] in (
        *harm_words("badly"),
        "from",
        "in",
        "by",
        "with",
    )


def _take_complement(clause: Clause, phrase: Phrase) -> bool:
    """Give a bare number the noun that is said of it: "of whom five were women"."""
    noun = _plural_noun(clause, phrase.first, phrase.last + 1)
    if noun is None:
        return False
    phrase.head, phrase.scope, phrase.text, phrase.last = (
        noun.head,
        noun.scope,
        noun.text,
        noun.last,
    )
    return True


def _add_state(clause: Clause, phrase: Phrase) -> None:
    """Add people counted with a state of theirs: "12 injured people", "five of the wounded"."""
    predicate = Predicate(
        first=phrase.first,
        last=phrase.last,
        harm=phrase.harm or "",
        kind="state",
        edge=phrase.first,
        weak=phrase.harm == "wounded",
    )
    add_hit(clause, phrase, predicate, phrase.harm or "", None, part=phrase.of_them)


def _most_of_them(clause: Clause) -> None:
    """Read "most of them civilians": a part without a number."""
    lowered = clause.lowered
    for at, word in enumerate(lowered):
        if word not in _MOST or lowered[at + 1 : at + 2] != ["of"]:
            continue
        if lowered[at + 2 : at + 3] == ["the"]:
            _most_of_the_dead(clause, at)
        if lowered[at + 2 : at + 3] not in (["them"], ["whom"]):
            continue
        noun = at + 3 + (lowered[at + 3 : at + 4] in (["were"], ["are"]))
        phrase = _plural_noun(clause, at, noun)
        total = _total_before(clause, phrase) if phrase else None
        taken = phrase and any(one.first == at and clause.taken(one) for one in clause.phrases)
        if phrase is not None and total is not None and not taken:
            add_hit(clause, phrase, total.predicate, total.harm, total)


def _most_of_the_dead(clause: Clause, at: int) -> None:
    """Read "most of the dead were women"."""
    lowered = clause.lowered
    harm = GROUPS.get(lowered[at + 3]) if at + 4 < len(lowered) else None
    noun = lowered[at + 4 : at + 5] in (["were"], ["are"]) and _plural_noun(clause, at, at + 5)
    if harm and noun:
        predicate = Predicate(first=at + 3, last=at + 4, harm=harm, kind="state", edge=at + 3)
        add_hit(clause, noun, predicate, harm, None)


def _plural_noun(clause: Clause, first: int, noun: int) -> Phrase | None:
    for at in range(noun, min(len(clause.lowered), noun + 3)):
        known = heads().get(clause.lowered[at])
        if known is not None and known[1]:
            return Phrase(
                first=first,
                last=at + 1,
                kind="counted",
                low=None,
                high=None,
                value=None,
                bound="vague",
                raw=clause.tokens[first].text,
                head=clause.lowered[at],
                scope=known[0],
                text=" ".join(t.text for t in clause.tokens[noun : at + 1]),
                plural=True,
            )
    return None
