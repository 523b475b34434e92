"""How surely does one sentence say that each party did it?

The order of the questions is that of MUC-4 slot 11: cleared? said so itself (claimed)? named
with doubt (suspected; by authorities where one is the accuser)? only thought possible? Else it
is reported as fact.
"""

from __future__ import annotations

import itertools

import msgspec

from tallybook.understand.accusations import Accusation, find_accusations
from tallybook.understand.accusations_told import Supposed, supposed_at
from tallybook.understand.accusers import introduced_kind
from tallybook.understand.actclauses import DOERS, Clause, Placed, is_linked, members_of
from tallybook.understand.agents import find_roles
from tallybook.understand.claimings import Claiming, find_claimings
from tallybook.understand.countries import state_names
from tallybook.understand.firstperson import find_quoted
from tallybook.understand.hedging import hedge_at
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party, Said
from tallybook.understand.motives import find_motive
from tallybook.understand.perpetrators import Role
from tallybook.understand.speakerphrases import Phrase
from tallybook.understand.speakers import Speech

# Words of doubt about a party.
DOUBTFUL = frozenset(("suspected", "alleged", "presumed", "apparent", "supposed"))
_OF_STATE = frozenset(("state_force", "government"))
RANK = (
    "acquitted",
    "claimed",
    "suspected_by_authorities",
    "suspected",
    "possible",
    "reported_as_fact",
)

Marks = tuple[tuple[int, int, str], ...]


class Graded(msgspec.Struct, frozen=True):
    """A party under a standing before responders are sorted out."""

    placed: Placed
    standing: str
    first: int
    last: int
    said_by: str | None = None
    hedge: str | None = None
    against: Party | None = None
    role: bool = False


def in_sentence(clause: Clause, group: Party | None, speech: Speech, marks: Marks) -> list[Graded]:
    """Return the parties that a sentence tells to have done it, each once under its best grade.

    `group` is what "it" and "the group" may stand for, `marks` the sentence's marks of doubt.
    """
    found = [
        _claimed(one, each)
        for one in (*find_claimings(clause, group), *find_quoted(clause))
        if not one.denial
        for each in (one.placed, *members_of(clause, one.placed))
    ]
    found += [_accused(clause, one, speech, marks) for one in find_accusations(clause)]
    found += _as_groups([_done(clause, one, speech, marks) for one in find_roles(clause)])
    found = _without_provokers(clause, _without_callers(found))
    best: dict[tuple[int, int], Graded] = {}
    for one in found:
        key = (one.placed.first, one.placed.last)
        if key not in best or RANK.index(one.standing) < RANK.index(best[key].standing):
            best[key] = one
    return sorted(best.values(), key=lambda one: (one.placed.first, one.placed.last))


def _without_provokers(clause: Clause, found: list[Graded]) -> list[Graded]:
    """Leave out whose deeds an act was to avenge: they are the motive, not the doers of the act."""
    motive = find_motive(clause)
    if motive is None:
        return found
    _, first, last = motive
    last = next((k for k in range(first, last) if clause.low(k) == ","), last)
    kept = ("claimed", "acquitted")
    return [one for one in found if one.standing in kept or not first < one.placed.first < last]


def _without_callers(found: list[Graded]) -> list[Graded]:
    """Leave out the man who claims an act for a group: he is not told to have done it."""
    claims = [one for one in found if one.standing == "claimed" and not one.role]
    return [
        one
        for one in found
        if not (
            one.role
            and one.placed.party.canonical is None
            and any(one.placed.last <= claim.first < one.first for claim in claims)
        )
    ]


def _as_groups(found: list[Graded]) -> list[Graded]:
    """Give a group the doubt of its members who do the same act: presumably by fighters of X."""
    doubts: dict[tuple[int, str], Graded] = {}
    for one in found:
        name = one.placed.party.group_id or one.placed.party.canonical
        if name is not None:
            before = doubts.setdefault((one.first, name), one)
            if RANK.index(one.standing) < RANK.index(before.standing):
                doubts[one.first, name] = one
    return [_as_doubted(one, doubts) for one in found]


def _as_doubted(one: Graded, doubts: dict[tuple[int, str], Graded]) -> Graded:
    name = one.placed.party.group_id or one.placed.party.canonical
    doubt = doubts.get((one.first, name)) if name is not None else None
    if doubt is None or one.standing != "reported_as_fact":
        return one
    return msgspec.structs.replace(one, standing=doubt.standing, hedge=doubt.hedge)


def _claimed(one: Claiming, each: Placed) -> Graded:
    said_by = one.placed.party.name
    return Graded(each, "claimed", one.first, one.last, said_by=said_by, role=one.reported)


def _accused(clause: Clause, one: Accusation, speech: Speech, marks: Marks) -> Graded:
    hedge, modality = hedge_at(clause.document, marks, one.placed.first, one.placed.last)
    standing, said_by = one.standing, _text(one.accuser)
    kind = _kind(clause, one.accuser) if standing == "suspected" else None
    if one.accuser is None or one.accuser.pronoun is not None:
        token = clause.tokens[one.placed.first]
        said = speech.at(token.sentence, token.start, clause.tokens[one.placed.last - 1].end)
        said_by, kind = said.speaker, type_of(said)
    if (
        standing == "reported_as_fact"
        and not one.judged
        and said_by is not None
        and not is_named(said_by, one.placed.party.name)
    ):
        # Held responsible by someone else: an accusation, unless a court or the report says it.
        standing = "suspected"
    supposed = None if one.judged else supposed_at(clause, one.placed.first)
    weaker = standing == "suspected" and supposed and supposed.standing != "suspected"
    if supposed is not None and (standing == "reported_as_fact" or weaker):
        # Many suspect that X was behind it; whether X was involved.
        said_by = said_by or _text(supposed.accuser)
        standing = supposed.standing
        kind = _kind(clause, supposed.accuser) or kind
    if standing in ("suspected", "reported_as_fact") and modality == "possible":
        standing = "possible"
    elif standing == "suspected" and kind == "authority":
        standing = "suspected_by_authorities"
    return Graded(one.placed, standing, one.first, one.last, said_by, hedge)


def _text(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase is not None and phrase.pronoun is None else None


def _kind(clause: Clause, phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    return phrase.kind or introduced_kind(clause.document, phrase)


def _done(clause: Clause, role: Role, speech: Speech, marks: Marks) -> Graded:
    one = role.placed
    tokens = clause.tokens
    start, end = tokens[one.first].start, tokens[one.last - 1].end
    said = speech.at(tokens[one.first].sentence, start, end)
    act = tokens[role.act_first]
    told = speech.at(act.sentence, act.start, tokens[role.act_last - 1].end)
    hedge, modality = said.hedge, said.modality
    if modality == "asserted" and told.modality != "planned":
        hedge, modality = told.hedge, told.modality
    modality = _opening(clause, _start(role)) or _modal(clause, role) or modality
    doubted = any(token.lower in DOUBTFUL for token in tokens[one.first : one.last])
    standing = standing_of(type_of(said), modality, doubted or is_linked(clause.document, one))
    # Who denies that its men did it does not accuse them.
    said_by = said.speaker if modality != "denied" else None
    supposed = None if _is_given(clause, role) else supposed_at(clause, _start(role))
    if supposed is not None:
        standing = supposed_standing(standing, supposed, type_of(said))
        said_by = said_by or _text(supposed.accuser)
    if is_named(said.speaker, one.party.name) and one.party.nature in DOERS:
        standing = "claimed"
    elif said.speaker_type == "claimant" and one.party.nature in _OF_STATE:
        # Of a force of the state, what fighters say is no more than a charge.
        standing = "suspected" if standing == "reported_as_fact" else standing
    return Graded(one, standing, role.act_first, role.act_last, said_by, hedge, role.against, True)


def _opening(clause: Clause, at: int) -> str | None:
    """The modality that a word of doubt at the head of the clause gives: perhaps X shot him."""
    k = at - 1
    while clause.low(k) in ("the", ",", "both", "either", "members", "of"):
        k -= 1
    low = clause.low(k)
    if low in words("standing", "doubt", "possible"):
        return "possible"
    return "hedged" if low in words("standing", "doubt", "hedged") else None


def _modal(clause: Clause, role: Role) -> str | None:
    """Possible, where the verb itself says so: may have been fired by X."""
    before = clause.lows(role.act_first - 4, role.act_first)
    pairs = itertools.pairwise(before)
    open_ = any(one in ("may", "might", "could") and two in ("have", "be") for one, two in pairs)
    return "possible" if open_ else None


def _start(role: Role) -> int:
    return min(role.placed.first, role.act_first)


def _is_given(clause: Clause, role: Role) -> bool:
    """Whether the act is taken as given: whether the man who shot her will be charged."""
    inside = role.placed.first <= role.act_first < role.placed.last
    return inside or clause.low(role.placed.last) in ("who", "which", "that")


def type_of(said: Said) -> str | None:
    """Return the type of a speaker; a country and its capital speak for a government."""
    if said.speaker is not None and said.speaker.lower().removeprefix("the ") in state_names():
        return "authority"
    return said.speaker_type


def standing_of(kind: str | None, modality: str, doubted: bool) -> str:
    """Return the standing of what a speaker of this type says with this modality."""
    if modality == "possible":
        return "possible"
    if doubted or modality in ("hedged", "denied"):
        return "suspected_by_authorities" if kind == "authority" else "suspected"
    return "reported_as_fact"


def is_named(speaker: str | None, name: str) -> bool:
    """Return whether a speaker's words hold a name."""
    return speaker is not None and name.lower() in speaker.lower()


def supposed_standing(standing: str, supposed: Supposed, kind: str | None) -> str:
    """Return the standing of what a clause of accusation or doubt tells, said by this type."""
    if supposed.standing == "acquitted":
        return "acquitted"
    if standing != "reported_as_fact" and supposed.standing != "possible":
        return standing
    accuser = supposed.accuser
    authority = (
        kind == "authority"
        if accuser is None or accuser.pronoun is not None
        else accuser.kind == "authority"
    )
    if supposed.standing == "suspected" and authority:
        return "suspected_by_authorities"
    return supposed.standing
