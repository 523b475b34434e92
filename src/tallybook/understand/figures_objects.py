"""Which phrases are the object of a word of harm: "killed two soldiers, a teacher and a child"?"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.figures_clause import DASHES, Clause, has_own_verb, is_apposition, joins
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import BE, harm_words

_RIGHT_REACH = 3
_NOUNS_TOO = frozenset(
    "shooting murder murders stabbing killing kidnapping arrest wound wounds".split()
)


def objects_of(clause: Clause, predicate: Predicate) -> list[Phrase]:
    """Return the object and what is coordinated with it: "two soldiers, a teacher and a child"."""
    before = harm_words("before_object")
    found: list[Phrase] = []
    at = predicate.last
    for phrase in clause.phrases:
        if phrase.first < predicate.last:
            continue
        gap = clause.lowered[at : phrase.first]
        if found and phrase.kind == "group" and predicate.word in _LOSING:
            continue
        if not found:
            if list(gap) == [":"] and phrase.kind == "counted" and not predicate.passive:
                if predicate.word not in _NOUNS_TOO:
                    found.append(phrase)  # "Killed: 6.", but "killed in the shooting: two men"
                break
            titled = phrase.kind == "bare" and _is_title(clause, at, phrase.first)
            near = len(gap) <= _RIGHT_REACH and all(word in before for word in gap)
            near = near or _is_trade(clause, gap, phrase)
            if not titled and not near and not _others_follow(gap, phrase):
                break
            nounlike = predicate.kind != "of" and predicate.word in _NOUNS_TOO
            article = clause.lowered[predicate.first - 1 : predicate.first] in (["the"], ["a"])
            if nounlike and (phrase.kind == "bare" or (article and phrase.kind == "name")):
                break
            if phrase.head in ("he", "they", "she", "who") or list(gap[:1]) == ["at"]:
                break  # "shot at two men": nobody is hit
            if phrase.kind == "group" and not _goes_on(clause, phrase):
                break
            freed = predicate.harm == "released" and phrase.of_them and not gap
            if has_own_verb(clause, phrase) and (gap or predicate.kind == "either") and not freed:
                break
        elif _is_gapped(predicate, gap, phrase):
            pass  # "lost 23 fighters and the army five soldiers"
        elif _is_cut(clause, gap, found, phrase):
            break
        if found and is_apposition(clause, gap, found[-1], phrase):
            if phrase.kind == "name":
                found[-1].called = phrase.text
            at = phrase.last
            continue
        found.append(phrase)
        at = phrase.last
    return [one for one in found if one.kind not in ("group", "they")]


def _is_trade(clause: Clause, gap: Sequence[str], phrase: Phrase) -> bool:
    """Whether one word more tells the trade of a name: "killed polio worker Jane Roe"."""
    named = any(one.first == phrase.last and one.kind == "name" for one in clause.phrases)
    return phrase.kind == "bare" and named and len(gap) == 1 and gap[0].isalpha()


def _is_cut(clause: Clause, gap: Sequence[str], found: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether a list of objects ends before a phrase."""
    if len(found) == 1 and _is_told_again(gap, found[0], phrase):
        return False
    return (
        not joins(clause, gap, found[-1], phrase)
        or has_own_verb(clause, phrase)
        or speaks(clause, phrase)
        or phrase.kind in ("pronoun", "they")
    )


def _is_told_again(gap: Sequence[str], whole: Phrase, phrase: Phrase) -> bool:
    """Whether a colon or a dash leads to who they are: "killed three people: two men and"."""
    opened = len(gap) == 1 and (gap[0] == ":" or gap[0] in DASHES)
    smaller = phrase.value is not None and (whole.value or 0) > phrase.value
    return opened and whole.kind == "counted" and smaller


def _is_gapped(predicate: Predicate, gap: Sequence[str], phrase: Phrase) -> bool:
    """Whether another side's losses follow, the verb left out."""
    own = predicate.word in _LOSING and phrase.kind == "counted"
    led = len(gap) > 2 and gap[0] in ("and", "while", ",", ";")
    return own and led and len(gap) <= _GAP_REACH and ("the" in gap[1:3] or "its" in gap[1:3])


_GAP_REACH = 6
_LOSING = frozenset("lost losing loses".split())


def _others_follow(gap: Sequence[str], phrase: Phrase) -> bool:
    """Whether "and ten others" closes a list whose first is not known: "killed the oba and ten"."""
    listed = 2 < len(gap) <= _GAP_REACH and gap[-1] == "and" and gap[0] in ("the", "a", "an", "his")
    return listed and phrase.kind == "counted" and phrase.head == "others"


def objects_beside(clause: Clause, predicate: Predicate) -> list[Phrase]:
    """Return those who died with one who killed himself: "killed himself and four others"."""
    at = predicate.last
    if clause.lowered[at : at + 1] != ["and"]:
        return []
    beside = msgspec.structs.replace(predicate, last=at + 1, kind="active")
    found = objects_of(clause, beside)
    return [] if found and has_own_verb(clause, found[-1]) else found


def told_along(clause: Clause, predicate: Predicate) -> list[Phrase]:
    """Return those told after a passive: "was killed along with two guards"."""
    at = predicate.last
    for words in (("along", "with"), ("together", "with"), ("alongside",)):
        if tuple(clause.lowered[at : at + len(words)]) == words:
            shifted = msgspec.structs.replace(predicate, last=at + len(words), kind="active")
            return objects_of(clause, shifted)
    return []


def _is_title(clause: Clause, first: int, last: int) -> bool:
    """Whether only a name and words that join stand before: "killed al-Nur affiliated leader"."""
    words = clause.tokens[first:last]
    return (
        0 < len(words) <= _TITLE_REACH
        and any("-" in t.text or t.text[0].isupper() for t in words[:1])
        and all(t.text[0].isupper() or t.lower in harm_words("linked") for t in words[1:])
    )


_TITLE_REACH = 4


def _goes_on(clause: Clause, phrase: Phrase) -> bool:
    return clause.lowered[phrase.last : phrase.last + 1] in (["and"], [","])


def speaks(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb of saying follows, over a name or a comma: "police officer Joe Doe said"."""
    at = phrase.last
    while at < phrase.last + _NAME_REACH and at < len(clause.tokens) - 1:
        if clause.lowered[at] in _SAYS:
            return True
        if clause.lowered[at] != "," and not clause.tokens[at].text[0].isupper():
            return False
        at += 1
    return at < len(clause.lowered) and clause.lowered[at] in _SAYS


_NAME_REACH = 5
_SAYS = frozenset("said says told added reported fled confirmed announced stated".split())


def shared_objects(clause: Clause, number: int) -> list[Phrase]:
    """Return the object of the next verb where two share it: "kidnapped and killed two"."""
    predicate = clause.predicates[number]
    for following in clause.predicates[number + 1 : number + 4]:
        gap = clause.lowered[predicate.last : following.first]
        joined = 1 <= len(gap) <= 3 and any(word in ("and", "or", "then") for word in gap)
        if joined and following.kind in ("either", "active"):
            return [] if any(word in BE for word in gap) else objects_of(clause, following)
    return []
