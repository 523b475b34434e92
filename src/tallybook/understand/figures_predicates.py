"""Which words of harm does a sentence hold, and how do they take their number?

Each predicate has its harm, its kind (see `lexicon/harms.toml`) and, where a verb stands in the
passive, the edge at which its subject ends. Words of harm that have not happened ("threatened to
kill") are left out here, but for those denied ("did not kill anyone"), which are marked.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.figures_forms import SMALL
from tallybook.understand.figures_words import (
    BE,
    MANY_BE,
    ONE_BE,
    PASSIVE_BE,
    counted,
    harm_phrases,
    harm_words,
    heads,
    states,
)

_CARRIED_REACH = 10
_INJURY_REACH = 6
_AUXILIARY_REACH = 7
_NOT = frozenset("not never without".split())
_UNREAL_PERFECT = frozenset("could would might should must if".split())
_NOUN_BEFORE = frozenset(
    "a the one each every first single warning gun another parting by his".split()
)


class Predicate(msgspec.Struct, kw_only=True, gc=False):
    """Words of harm at tokens [first, last); `edge` is where auxiliaries and adverbs begin.

    `passive` tells of a form of "be" before it, `one` whether that is singular ("was": True,
    "were": False), `weak` a wound that a later death of the same person replaces,
    `possible` what "could have" happened: told of a ceiling only.
    """

    first: int
    last: int
    harm: str
    kind: str
    edge: int
    passive: bool = False
    one: bool | None = None
    weak: bool = False
    denied: bool = False
    possible: bool = False
    hedge: str | None = None
    word: str = ""


def find_predicates(lowered: Sequence[str]) -> list[Predicate]:
    """Return the predicates of one sentence, left to right; two harms of one word are two."""
    found: list[Predicate] = []
    at = 0
    while at < len(lowered):
        made = _at(lowered, at)
        found += [one for one in made if one.kind != ""]
        at = made[0].last if made else at + 1
    return found


def _at(lowered: Sequence[str], at: int) -> list[Predicate]:
    word = lowered[at]
    if word in harm_words("fatal") and _verb_follows(lowered, at + 1):
        return []
    if " ".join(lowered[at : at + 2]) in harm_words("no_harm"):
        return []
    if word in _BURNED and _is_alive(lowered, at):
        return [_made(lowered, at, at + 1, "killed", "active" if word == "burning" else "either")]
    if word in counted("verbs", "deadly") and _is_to_death(lowered, at):
        last = at + 1 + 2 * (list(lowered[at + 1 : at + 3]) == ["to", "death"])
        return [_made(lowered, at, last, "killed", "active" if word.endswith("ing") else "either")]
    counted_of = _number_of(lowered, at)
    if counted_of is not None:
        end, harm = counted_of
        return [_made(lowered, at, end, harm, "toll")]
    for parts, meanings in harm_phrases().get(word, ()):
        if len(parts) == 1 or tuple(lowered[at : at + len(parts)]) == parts:
            last = at + len(parts)
            if parts[-1] == "at" and not _number_next(lowered, last):
                continue  # "two men dead at the scene"
            return [_made(lowered, at, last, harm, kind) for harm, kind in meanings]
    hurt = _carried(lowered, at) or _suffered(lowered, at) or _condition(lowered, at)
    return [_made(lowered, at, hurt, "wounded", "subject")] if hurt else []


def _number_next(lowered: Sequence[str], at: int) -> bool:
    """Whether a number stands within the next words: "the dead at at least 12"."""
    return any(word[0].isdigit() or word in SMALL for word in lowered[at : at + 4])


def _number_of(lowered: Sequence[str], at: int) -> tuple[int, str] | None:
    """Read "number of people killed", "number of those wounded": its last token and its harm."""
    first = at + 2
    if lowered[at] == "of" and lowered[at - 1 : at] == ["and"]:
        first = at + 1  # "the number of dead at 20 and of wounded at 30"
    elif lowered[at] not in counted("verbs", "number") or lowered[at + 1 : at + 2] != ["of"]:
        return None
    for end in range(first, min(len(lowered), first + _NUMBER_REACH)):
        word = lowered[end]
        harm = _NUMBERED.get(word) or states().get(word)
        if harm is not None:
            following = end + 1 < len(lowered) and lowered[end + 1] in heads()
            if first == at + 1 and lowered[end + 1 : end + 2] not in (["at"], ["to"]):
                return None
            return end + 1 + following, harm
        if not word[0].isalpha() or word in _CUTS_NUMBER:
            return None
    return None


_NUMBER_REACH = 5
_NUMBERED = {
    "deaths": "killed",
    "fatalities": "killed",
    "bodies": "killed",
    "injuries": "wounded",
    "arrests": "arrested",
    "hostages": "hostage",
    "captives": "hostage",
    "detainees": "arrested",
    "prisoners": "arrested",
}
_CUTS_NUMBER = frozenset(
    "in at on by from for was were is are has have had who and or with".split()
)


def _verb_follows(lowered: Sequence[str], at: int) -> bool:
    """Whether "fatally" belongs to the verb after it."""
    return any(
        tuple(lowered[at : at + len(parts)]) == parts
        for parts, _ in harm_phrases().get(lowered[at] if at < len(lowered) else "", ())
    )


def _carried(lowered: Sequence[str], at: int) -> int | None:
    """Read "taken to Mercy Hospital"; return the token after the words of the hospital."""
    if lowered[at] not in counted("verbs", "carried"):
        return None
    for end in range(at + 1, min(len(lowered), at + _CARRIED_REACH)):
        word = lowered[end]
        if word in counted("verbs", "hospital"):
            return end + 1
        if word in counted("verbs", "care") and lowered[end + 1 : end + 2] in (
            ["center"],
            ["centre"],
        ):
            return end + 2
        if word in (";", ".", "and", "who", "after", "where", "police", "custody", "jail"):
            return None
    return None


def _suffered(lowered: Sequence[str], at: int) -> int | None:
    if lowered[at] not in counted("verbs", "suffered"):
        return None
    for end in range(at + 1, min(len(lowered), at + _INJURY_REACH + 1)):
        if lowered[end] in counted("verbs", "injury"):
            return end + 1
    return None


def _condition(lowered: Sequence[str], at: int) -> int | None:
    if lowered[at] != "in":
        return None
    window = lowered[at + 1 : at + 6]
    if "condition" not in window:
        return None
    end = at + 2 + window.index("condition")
    known = counted("verbs", "condition")
    return end if any(word in known for word in lowered[at + 1 : end]) else None


def _made(lowered: Sequence[str], first: int, last: int, harm: str, kind: str) -> Predicate:
    word = lowered[first]
    edge, passive, one = _auxiliaries(lowered, first)
    harm, fatal_last = _fatal(lowered, first, last, edge, harm)
    if kind in ("of", "noun", "none", "toll"):
        unreal, denied, hedge = False, False, None
    else:
        unreal, denied, hedge = _reality(lowered, edge, first)
    possible = unreal and "have" in lowered[edge:first] and "could" in lowered[edge:first]
    unreal = unreal and not possible
    if word == "shot" and lowered[first - 1 : first] and lowered[first - 1] in _NOUN_BEFORE:
        unreal = True
    if harm == "released" and lowered[last : last + 2] and _from_elsewhere(lowered, last):
        unreal = True
    return Predicate(
        first=first,
        last=fatal_last,
        harm=harm,
        kind="" if unreal else kind,
        edge=edge,
        passive=passive,
        one=one,
        weak=harm == "wounded" and word in counted("verbs", "weak") | {"in", "suffered", "struck"},
        denied=denied,
        possible=possible,
        hedge=hedge,
        word=word,
    )


def _from_elsewhere(lowered: Sequence[str], last: int) -> bool:
    """Whether a release is none from captivity: "released from the hospital", "on bond"."""
    after = lowered[last : last + 4]
    places = ("hospital", "jail", "prison", "custody", "bail", "bond", "detention")
    return after[0] in ("from", "on", "after", "pending") and any(one in after for one in places)


def _auxiliaries(lowered: Sequence[str], first: int) -> tuple[int, bool, bool | None]:
    """Return where the auxiliaries and adverbs before a verb begin, passive or not, its number."""
    passive, one = False, None
    adverbs, fatal = harm_words("adverbs"), harm_words("fatal")
    edge = first
    governed = False
    for at in range(first - 1, max(-1, first - 1 - _AUXILIARY_REACH), -1):
        word = lowered[at]
        if word in BE:
            # The nearest form governs: "is believed to have killed" is no passive.
            passive = word in PASSIVE_BE if not governed else passive
            governed = True
            if word in ONE_BE or word in MANY_BE:
                one = word in ONE_BE
        elif word == "said" and lowered[at + 1] == "to":
            pass  # "were said to have been killed"
        elif word not in adverbs and word not in fatal and word not in _MODALS:
            break
        edge = at
    return edge, passive, one


_MODALS = frozenset(
    "will would could may might can should must 'll 'd did does do ever n't".split()
)


def _fatal(lowered: Sequence[str], first: int, last: int, edge: int, harm: str) -> tuple[str, int]:
    """Read a wound as a death where "fatally", "to death" or "and killed" stands beside it."""
    if harm != "wounded":
        return harm, last
    fatal = harm_words("fatal")
    if any(word in fatal for word in lowered[edge:first]):
        return "killed", last
    after = lowered[last : last + 3]
    if after[:2] == [",", "killed"]:
        return "killed", last + 2
    if after[:1] and after[0] in fatal:
        return "killed", last + 1
    if _is_to_death(lowered, last):
        return "killed", last
    if after[:2] in (["to", "death"], ["and", "killed"], ["and", "murdered"]):
        return "killed", last + 2
    return harm, last


def _is_to_death(lowered: Sequence[str], last: int) -> bool:
    """Whether "to death" closes the object of a verb: "stabbed her husband to death"."""
    for at in range(last + 1, min(len(lowered) - 1, last + _DEATH_REACH)):
        if not lowered[at][0].isalnum() or lowered[at] in _CUTS_OBJECT:
            return False
        if lowered[at] == "to" and lowered[at + 1] == "death":
            return True
    return False


def _is_alive(lowered: Sequence[str], at: int) -> bool:
    """Whether "alive" closes the object of a verb: "burned a couple alive"."""
    for k in range(at + 2, min(len(lowered), at + _ALIVE_REACH)):
        if not lowered[k][0].isalnum() or lowered[k] in _CUTS_OBJECT:
            return False
        if lowered[k] == "alive":
            return True
    return False


_BURNED = frozenset("burned burnt burning roasted".split())
_ALIVE_REACH = 7
_DEATH_REACH = 9
_CUTS_OBJECT = frozenset("and or but who which that while when after before was were".split())


def _reality(lowered: Sequence[str], edge: int, first: int) -> tuple[bool, bool, str | None]:
    """Return whether the harm did not happen, whether it is denied, and the word of a hedge."""
    not_yet, did = harm_words("not_yet"), harm_words("did")
    window = lowered[max(0, edge - 1) : first]
    hedge = next((word for word in window if word in harm_words("hedges")), None)
    perfect = "have" in window or "has" in window or "had" in window
    for number, word in enumerate(window):
        if word in _NOT or word.endswith("n't"):
            return False, True, hedge
        if word not in not_yet:
            continue
        if word == "to" and lowered[first].endswith("ing"):
            continue  # "in addition to detaining four"
        if word == "to":
            before = lowered[max(0, edge - 1) + number - 1] if edge + number > 1 else ""
            if perfect or before in did or before in ("thought", "known", "believed"):
                continue
            return not _was_first(lowered, max(0, edge - 1) + number), False, hedge
        if perfect and word not in _UNREAL_PERFECT and word not in ("will", "can", "cannot"):
            continue
        if number == 0 and edge > 0 and word in ("to", "if") and window[0] != word:
            continue
        return True, False, hedge
    return False, False, hedge


def _was_first(lowered: Sequence[str], at: int) -> bool:
    """Whether "to" follows an ordinal: "the third to be killed" has happened."""
    return at > 0 and lowered[at - 1] in ("first", "second", "third", "fourth", "latest", "last")
