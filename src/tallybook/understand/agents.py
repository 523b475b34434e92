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
from tallybook.understand.actverbs import ORDERED, is_noun_of_act, light_kind
from tallybook.understand.countries import demonym_at
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare
from tallybook.understand.perpetrators import (
    BREAKS,
    Role,
    find_subjects,
)

# "By" belongs to no act farther back than this.
_REACH = 12
_ACT_ADJECTIVES = frozenset(
    """suicide terrorist terror bomb car mortar rocket deadly bloody recent latest armed guerrilla
    gun grenade drone cross-border assassination kidnapping urban""".split()
)
# Military words before a strike that name the force.
_FORCES = frozenset("artillery drone naval tank helicopter gunship aircraft warplane jet".split())
# What was fired, and the verbs of its hitting.
_SHOT = frozenset("shelling fire gunfire artillery drone drones shell airstrike airstrikes".split())
_HIT = frozenset("hit struck slammed landed targeted destroyed demolished".split())
# A strike may be one of workers, a raid one of the police.
_ALSO_PEACEFUL = frozenset("strike strikes raid raids fire".split())
_DEFINITE = frozenset("the a an these those this his her its their both".split())
_OTHER_VERBS = frozenset("claimed denied who . ; :".split())


def find_roles(clause: Clause) -> list[Role]:
    """Return who does what in one sentence: subjects, agents, owners, and names of deeds."""
    return (
        find_subjects(clause)
        + _agents(clause)
        + _owners(clause)
        + _by_deed(clause)
        + _of_nations(clause)
        + _predicates(clause)
    )


def _predicates(clause: Clause) -> list[Role]:
    """The gunmen were suspected members of X, the raiders were from X."""
    roles: list[Role] = []
    for one in clause.placed:
        if one.party.nature not in ("attackers", "armed_group"):
            continue
        at = before_party(clause, one)
        be = at - 1 if clause.low(at) in ("from", "of") else at
        subject = next(
            (
                other
                for other in clause.placed
                if other.party.nature == "attackers"
                and bare(clause.tokens[other.last - 1]) in words("attackers", "deed")
                and 0 <= be - other.last <= 8
            ),
            None,
        )
        if clause.low(be) in ("were", "was") and subject is not None:
            roles += [Role(each, be, be + 1) for each in (one, *members_of(clause, one))]
    return roles


def _of_nations(clause: Clause) -> list[Role]:
    """Turkish shelling, Russian artillery strikes: the forces of a country, by their strikes."""
    roles: list[Role] = []
    if clause.document.all_caps:
        return roles
    military = words("attackers", "state", "strikes")
    for k in range(clause.first, clause.last):
        if clause.low(k) not in military:
            continue
        first = k
        while clause.low(first - 1) in military | _ACT_ADJECTIVES:
            first -= 1
        code = demonym_at(clause.tokens[first - 1]) if first > clause.first else None
        if code is None or any(one.first <= k < one.last for one in clause.placed):
            continue
        last = k + 1
        while clause.low(last) in military:
            last += 1
        act = next((at for at in range(last - 1, first - 1, -1) if _is_strike(clause, at)), None)
        if act is None:
            act = _hitting(clause, last)
        elif clause.low(act) in _ALSO_PEACEFUL and last - first == 1 and not _harms(clause, act):
            continue
        if act is not None:
            # The words before the act name the force: Russian artillery, or Turkish alone.
            end = act if act > first and clause.low(act - 1) in _FORCES else first
            end_of_act = clause.acts[act][0] if act in clause.acts else act + 1
            roles.append(Role(_nation(clause, first - 1, end, code), act, end_of_act))
    unique = {role.placed.first: role for role in reversed(roles)}
    return list(reversed(unique.values()))


def _hitting(clause: Clause, k: int) -> int | None:
    """The verb right behind what was fired: Russian missiles hit, Turkish shells killed."""
    shot = bare(clause.tokens[k - 1]) in words("standing", "light", "devices") | _SHOT
    verb = k if k in clause.acts and "past" in clause.acts[k][1].forms else None
    if clause.low(k) in _HIT:
        verb = k
    passive = clause.low(k + 1) in ("by", "in", "on", "at", "")
    return verb if shot and verb is not None and not passive else None


def _harms(clause: Clause, act: int) -> bool:
    """Whether the sentence tells of harm or hits beside a word that has a peaceful sense."""
    end = clause.acts[act][0]
    return any(k >= end for k in clause.acts) or not _HIT.isdisjoint(clause.lows(end, clause.last))


def _is_strike(clause: Clause, k: int) -> bool:
    return k in clause.acts and bool(clause.acts[k][1].forms & {"noun", "plural"})


def _nation(clause: Clause, first: int, last: int, code: str) -> Placed:
    tokens = clause.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    party = Party(
        start=start,
        end=end,
        sentence=tokens[first].sentence,
        name=" ".join(clause.document.text[start:end].split()).removesuffix("'s"),
        nature="state_force",
        country=code,
    )
    return Placed(party, first, last)


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
        kind = light_kind(low)
        if low in ORDERED and not any(is_noun_of_act(clause, at) for at in range(k - 8, k)):
            return None
        if kind is not None and kind != "verbs" and not _has_object(clause, k, by, kind):
            return None
        if kind is not None or low in words("standing", "light", "destroying"):
            return k, k + 1
        participle = k == by - 1 and low.endswith("ed")
        if low in BREAKS or low in _OTHER_VERBS or participle or (k > by - 4 and low in BE):
            return None
    return None


def _has_object(clause: Clause, k: int, by: int, kind: str) -> bool:
    """Whether a bomb was planted or captives were held: not a mosque used by followers of X."""
    objects = words("standing", "light", {"planting": "devices", "holding": "captives"}[kind])
    if clause.low(k) not in ("used", "opened", "left"):
        return True
    near = {bare(token) for token in clause.tokens[max(clause.first, k - 4) : by]}
    return not objects.isdisjoint(near)


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
