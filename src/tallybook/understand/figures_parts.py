"""Which figures are parts of another: "including three children", "among the dead were two nurses"?

A part has the harm of its total and is never added to it. Who is counted in or left out of a
total ("including the attacker", "not counting the bombers") is told here too.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.figures_clause import Clause, Hit, in_brackets, is_part, joins, left_out
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_subjects import adjacent, far_subject, with_list
from tallybook.understand.figures_words import harm_words, heads

_GROUPS = {
    "dead": "killed",
    "killed": "killed",
    "slain": "killed",
    "fatalities": "killed",
    "deceased": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "hostages": "hostage",
    "captives": "hostage",
    "kidnapped": "hostage",
    "missing": "missing",
    "arrested": "arrested",
    "detained": "arrested",
    "victims": "killed",
}
_INCLUDED = frozenset("included include includes were was are is including".split())
_MOST = frozenset("most many some several".split())
_GROUP_REACH = 7
_COUNTED_IN = frozenset("including excluding counting besides include included".split())


def add_parts(clause: Clause) -> None:
    """Add to a clause the hits of its parts, and mark those that are parts already."""
    _mark_claimed(clause)
    for phrase in clause.phrases:
        if (
            clause.taken(phrase)
            or left_out(clause, phrase)
            or phrase.kind in ("pronoun", "they", "group", "reflexive", "definite")
        ):
            continue
        chosen = is_part(clause, phrase) or _chosen_from(clause, phrase)
        total = _total_before(clause, phrase) if chosen else None
        if total is not None and _named_as_people(clause, phrase):
            _add(clause, phrase, total.predicate, total.harm, total)
        elif phrase.harm is not None and phrase.kind == "counted" and phrase.value != 0:
            _add_state(clause, phrase)
    _among_the_dead(clause)
    _most_of_them(clause)


def _mark_claimed(clause: Clause) -> None:
    """Mark as parts the hits that stand after "including" or count "of them"."""
    for hit in clause.hits:
        if hit.phrase.of_them and hit.phrase.harm == hit.harm:
            hit.part = True
        if is_part(clause, hit.phrase) or (hit.phrase.of_them and hit.phrase.kind == "counted"):
            total = _total_before(clause, hit.phrase, hit.harm)
            if total is not None and total is not hit:
                hit.part, hit.total = True, total


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
    return phrase.of_them or in_brackets(clause, phrase) or (opened and phrase.head is None)


def _named_as_people(clause: Clause, phrase: Phrase) -> bool:
    if phrase.head is not None or phrase.harm is not None:
        return True
    if clause.lowered[phrase.last : phrase.last + 1] in (["were"], ["are"], ["was"], ["is"]):
        return _take_complement(clause, phrase)
    after = clause.lowered[phrase.last : phrase.last + 1]
    return bool(after) and after[0] in (
        "seriously",
        "critically",
        "badly",
        "gravely",
        "severely",
        "from",
        "in",
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
    _add(clause, phrase, predicate, phrase.harm or "", None, part=phrase.of_them)


def _add(
    clause: Clause,
    phrase: Phrase,
    predicate: Predicate,
    harm: str,
    total: Hit | None,
    *,
    part: bool = True,
) -> None:
    clause.hits.append(
        Hit(
            phrase=phrase,
            predicate=predicate,
            harm=harm,
            near=False,
            part=part,
            total=total,
            hedge=total.hedge if total else None,
        )
    )


def _among_the_dead(clause: Clause) -> None:
    """Read "the dead included two nurses", "among those killed was a judge"."""
    lowered = clause.lowered
    for at, word in enumerate(lowered):
        harm = _GROUPS.get(word)
        if (
            harm is None
            or not at
            or not (lowered[at - 1] in ("the", "those", "were") or _is_counted(clause, at))
        ):
            continue
        opened = _opening(clause, at)
        if lowered[opened - 1 : opened] == ["among"] and lowered[opened - 2 : opened - 1] in (
            ["was"],
            ["were"],
            ["is"],
            ["are"],
        ):
            _subject_of(clause, opened - 2, at, harm)
            continue
        verb = _verb_of_list(lowered, at + 1, among="among" in lowered[max(0, at - 4) : at])
        if verb is not None:
            _list_from(clause, verb + 1, at, harm)


def _is_counted(clause: Clause, at: int) -> bool:
    """Whether a number of people stands right before: "the 21 people killed"."""
    return any(one.last == at and one.kind == "counted" for one in clause.phrases)


def _opening(clause: Clause, at: int) -> int:
    """Return where "the dead", "those killed", "the 21 people killed" begins."""
    for one in clause.phrases:
        if one.last == at and one.kind == "counted":
            the = one.first and clause.lowered[one.first - 1] == "the"
            return one.first - int(bool(the))
    return at - 1


def _verb_of_list(lowered: Sequence[str], at: int, *, among: bool) -> int | None:
    for end in range(at, min(len(lowered), at + _GROUP_REACH)):
        word = lowered[end]
        if word in ("included", "include", "includes") or (
            word in _INCLUDED and (among or word == "including")
        ):
            return end
        if (
            word in ("were", "was", "are", "is")
            and lowered[end + 1 : end + 2] != []
            and (lowered[end + 1] in ("identified", "named"))
        ):
            return None
        if word in (".", ";", "said", "and"):
            return None
    return None


def _list_from(clause: Clause, first: int, group: int, harm: str) -> None:
    at = first
    for phrase in clause.phrases:
        if phrase.first < first:
            continue
        gap = clause.lowered[at : phrase.first]
        opened = at == first and all(word in ("at", "least", "also", "a", "the") for word in gap)
        if not opened and not joins(clause, gap, phrase, phrase):
            break
        if not clause.taken(phrase) and phrase.kind in ("counted", "one", "name", "bare"):
            predicate = Predicate(first=group, last=group + 1, harm=harm, kind="state", edge=group)
            _add(clause, phrase, predicate, harm, None)
        at = phrase.last


def _subject_of(clause: Clause, edge: int, group: int, harm: str) -> None:
    predicate = Predicate(first=edge, last=group + 1, harm=harm, kind="state", edge=edge)
    phrase = adjacent(clause, predicate) or far_subject(clause, predicate)
    if phrase is not None and not clause.taken(phrase) and phrase.kind not in ("group", "they"):
        for one in with_list(clause, phrase, predicate):
            _add(clause, one, predicate, harm, None)


def _most_of_them(clause: Clause) -> None:
    """Read "most of them civilians": a part without a number."""
    lowered = clause.lowered
    for at, word in enumerate(lowered):
        if word not in _MOST or lowered[at + 1 : at + 3] not in (["of", "them"], ["of", "whom"]):
            continue
        noun = at + 3 + (lowered[at + 3 : at + 4] in (["were"], ["are"]))
        phrase = _plural_noun(clause, at, noun)
        total = _total_before(clause, phrase) if phrase else None
        taken = phrase and any(one.first == at and clause.taken(one) for one in clause.phrases)
        if phrase is not None and total is not None and not taken:
            _add(clause, phrase, total.predicate, total.harm, total)


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


def with_attackers(clause: Clause, hit: Hit) -> str:
    """Whether a figure is said to count those who attacked: `yes`, `no` or `unknown`."""
    attackers = harm_words("attackers")
    last = max(hit.phrase.last, hit.predicate.last)
    window = clause.lowered[hit.phrase.last : last + 10]
    for at, word in enumerate(window):
        if word in (".", ";"):
            break
        named = any(one in attackers for one in window[at + 1 : at + 6])
        if named and word in _COUNTED_IN:
            out = word in ("excluding", "besides") or "not" in window[max(0, at - 2) : at]
            return "no" if out else "yes"
    return "unknown"
