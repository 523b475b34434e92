"""Does a word of violence tell of an act where it stands, or of something else?

Words of anger, games, accidents and trades share their verbs with violence. A strong word stands
for itself; a weak one needs attackers, a weapon or harm beside it; the dead and hurt need those
who did it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.anchors_people import (
    MISHAP,
    PERSON,
    VEHICLE,
    WEAPON,
    doer_of,
    harms_animals,
    is_suffered,
    is_taking,
    storms_stronghold,
)
from tallybook.understand.document import Token
from tallybook.understand.lexicons import words
from tallybook.understand.phrases import DETERMINERS
from tallybook.understand.reality import TRIED, Usage
from tallybook.understand.violence import Violence

# How many words after an act its object may stand.
_OBJECT_REACH = 4


class Cues(msgspec.Struct, frozen=True):
    """What stands in one sentence besides the acts.

    `goes_on`: an attack was told before in the report, and no accident; `arrests`: of somebody.
    """

    attackers: bool
    suspects: bool
    weapons: bool
    forces: bool
    harms: bool
    contexts: bool
    accident: bool
    court: bool = False
    goes_on: bool = False
    arrests: bool = False

    @property
    def tell_of_violence(self) -> bool:
        """Whether anything but the act itself speaks of violence."""
        return self.attackers or self.suspects or self.weapons or self.forces or self.harms


_NO_OBJECT = frozenset(
    "on in at against of by that which who and or was were is are has had have have monday tuesday"
    " wednesday thursday friday saturday sunday since after from to for with as when near outside"
    " claimed killed left leaves kills claims this last yesterday today".split()
)


def takes_object(after: Token | None) -> bool:
    """Whether the word after a verb can be its object."""
    return after is not None and after.lower not in _NO_OBJECT and after.text[0].isalnum()


def is_act(tokens: Sequence[Token], use: Usage, cues: Cues, others: int, v: Violence) -> bool:
    """Whether the words tell of an act of violence here."""
    hostile = cues.attackers or cues.weapons or cues.suspects
    if _is_said_only(tokens, use, v) and not cues.weapons:
        return False
    if cues.contexts and not hostile and not cues.harms:
        return False
    if cues.contexts and use.form == "base" and not _TOLD_IN.isdisjoint(_lower(tokens)):
        # "The thriller, in which a sniper shoots 14 people": the present of a plot.
        return False
    strength = use.act.strength
    if not hostile and ((strength == "weak" and cues.contexts) or harms_animals(tokens, use)):
        return False
    if not cues.harms and _is_test(tokens, use):
        return False
    if use.act.lemma in _BLOWN and not _BLOWN_SUBJECTS.isdisjoint(_before(tokens, use)):
        return False
    if not hostile and _is_chance(tokens, use, cues):
        return False
    if _is_no_verb(tokens, use):
        return False
    if use.form == "past" and strength != "harm" and _is_adjective(tokens, use):
        return False
    if strength == "pointer":
        return use.definite
    if strength == "seizure":
        return cues.attackers
    if strength in _OF_OTHERS:
        return _is_done_to_somebody(tokens, use, cues)
    if strength == "harm":
        return _is_harm_done(tokens, use, cues, others, v)
    if strength == "weak":
        backed = use.definite or _is_backed(use, cues, others) or is_at_somebody(tokens, use)
        return backed and not (cues.accident and not hostile)
    return True


_PERSONS = frozenset(
    "son daughter wife husband mother father girlfriend ex-girlfriend boyfriend ex-boyfriend"
    " ex-wife ex-husband brother sister man woman boy girl child children toddler teenager teen"
    " neighbor neighbour himself herself stepdaughter stepson grandson roommate classmate".split()
)


# Words that are acts by whom or what they are done to (see the head of `deeds.toml`).
_OF_OTHERS = frozenset(("people", "of_people", "grab", "wounds"))
_CAMERAS = frozenset("photographer photographers cameraman director camera film".split())


def shoots_somebody(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether somebody is shot: "a woman shot her son", "the constable was shot"."""
    if use.act.lemma != "shoot" or use.is_noun:
        return False
    after = [token.lower for token in tokens[use.last : use.last + _OBJECT_REACH]]
    if any(word in _PERSONS for word in after):
        return True
    return is_suffered(tokens, use) and _CAMERAS.isdisjoint(after)


def is_at_somebody(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether a verb has the doer and object of an attack: people shot, an embassy stormed."""
    if use.is_noun:
        return False
    if use.act.lemma == "storm":
        return storms_stronghold(tokens, use)
    return shoots_somebody(tokens, use) or _is_by_somebody(tokens, use)


def _is_done_to_somebody(tokens: Sequence[Token], use: Usage, cues: Cues) -> bool:
    hostile = cues.attackers or cues.weapons
    if cues.accident and not hostile:
        return False
    if use.act.strength == "grab":
        return is_taking(tokens, use, cues.attackers)
    return use.act.strength == "wounds" or is_suffered(tokens, use)


def _is_backed(use: Usage, cues: Cues, others: int) -> bool:
    """Whether attackers, weapons, harm or another act stand beside a weak word."""
    hostile = cues.attackers or cues.weapons or cues.suspects
    seized = cues.arrests and use.form == "plural"  # "40 were arrested after clashes"
    return hostile or cues.harms or others > 0 or seized or (cues.forces and not use.is_noun)


def _is_harm_done(
    tokens: Sequence[Token], use: Usage, cues: Cues, others: int, v: Violence
) -> bool:
    """Whether the dead and hurt are those of an attack, and not of an accident or an illness."""
    hostile = cues.attackers or cues.weapons
    if cues.accident and not hostile:
        return False
    if hostile or others > 0:
        return True
    if use.act.lemma == "die":
        return False
    if cues.court and use.form == "ing" and _is_charged(tokens, use):
        return True
    if cues.goes_on and use.act.lemma == "kill" and use.form == "past":
        return True
    tried = use.form == "base" and _is_tried(tokens, use)
    return tried or use.definite or _is_by_forces(tokens, use, v) or _is_by_somebody(tokens, use)


_DRIVING = frozenset("driver drivers motorist driving drove drunk wheel collision collided".split())


def _is_by_somebody(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether a weapon did it, or a person to a person: "a mine killed three", "killed her son"."""
    if use.act.lemma not in ("kill", "wound"):
        return False
    doer = doer_of(tokens, use)
    if doer == WEAPON:
        return True
    driven = not _DRIVING.isdisjoint(_lower(tokens))
    return doer == PERSON and use.act.lemma == "kill" and not driven and is_suffered(tokens, use)


def _lower(tokens: Sequence[Token]) -> set[str]:
    return {token.lower for token in tokens}


_TOLD_IN = frozenset("film movie novel thriller episode game series".split())


def _is_charged(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether somebody was tried for it: "sentenced to life for killing three"."""
    return use.first > 0 and tokens[use.first - 1].lower in ("for", "of", "with")


def _is_by_forces(tokens: Sequence[Token], use: Usage, v: Violence) -> bool:
    """Whether soldiers or police did it: "killed by troops", "soldiers killed two"."""
    after = [token.lower for token in tokens[use.last : use.last + _OBJECT_REACH]]
    if "by" in after:
        return not v.forces.isdisjoint(after[after.index("by") :])
    following = tokens[use.last] if use.last < len(tokens) else None
    before = [token.lower for token in tokens[max(0, use.first - 2) : use.first]]
    return takes_object(following) and not v.forces.isdisjoint(before)


def _is_tried(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether somebody set out to do it: "tried to kill the mayor"."""
    before = [token.lower for token in tokens[max(0, use.first - 3) : use.first]]
    return before[-1:] == ["to"] and not TRIED.isdisjoint(before)


# What fires at nothing.
_FIRING = frozenset(("use", "land", "fired a rocket", "fired rockets", "fired a missile"))
_BE = frozenset("is are was were be been".split())


def _is_chance(tokens: Sequence[Token], use: Usage, cues: Cues) -> bool:
    """Whether a fire, a beast or a vehicle did it, or a weather that is a mishap."""
    lemma = use.act.lemma
    if lemma == "explosion" and cues.accident:
        return True
    if use.is_noun:
        return False
    if lemma == "held hostage" and "by" in _after(tokens, use):
        return doer_of(tokens, use) != PERSON
    doer = doer_of(tokens, use)
    return doer == MISHAP or (doer == VEHICLE and lemma == "strike")


def _is_no_verb(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether a word that is only a verb is none here: "the shell company", "is dynamite"."""
    if use.form != "base" or "past" in use.act.forms or use.last - use.first > 1 or not use.first:
        return False
    return tokens[use.first - 1].lower in _BE | DETERMINERS


def _is_test(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether a weapon is tried out: "fired two missiles in a test"."""
    if use.act.lemma not in _FIRING:
        return False
    lows = {part for token in tokens for part in (token.lower, *token.lower.split("-"))}
    return not lows.isdisjoint(words("deeds", "frames", "tests"))


def _after(tokens: Sequence[Token], use: Usage) -> list[str]:
    return [token.lower for token in tokens[use.last : use.last + _OBJECT_REACH]]


def _before(tokens: Sequence[Token], use: Usage) -> set[str]:
    return {token.lower for token in tokens[max(0, use.first - _OBJECT_REACH) : use.first]}


# What blows up in words only.
_BLOWN = frozenset(("explosion", "blew up", "blow up", "blows up", "blowing up", "went off"))
_BLOWN_SUBJECTS = frozenset(
    "scandal row dispute controversy video song story crisis issue debate anger argument prices"
    " demand sales interest popularity quarrel affair feud".split()
)


def _is_adjective(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether it only describes: "the targeted compound"."""
    whole = use.act.lemma in ("use", "land")  # "a grenade was thrown"
    return not whole and use.first > 0 and tokens[use.first - 1].lower in DETERMINERS


def _is_said_only(tokens: Sequence[Token], use: Usage, v: Violence) -> bool:
    """Whether words are the weapon: "attacked the minister's speech", "a scathing attack"."""
    if use.act.lemma not in ("attack", "assault", "strike", "bombardment", "raid"):
        return False
    if any(token.lower in v.word_modifiers for token in tokens[use.phrase : use.first]):
        return True
    after = tokens[use.last : use.last + _OBJECT_REACH]
    return any(token.lower in v.word_targets for token in after)
