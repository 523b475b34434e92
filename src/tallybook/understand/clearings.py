"""Who is cleared of an act: freed for lack of evidence, never charged, a conviction quashed?

Verdicts ("found not guilty") are read in `courts`; here is what ends a case without one, or
undoes one. An act must be told in the same sentence.
"""

from __future__ import annotations

import functools

from tallybook.understand.accused import Accusation, can_be_accused
from tallybook.understand.accusers import court_before
from tallybook.understand.actclauses import BE, HAVE, Clause, Placed
from tallybook.understand.claimings import NEGATIONS
from tallybook.understand.courtpersons import (
    head_person,
    name_ending,
    person_after,
    subject_person,
)
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.speakerphrases import Phrase

_POSSESSIVES = frozenset("their his her".split())
# How far from the verb the charges may stand: before it, and behind it.
_TO_CHARGES, _TO_OBJECT = 24, 8
# Between head and verb these begin what somebody else does.
_OTHERS = frozenset("said says say told ; but while".split())
_LATER = frozenset("will would wo won should can cannot ca".split())


@functools.cache
def clearing_words() -> frozenset[str]:
    """Return the words that can tell that somebody is cleared."""
    keys = ("freed", "declined", "opened")
    listed = frozenset[str]().union(*(words("standing", "clearing", key) for key in keys))
    return listed | words("standing", "court", "dropped") | words("standing", "cleared", "words")


def find_clearings(clause: Clause) -> list[Accusation]:
    """Return who is cleared by the end of a case; an act is told in the sentence."""
    telling = clearing_words()
    people: list[tuple[int, Placed | None]] = []
    for i in range(clause.first, clause.last):
        low = clause.low(i)
        if low not in telling or not NEGATIONS.isdisjoint(clause.lows(i - 3, i)):
            continue
        if low in words("standing", "court", "dropped"):
            people.append((i, _of_charges(clause, i)))
        elif low in words("standing", "clearing", "freed"):
            people.append((i, _freed(clause, i)))
        elif low in words("standing", "clearing", "declined"):
            people.append((i, _not_charged(clause, i)))
        elif low in words("standing", "cleared", "words"):
            people.append((i, _opening(clause, i)))
        else:
            people.append((i, _by_noun(clause, i)))
    people += [(i, _never_charged(clause, i)) for i in _negations(clause)]
    return [
        Accusation(one, "acquitted", i, i + 1, _brought_by(clause, i), judged=True)
        for i, one in people
        if one is not None
    ]


def _brought_by(clause: Clause, i: int) -> Phrase | None:
    """Who drops the charges or throws out the case."""
    dropped = clause.low(i) in words("standing", "court", "dropped")
    charges = words("standing", "court", "charges")
    after = not charges.isdisjoint(clause.lows(i + 1, i + _TO_OBJECT))
    return court_before(clause, i) if dropped and after else None


def person_cleared(clause: Clause, verb: int) -> Placed | None:
    """Return the subject of a verb of clearing, or whom the sentence begins with."""
    person = subject_person(clause, verb)
    if person is not None or not _OTHERS.isdisjoint(clause.lows(clause.first, verb)):
        return person
    return head_person(clause, verb)


# --- a case that ends -------------------------------------------------------------------


def _of_charges(clause: Clause, i: int) -> Placed | None:
    """Charges against NAME were dropped; threw out the case against NAME; quashed its verdict."""
    charges = words("standing", "court", "charges")
    reach = range(max(clause.first, i - _TO_CHARGES), min(clause.last, i + _TO_OBJECT))
    at = next((k for k in reach if k != i and clause.low(k) in charges), None)
    if at is None or _of_appeal(clause, i, at):
        return None
    if at < i and clause.low(i + 1) == "against":
        return person_after(clause, i + 2)
    if at > i and clause.low(at - 1) in _POSSESSIVES:
        return _first_person(clause)
    if clause.low(at + 1) in ("against", "of"):
        return person_after(clause, at + 2)
    owned = clause.low(at - 1).endswith(("'s", "s'"))
    return name_ending(clause, at) if owned else None


def _of_appeal(clause: Clause, i: int, at: int) -> bool:
    """Whether it is an appeal that is thrown out, not the charges."""
    appeals = words("standing", "clearing", "appeals")
    return not appeals.isdisjoint(clause.lows(min(i, at - 4), max(i, at)))


def _first_person(clause: Clause) -> Placed | None:
    """The person that a sentence begins with: four men ... their convictions."""
    party = next((one for one in clause.placed if can_be_accused(one)), None)
    return party if party is not None and party.first <= clause.first + 3 else None


def _freed(clause: Clause, i: int) -> Placed | None:
    """NAME was freed for lack of evidence; walked free from court; released without charge."""
    lows = set(clause.lows(clause.first, clause.last))
    grounds = words("standing", "clearing", "grounds")
    courts = words("standing", "court", "courts")
    if clause.low(i) == "discharged" or not courts.isdisjoint(clause.lows(i - 3, i)):
        grounds |= words("standing", "court", "courts") | {"magistrate"}
    if lows.isdisjoint(grounds) or not lows.isdisjoint(words("standing", "clearing", "otherwise")):
        return None
    low = clause.low(i)
    if low in ("free", "off"):
        return person_cleared(clause, i - 1) if _goes_free(clause, i) else None
    if low == "release":
        ordered = clause.low(i + 1) == "of"
        return person_after(clause, i + 2) if ordered else None
    passive = clause.low(i - 1) in BE or (clause.low(i - 2) in BE and clause.low(i - 1) == "also")
    return person_cleared(clause, i) if passive else person_after(clause, i + 1)


def _goes_free(clause: Clause, i: int) -> bool:
    return clause.low(i - 1) in words("standing", "clearing", "going")


# --- no case at all ---------------------------------------------------------------------


def _not_charged(clause: Clause, i: int) -> Placed | None:
    """Declined to indict NAME; decided not to prosecute NAME."""
    ahead = clause.lows(i + 1, i + 4)
    refuses = clause.low(i) in words("standing", "clearing", "refused")
    if "to" not in ahead or ("not" in ahead) == refuses:
        return None
    at = i + 2 + ahead.index("to")
    charging = words("standing", "clearing", "charging")
    return person_after(clause, at + 1) if clause.low(at) in charging else None


def _negations(clause: Clause) -> list[int]:
    words_no = NEGATIONS | {"no"}
    return [i for i in range(clause.first, clause.last) if clause.low(i) in words_no]


def _never_charged(clause: Clause, i: int) -> Placed | None:
    """NAME will not face charges; they will not charge NAME; no charges will be filed against."""
    if clause.low(i) == "no":
        against = next((k for k in range(i + 1, i + 10) if clause.low(k) == "against"), None)
        if against is None or clause.low(i + 1) not in ("charges", "criminal"):
            return None
        later = not _LATER.isdisjoint(clause.lows(i, against))
        return person_after(clause, against + 1) if later else None
    if clause.low(i - 1) not in _LATER and clause.low(i) != "won't":
        return None
    ahead = clause.lows(i + 1, i + 6)
    if ahead and ahead[0] in words("standing", "clearing", "charging") - {"try"}:
        return person_after(clause, i + 2)
    faced = ahead[:1] == ["face"] and bool({"charges", "trial", "prosecution"}.intersection(ahead))
    charged = ahead[:1] == ["be"] and ahead[1:2] in (["charged"], ["prosecuted"], ["indicted"])
    return person_cleared(clause, i - 1) if faced or charged else None


# --- cleared by a noun or at the head -----------------------------------------------------


def _opening(clause: Clause, i: int) -> Placed | None:
    """Exonerated after 17 years, NAME had been convicted of it."""
    comma = next((k for k in range(i + 1, i + 14) if clause.low(k) == ","), None)
    if i > clause.first + 1 or comma is None or comma >= clause.last:
        return None
    return person_after(clause, comma + 1)


def _by_noun(clause: Clause, i: int) -> Placed | None:
    """The acquittal of NAME, NAME's acquittal; police said that NAME was innocent."""
    if clause.low(i) == "acquittal":
        if not {"overturned", "quashed", "reversed"}.isdisjoint(clause.lows(i - 5, i)):
            return None
        if clause.low(i + 1) == "of":
            return person_after(clause, i + 2)
        return name_ending(clause, i) if clause.low(i - 1).endswith(("'s", "s'")) else None
    before = {bare(token) for token in clause.tokens[clause.first : i]}
    official = before & (words("standing", "court", "courts") | {"police", "prosecutors"})
    be = clause.low(i - 1) in BE - HAVE
    return subject_person(clause, i) or _nearest(clause, i) if be and official else None


def _nearest(clause: Clause, i: int) -> Placed | None:
    """The people told of last before the verb: the youths detained after the blast were."""
    people = [one for one in clause.placed if one.last <= i and one.party.nature == "person"]
    return people[-1] if people else None
