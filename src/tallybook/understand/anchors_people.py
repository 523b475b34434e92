"""Who does a deed, and who suffers it? The subject and the object of a verb, by the words near it.

No parser: the noun that ends the phrase after an active verb, the first noun of the clause before
a verb, the phrase after "by". What is not a person, a weapon or a vehicle is nobody.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from tallybook.understand.document import Token
from tallybook.understand.harmed import human_heads
from tallybook.understand.lexicons import words
from tallybook.understand.phrases import AUXILIARIES, CONNECTIVES, DETERMINERS, PREPOSITIONS
from tallybook.understand.reality import Usage

PERSON, WEAPON, VEHICLE, MISHAP, NOBODY = "person", "weapon", "vehicle", "mishap", ""

_BE = frozenset("is are was were be been being got gets get am 's".split())
_HAVE = frozenset("has have had having".split())
_OBJECTS = frozenset("him them me us himself herself themselves each".split())
_SUBJECTS = frozenset("he she they who i we".split())
# A phrase of nouns is at most this many words long.
_PHRASE = 7
# How far back the subject of a verb may stand, and how far on the words after "by".
_CLAUSE, _BY = 16, 8
_BEFORE_VERB = frozenset(
    "also then later already reportedly allegedly apparently himself just all both only not never"
    " first twice once again to and or even still".split()
)
_STARTS = CONNECTIVES | frozenset(', . ; : ( ) — – -- " “ ” that said says heard told'.split())
_STOPS = PREPOSITIONS | CONNECTIVES | AUXILIARIES | frozenset("who which that to".split())
_AFTER_VERB = frozenset("dead down up and off out outright repeatedly fatally".split())


@functools.cache
def persons() -> frozenset[str]:
    """Return nouns for people, those who attack and those of a force too."""
    return human_heads() | words("deeds", "who", "persons")


def is_person(token: Token) -> bool:
    """Whether a noun is one for people: "ex-minister", "the clerk's"."""
    low = token.lower.removesuffix("'s")
    return low in persons() or ("-" in low and low.rsplit("-", 1)[1] in persons())


def is_suffered(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether somebody is the object of a verb, or the subject of its passive."""
    if use.is_noun:
        return _follows_of(tokens, use.last)
    if use.form == "past" and _is_passive(tokens, use):
        return _subject(tokens, use.first) == PERSON
    if use.form == "past" and _is_reduced(tokens, use):
        return True
    itself = use.last < len(tokens) and tokens[use.last].lower in _SELF
    return not itself and object_is_person(tokens, use.last)


_SELF = frozenset("himself herself themselves itself".split())


def _follows_of(tokens: Sequence[Token], last: int) -> bool:
    return last < len(tokens) and tokens[last].lower == "of" and object_is_person(tokens, last + 1)


def _is_passive(tokens: Sequence[Token], use: Usage) -> bool:
    for at in range(use.first - 1, max(-1, use.first - 5), -1):
        low = tokens[at].lower
        if low in _BE:
            return True
        if low in _HAVE or not (low in _BEFORE_VERB or low.endswith("ly")):
            return False
    return False


def _is_reduced(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether a headline leaves out the verb to be: "ex-minister shot at rally"."""
    before = use.first - 1
    while before >= 0 and tokens[before].lower.endswith("ly"):
        before -= 1
    if before < 0 or not is_person(tokens[before]):
        return False
    after = tokens[use.last].lower if use.last < len(tokens) else "."
    return (
        (after in PREPOSITIONS and after != "for")
        or after in ("dead", "while", "when")
        or not after[0].isalnum()
    )


def object_is_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether the phrase that begins at a word tells of people: "two of the students"."""
    at = _skip(tokens, at)
    if at < len(tokens) and tokens[at].lower in _OBJECTS:
        return True
    end = _phrase_end(tokens, at)
    if end == at:
        return False
    head = tokens[end - 1]
    if head.lower in words("deeds", "who", "collective") and _is(tokens, end, "of"):
        return object_is_person(tokens, end + 1)
    return is_person(head) or _is_name(tokens, at, end) or _is_guessed(tokens[at:end])


def _is_guessed(phrase: Sequence[Token]) -> bool:
    """Whether a noun in the plural ends like those for people: "nine weavers"."""
    head = phrase[-1].lower
    if len(phrase) == 1 or not head.endswith("s") or head[:-1] in words("counted", "guess", "no"):
        return False
    return head.endswith(tuple(f"{ending}s" for ending in words("counted", "guess", "ends")))


def _skip(tokens: Sequence[Token], at: int) -> int:
    """Skip what stands between a verb and its object: "shot and wounded", "shot dead"."""
    last = min(len(tokens), at + 4)
    while at < last and tokens[at].lower in _AFTER_VERB:
        joined = tokens[at].lower == "and" and at + 1 < last
        at += 2 if joined and tokens[at + 1].lower.endswith("ed") else 1
    return at


def takes_a_thing(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether a verb has an object that is no person, nor what carries some: "the headlines"."""
    if use.is_noun or (use.form == "past" and (_is_passive(tokens, use) or use.first == 0)):
        return False
    end = _phrase_end(tokens, use.last)
    if end == use.last or object_is_person(tokens, use.last):
        return False
    head = tokens[end - 1]
    known = words("deeds", "who", "carriers") | words("deeds", "who", "collective")
    return head.text.islower() and head.lower not in known and not head.lower.isdigit()


def harms_animals(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether the object of a verb is a beast: "slaughtered two lambs", "shot a lion"."""
    if use.is_noun:
        return False
    at = _skip(tokens, use.last)
    end = _phrase_end(tokens, at)
    return end > at and tokens[end - 1].lower in words("deeds", "who", "animals")


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < min(len(tokens), at + _PHRASE):
        token = tokens[end]
        low = token.lower
        if not token.text[0].isalnum() and token.text not in "-'’“\"":
            break
        if low in _STOPS and low not in DETERMINERS:
            break
        if end > at and low in DETERMINERS and tokens[end - 1].lower not in DETERMINERS:
            break
        end += 1
    return end


def _is_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a phrase is the name of a person: two or three capitals and no article."""
    named = [token.text for token in tokens[at:end]]
    if not 2 <= len(named) <= 3 or tokens[at].lower in DETERMINERS:
        return False
    return all(text[0].isupper() and not text.isupper() and text.isalpha() for text in named)


def _is(tokens: Sequence[Token], at: int, low: str) -> bool:
    return at < len(tokens) and tokens[at].lower == low


def doer_of(tokens: Sequence[Token], use: Usage) -> str:
    """Return what does the deed of a verb: a person, a weapon, a vehicle, a mishap, nobody."""
    if use.is_noun:
        return _agent(tokens, use.last)
    if use.form == "past" and (_is_passive(tokens, use) or _is_reduced(tokens, use)):
        return _agent(tokens, use.last)
    return _subject(tokens, use.first)


def _agent(tokens: Sequence[Token], last: int) -> str:
    """Return what stands behind "by" shortly after a verb."""
    for at in range(last, min(len(tokens), last + _BY)):
        if tokens[at].lower == "by":
            end = _phrase_end(tokens, at + 1)
            return _kind_of(tokens[at + 1 : end], backwards=True)
        if tokens[at].lower in (".", ";", "who", "which"):
            return NOBODY
    return NOBODY


def _subject(tokens: Sequence[Token], first: int) -> str:
    """Return what the clause before a verb begins with."""
    at, start = first - 1, max(-1, first - 1 - _CLAUSE)
    while at > start and (
        tokens[at].lower in _BEFORE_VERB
        or tokens[at].lower in AUXILIARIES
        or tokens[at].lower.endswith("ly")
    ):
        at -= 1
    if at > start and tokens[at].lower in (",", ")", "who", "that", "which"):
        # "The judge, 50, was shot"; "the man who shot".
        return _subject_before(tokens, at, start)
    begin = at
    while begin > start and tokens[begin].lower not in _STARTS:
        begin -= 1
    return _first_kind(tokens[begin + 1 : at + 1])


def _subject_before(tokens: Sequence[Token], at: int, start: int) -> str:
    begin = at - 1
    while begin > start and tokens[begin].lower not in (".", ";", ":", "that", "said"):
        begin -= 1
    return _first_kind(tokens[begin + 1 : at])


def _first_kind(clause: Sequence[Token]) -> str:
    """Return the kind of the first phrase of nouns of a clause, after its fronted words."""
    for at, token in enumerate(clause):
        low = token.lower
        if low in _SUBJECTS:
            return PERSON
        if low in PREPOSITIONS:
            if at and not _is_collective(clause[at - 1]):
                return _kind_of(clause[:at], backwards=True)
        elif at + 1 == len(clause):
            return _kind_of(clause, backwards=True)
    return NOBODY


def _is_collective(token: Token) -> bool:
    return token.lower in words("deeds", "who", "collective")


def _kind_of(phrase: Sequence[Token], *, backwards: bool) -> str:
    """Return the kind of a phrase by its last noun that has any."""
    for token in reversed(phrase) if backwards else phrase:
        low = token.lower.removesuffix("'s")
        if low in words("deeds", "who", "vehicles"):
            return VEHICLE
        if low in words("deeds", "who", "mishaps"):
            return MISHAP
        if low in words("deeds", "who", "weapons"):
            return WEAPON
        if is_person(token) or low in _SUBJECTS:
            return PERSON
    if 1 < len(phrase) <= 3 and _is_name(phrase, 0, len(phrase)):
        return PERSON
    return NOBODY


def is_taking(tokens: Sequence[Token], use: Usage, attackers: bool) -> bool:
    """Whether those who attack take people, or what carries them: "rebels seized two nuns"."""
    lows = {token.lower for token in tokens}
    hostile = attackers or not words("deeds", "who", "hostile").isdisjoint(lows)
    if not hostile:
        return False
    passive = use.form == "past" and (_is_passive(tokens, use) or _is_reduced(tokens, use))
    if passive:
        by = [token.lower for token in tokens[use.last : use.last + _BY]]
        by = by[by.index("by") :] if "by" in by else []
        told = bool(by) or not lows.isdisjoint(("gunpoint", "knifepoint"))
        suffered = _subject(tokens, use.first) == PERSON or _is_reduced(tokens, use)
        return told and suffered and words("deeds", "who", "official").isdisjoint(by)
    before = [token.lower for token in tokens[max(0, use.first - _CLAUSE) : use.first]]
    if not words("deeds", "who", "official").isdisjoint(before):
        return False
    return takes_carrier(tokens, use) or object_is_person(tokens, use.last)


def takes_carrier(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether the object of a verb is a ship, a plane, a bus."""
    if use.is_noun or tokens[use.last - 1].lower in ("took", "take", "takes", "taking", "held"):
        return False
    end = _phrase_end(tokens, use.last)
    return end > use.last and tokens[end - 1].lower in words("deeds", "who", "carriers")


def storms_stronghold(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether the object of a verb is a place that is guarded: "stormed the consulate"."""
    if use.form == "past" and _is_passive(tokens, use):
        before = [token.lower for token in tokens[max(0, use.first - _PHRASE) : use.first]]
        return not words("deeds", "who", "strongholds").isdisjoint(before)
    end = _phrase_end(tokens, use.last)
    return end > use.last and tokens[end - 1].lower in words("deeds", "who", "strongholds")
