"""Who did it, and how surely is that said? The six grades of the list `standings`.

The order of the questions is that of MUC-4 slot 11: cleared? said so itself (claimed)? named
with doubt (suspected; by authorities where one is the accuser)? only thought possible? Else it
is reported as fact. Responders and victims are no perpetrators: forces that fight the attackers
of the report's own attack get no attribution.
"""

from __future__ import annotations

import msgspec

from tallybook.records import AttributionDetail
from tallybook.understand.accusations import Accusation, find_accusations
from tallybook.understand.accusations_told import Supposed, supposed_at
from tallybook.understand.actclauses import (
    DOERS,
    Clause,
    Placed,
    is_linked,
    is_table,
    last_named,
    members_of,
    place,
    read_clause,
    with_anaphors,
)
from tallybook.understand.agents import find_roles
from tallybook.understand.claimings import Claiming, find_claimings
from tallybook.understand.claims import FURNITURE, find_claims
from tallybook.understand.document import Document
from tallybook.understand.hedging import hedge_at, marks_of
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Attribution, Party
from tallybook.understand.parties import find_parties
from tallybook.understand.perpetrators import Role
from tallybook.understand.speakerphrases import Phrase
from tallybook.understand.speakers import Speech, read_speech

__all__ = ["find_attributions", "find_claims", "standing_at"]

# Evidence longer than this many tokens is cut to the party's own words.
_LONGEST_EVIDENCE = 45
# Words of doubt about a party, and those that tell of an accusation shortly before it.
_DOUBTFUL = frozenset(("suspected", "alleged", "presumed", "apparent", "supposed"))
_DOUBTS = _DOUBTFUL | frozenset(
    "allegedly presumably apparently reportedly suspects accused accuses accusing blamed blames"
    " blaming attributed suspicion suspicions".split()
)
_NEAR = 6
_ENEMIES = frozenset({"attackers", "armed_group"})
_RANK = (
    "acquitted",
    "claimed",
    "suspected_by_authorities",
    "suspected",
    "possible",
    "reported_as_fact",
)


class _Found(msgspec.Struct, frozen=True):
    """A party under a standing before responders are sorted out."""

    placed: Placed
    standing: str
    first: int
    last: int
    said_by: str | None = None
    hedge: str | None = None
    against: Party | None = None
    role: bool = False


def find_attributions(
    document: Document,
    parties: tuple[Party, ...] | None = None,
    speech: Speech | None = None,
) -> tuple[Attribution, ...]:
    """Return the namings of perpetrators in the order of the text."""
    parties = find_parties(document) if parties is None else parties
    speech = read_speech(document, parties) if speech is None else speech
    placed = place(document, parties)
    marks = marks_of(document)
    found: list[_Found] = []
    for sentence, _ in document.sentences():
        group = last_named(placed, sentence.index)
        here = with_anaphors(document, sentence.index, placed.get(sentence.index, []), group)
        if sentence.kind in FURNITURE or not here or is_table(document, sentence.index):
            continue
        clause = read_clause(document, sentence.index, here)
        found += _in_sentence(clause, group, speech, marks.get(sentence.index, ()))
    return tuple(_attribution(document, one) for one in _without_responders(found))


def standing_at(
    document: Document, speech: Speech, start: int, end: int, parties: tuple[Party, ...] = ()
) -> str:
    """Return the standing of a doer named at [start, end), whom no rule found to be a party.

    The rules are asked again with these words as an armed group among the `parties` of its
    sentence; where they say nothing, doubt before the words and the speaker decide.
    """
    sentence = document.report.sentence_at(start)
    if sentence is None:
        return "reported_as_fact"
    clause = read_clause(
        document, sentence.index, _with_stand_in(document, parties, sentence.index, start, end)
    )
    marks = marks_of(document).get(sentence.index, ())
    for one in _in_sentence(clause, None, speech, marks):
        if one.placed.party.start == start and one.placed.party.end == end:
            return one.standing
    return _by_words(clause, speech, start, end)


def _with_stand_in(
    document: Document, parties: tuple[Party, ...], sentence: int, start: int, end: int
) -> list[Placed]:
    """Return the parties of a sentence with an armed group at [start, end)."""
    others = [
        one
        for one in parties
        if one.sentence == sentence and not (one.start < end and start < one.end)
    ]
    within = [one for one in parties if one.start < end and start < one.end]
    nature = next((one.nature for one in within if one.nature in DOERS), "armed_group")
    name = " ".join(document.report.quote(start, end).split())
    party = Party(start=start, end=end, sentence=sentence, name=name, nature=nature)
    here = place(document, (*others, party)).get(sentence, [])
    return sorted(here, key=lambda one: (one.first, -one.last))


def _by_words(clause: Clause, speech: Speech, start: int, end: int) -> str:
    document = clause.document
    said = speech.at(document.tokens[clause.first].sentence, start, end)
    if said.speaker_type == "claimant" and _is_named(
        said.speaker, document.report.quote(start, end)
    ):
        return "claimed"
    tokens = document.tokens[clause.first : clause.last]
    first = next((at for at, one in enumerate(tokens) if one.end > start), len(tokens))
    last = next((at for at, one in enumerate(tokens) if one.start >= end), len(tokens))
    near = {one.lower for one in tokens[max(0, first - _NEAR) : last]}
    doubted = not near.isdisjoint(_DOUBTS)
    standing = _standing(said.speaker_type, said.modality, doubted)
    supposed = supposed_at(clause, clause.first + first)
    return _supposed(standing, supposed) if supposed is not None else standing


def _supposed(standing: str, supposed: Supposed) -> str:
    """Return the standing of what a clause of accusation or doubt tells."""
    if standing != "reported_as_fact" and supposed.standing != "possible":
        return standing
    authority = supposed.accuser is not None and supposed.accuser.kind == "authority"
    if supposed.standing == "suspected" and authority:
        return "suspected_by_authorities"
    return supposed.standing


def _in_sentence(
    clause: Clause, group: Party | None, speech: Speech, marks: tuple[tuple[int, int, str], ...]
) -> list[_Found]:
    found = [
        _claimed(one, each)
        for one in find_claimings(clause, group)
        if not one.denial
        for each in (one.placed, *members_of(clause, one.placed))
    ]
    found += [_accused(clause, one, speech, marks) for one in find_accusations(clause)]
    found += _as_groups([_done(clause, one, speech, marks) for one in find_roles(clause)])
    best: dict[tuple[int, int], _Found] = {}
    for one in found:
        key = (one.placed.first, one.placed.last)
        if key not in best or _RANK.index(one.standing) < _RANK.index(best[key].standing):
            best[key] = one
    return sorted(best.values(), key=lambda one: (one.placed.first, one.placed.last))


def _as_groups(found: list[_Found]) -> list[_Found]:
    """Give a group the doubt of its members who do the same act: presumably by fighters of X."""
    doubts: dict[tuple[int, str], _Found] = {}
    for one in found:
        name = one.placed.party.group_id or one.placed.party.canonical
        if name is not None:
            before = doubts.setdefault((one.first, name), one)
            if _RANK.index(one.standing) < _RANK.index(before.standing):
                doubts[one.first, name] = one
    return [_as_doubted(one, doubts) for one in found]


def _as_doubted(one: _Found, doubts: dict[tuple[int, str], _Found]) -> _Found:
    name = one.placed.party.group_id or one.placed.party.canonical
    doubt = doubts.get((one.first, name)) if name is not None else None
    if doubt is None or one.standing != "reported_as_fact":
        return one
    return msgspec.structs.replace(one, standing=doubt.standing, hedge=doubt.hedge)


def _claimed(one: Claiming, each: Placed) -> _Found:
    return _Found(each, "claimed", one.first, one.last, said_by=one.placed.party.name)


def _accused(
    clause: Clause, one: Accusation, speech: Speech, marks: tuple[tuple[int, int, str], ...]
) -> _Found:
    hedge, modality = hedge_at(clause.document, marks, one.placed.first, one.placed.last)
    standing, said_by, kind = one.standing, _text(one.accuser), _kind(one.accuser)
    if one.accuser is None or one.accuser.pronoun is not None:
        token = clause.tokens[one.placed.first]
        said = speech.at(token.sentence, token.start, clause.tokens[one.placed.last - 1].end)
        said_by, kind = said.speaker, said.speaker_type
    if (
        standing == "reported_as_fact"
        and said_by is not None
        and not _is_named(said_by, one.placed.party.name)
    ):
        # Held responsible by someone else: an accusation, unless a court or the report says it.
        standing = "suspected"
    if standing == "suspected" and modality == "possible":
        standing = "possible"
    elif standing == "suspected" and kind == "authority":
        standing = "suspected_by_authorities"
    return _Found(one.placed, standing, one.first, one.last, said_by, hedge)


def _text(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase is not None and phrase.pronoun is None else None


def _kind(phrase: Phrase | None) -> str | None:
    return phrase.kind if phrase is not None else None


def _done(
    clause: Clause, role: Role, speech: Speech, marks: tuple[tuple[int, int, str], ...]
) -> _Found:
    one = role.placed
    tokens = clause.tokens
    start, end = tokens[one.first].start, tokens[one.last - 1].end
    said = speech.at(tokens[one.first].sentence, start, end)
    act = tokens[role.act_first]
    told = speech.at(act.sentence, act.start, tokens[role.act_last - 1].end)
    hedge, modality = said.hedge, said.modality
    if modality == "asserted" and told.modality != "planned":
        hedge, modality = told.hedge, told.modality
    doubted = any(token.lower in _DOUBTFUL for token in tokens[one.first : one.last])
    standing = _standing(said.speaker_type, modality, doubted or is_linked(clause.document, one))
    said_by = said.speaker
    supposed = supposed_at(clause, min(one.first, role.act_first))
    if supposed is not None:
        standing = _supposed(standing, supposed)
        said_by = said_by or _text(supposed.accuser)
    if said.speaker_type == "claimant" and _same_party(said.speaker, one.party):
        standing = "claimed"
    return _Found(one, standing, role.act_first, role.act_last, said_by, hedge, role.against, True)


def _standing(kind: str | None, modality: str, doubted: bool) -> str:
    if modality == "possible":
        return "possible"
    if doubted or modality in ("hedged", "denied"):
        return "suspected_by_authorities" if kind == "authority" else "suspected"
    return "reported_as_fact"


def _same_party(speaker: str | None, party: Party) -> bool:
    return _is_named(speaker, party.name)


def _is_named(speaker: str | None, name: str) -> bool:
    return speaker is not None and name.lower() in speaker.lower()


def _without_responders(found: list[_Found]) -> list[_Found]:
    """Drop forces that fight the attackers, where the report has an attack by attackers."""
    attacked = any(one.placed.party.nature in _ENEMIES for one in found)
    return [
        one
        for one in found
        if not (
            attacked
            and one.role
            and one.placed.party.nature == "state_force"
            and (one.against is None or one.against.nature in _ENEMIES)
        )
    ]


def _attribution(document: Document, one: _Found) -> Attribution:
    tokens = document.tokens
    first = min(one.placed.first, one.first)
    last = max(one.placed.last, one.last)
    if last - first > _LONGEST_EVIDENCE:
        first, last = one.placed.first, one.placed.last
    party = one.placed.party
    return Attribution(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        sentence=party.sentence,
        detail=AttributionDetail(
            name=party.name,
            canonical=party.canonical,
            group_id=party.group_id,
            party_type=party.party_type,
            standing=one.standing,
            said_by=one.said_by,
            count_low=party.count_low,
            count_high=party.count_high,
            country=party.country,
        ),
        hedge=one.hedge or _doubt(document, one),
    )


def _doubt(document: Document, one: _Found) -> str | None:
    """The word of doubt within the party's own words."""
    for token in document.tokens[one.placed.first : one.placed.last]:
        if token.lower in words("hedges", "adjective"):
            return token.text
    return None
