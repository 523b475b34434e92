"""Who claims or denies an act in words of its own: "We killed the judge," the group wrote?"""

from __future__ import annotations

from tallybook.understand.actclauses import Clause, Placed
from tallybook.understand.actverbs import verb_at
from tallybook.understand.claimings import CLAIMANTS, NEGATIONS, Claiming
from tallybook.understand.lexicons import words

_OPEN = frozenset(('"', "“", "''", "«"))
_CLOSE = frozenset(('"', "”", "''", "»"))
_FIRST_PERSON = frozenset("we our i my us".split())
# The deed stands this near behind "we"; the speaker this near behind or before the quotation.
_TO_DEED, _TO_SPEAKER = 9, 12
_PASSIVE = frozenset("was were been are".split())
_LATER = frozenset("will would shall can could if unless may might must".split())
_DENIERS = CLAIMANTS | {"government"}


def find_quoted(clause: Clause) -> list[Claiming]:
    """Return who claims or denies an act in the first person within quotation marks."""
    found: list[Claiming] = []
    for first, last in _quotations(clause):
        for i in range(first, last):
            if clause.low(i) not in _FIRST_PERSON:
                continue
            denied = _denied(clause, i, last)
            deed = _deed(clause, i, last) if denied is None else denied
            speaker = _speaker(clause, first, last) if deed is not None else None
            fits = CLAIMANTS if denied is None else _DENIERS
            if deed is not None and speaker is not None and speaker.party.nature in fits:
                found.append(Claiming(speaker, i, deed, denial=denied is not None))
                break
    return found


def _quotations(clause: Clause) -> list[tuple[int, int]]:
    """The tokens within each pair of quotation marks of the sentence."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    if _FIRST_PERSON.isdisjoint(clause.lows(clause.first, clause.last)):
        return found
    for k in range(clause.first, clause.last):
        low = clause.low(k)
        if opened is None and low in _OPEN:
            opened = k + 1
        elif opened is not None and low in _CLOSE:
            found.append((opened, k))
            opened = None
    return found


def _deed(clause: Clause, i: int, last: int) -> int | None:
    """The end of the verb that "we" governs, None where it tells of no deed that was done."""
    doing = words("standing", "claim", "doing")
    for k in range(i + 1, min(i + _TO_DEED, last)):
        low = clause.low(k)
        if low in _LATER or low in NEGATIONS or low in (",", ";", "no"):
            return None
        if low in doing or verb_at(clause, k) is not None:
            passive = clause.low(k - 1) in _PASSIVE and low not in ("behind", "responsible")
            return None if passive else k + 1
    return None


def _denied(clause: Clause, i: int, last: int) -> int | None:
    """The end of "we had nothing to do with", "it was not us", "we did not kill"."""
    if clause.low(i) == "us":
        return i + 1 if clause.low(i - 1) in NEGATIONS else None
    denying = words("standing", "denial", "being") | words("standing", "denial", "doing")
    parts = words("standing", "denial", "parts")
    for k in range(i + 1, min(i + 5, last)):
        low, ahead = clause.low(k), clause.lows(k + 1, min(k + 5, last))
        if low == "nothing" and ahead[:3] == ["to", "do", "with"]:
            return k + 4
        if low == "no" and not parts.isdisjoint(ahead[:3]):
            return k + 2
        if low in NEGATIONS and not denying.isdisjoint(ahead):
            return k + 2
        if low in ("deny", "reject") and i < k:
            return k + 1
    return None


def _speaker(clause: Clause, first: int, last: int) -> Placed | None:
    """The party named with a verb of saying right after the quotation, or right before it."""
    after = range(last + 1, min(last + 1 + _TO_SPEAKER, clause.last))
    before = range(max(clause.first, first - 1 - _TO_SPEAKER), max(clause.first, first - 1))
    says = words("standing", "denial", "saying") | {"announced", "read", "according"}
    for reach in (after, before):
        if says.isdisjoint(clause.lows(reach.start, reach.stop)):
            continue
        for one in clause.placed:
            if one.first in reach and one.party.nature in _DENIERS:
                return one
    return None
