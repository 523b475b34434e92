"""Which parties do the violence, as the grammar of a sentence tells it?

Subjects of verbs of violence ("gunmen stormed") here, agents and owners in `agents`. Who is said
to be suspected, or claims it, is not asked here. Without a parser: verbs are read from left to
right and take the nearest party that can be their subject; joined verbs keep theirs.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.actclauses import (
    BE,
    DOERS,
    HAVE,
    PEOPLE,
    Clause,
    Placed,
    before_party,
    members_of,
)
from tallybook.understand.actverbs import AFTER_PASSIVE, PREPOSITIONS, verb_at
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.passives import is_passive

# A verb farther than this from a party belongs to another one.
_REACH = 30
_SUBJECTS = DOERS | PEOPLE | {"civilians", "government", "igo"}
BREAKS = frozenset(
    """that but ; : while when after before because where if although though since whether whereas
    until unless said says say told believe believes""".split()
)
_BEFORE_VERB = frozenset("also then to not already later yesterday today again".split())
# Before dawn: no clause begins.
_HOURS = frozenset("dawn daybreak sunrise sunset midnight noon dusk nightfall dark midday".split())
# Governments that are told to do it themselves.
_RULERS = frozenset(("junta", "regime"))
_CONJUNCTIONS = frozenset("after before since until".split())
_PRONOUNS = frozenset("he she they it we i you someone somebody anyone anybody".split())
# A longer list of doers is a table, and each is looked up among all.
_MOST_JOINED = 6
# What stands between parties that do one thing: both A and B; A, B or C.
JOINERS = frozenset("and or , both the nor".split())
# Before a name that is joined: and a group calling itself X.
_CALLED = frozenset("a group calling itself called another named".split())
_TELLING = frozenset("armed masked wounded suspected".split())


class Role(msgspec.Struct, frozen=True):
    """A party that does an act: the tokens of the act's words, and whom it is against."""

    placed: Placed
    act_first: int
    act_last: int
    against: Party | None = None


def find_subjects(clause: Clause) -> list[Role]:
    """Return the parties that are subjects of verbs of violence."""
    roles: list[Role] = []
    subject: Placed | None = None
    i = clause.first
    while i < clause.last:
        verb = verb_at(clause, i)
        if verb is None:
            i += 1
            continue
        end, lemma = verb
        before = _before_group(clause, i)
        joined = _joined(clause, before, subject, i)
        doer = subject if joined else _nearest(clause, before, i)
        if doer is not None and not is_passive(clause, i, end, lemma, doer):
            subject = doer
            roles += _roles_of(clause, doer, i, end, lemma)
        i = end
    return roles


def _roles_of(clause: Clause, doer: Placed, i: int, end: int, lemma: str) -> list[Role]:
    """The doer with its group, and in a fight whom it fights."""
    if doer.party.nature in PEOPLE and lemma in words("standing", "light", "not_of_people"):
        return []
    against = _object(clause, end)
    roles = [
        Role(one, i, end, against.party if against else None)
        for each in (doer, *joined_before(clause, doer))
        for one in (each, *members_of(clause, each))
    ]
    fought = against if lemma in words("standing", "light", "two_sided") else None
    if fought is not None and fought.party.nature in DOERS:
        roles.append(Role(fought, i, end, doer.party))
    return roles


def joined_before(clause: Clause, one: Placed) -> list[Placed]:
    """Return the parties joined before one: both A and B; A, B and C."""
    found: list[Placed] = []
    first = one.first
    while len(found) < _MOST_JOINED:
        before = next(
            (
                other
                for other in clause.placed
                if other.last < first
                and first - other.last <= 6
                and other.party.nature in DOERS
                and (JOINERS | _CALLED).issuperset(clause.lows(other.last, first))
                and set(clause.lows(other.last, first)) != {"the"}
            ),
            None,
        )
        if before is None or not can_be_subject(clause, before):
            return found
        found.append(before)
        first = before.first
    return found


# --- the verb group ---------------------------------------------------------------------


def _before_group(clause: Clause, i: int) -> int:
    """The token before the verb with its auxiliaries and adverbs."""
    at = i - 1
    while at >= clause.first:
        low = clause.low(at)
        adverb = low in _BEFORE_VERB or (low.endswith("ly") and len(low) > 5)
        if not adverb and low not in HAVE and low not in BE:
            break
        at -= 1
    return at


def _joined(clause: Clause, before: int, subject: Placed | None, i: int) -> bool:
    """Whether the verb goes on with the subject of the verb before it."""
    if subject is None or before < subject.last:
        return False
    low = clause.low(before)
    if low in ("and", "or", "then"):
        return True
    ing = clause.low(i).endswith("ing")
    if low == ",":
        return ing or clause.low(i - 1) == ","
    return ing and clause.low(i - 1) in ("after", "before", "by", "while")


# --- their subjects ---------------------------------------------------------------------


def _nearest(clause: Clause, before: int, verb: int) -> Placed | None:
    """The nearest party to the left that can be the subject."""
    best: Placed | None = None
    for one in clause.placed:
        if one.last > verb or verb - one.last > _REACH or one.party.nature not in _SUBJECTS:
            continue
        if best is not None and (one.last, -one.first) < (best.last, -best.first):
            continue
        if can_be_subject(clause, one) and not _broken(clause, one.last, verb):
            best = one
    if best is None or best.party.nature in DOERS | PEOPLE:
        return best
    return best if clause.low(best.last - 1) in _RULERS else None


def can_be_subject(clause: Clause, one: Placed) -> bool:
    """Return whether a party stands like a subject: not after a preposition, no object.

    After "of" and "from" it does when another party stands before them: "members of the Front".
    """
    at = before_party(clause, one)
    if at < clause.first or clause.low(one.last) in ("who", "which", "that"):
        return True
    low = clause.low(at)
    beside = next((other for other in clause.placed if other.last == at), None)
    if low in ("of", "from") and beside is not None:
        return False
    if low in ("and", "or") and beside is not None:
        return can_be_subject(clause, beside)
    end = _end_of_group(clause, one)
    if low in _CONJUNCTIONS and end in clause.acts:
        # After bandits killed seven people.
        after = clause.low(clause.acts[end][0])
        return "past" in clause.acts[end][1].forms and after not in AFTER_PASSIVE | {"", "."}
    return low not in PREPOSITIONS and not _is_object(clause, at, one)


def _end_of_group(clause: Clause, one: Placed) -> int:
    """Where the words of a party end with those of its group: fighters of the Front."""
    if clause.low(one.last) not in ("of", "from"):
        return one.last
    groups = (other for other in clause.placed if 0 < other.first - one.last <= 2)
    return next((other.last for other in groups), one.last)


def _is_object(clause: Clause, at: int, one: Placed) -> bool:
    """Right after a verb of violence a party suffers it; a relative clause makes it a subject."""
    after = clause.low(one.last)
    if at not in clause.acts or after in ("who", "which", "that") or after in BE:
        return False
    verb = clause.acts[at][1].forms & {"past", "ing", "base"}
    return bool(verb) and clause.low(at) not in ("attack", "assault")


def _broken(clause: Clause, start: int, verb: int) -> bool:
    """Whether a new clause begins between a party and the verb."""
    relative = False
    for k in range(start, verb):
        low = clause.low(k)
        if low == "which" and k - start > 2 and clause.low(k - 1) == ",":
            # Of the noun before it: claimed the blast, which killed six.
            return True
        if low in ("who", "which") or (low == "that" and k - start <= 1):
            relative = True
            continue
        # "Were the ones who" goes on with the same subject.
        be = low in BE and k < verb - 3 and clause.low(k + 2) != "ones"
        other = be or low in _PRONOUNS or _other_verb(clause, k, verb)
        if (low in BREAKS and clause.low(k + 1) not in _HOURS) or (other and not relative):
            return True
    return False


def _other_verb(clause: Clause, k: int, verb: int) -> bool:
    """Another act between the two that is not joined with the verb."""
    if k not in clause.acts or k >= verb - 1 or "past" not in clause.acts[k][1].forms:
        return False
    return clause.low(k) not in _TELLING and clause.low(k + 1) not in ("and", ",")


def _object(clause: Clause, end: int) -> Placed | None:
    """The party that stands right after the verb, or after "with"."""
    for one in clause.placed:
        if not end <= one.first <= end + 8:
            continue
        gap = clause.lows(end, one.first)
        near = one.first <= end + 5 or "with" in gap
        if near and not any(low in (",", ";", ".") for low in gap):
            return one
    return None
