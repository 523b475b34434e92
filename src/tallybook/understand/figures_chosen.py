"""Whom does a later sentence choose out of the people counted before, and what does it call them?

"Four of the dead were soldiers", "Three of them were children", "They included two women", "Among
them was a nurse", "36 people: 30 Danes and six Swedes": parts of a total told before.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.figures_clause import DASHES, Clause, Hit, add_hit, joins
from tallybook.understand.figures_lists import list_from
from tallybook.understand.figures_nouns import read_head
from tallybook.understand.figures_objects import speaks
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import heads

_WERE = frozenset("were are was is".split())
_OPENERS = frozenset(("they", "among", "both"))
_REACH = 6
_CAUGHT = ("killed", "wounded", "hostage", "missing", "released", "arrested")


def may_choose(lowered: Sequence[str]) -> bool:
    """Whether a sentence without words of harm may tell more of those counted before."""
    opened = lowered[:_REACH]
    if opened[:2] == ["among", "them"] or (opened[:1] == ["they"] and "included" in opened[:3]):
        return True
    return not _WERE.isdisjoint(opened) and (
        "of" in opened[1:4] or opened[1:2] in (["were"], ["was"])
    )


def add_chosen(clause: Clause, before: Sequence[tuple[Clause, Hit]]) -> None:
    """Add the hits of those whom a sentence chooses; `before` are those kept so far."""
    add_them(clause)
    drop_captives(clause)
    _name(clause)
    _add_breakdown(clause)
    _add_after_stop(clause)
    whole = _whole(clause, before)
    if whole is None:
        return
    lowered = clause.lowered
    if lowered[:2] == ["among", "them"] and lowered[2:3] != [] and lowered[2] in _WERE:
        list_from(clause, 3, 1, whole.harm, part=True)
    elif lowered[:1] == ["they"] and "included" in lowered[1:3]:
        list_from(clause, lowered.index("included") + 1, 0, whole.harm, part=True)
    elif clause.phrases and not clause.hits:
        _choose(clause, clause.phrases[0], whole)


def add_them(clause: Clause) -> None:
    """Read "dragged six men out and shot them dead" and "shot 36 of them, killing all"."""
    for predicate in clause.predicates:
        after = clause.lowered[predicate.last : predicate.last + 2]
        if predicate.harm != "killed" or predicate.kind not in ("either", "active") or not after:
            continue
        before = [
            one
            for one in clause.phrases
            if one.kind == "counted" and one.plural and 1 < one.last <= predicate.first
        ]
        if not before or not before[-1].value or before[-1].scope == "perpetrator":
            continue
        told = [hit for hit in clause.hits if hit.phrase is before[-1]]
        if after[0] in ("all", "both") and (len(after) < 2 or not after[1][0].isalnum()):
            for hit in told:
                hit.harm = "killed" if hit.harm == "wounded" else hit.harm
        taken = after[0] == "them" and all(hit.harm == "hostage" for hit in told)
        if taken and before[-1].first > 1:
            add_hit(clause, before[-1], predicate, "killed", None, part=False)


def drop_captives(clause: Clause) -> None:
    """Leave "41 of the 60 hostages held in a theatre were killed" to what befell them there."""
    for hit in list(clause.hits):
        others = [one for one in clause.hits if one.phrase is hit.phrase and one is not hit]
        if hit.harm == "hostage" and hit.phrase.of_them and others:
            clause.hits.remove(hit)


def _choose(clause: Clause, phrase: Phrase, whole: Hit) -> None:
    """Read "Three of them were children" and "Seven were soldiers" at the start of a sentence."""
    chosen = phrase.of_them or phrase.head is None
    if phrase.kind != "counted" or phrase.first > 1 or not chosen or not phrase.value:
        return
    if phrase.value <= (whole.phrase.value or 0) and _complete(clause, phrase):
        add_hit(clause, phrase, _state(phrase, whole.harm), whole.harm, whole)


def _whole(clause: Clause, before: Sequence[tuple[Clause, Hit]]) -> Hit | None:
    """Return the one total of the sentence before; None where two harms were counted there."""
    last = [
        hit
        for other, hit in before[-_REACH:]
        if clause.sentence - other.sentence == 1 and hit.phrase.plural and not hit.part
    ]
    harms = {hit.harm for hit in last}
    return last[0] if len(harms) == 1 and last[0].harm in _CAUGHT and len(last) == 1 else None


def _name(clause: Clause) -> None:
    """Give the parts "four of the dead" the noun that is said of them: "were soldiers"."""
    for hit in clause.hits:
        phrase = hit.phrase
        if phrase.of_them and phrase.kind == "counted" and phrase.scope == "total":
            _complete(clause, phrase)


def _complete(clause: Clause, phrase: Phrase) -> bool:
    """Take the noun after "were" as that of a bare number or choice; whether there is one."""
    lowered = clause.lowered
    at = phrase.last
    while at < len(lowered) and at < phrase.last + _PAST and lowered[at] not in _WERE:
        at += 1
    if at >= len(lowered) or lowered[at] not in _WERE:
        return False
    if lowered[at + 1 : at + 3] == ["those", "of"]:
        at += 2
    head = read_head(clause.tokens, lowered, at + 1, plural=phrase.value != 1)
    if head is None or head.word is None:
        return False
    if head.wild or head.harm or (head.word not in heads() and not head.nation):
        return False
    scope = head.scope_code()
    if scope != "total" or phrase.head is None:
        phrase.scope, phrase.text, phrase.head = scope, head.text(clause.tokens, at + 1), head.word
    return True


_PAST = 3


def _add_after_stop(clause: Clause) -> None:
    """Read "19 bodies were found; seven were those of soldiers"."""
    for phrase in clause.phrases:
        bare = phrase.kind == "counted" and phrase.head is None and phrase.value
        if not bare or clause.taken(phrase) or clause.lowered[phrase.first - 1] != ";":
            continue
        whole = [h for h in clause.hits if not h.part and h.phrase.last <= phrase.first]
        many = bool(whole) and (whole[-1].phrase.value or 0) >= (phrase.value or 0)
        if many and _complete(clause, phrase):
            add_hit(clause, phrase, whole[-1].predicate, whole[-1].harm, whole[-1])


def _add_breakdown(clause: Clause) -> None:
    """Read "nine people were killed: six women and three men" where the numbers sum up."""
    for whole in [one for one in clause.hits if not one.part and one.phrase.kind == "counted"]:
        found = _broken_down(clause, whole)
        if len(found) < 2 or sum(one.value or 0 for one in found) != whole.phrase.value:
            continue
        for phrase in found:
            if not clause.taken(phrase):
                add_hit(clause, phrase, whole.predicate, whole.harm, whole)


def _broken_down(clause: Clause, whole: Hit) -> list[Phrase]:
    found: list[Phrase] = []
    for phrase in clause.phrases:
        if phrase.first < max(whole.phrase.last, whole.predicate.last):
            continue
        if speaks(clause, phrase):
            break
        if found and not joins(
            clause, clause.lowered[found[-1].last : phrase.first], found[-1], phrase
        ):
            if not _is_them(phrase):
                break
            continue
        if found or _is_opened(clause, phrase):
            found.append(phrase)
    return found


def _is_them(phrase: Phrase) -> bool:
    return phrase.kind == "they"


def _is_opened(clause: Clause, phrase: Phrase) -> bool:
    at = phrase.first - 1
    if at < 1:
        return False
    apart = clause.tokens[at].start > clause.tokens[at - 1].end
    return (
        clause.lowered[at] == ":"
        or clause.lowered[at] in DASHES
        or (clause.lowered[at] == "-" and apart)
    )


def _state(phrase: Phrase, harm: str) -> Predicate:
    return Predicate(
        first=phrase.first, last=phrase.last, harm=harm, kind="state", edge=phrase.first
    )


def name_totals(kept: Sequence[tuple[Clause, Hit]]) -> None:
    """Give each part without a total of its sentence the last one before that is large enough."""
    wholes: dict[str, Hit] = {}
    for _, hit in kept:
        phrase = hit.phrase
        if not hit.part:
            if phrase.plural and phrase.value != 0 and not hit.besides:
                wholes[hit.harm] = hit
            continue
        whole = wholes.get(hit.harm)
        if hit.total is None and whole is not None:
            value = phrase.value or 0
            hit.total = whole if (whole.phrase.value or value) >= value else None
