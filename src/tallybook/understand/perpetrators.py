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
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare

# A verb farther than this from a party belongs to another one.
_REACH = 30
_SUBJECTS = DOERS | PEOPLE | {"civilians", "government", "igo"}
BREAKS = frozenset(
    """that but ; : while when after before because where if although though since whether whereas
    until unless said says say told believe believes""".split()
)
_ADVERBS = frozenset(
    """also then later not already just even still yesterday today reportedly allegedly apparently
    simultaneously again suddenly once twice first who which that had have has and or to all
    tonight fatally violently repeatedly early late""".split()
)
_BEFORE_VERB = frozenset("also then to not already later yesterday today again".split())
# After "rebels killed", these tell that the rebels were killed.
_AFTER_PASSIVE = frozenset(
    """over amid because following despite along behind under off down towards toward into onto
    about against alongside via upon by in on at during when while near yesterday today as and
    after before last this outside inside with for early late between since dead twice to multiple
    several times repeatedly last friday saturday sunday monday tuesday wednesday thursday himself
    herself themselves is was were are has had""".split()
)
# Before dawn: no clause begins.
_HOURS = frozenset("dawn daybreak sunrise sunset midnight noon dusk nightfall dark midday".split())
# Governments that are told to do it themselves.
_RULERS = frozenset(("junta", "regime"))
# What opens a number of victims.
_NUMBERED = frozenset((("at", "least"), ("at", "most"), ("as", "many"), ("as", "few")))
# Found wounded, left injured: the state in which people were.
_FOUND = frozenset("found discovered left lay lying remained critically seriously being".split())
_PREPOSITIONS = frozenset(
    """of by with on against from in near to for at into toward towards between among over upon
    including like under than during amid after before since until despite without""".split()
)
_CONJUNCTIONS = frozenset("after before since until".split())
_NO_NOUN_PHRASE = frozenset("by that who which was were to what how . ; : ,".split())
_PRONOUNS = frozenset("he she they it we i you someone somebody anyone anybody".split())
# Who orders an inquiry into a killing has not ordered the killing.
ORDERED = frozenset("ordered commissioned".split())
# Beat two men to death.
_TO_DEATH = 10
# A longer list of doers is a table, and each is looked up among all.
_MOST_JOINED = 6
# What stands between parties that do one thing: both A and B; A, B or C.
JOINERS = frozenset("and or , both the nor".split())
# Before a name that is joined: and a group calling itself X.
_CALLED = frozenset("a group calling itself called another named".split())
_DETERMINERS = frozenset("a an the his her its their this that these those two three no".split())
# Words of violence whose subject suffers, and those that forces do to suspects.
_SUFFERED = frozenset({"die"})
_NOT_DONE = frozenset({"weapon", "plan", "pointer", "seizure"})
_AFTER_NOUN = frozenset("on against in by . , that at and of".split())
# What is fired by whoever is named right before it.
_MISSILES = frozenset("rocket rockets missile missiles mortars shells drone drones bombs".split())
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
        if doer is not None and not _passive(clause, i, end, lemma, doer):
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


# --- verbs ------------------------------------------------------------------------------


def verb_at(clause: Clause, i: int) -> tuple[int, str] | None:
    """Return the end and the lemma of a verb of violence at token `i`, None where none stands."""
    if i not in clause.acts:
        return _light_verb(clause, i)
    end, act = clause.acts[i]
    if i - 1 >= clause.first and clause.acts.get(i - 1) == (end, act):
        # Within a phrase, whose first word tells what it is.
        return None
    if act.sense != "act" or act.strength in _NOT_DONE or act.lemma in _SUFFERED:
        return _light_verb(clause, i)
    if clause.low(i - 1) in _DETERMINERS:
        # The targeted commander, a wounded man.
        return None
    only_verb = "ing" in act.forms and "noun" not in act.forms
    if "past" in act.forms or only_verb:
        return end, act.lemma
    before = clause.low(i - 1)
    if clause.low(i).endswith("ing") and (before in BE or (before == "," and "ing" in act.forms)):
        return end, act.lemma
    return (end, act.lemma) if "base" in act.forms and _is_base_verb(clause, i) else None


def _is_base_verb(clause: Clause, i: int) -> bool:
    """Attack and attacks as verbs: after "to", or right after a party in a headline."""
    if clause.low(i - 1) == "to":
        # The weapon used to kill her is nobody's deed by itself.
        return clause.low(i - 2) != "used"
    direct = any(one.last == i and one.party.nature in DOERS for one in clause.placed)
    return direct and i + 1 < clause.last and clause.low(i + 1) not in _AFTER_NOUN


def _light_verb(clause: Clause, i: int) -> tuple[int, str] | None:
    """Staged an attack, planted a bomb, took hostages: a verb with its noun."""
    low = clause.low(i)
    if low in words("standing", "light", "destroying"):
        after = clause.low(i + 1)
        takes = after and after[0].isalnum() and after not in _AFTER_PASSIVE
        return (i + 1, low) if takes else None
    if low == "beat" and "death" in clause.lows(i + 2, i + _TO_DEATH):
        return i + 1, low
    kind = light_kind(low)
    if kind is None or clause.low(i - 1) in _DETERMINERS:
        return None
    for k in range(i + 1, min(i + 9, clause.last)):
        if clause.low(k) in _NO_NOUN_PHRASE or (low in ORDERED and clause.low(k) in _PREPOSITIONS):
            return None
        if is_noun_of_act(clause, k) if kind == "verbs" else _is_object_of(clause, k, kind):
            return i + 1, low
    return None


def light_kind(low: str) -> str | None:
    """Return which list of light verbs holds a word: verbs, planting or holding."""
    kinds = ("verbs", "planting", "holding")
    return next((kind for kind in kinds if low in words("standing", "light", kind)), None)


def _is_object_of(clause: Clause, k: int, kind: str) -> bool:
    objects = {"planting": "devices", "holding": "captives"}[kind]
    return bare(clause.tokens[k]) in words("standing", "light", objects)


def is_noun_of_act(clause: Clause, k: int) -> bool:
    """Return whether the token is a noun of violence: attack, bombings."""
    if k not in clause.acts:
        return False
    act = clause.acts[k][1]
    return act.strength not in ("pointer", "seizure") and bool(act.forms & {"noun", "plural"})


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
        return "past" in clause.acts[end][1].forms and after not in _AFTER_PASSIVE | {"", "."}
    return low not in _PREPOSITIONS and not _is_object(clause, at, one)


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


def _passive(clause: Clause, i: int, end: int, lemma: str, doer: Placed) -> bool:
    """Whether the party suffers the act: were killed; "rebels killed in raid"."""
    if clause.low(i).endswith("ing"):
        return clause.low(i - 1) == "being"
    if clause.low(i - 1) in _FOUND:
        return True
    if clause.low(i - 1) in words("standing", "light", "devices") and i - 1 >= doer.last:
        # Shots fired at a shop: no word tells who fired them; rockets of X do.
        if doer.last == i - 1 and clause.low(i - 1) in _MISSILES and doer.party.nature in DOERS:
            return clause.low(end) in _AFTER_PASSIVE and not _has_object(clause, end)
        return "with" not in clause.lows(i - 5, i)
    seen_have = False
    for k in range(i - 1, max(doer.last, i - 4) - 1, -1):
        low = clause.low(k)
        if low in BE:
            return True
        seen_have = seen_have or low in HAVE
        if low not in _ADVERBS and not low.endswith("ly"):
            break
    if seen_have or lemma in words("standing", "light", "bare"):
        return False
    return _reduced_passive(clause, i, end, doer)


def _reduced_passive(clause: Clause, i: int, end: int, doer: Placed) -> bool:
    if _has_object(clause, end):
        return False
    after = clause.low(end) or "."
    relative = any(low in ("who", "which", "that") for low in clause.lows(doer.last, i))
    one_word = end - i == 1 and i in clause.acts and "past" in clause.acts[i][1].forms
    if relative or i - doer.last > 6 or not one_word:
        # A clerk fatally shot during a robbery, far from the police who name him.
        return after == "by" or (one_word and not relative and after in _AFTER_PASSIVE)
    if not after[0].isalnum():
        return True
    if after == "and" and end + 1 in clause.acts and clause.low(end + 2) not in _AFTER_PASSIVE:
        # Shot and killed a man: the second verb has the object.
        return False
    return after in _AFTER_PASSIVE


def _has_object(clause: Clause, end: int) -> bool:
    """Whether people or their number stand right behind: killed at least nine people."""
    after, then = clause.low(end), clause.low(end + 1)
    if (after, then) in _NUMBERED:
        return True
    if after == "down":
        # Shot down the helicopter; not shot down over it.
        return then[:1].isalnum() and then not in _AFTER_PASSIVE | _PREPOSITIONS
    if after in ("several", "multiple"):
        return then != "times"
    return any(one.first == end and one.party.count_low is not None for one in clause.placed)


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
