"""Which parties are agents or owners of an act: killed by X, an attack by X, X's attack?"""

from __future__ import annotations

from tallybook.understand.actclauses import (
    BE,
    DOERS,
    PEOPLE,
    Clause,
    Placed,
    before_party,
    members_of,
)
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.perpetrators import BREAKS, Role, find_subjects, light_kind

# "By" belongs to no act farther back than this.
_REACH = 12
_ACT_ADJECTIVES = frozenset(
    """suicide terrorist terror bomb car mortar rocket deadly bloody recent latest armed guerrilla
    gun grenade drone cross-border assassination kidnapping urban""".split()
)
_DEFINITE = frozenset("the a an these those this his her its their both".split())
_OTHER_VERBS = frozenset("claimed denied who . ; :".split())


def find_roles(clause: Clause) -> list[Role]:
    """Return who does what in one sentence: subjects, agents, owners, and names of deeds."""
    return find_subjects(clause) + _agents(clause) + _owners(clause) + _by_deed(clause)


def _by_deed(clause: Clause) -> list[Role]:
    """The attackers, a gunman: who is called so has done it."""
    deeds = words("attackers", "deed")
    return [
        Role(each, one.last - 1, one.last)
        for one in clause.placed
        if one.party.nature == "attackers"
        and bare(clause.tokens[one.last - 1]) in deeds
        and _is_definite(clause, one)
        for each in (one, *members_of(clause, one))
    ]


def _is_definite(clause: Clause, one: Placed) -> bool:
    """The attackers, six masked gunmen; not gunmen and robbers in general."""
    if one.first == clause.first or one.party.count_low is not None:
        return True
    return one.last - one.first > 1 or clause.low(one.first - 1) in _DEFINITE


def _agents(clause: Clause) -> list[Role]:
    roles: list[Role] = []
    for one in clause.placed:
        if one.party.nature not in DOERS | PEOPLE:
            continue
        by = _by_before(clause, one)
        act = _act_before(clause, by) if by is not None else None
        if act is None or (one.party.nature == "state_force" and _is_release(clause, act[0])):
            continue
        i, end = act
        against = next((p.party for p in clause.placed if p.last <= i and i - p.last <= 4), None)
        roles += [Role(each, i, end, against) for each in (one, *members_of(clause, one))]
    return roles


def _by_before(clause: Clause, one: Placed) -> int | None:
    """The "by" before a party, or before another one that it is joined to or part of."""
    at = before_party(clause, one)
    low = clause.low(at)
    if low == "by":
        return at
    if low in ("and", "or", ",", "of"):
        for other in clause.placed:
            if other.last == at and other is not one:
                return _by_before(clause, other)
    return None


def _act_before(clause: Clause, by: int) -> tuple[int, int] | None:
    """The act that "by" belongs to: nothing else of a verb's kind stands between."""
    for k in range(by - 1, max(clause.first, by - _REACH) - 1, -1):
        low = clause.low(k)
        if k in clause.acts:
            end, act = clause.acts[k]
            noun = "past" not in act.forms
            if act.sense == "act" and act.strength not in ("pointer", "seizure"):
                # Assault, possession of a firearm by X: the noun is another one's.
                return None if noun and "," in clause.lows(end, by) else (k, end)
        if light_kind(low) is not None or low in words("standing", "light", "destroying"):
            return k, k + 1
        participle = k == by - 1 and low.endswith("ed")
        if low in BREAKS or low in _OTHER_VERBS or participle or (k > by - 4 and low in BE):
            return None
    return None


def _is_release(clause: Clause, i: int) -> bool:
    """Released by police, seized by troops: no captives are told of, so no act either."""
    if light_kind(clause.low(i)) != "holding":
        return False
    captives = words("standing", "light", "captives")
    return captives.isdisjoint(clause.lows(clause.first, i))


def _owners(clause: Clause) -> list[Role]:
    """X's attack, an X attack, X or Y-linked bombings."""
    roles: list[Role] = []
    for one in clause.placed:
        own = clause.low(one.last - 1).endswith(("'s", "s'"))
        if one.party.nature != "armed_group" and not (own and one.party.nature in DOERS):
            continue
        k = one.last
        while k < one.last + 3 and k not in clause.acts and clause.low(k) in _ACT_ADJECTIVES:
            k += 1
        if _is_owned(clause, k):
            end = clause.acts[k][0]
            roles += [Role(each, k, end) for each in (one, *_or_before(clause, one))]
    return roles


def _is_owned(clause: Clause, k: int) -> bool:
    if k not in clause.acts:
        return False
    act = clause.acts[k][1]
    noun = act.forms & {"noun", "plural"} and "past" not in act.forms
    return act.sense == "act" and act.strength in ("strong", "weak", "harm") and bool(noun)


def _or_before(clause: Clause, one: Placed) -> list[Placed]:
    at = one.first - 1
    if at <= clause.first or clause.low(at) not in ("or", "and"):
        return []
    return [other for other in clause.placed if other.last == at and other.party.nature in DOERS]
