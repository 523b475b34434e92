"""Who stands before the law for an act: arrested, charged, convicted, cleared, pleading?

Persons are named here by what is done with them ("acquitted NAME of the murder", "NAME was
charged"), so that a name or a plain noun counts as one who is accused, though nothing else in the
report makes them a party. An act must be told in the same sentence.
"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.accused import Accusation, has_act
from tallybook.understand.accusers import accuser_by, court_before
from tallybook.understand.actclauses import BE, Clause
from tallybook.understand.actverbs import verb_at
from tallybook.understand.claimings import NEGATIONS, Claiming
from tallybook.understand.clearings import clearing_words, find_clearings, person_cleared
from tallybook.understand.courtpersons import (
    ADVERBS,
    person_after,
    person_before,
    subject_person,
)
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare

# How far behind a verb its object, and behind "found" its verdict may stand.
_TO_VERDICT = 9
_VERDICTS = frozenset("found ruled declared pronounced judged".split())
_PLEADED = frozenset("pleaded pled pleads plead pleading".split())
# What follows a person who is charged or arrested: on suspicion of, with, in connection with.
_WHY = frozenset("on with for over in after accused suspected ,".split())
# To whom one admits a deed: told the court, told police.
_HEARING = frozenset("the police officers detectives investigators a jurors prosecutors".split())
_SEEKING = frozenset("for".split())
_TRIAL = frozenset("on stand stands stood face faces faced standing facing await awaiting".split())


class _Court(msgspec.Struct, frozen=True):
    """What is done with a person at token `at`, under which standing."""

    standing: str
    passive: bool = True
    active: bool = True


@functools.cache
def court_words() -> frozenset[str]:
    """Return the words that can tell of a person before the law, where no party is named."""
    keys = ("charged", "convicted", "confessed", "charges", "seeking", "accused")
    listed = frozenset[str]().union(*(words("standing", "court", key) for key in keys))
    listed |= words("standing", "blame", "naming") | {"told"}
    return listed | clearing_words() | _VERDICTS | _PLEADED


def find_court(clause: Clause) -> list[Accusation]:
    """Return who is before the law for an act of the sentence, the cleared ones first."""
    if not clause.acts and _crimes().isdisjoint(clause.lows(clause.first, clause.last)):
        return []
    found = find_clearings(clause)
    telling = court_words()
    for i in range(clause.first, clause.last):
        low = clause.low(i)
        if low not in telling:
            continue
        kind = _kind_of(low)
        if kind is not None and NEGATIONS.isdisjoint(clause.lows(i - 3, i)):
            found += _done_with(clause, i, kind)
        elif low in _VERDICTS:
            found += _verdict(clause, i)
        elif low in words("standing", "court", "seeking"):
            found += _sought(clause, i)
        elif low == "told" and clause.low(i + 1) in _HEARING:
            found += _told_of_self(clause, i)
        elif low in words("standing", "blame", "naming"):
            found += _named_as(clause, i)
        elif low in _PLEADED and clause.low(i + 1) == "guilty":
            found += _of_subject(clause, i, "claimed")
        elif low in words("standing", "court", "charges") and low != "charged":
            found += _facing(clause, i)
    return sorted(found, key=lambda one: one.standing != "acquitted")


def find_pleas(clause: Clause) -> list[Claiming]:
    """Return who pleads not guilty of an act: a denial."""
    found: list[Claiming] = []
    for i in range(clause.first, clause.last):
        if clause.low(i) in _PLEADED and clause.lows(i + 1, i + 3) == ["not", "guilty"]:
            person = subject_person(clause, i) if clause.acts else None
            if person is not None:
                found.append(Claiming(person, i, i + 3, denial=True))
    return found


def _kind_of(low: str) -> _Court | None:
    if low in words("standing", "cleared", "words"):
        return _Court("acquitted")
    if low in words("standing", "court", "convicted"):
        return _Court("reported_as_fact")
    if low in words("standing", "court", "charged"):
        return _Court("suspected_by_authorities")
    if low in words("standing", "court", "accused"):
        return _Court("suspected", active=False)
    if low in words("standing", "court", "confessed"):
        return _Court("claimed", passive=False)
    return None


def _done_with(clause: Clause, i: int, kind: _Court) -> list[Accusation]:
    """NAME was acquitted; a court acquitted NAME; NAME confessed."""
    # "Cleared" may be said of a road.
    certain = kind.standing == "acquitted" and clause.low(i) != "cleared"
    if not certain and not _of_deed(clause, i):
        return []
    if kind.standing == "claimed":
        return _of_subject(clause, i, kind.standing)
    if clause.low(i - 1) in BE or _after_be(clause, i):
        return _of_subject(clause, i, kind.standing)
    if not kind.active:
        # NAME, accused of the murder.
        person = person_before(clause, i - 1) if clause.low(i - 1) == "," else None
        return [Accusation(person, kind.standing, i, i + 1)] if person is not None else []
    if clause.low(i + 1) in ("with", "of", "over", "in"):
        # Was taken into custody and charged with it; NAME, accused of it.
        be = next((k for k in range(i - 1, i - 12, -1) if clause.low(k) in BE), None)
        joined = be is not None and "and" in clause.lows(be, i)
        return _of_subject(clause, be if joined and be is not None else i, kind.standing)
    person = person_after(clause, i + 1)
    if person is None:
        return []
    charged = kind.standing == "suspected_by_authorities"
    if charged and clause.low(person.last) not in _WHY:
        return []
    # A verdict is an act that the report tells; a charge is what somebody says.
    accuser = court_before(clause, i) if charged else None
    return [Accusation(person, kind.standing, i, i + 1, accuser, judged=True)]


def _after_be(clause: Clause, i: int) -> bool:
    k = i - 1
    while clause.low(k) in ADVERBS or clause.low(k).endswith("ly"):
        k -= 1
    return clause.low(k) in BE


def _of_deed(clause: Clause, i: int) -> bool:
    """Whether an act is told beside the word: of the murder, over the attack."""
    last = min(i + 24, clause.last)
    return has_act(clause, i + 1, last) or not _crimes().isdisjoint(clause.lows(i + 1, last))


@functools.cache
def _crimes() -> frozenset[str]:
    return words("standing", "court", "crimes")


def _told_of_self(clause: Clause, i: int) -> list[Accusation]:
    """NAME told the court that he had shot her."""
    ahead = clause.lows(i + 1, i + 7)
    own = next((k for k, low in enumerate(ahead) if low in ("he", "she", "they")), None)
    if own is None:
        return []
    deed = range(i + 1 + own, i + 6 + own)
    said = clause.lows(deed.start, deed.stop)
    if not any(verb_at(clause, k) for k in deed) or not (NEGATIONS | BE - {"was"}).isdisjoint(said):
        return []
    return _of_subject(clause, i, "claimed")


def _named_as(clause: Clause, i: int) -> list[Accusation]:
    """Named NAME as the suspect; identified the gunman as NAME."""
    at = next((k for k in range(i + 1, i + 12) if clause.low(k) == "as"), None)
    if at is None:
        return []
    deeds = words("attackers", "deed") | words("standing", "court", "suspects")
    accuser = court_before(clause, i)
    ahead = {bare(token) for token in clause.tokens[at + 1 : min(at + 6, clause.last)]}
    if deeds & ahead:
        person = person_after(clause, i + 1)
        suspect = bool(ahead & words("standing", "court", "suspects"))
        standing = "suspected_by_authorities" if suspect else "reported_as_fact"
    else:
        between = {bare(token) for token in clause.tokens[i + 1 : at]}
        person = person_after(clause, at + 1) if deeds & between else None
        standing = "reported_as_fact"
    if person is None or person.party.nature != "person":
        return []
    return [Accusation(person, standing, i, i + 1, accuser, judged=True)]


def _of_subject(clause: Clause, i: int, standing: str) -> list[Accusation]:
    cleared = standing == "acquitted"
    person = person_cleared(clause, i) if cleared else subject_person(clause, i)
    if person is None:
        return []
    return [Accusation(person, standing, i, i + 1, accuser_by(clause, i + 1), judged=True)]


def _verdict(clause: Clause, i: int) -> list[Accusation]:
    """Found NAME not guilty; NAME was found innocent, found guilty."""
    ahead = clause.lows(i + 1, i + _TO_VERDICT)
    at = next((k for k, low in enumerate(ahead) if low in ("guilty", "innocent")), None)
    if at is None:
        return []
    cleared = ahead[at] == "innocent" or (at > 0 and ahead[at - 1] == "not")
    standing = "acquitted" if cleared else "reported_as_fact"
    if clause.low(i - 1) in BE:
        return _of_subject(clause, i, standing)
    person = person_after(clause, i + 1)
    if person is None:
        return []
    return [Accusation(person, standing, i, i + 1, court_before(clause, i), judged=True)]


def _sought(clause: Clause, i: int) -> list[Accusation]:
    """Police are searching for NAME in connection with, want NAME over, a warrant for NAME."""
    at = i + 2 if clause.low(i + 1) in _SEEKING else i + 1
    if clause.low(i) == "warrant" and "for" in clause.lows(i + 1, i + 6):
        at = i + 2 + clause.lows(i + 1, i + 6).index("for")
    bare_verb = clause.low(i) in ("wants", "want", "hunting", "seeking", "seek")
    if at == i + 1 and not bare_verb:
        return []
    person = person_after(clause, at)
    if person is None or person.party.nature != "person" or not _of_deed(clause, person.last):
        return []
    after = clause.low(person.last)
    if after not in ("in", "for", "over", "on", "after", ","):
        return []
    accuser = court_before(clause, i)
    return [Accusation(person, "suspected_by_authorities", i, i + 1, accuser, judged=True)]


def _facing(clause: Clause, i: int) -> list[Accusation]:
    """NAME faces murder charges; NAME went on trial."""
    verbs = ("faces", "facing", "faced", "face")
    verb = next((k for k in range(i - 1, i - 5, -1) if clause.low(k) in verbs), None)
    if verb is None and clause.low(i) == "trial" and clause.low(i - 1) in _TRIAL:
        verb = i - 2 if clause.low(i - 1) == "on" else i - 1
        if clause.low(verb) in BE and clause.low(i - 1) == "on":
            verb = i - 1
    if verb is None or not has_act(clause, verb, min(i + 20, clause.last)):
        return []
    return _of_subject(clause, verb, "suspected_by_authorities")
