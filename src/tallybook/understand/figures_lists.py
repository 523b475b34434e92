"""Which people are listed after words for the dead, the wounded or the captured?

"The dead included two nurses", "Two Danes were among the 21 killed", "Killed in the ambush were
Jane Roe and Joe Doe", "those killed were identified as Jane Roe and Joe Doe".
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.figures_clause import Clause, Hit, add_hit, is_apposition, joins
from tallybook.understand.figures_predicates import Predicate
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_subjects import adjacent, far_subject, with_list
from tallybook.understand.figures_words import BE

GROUPS = {
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
    "shot": "wounded",
    "stabbed": "wounded",
    "abducted": "hostage",
    "freed": "released",
    "rescued": "released",
    "murdered": "killed",
    "executed": "killed",
}
_INCLUDED = frozenset("included include includes were was are is including".split())
_GROUP_REACH = 7
_ALSO_DEFINITE = ("counted", "one", "name", "bare", "definite")


def add_lists(clause: Clause) -> None:
    """Add to a clause the hits of its lists."""
    _among_the_dead(clause)
    _add_gapped(clause)


def _among_the_dead(clause: Clause) -> None:
    """Read "the dead included two nurses", "those killed were identified as Joe Doe and"."""
    lowered = clause.lowered
    for at, word in enumerate(lowered):
        harm = GROUPS.get(word)
        if (
            harm is None
            or not at
            or not (lowered[at - 1] in ("the", "those", "were") or _is_counted(clause, at))
        ):
            continue
        opened = _opening(clause, at)
        if clause.headline and lowered[opened - 1 : opened] == ["among"] and opened > 1:
            # "Six officers among nine killed"
            whole = next((h for h in clause.hits if h.phrase.last == at and h.harm == harm), None)
            if whole is not None and lowered[opened - 2] not in BE:
                _subject_of(clause, opened - 1, at, harm, whole)
                continue
        if lowered[opened - 1 : opened] == ["among"] and lowered[opened - 2 : opened - 1] in (
            ["was"],
            ["were"],
            ["is"],
            ["are"],
        ):
            whole = next((h for h in clause.hits if h.phrase.last == at and h.harm == harm), None)
            _subject_of(clause, opened - 2, at, harm, whole)
            continue
        verb = _verb_of_list(lowered, at + 1, among="among" in lowered[max(0, at - 4) : at])
        if verb is not None:
            list_from(clause, verb + 1, at, harm, part=True)
            continue
        named = _named_as(lowered, at + 1) if word != "victims" else None
        if named is not None and not _is_counted(clause, at):
            list_from(clause, named, at, harm, part=False)


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


def _named_as(lowered: Sequence[str], at: int) -> int | None:
    """Return where the list begins in "the dead were five men", "were identified as Joe Doe"."""
    verb = at
    while verb < len(lowered) and lowered[verb] in BE:
        verb += 1
    if verb == at:
        return None
    if lowered[verb : verb + 1] != [] and lowered[verb] in ("identified", "named"):
        return verb + 1 + (lowered[verb + 1 : verb + 2] == ["as"])
    return verb if lowered[verb - 1] in ("were", "are") else None


def _add_gapped(clause: Clause) -> None:
    """Read "twelve were killed in Kano and eight in Kaduna", the verb told once."""
    lowered = clause.lowered
    for phrase in clause.phrases:
        after = lowered[phrase.last] if phrase.last < len(lowered) else ""
        led = lowered[phrase.first - 1] in ("and", ",", ";") if phrase.first else False
        if phrase.kind != "counted" or not led or after not in _WHERE or clause.taken(phrase):
            continue
        before = [
            hit
            for hit in clause.hits
            if hit.phrase.kind == "counted"
            and not hit.part
            and max(hit.phrase.last, hit.predicate.last) < phrase.first
        ]
        if not before or phrase.of_them:
            continue
        model = before[-1]
        edge = max(model.phrase.last, model.predicate.last)
        if lowered[edge] == after and phrase.first - edge <= _GAPPED_REACH:
            add_hit(clause, phrase, model.predicate, model.harm, None, part=False, besides=True)


_WHERE = frozenset("in on at near during by from".split())
_GAPPED_REACH = 9


def add_inverted(clause: Clause) -> None:
    """Read "Killed in the ambush were Jane Roe and Joe Doe"."""
    lowered = clause.lowered
    for predicate in clause.predicates:
        opens = predicate.first == 0 or lowered[predicate.first - 1] in (";", "also")
        if predicate.kind not in ("either", "state") or not opens or predicate.passive:
            continue
        for at in range(predicate.last, min(len(lowered), predicate.last + _INVERTED_REACH)):
            if lowered[at] in ("was", "were", "is", "are"):
                list_from(clause, at + 1, predicate.first, predicate.harm, part=False)
                break
            if lowered[at] in (",", ":", ";") or lowered[at] in BE:
                break


_INVERTED_REACH = 12


def list_from(clause: Clause, first: int, group: int, harm: str, *, part: bool) -> None:
    """Add as hits the people listed from token `first` on; `group` is the word for all of them."""
    at, before = first, 0
    last: Phrase | None = None
    for phrase in clause.phrases:
        if phrase.first < first:
            continue
        gap = clause.lowered[at : phrase.first]
        opened = at == first and all(word in ("at", "least", "also", "a", "the") for word in gap)
        if not opened and not joins(clause, gap, phrase, phrase):
            break
        if last is not None and is_apposition(clause, gap, last, phrase):
            at = phrase.last
            continue
        last = phrase
        kinds = ("counted", "one", "name", "bare") if part else _ALSO_DEFINITE
        if not clause.taken(phrase) and phrase.kind in kinds:
            predicate = Predicate(first=group, last=group + 1, harm=harm, kind="state", edge=group)
            add_hit(
                clause, phrase, predicate, harm, None, part=part, besides=not part and before > 0
            )
            before += 1
        at = phrase.last


def _subject_of(clause: Clause, edge: int, group: int, harm: str, whole: Hit | None) -> None:
    predicate = Predicate(first=edge, last=group + 1, harm=harm, kind="state", edge=edge)
    phrase = adjacent(clause, predicate) or far_subject(clause, predicate)
    if phrase is not None and not clause.taken(phrase) and phrase.kind not in ("group", "they"):
        for one in with_list(clause, phrase, predicate):
            add_hit(clause, one, predicate, harm, whole)
