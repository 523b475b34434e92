"""Who and what is the object or the subject of words of harm?

Candidates are names of persons, nouns for people and nouns for things. One is aimed at when it is
the object of a verb of harm ("murdered the judge"), its passive subject ("the judge, 50, was
murdered"), stands after a noun of harm and its link ("the murder of the judge"), or is joined to
one that does. A thing is also aimed at where a bomb went off at it.
"""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Sequence

import msgspec

from tallybook.records import TargetDetail, VictimDetail
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon
from tallybook.understand.mentions import Fact, Party, Place
from tallybook.understand.numbers import Number, find_numbers
from tallybook.understand.personnames import find_person_names
from tallybook.understand.phrases import AUXILIARIES, DETERMINERS, FUNCTION_WORDS, phrase_text

_FURNITURE = ("byline", "dateline", "appeal", "pointer", "contact", "navigation")
_BACK, _AHEAD = 11, 16
_BEFORE_HEAD = 5
_ADJECTIVES = frozenset("armed united retired unidentified so-called alleged unarmed red".split())


class Candidate(msgspec.Struct, frozen=True):
    """A phrase that may be aimed at, [first, last) in its sentence; `kind` name, human, thing."""

    first: int
    last: int
    kind: str
    described_from: int


class Aim(msgspec.Struct, frozen=True):
    """A candidate with what befell it: a code of `target_effects`, hostage, or none."""

    candidate: Candidate
    effect: str


@functools.cache
def _table(key: str) -> dict[str, str]:
    return {
        word: effect for effect, words in lexicon("harmed")[key].items() for word in words.split()
    }


@functools.cache
def _set(key: str, name: str) -> frozenset[str]:
    return frozenset(lexicon("harmed")[key][name].split())


@functools.cache
def _acts() -> frozenset[str]:
    tables = ("people", "things", "people_nouns", "things_nouns")
    return frozenset(word for key in tables for word in _table(key)) | _set("blasts", "words")


@functools.cache
def human_heads() -> frozenset[str]:
    """Return the nouns for people who are no fighters, in singular and plural."""
    found = set(_set("human", "more"))
    for name in ("people", "counted"):
        for number in ("singular", "plural"):
            for key, words in lexicon(name)[number].items():
                if key not in ("combatant", "perpetrator"):
                    found |= set(words.split())
    return frozenset(found - _set("human", "never"))


def find_harmed(
    document: Document, places: Sequence[Place] = (), parties: Sequence[Party] = ()
) -> tuple[Fact, ...]:
    """Return people and things aimed at, as facts of the fields `victims` and `targets`."""
    taken = _taken(document, places, parties)
    numbers: dict[int, list[Number]] = {}
    facts: list[Fact] = []
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE or not any(t.lower in _acts() for t in tokens):
            continue
        if not numbers:
            for number in find_numbers(document):
                numbers.setdefault(number.sentence, []).append(number)
        counts = {n.last: n for n in numbers.get(sentence.index, ())}
        facts += [
            _fact(sentence.index, tokens, aim, counts)
            for aim in aims_of(tokens, taken, document.all_caps)
        ]
    return tuple(facts)


def _taken(document: Document, places: Sequence[Place], parties: Sequence[Party]) -> frozenset[int]:
    """Return the offsets of the words of places and organisations."""
    spans = sorted(
        [(p.start, p.end) for p in places if not p.detail.confidence < 0.3]
        + [(p.start, p.end) for p in parties if p.party_type == "organisation"]
    )
    found = set()
    starts = [t.start for t in document.tokens]
    for start, end in spans:
        for k in range(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)):
            found.add(starts[k])
    return frozenset(found)


def aims_of(tokens: Sequence[Token], taken: frozenset[int], all_caps: bool) -> list[Aim]:
    """Return what one sentence aims at."""
    candidates = _candidates(tokens, taken, all_caps)
    effects: dict[int, str] = {}
    for at, one in enumerate(candidates):
        effect = _role(tokens, one)
        if effect is not None:
            effects[at] = effect
    order = range(len(candidates))
    for pair in (
        *itertools.pairwise(order),
        *itertools.pairwise(reversed(order)),
    ):
        _join(tokens, candidates, pair, effects)
    return [
        Aim(candidates[at], effect)
        for at, effect in sorted(effects.items())
        if _fits(candidates[at].kind, effect)
    ]


def _join(
    tokens: Sequence[Token],
    candidates: Sequence[Candidate],
    pair: tuple[int, int],
    effects: dict[int, str],
) -> None:
    """Give the second the effect of the first when both stand in one list."""
    known, other = pair
    if known in effects and other not in effects:
        first, second = sorted(pair)
        if _joined(tokens, candidates[first], candidates[second]):
            effects[other] = effects[known]


def _fits(kind: str, effect: str) -> bool:
    of_things = effect in ("destroyed", "some_damage", "taken", "property_taken")
    of_people = effect in ("killed", "wounded", "hostage", "released")
    return not (of_things if kind != "thing" else of_people)


def _joined(tokens: Sequence[Token], one: Candidate, other: Candidate) -> bool:
    """Whether two phrases stand in one list: only a comma, "and" and describing words between."""
    if (one.kind == "thing") != (other.kind == "thing"):
        return False
    between = [t.lower for t in tokens[one.last : other.described_from]]
    return 0 < len(between) <= 3 and set(between) <= {
        ",",
        "and",
        "or",
        "well",
        "as",
        "by",
        "his",
        "her",
    }


# --- candidates -------------------------------------------------------------------------


def _candidates(tokens: Sequence[Token], taken: frozenset[int], all_caps: bool) -> list[Candidate]:
    found: list[Candidate] = []
    covered: set[int] = set()
    for first, last in find_person_names(tokens, taken, all_caps):
        start = _modifiers_from(tokens, first)
        found.append(Candidate(first, last, "name", start))
        covered |= set(range(start, last))
    things = _set("things_heads", "more")
    for at, token in enumerate(tokens):
        low = token.lower
        if at in covered:
            continue
        kind = "human" if low in human_heads() else "thing" if low in things else None
        if kind is None or _is_modifier(tokens, at, things, covered):
            continue
        start = _modifiers_from(tokens, at)
        found.append(Candidate(start, at + 1, kind, start))
    return sorted(found, key=lambda one: one.first)


def _is_modifier(
    tokens: Sequence[Token], at: int, things: frozenset[str], covered: set[int]
) -> bool:
    """Whether the noun only describes the noun after it: "police car", "bus driver"."""
    after = at + 1
    if after >= len(tokens) or after in covered:
        return after in covered
    if tokens[after].text == "-":
        return True
    low = tokens[after].lower
    return low in human_heads() or low in things or low in ("bomb", "bombs", "members", "forces")


def _modifiers_from(tokens: Sequence[Token], head: int) -> int:
    """Return where the phrase begins whose last words stand at `head`, without determiner."""
    start = head
    while start > 0 and head - start < _BEFORE_HEAD:
        word = tokens[start - 1]
        low = word.lower
        if low in DETERMINERS or low in FUNCTION_WORDS or not word.text[0].isalnum():
            break
        if low in _acts() or low in _set("skip", "no_modifier") or low in _set("skip", "adverbs"):
            break
        if word.text[0].isdigit() or (low.endswith("ly") and len(low) > 4):
            break
        if low.endswith(("ed", "ing")) and low not in _ADJECTIVES and len(low) > 4:
            break
        start -= 1
    return start


# --- roles ------------------------------------------------------------------------------


def _role(tokens: Sequence[Token], one: Candidate) -> str | None:
    verbs, nouns = ("things", "things_nouns") if one.kind == "thing" else ("people", "people_nouns")
    return _role_before(tokens, one, _table(verbs), _table(nouns)) or _role_after(
        tokens, one, _table(verbs)
    )


def _role_before(
    tokens: Sequence[Token], one: Candidate, verbs: dict[str, str], nouns: dict[str, str]
) -> str | None:
    """The effect of the verb or noun of harm that the phrase follows."""
    links = _set("links", "things" if one.kind == "thing" else "people")
    linked = False
    for at in range(one.described_from - 1, max(-1, one.described_from - _BACK), -1):
        low = tokens[at].lower
        if low in nouns and linked:
            return nouns[low]
        if one.kind == "thing" and linked and low in _set("blasts", "words"):
            return "none"
        if low in verbs and not linked:
            return None if _is_passive(tokens, at) else verbs[low]
        if low in links:
            linked = True
        elif _cuts(tokens[at], linked=linked):
            return None
    return None


def _cuts(token: Token, *, linked: bool) -> bool:
    """Whether a word ends the reach of the verb or noun of harm before it."""
    low = token.lower
    if low in _set("skip", "cuts") or low in AUXILIARIES or low in ("by", "from", "with", "who"):
        return True
    return token.text in ".;:()[]" or (token.text == "," and not linked)


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    return any(t.lower in AUXILIARIES for t in tokens[max(0, at - 2) : at]) and not any(
        t.lower in ("have", "has", "had") and tokens[at - 1].lower == t.lower
        for t in tokens[max(0, at - 2) : at]
    )


def _role_after(tokens: Sequence[Token], one: Candidate, verbs: dict[str, str]) -> str | None:
    """The effect of the passive verb of harm that follows the phrase."""
    passive = False
    aside = False
    for at in range(one.last, min(len(tokens), one.last + _AHEAD)):
        token = tokens[at]
        low = token.lower
        if token.text in ",()[]":
            aside = not aside if token.text == "," else aside
            continue
        if low in verbs and (passive or low in ("died", "perished")):
            return verbs[low]
        if low in verbs and at == one.last and low.endswith("ed"):
            after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
            return verbs[low] if after in _set("skip", "passive_after") or after in ".," else None
        if low in AUXILIARIES:
            passive = low in ("was", "were", "been", "be", "is", "are", "being") or passive
            continue
        if low in _set("skip", "adverbs") or low.endswith("ly"):
            continue
        if aside or low in ("who", "and"):
            if low in _set("skip", "cuts") or low == "by":
                return None
            continue
        if passive and low in ("blown", "set", "on", "up", "fire", "down", "to", "the", "ground"):
            if low == "blown":
                return "destroyed" if one.kind == "thing" else None
            if low == "fire":
                return "some_damage" if one.kind == "thing" else None
            continue
        return None
    return None


# --- facts ------------------------------------------------------------------------------


def _fact(sentence: int, tokens: Sequence[Token], aim: Aim, counts: dict[int, Number]) -> Fact:
    one = aim.candidate
    words = phrase_text(tokens[one.first : one.last]).removesuffix("'s").removesuffix("'S")
    if one.kind == "name":
        return _person(sentence, tokens, one, words, aim.effect)
    number = counts.get(one.first)
    effect = None if aim.effect in ("none", "hostage", "released") else aim.effect
    if aim.effect == "released":
        effect = "regained_freedom"
    return Fact(
        start=tokens[one.first].start,
        end=tokens[one.last - 1].end,
        sentence=sentence,
        field="targets",
        value="civilian" if one.kind == "human" else "other",
        detail=TargetDetail(
            target_kind="physical" if one.kind == "thing" else "human",
            target_type=None,
            name=words,
            effect=effect,
            count_low=number.low if number else None,
            count_high=number.high if number else None,
        ),
    )


def _person(
    sentence: int, tokens: Sequence[Token], one: Candidate, words: str, effect: str
) -> Fact:
    role = phrase_text(tokens[one.described_from : one.first]) or _apposed(tokens, one)
    fate = effect if effect in ("killed", "wounded", "hostage", "released") else None
    return Fact(
        start=tokens[one.first].start,
        end=tokens[one.last - 1].end,
        sentence=sentence,
        field="victims",
        value=words,
        detail=VictimDetail(name=words, occupation=role or None, fate=fate),
    )


def _apposed(tokens: Sequence[Token], one: Candidate) -> str | None:
    """The role after the name: "Jane Roe, mayor of ..."."""
    at = one.last
    if at >= len(tokens) or tokens[at].text != ",":
        return None
    for k in range(at + 1, min(len(tokens), at + 8)):
        if tokens[k].lower in human_heads():
            return phrase_text(tokens[_modifiers_from(tokens, k) : k + 1])
        if tokens[k].text in ",.;" or tokens[k].lower in AUXILIARIES:
            return None
    return None
