"""Does a word of violence tell of an act where it stands, or of something else?

Words of anger, games, accidents and trades share their verbs with violence. A strong word stands
for itself; a weak one needs attackers, a weapon or harm beside it; the dead and hurt need those
who did it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.phrases import DETERMINERS
from tallybook.understand.reality import TRIED, Usage
from tallybook.understand.violence import Violence

# How many words after an act its object may stand.
_OBJECT_REACH = 4


class Cues(msgspec.Struct, frozen=True):
    """What stands in one sentence besides the acts.

    `goes_on`: an attack was told before in the report, and no accident.
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
    if use.form == "past" and strength != "harm" and _is_adjective(tokens, use):
        return False
    if strength == "pointer":
        return use.definite
    if strength == "seizure":
        return cues.attackers
    if strength == "harm":
        return _is_harm_done(tokens, use, cues, others, v)
    if strength == "weak":
        backed = use.definite or _is_backed(use, cues, others) or shoots_somebody(tokens, use)
        return backed and not (cues.accident and not hostile)
    return True


_PERSONS = frozenset(
    "son daughter wife husband mother father girlfriend ex-girlfriend boyfriend ex-boyfriend"
    " ex-wife ex-husband brother sister man woman boy girl child children toddler teenager teen"
    " neighbor neighbour himself herself stepdaughter stepson grandson roommate classmate".split()
)


def shoots_somebody(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether somebody close is shot: "a woman shot her son"."""
    if use.act.lemma != "shoot" or use.is_noun:
        return False
    after = (token.lower for token in tokens[use.last : use.last + _OBJECT_REACH])
    return any(word in _PERSONS for word in after)


def _is_backed(use: Usage, cues: Cues, others: int) -> bool:
    """Whether attackers, weapons, harm or another act stand beside a weak word."""
    hostile = cues.attackers or cues.weapons or cues.suspects
    return hostile or cues.harms or others > 0 or (cues.forces and not use.is_noun)


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
    return tried or use.definite or _is_by_forces(tokens, use, v)


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


def _is_adjective(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether it only describes: "the targeted compound"."""
    return use.first > 0 and tokens[use.first - 1].lower in DETERMINERS


def _is_said_only(tokens: Sequence[Token], use: Usage, v: Violence) -> bool:
    """Whether words are the weapon: "attacked the minister's speech", "a scathing attack"."""
    if use.act.lemma not in ("attack", "assault", "strike", "bombardment", "raid"):
        return False
    if any(token.lower in v.word_modifiers for token in tokens[use.phrase : use.first]):
        return True
    after = tokens[use.last : use.last + _OBJECT_REACH]
    return any(token.lower in v.word_targets for token in after)
