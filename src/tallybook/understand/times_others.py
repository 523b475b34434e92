"""Is a time that of another deed than an attack: of a court, a burial, a founding, an election?

"Jurors heard on Monday how he stabbed a man on 2 October", "Founded in 1921, the church was hit on
Thursday": such a time has the role `other`, and dates no incident. The word of another deed has to
stand nearer than any word of violence; one verb takes one time. A death in hospital, a find and an
arrest yield to an earlier day of their sentence, and keep their own where there is none.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from tallybook.understand.deeds import deed_words, deeds
from tallybook.understand.lexicons import words as lexicon_words
from tallybook.understand.mentions import Time
from tallybook.understand.times_words import Found, Words
from tallybook.understand.violence import violence

# How far before a time the verb may stand that it dates, and how far behind one that opens a
# sentence: "On Saturday the people of the town commemorated the dead".
_BACK, _ON = 8, 9
# So many words tell the hour between "as of" and its day.
_HOURS = 6
_HOUR = frozenset(
    ". : on a.m p.m a.m. p.m. am pm gmt utc local time the late early noon midnight morning"
    " afternoon evening night hours about around".split()
)
# No further than so many words and times is looked, however long a sentence is.
_WITHIN, _BESIDE = 60, 6
_STOPS = frozenset((";", ":", "—", "–", "--", "“", "”", '"'))
_TAKERS = frozenset("a an the his her their its two three four five six seven eight nine".split())
_WAS = frozenset("was were is are been has had".split())
_RELATIVES = frozenset("who which whose".split())
_DESCRIBES = frozenset(
    "a an the his her their its two three four five several newly recently former of at".split()
)
# A verb behind an act takes the day that stands so near: "released from prison on Friday".
_CLOSE = 3
_DETERMINERS = frozenset("the a an this that last his her their".split())
# An act stands at most so many words behind the day that goes with it.
_PHRASE = 4
_TURNS = frozenset("who which that when where after before as while".split())
# "Murdering his aunt in 2009": the deed and its object stand so far before the year.
_TO_OBJECT = 3
# "Charged with murder on Friday": the deed without an article is part of the verb.
_OF_VERB = frozenset("with of to for".split())


class _Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    others: frozenset[str]
    pairs: frozenset[str]
    courts: frozenset[str]
    in_court: frozenset[str]
    soft: frozenset[str]
    arrests: frozenset[str]
    reasons: frozenset[str]
    adverbs: frozenset[str]
    tolls: frozenset[str]
    stood: frozenset[str]


@functools.cache
def _lexicon() -> _Lexicon:
    return _Lexicon(
        others=lexicon_words("times", "others"),
        pairs=lexicon_words("times", "others", "pairs"),
        courts=lexicon_words("times", "in_court", "places"),
        in_court=lexicon_words("times", "in_court"),
        soft=lexicon_words("times", "soft"),
        arrests=lexicon_words("times", "arrests"),
        reasons=lexicon_words("times", "arrests", "reasons"),
        adverbs=lexicon_words("times", "adverbs"),
        tolls=lexicon_words("times", "tolls"),
        stood=lexicon_words("times", "tolls", "stood"),
    )


def with_others(words: Words, found: Sequence[Found]) -> list[Found]:
    """Return the times of a sentence; those of other deeds have the role `other`."""
    if not any(one.time.role == "point" for one in found):
        return list(found)
    taken = {at for one in found for at in range(one.first, one.last)}
    kinds = [_kind(words, one, taken) if one.time.role == "point" else "" for one in found]
    out: list[Found] = []
    for at, one in enumerate(found):
        soft = kinds[at] == "soft" and _has_earlier(words, found, kinds, at)
        role = "other" if soft else kinds[at]
        out.append(_with_role(one, role) if role in {"other", "as_of"} else one)
    return out


def _with_role(one: Found, role: str) -> Found:
    return Found(msgspec.structs.replace(one.time, role=role), one.first, one.last)


def _has_earlier(words: Words, found: Sequence[Found], kinds: Sequence[str], at: int) -> bool:
    """Whether the sentence tells a day of an act that is not after this one."""
    mine = found[at].time
    near = range(max(0, at - _BESIDE), min(len(found), at + _BESIDE + 1))
    return any(
        kinds[number] == ""
        and found[number].time.role == "point"
        and _is_before(found[number].time, mine, number < at)
        for number in near
        if number != at and not _is_list(words, found[number], found[at])
    )


def _is_list(words: Words, one: Found, later: Found) -> bool:
    """Whether a comma begins another story between two times: "... on Monday, a man was found"."""
    if later.first - one.last > _WITHIN:
        return True
    commas = [at for at in range(one.last, later.first) if words[at] == ","]
    goes_on = _lexicon().soft | _WAS
    return any(goes_on.isdisjoint((words[at + 1], words[at + 2])) for at in commas)


def _is_before(one: Time, other: Time, told_first: bool) -> bool:
    if one.date_from is None or other.date_from is None:
        return told_first
    return one.date_from < other.date_from


def _kind(words: Words, one: Found, taken: set[int]) -> str:
    """Return "as_of", "other", "soft" or "": what the word that governs a time makes of it."""
    if _is_as_of(words, one):
        return "as_of"
    if _modifies(words, one):
        return ""
    return _behind(words, one) or _before(words, one, taken) or _opening(words, one)


def _is_as_of(words: Words, one: Found) -> bool:
    """Whether a count holds for a time: "as of 10 a.m. on 14 May", "the toll rose on Monday"."""
    at = one.first - 1
    while at > 0 and one.first - at <= _HOURS and (words[at] in _HOUR or words[at][0].isdigit()):
        at -= 1
    if words[at] == "by" or (words[at - 1], words[at]) in (("as", "of"), ("as", "at")):
        return True
    before = [words[n] for n in range(max(0, one.first - _BACK), one.first)]
    if "count" in before[-4:]:
        return True
    lexicon = _lexicon()
    opening = range(max(0, one.first - _WITHIN), one.first)
    counted = any(words[n] in lexicon.tolls for n in opening)
    return counted and any(word in lexicon.stood for word in before)


def _modifies(words: Words, one: Found) -> bool:
    """Whether a time stands before the act that it is of: "the 14 July 2016 truck attack"."""
    lead = words[one.first] if words[one.first] in _DETERMINERS else words[one.first - 1]
    acts = violence().words
    after = [words[at] for at in range(one.last, one.last + _PHRASE)]
    until = next((n for n, word in enumerate(after) if not word.isalpha()), len(after))
    owned = words.tokens[one.last - 1].text.endswith(("'s", "’s"))
    return (owned or lead in _DETERMINERS) and any(word in acts for word in after[:until])


def _behind(words: Words, one: Found) -> str:
    """Read the verb right behind: "a court in Paris on Tuesday sentenced four men"."""
    at = one.last
    while words[at] in _lexicon().adverbs:
        at += 1
    before = one.first - 1 - (words[one.first - 1] in {"on", "in"})
    # "A woman shot on Friday died": the day is of the shot. One that opens a sentence is read on.
    if one.first <= 1 or words[before] in violence().words:
        return ""
    return _of_word(words, at)


def _before(words: Words, one: Found, taken: set[int]) -> str:
    """Read back to the verb or deed that stands nearest before the time."""
    acts = deed_words()
    coarse = one.time.precision in {"month", "year"}
    for at in range(one.first - 1, max(-1, one.first - 1 - _BACK), -1):
        word = words[at]
        if coarse and _opens_aside(words, at, one):
            return "other"
        if at in taken or word in _STOPS:
            return ""
        if _begins_deed(words, at):
            return ""
        kind = _of_word(words, at)
        if kind:
            return kind if kind == "soft" or _reaches(words, one, at) else ""
        # "Buried its dead on Sunday": those are whom another verb takes.
        is_object = word == "dead" and words[at - 1] in {"its", "their", "the"}
        of_verb = _is_of_verb(words, at) and not (coarse and _has_object(words, at, one))
        if word in acts and not is_object and not of_verb:
            return ""
    return ""


def _begins_deed(words: Words, at: int) -> bool:
    """Whether a deed in two words begins here: "opened fire", not "opened the bridge"."""
    return words[at + 1] in deeds().pairs.get(words[at], ())


def _has_object(words: Words, at: int, one: Found) -> bool:
    """Whether whom a deed was done to stands before the time: "of murdering his aunt in 2009"."""
    return words[at].endswith("ing") and one.first - at > _TO_OBJECT


def _opens_aside(words: Words, at: int, one: Found) -> bool:
    """Whether an aside without an act begins here: "who fled in 2018", ", completed in 1902,".

    A year or a month in it is of somebody's life or of a thing's.
    """
    if words[at] in _RELATIVES:
        return words[at - 1] == ","
    closed = words[one.last] in {",", ")"}
    return words[at] == "," and words[at + 1].endswith("ed") and closed


def _reaches(words: Words, one: Found, at: int) -> bool:
    """Whether a verb that stands at a place takes the day, and no act before it does.

    "Gunmen killed a mayor elected in 2029", but "killed a man who visited the town on Sunday".
    """
    acts = violence().words
    fine = one.time.precision == "day" and one.first - at > _CLOSE
    return not (fine and any(words[before] in acts for before in range(max(0, at - _WITHIN), at)))


def _is_of_verb(words: Words, at: int) -> bool:
    lead = at - 1 - (words[at - 1] in {"his", "her", "their", "gunshot"})
    return words[lead] in _OF_VERB and any(
        _of_word(words, before) for before in range(max(0, lead - 2), lead)
    )


def _opening(words: Words, one: Found) -> str:
    """Read on from a time that opens the sentence to the first verb: "On Saturday the town"."""
    if one.first > 1:
        return ""
    acts = violence().words
    for at in range(one.last, one.last + _ON):
        word = words[at]
        if word in acts or word in _TURNS or word in _STOPS:
            return ""
        finite = words[at - 1] in _WAS or _takes(words, at + 1)
        if finite and _of_word(words, at) == "other":
            return "other"
    return ""


def _takes(words: Words, at: int) -> bool:
    return words[at] in _TAKERS or words.is_capital(at) or at in words.numbers


def _of_word(words: Words, at: int) -> str:
    lexicon, word = _lexicon(), words[at]
    # "Shot by a convicted dealer on Friday": no verb, and no day of its own.
    if words[at - 1] in _DESCRIBES:
        return ""
    if word in lexicon.others or f"{words[at - 1]}-{word}" in lexicon.pairs:
        return "other"
    if word in lexicon.in_court and _names_a_court(words, at):
        return "other"
    if word in lexicon.arrests and _has_a_reason(words, at):
        return "other"
    return "soft" if word in lexicon.soft else ""


def _names_a_court(words: Words, end: int) -> bool:
    return any(words[at] in _lexicon().courts for at in range(max(0, end - 12), end))


def _has_a_reason(words: Words, at: int) -> bool:
    """Whether an arrest is told with the deed that it is for."""
    # "Two suspected rebels" are suspected of nothing that is told.
    return any(f"{words[on]}-{words[on + 1]}" in _lexicon().reasons for on in range(at + 1, at + 9))
