"""Who is accused by the words after a verb or noun of blame: accused X of, blamed on X?

Each rule gets the clause and the token of its word, and returns what it finds there.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.accused import (
    Accusation,
    accused_between,
    can_be_accused,
    has_act,
    is_behind,
)
from tallybook.understand.accusers import accuser_before, accuser_by
from tallybook.understand.actclauses import Clause, Placed
from tallybook.understand.countries import state_names
from tallybook.understand.document import Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Party
from tallybook.understand.personnames import find_person_names
from tallybook.understand.speakerphrases import Phrase

# Faults that are no attack: blamed for failing to act, accused of hiding the killers.
_FAULTS = frozenset(
    """failing failure fail ignoring inaction negligence hiding covering shielding protecting lying
    supporting backing funding arming harbouring harboring sheltering exploiting not helping
    training inciting spying meddling interfering lying plotting
    planning corruption""".split()
)
_FIGHTING = frozenset("gang triad mafia cartel militia clan tribe faction".split())
_GROUPS = frozenset(
    """movement group gang triad mafia cartel militia clan tribe faction network sect cult party
    front army brigade brigades militants rebels intelligence""".split()
)
_BE = frozenset("is are was were be been being".split())
_MODALS = frozenset("could may might".split())
_MARKS = frozenset(",.;:")
# What follows the accused: blamed X for, accused X of, X were.
_CHARGES = frozenset("for of in with . as because were was and ; but".split())


def forward(clause: Clause, i: int) -> list[Accusation]:
    """Police blamed X; officials accuse X of; authorities suspect X."""
    low, before = clause.low(i), clause.low(i - 1)
    if (before in _BE and not low.endswith("ing")) or before in ("the", "a"):
        return []
    if low.startswith("suspect") and (before in ("", "of", "by") or _is_noun(clause, i)):
        return []
    if any(one.first <= i < one.last - 1 for one in clause.placed):
        # Two accused men: their own word.
        return []
    for one in accused_between(clause, i + 1, i + 12):
        if is_behind(clause, i + 1, one) or _acts_before(clause, i + 1, one.first):
            continue
        charge = clause.lows(one.last, one.last + 6)
        ends = low.startswith("blam") and (not charge or charge[0] in (",", '"', "”", ")"))
        if (ends or _CHARGES.intersection(charge[:4])) and _FAULTS.isdisjoint(charge):
            return [Accusation(one, "suspected", i, i + 1, accuser_before(clause, i))]
    unlisted = _unlisted(clause, i)
    if unlisted is None:
        return []
    return [Accusation(unlisted, "suspected", i, i + 1, accuser_before(clause, i))]


def _acts_before(clause: Clause, first: int, last: int) -> bool:
    """Whether a verb of violence stands before a party: suspect gunmen killed 20 people."""
    return any("past" in clause.acts[k][1].forms for k in clause.acts if first < k < last)


def _unlisted(clause: Clause, i: int) -> Placed | None:
    """The group or person whom no list has: blamed the Lobo movement for the attack."""
    end = i + 1
    while end < min(i + 9, clause.last) and clause.low(end) not in ("for", "of", "in", "over"):
        end += 1
    first = i + 2 if clause.low(i + 1) in ("the", "a", "an") else i + 1
    charged = clause.lows(end + 1, end + 6)
    if not 1 <= end - first <= 5 or end == clause.last or not _FAULTS.isdisjoint(charged):
        return None
    if not has_act(clause, end + 1, end + 12) or any(
        one.last > first for one in clause.placed if one.first < end
    ):
        return None
    span = clause.tokens[first:end]
    named = not clause.document.all_caps and all(_is_named(token) for token in span)
    group = span[-1].lower in words("attackers", "name", "nouns") | _GROUPS
    if not named and not (group and (span[0].text[0].isupper() or span[-1].lower in _FIGHTING)):
        return None
    if span[-1].lower == "intelligence":
        made = _as_party(clause, first, end, True)
        state = msgspec.structs.replace(made.party, nature="state_force") if made else None
        return Placed(state, first, end) if state else None
    return _as_party(clause, first, end, group or (len(span) == 1 and span[0].text.isupper()))


def _is_named(token: Token) -> bool:
    plain = token.lower.replace("-", "").replace("'", "").replace(".", "")
    listed = token.lower in words("speech", "time") or token.lower in state_names()
    return token.text[0].isupper() and plain.isalpha() and not listed


def _as_party(clause: Clause, first: int, last: int, group: bool) -> Placed | None:
    tokens = clause.tokens
    names = find_person_names(tokens[first:last], frozenset(), False)
    if not group and not names:
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    party = Party(
        start=start,
        end=end,
        sentence=tokens[first].sentence,
        name=" ".join(clause.document.text[start:end].split()),
        nature="armed_group" if group else "person",
        party_type="organisation" if group else "individual",
    )
    return Placed(party, first, last)


def _is_noun(clause: Clause, i: int) -> bool:
    """Whether "suspect" is within a party: not before another, as in "police suspect X of it"."""
    verb = any(
        i + 1 <= one.first <= i + 3 and clause.low(one.last) == "of" for one in clause.placed
    )
    inside = [one for one in clause.placed if one.first <= i < one.last]
    return bool(inside) and not (verb and inside[0].last == i + 1 and inside[0].first < i)


def mutual(clause: Clause, i: int) -> list[Accusation]:
    """Armenia and Azerbaijan accused each other of it: each of the two is accused."""
    if clause.lows(i + 1, i + 3) not in (["each", "other"], ["one", "another"]):
        return []
    sides = [one for one in clause.placed if 0 <= i - one.last <= 10 and can_be_accused(one)]
    state = any(one.party.nature in ("state_force", "government") for one in sides)
    standing = "suspected_by_authorities" if state else "suspected"
    return [Accusation(one, standing, i, i + 1) for one in sides[-2:]] if len(sides) > 1 else []


# Who could have done it stands so near, with nothing else between.
_TO_POSSIBLE = 9
_NOT_POSSIBLE = frozenset("by with against , . ; for from to in on that who which near".split())


# Which word stands before the accused: blamed on X, attributed to X, pointed at X.
ONTO = {"on": frozenset({"on", "upon"}), "to": frozenset({"to"}), "at": frozenset({"at", "to"})}


def onto(clause: Clause, i: int) -> list[Accusation]:
    """Blamed on X, attributed to X, linked to X."""
    low = clause.low(i)
    prepositions = frozenset().union(
        *(some for name, some in ONTO.items() if low in words("standing", "onto", name))
    )
    found: list[Accusation] = []
    for k in range(i + 1, min(i + 14, clause.last)):
        if clause.low(k) in _MARKS:
            break
        if clause.low(k) not in prepositions or not _is_blame(clause, i, k):
            continue
        one = next(iter(accused_between(clause, k + 1, k + 8)), None)
        if one is None or _MARKS.intersection(clause.lows(k + 1, one.first)):
            continue
        linking = low in words("standing", "onto", "linking")
        if (linking and not has_act(clause, clause.first, k)) or (
            has_act(clause, k + 1, one.first)
        ):
            continue
        if found and k < found[-1].placed.last:
            continue
        # Blamed the raid on the police on X: the last one is blamed.
        open_ = linking and not _MODALS.isdisjoint(clause.lows(i - 3, i))
        standing = "possible" if open_ else "suspected"
        found = [Accusation(one, standing, i, k + 1, _accuser_onto(clause, i, one))]
    return found


def _is_blame(clause: Clause, i: int, k: int) -> bool:
    """Not he pointed his gun at X; pointed the finger at X is blame, and pointed to X."""
    if clause.low(i) not in words("standing", "onto", "at"):
        return True
    gap = clause.lows(i + 1, k)
    fingers = {"finger", "fingers"}
    before = not gap and not fingers.isdisjoint(clause.lows(i - 4, i))
    return (not gap and clause.low(k) == "to") or before or not fingers.isdisjoint(gap)


def _accuser_onto(clause: Clause, i: int, one: Placed) -> Phrase | None:
    accuser = accuser_before(clause, i)
    if accuser is not None and accuser.kind is not None:
        return accuser
    return accuser_by(clause, i + 1) or accuser_by(clause, one.last)


def held(clause: Clause, i: int) -> list[Accusation]:
    """They hold X responsible for the attack."""
    for one in accused_between(clause, i + 1, i + 10):
        after = clause.lows(one.last, one.last + 4)
        if words("standing", "blame", "liable").intersection(after) and not (
            is_behind(clause, i + 1, one)
        ):
            return [Accusation(one, "suspected", i, i + 1, accuser_before(clause, i))]
    return []


def as_doers(clause: Clause, i: int) -> list[Accusation]:
    """Police named X as the group behind the attack."""
    for one in accused_between(clause, i + 1, i + 8):
        ahead = clause.lows(one.last, one.last + 8)
        deeds = words("standing", "blame", "deeds") | {"those", "ones"}
        if ahead[:1] == ["as"] and not deeds.isdisjoint(ahead) and i + 1 <= one.first:
            return [Accusation(one, "suspected", i, i + 1, accuser_before(clause, i))]
    return []


def part_in(clause: Clause, i: int) -> list[Accusation]:
    """The participation of X in the killing, X's involvement in it."""
    if clause.low(i + 1) in ("of", "by"):
        doers = [
            one
            for one in accused_between(clause, i + 2, i + 12)
            if not _MARKS.union({"in"}).intersection(clause.lows(i + 2, one.first))
        ]
        end = doers[-1].last if doers else i
    else:
        own = clause.low(i - 1).endswith(("'s", "s'"))
        doers = [one for one in accused_between(clause, clause.first, i) if own and one.last == i]
        end = i + 1
    ahead = clause.lows(end, end + 4)
    if not {"in", "for"}.intersection(ahead) or not has_act(clause, end, end + 9):
        return []
    standing = "possible" if clause.low(i - 1) == "possible" else "suspected"
    return [Accusation(one, standing, i, i + 1) for one in doers]


def possible(clause: Clause, i: int) -> list[Accusation]:
    """It could have been X or Y; they may be members of X."""
    if clause.low(i) == "possibility":
        return _as_possibility(clause, i)
    if clause.lows(i + 1, i + 3) == ["belong", "to"]:
        return [
            Accusation(one, "possible", i, i + 3)
            for one in accused_between(clause, i + 3, i + 6)[:1]
        ]
    if clause.low(i + 1) not in ("be", "have"):
        return []
    at = i + 2 if clause.low(i + 1) == "be" else i + 3
    found: list[Accusation] = []
    for one in accused_between(clause, at, at + _TO_POSSIBLE):
        gap = clause.lows(found[-1].placed.last if found else at, one.first)
        if has_act(clause, at, one.first) or not _NOT_POSSIBLE.isdisjoint(gap):
            break
        if found and "or" not in gap:
            break
        found.append(Accusation(one, "possible", i, at))
    return found


def _as_possibility(clause: Clause, i: int) -> list[Accusation]:
    """X were one possibility in the attack."""
    if clause.low(i - 1) not in ("one", "a", "another") or clause.low(i - 2) not in _BE:
        return []
    named = [one for one in clause.placed if one.last == i - 2 and can_be_accused(one)]
    return [Accusation(one, "possible", i, i + 1) for one in named]


def links(clause: Clause, i: int) -> list[Accusation]:
    """Possible links between the gunman and X; looking for a connection with X."""
    if clause.low(i + 1) not in ("between", "to", "with") or not clause.acts:
        return []
    open_ = words("standing", "told", "asking") | {"possible", "potential", "any"}
    if open_.isdisjoint(clause.lows(i - 4, i)):
        return []
    groups = [
        one for one in accused_between(clause, i + 2, i + 12) if one.party.nature == "armed_group"
    ]
    return [Accusation(one, "possible", i, i + 2) for one in groups[:1]]


def phrase(clause: Clause, i: int) -> list[Accusation]:
    """The work of X, the hallmarks of X."""
    for phrase in lexicon("standing")["blame"]["phrases"]:
        parts = phrase.split()
        end = i + len(parts)
        if clause.lows(i, end) == parts:
            possible = words("standing", "doubt", "possible") | _MODALS
            standing = "suspected" if possible.isdisjoint(clause.lows(i - 5, i)) else "possible"
            return [
                Accusation(one, standing, i, end)
                for one in accused_between(clause, end, end + 6)[:1]
            ]
    return []
