"""How surely is a doer said to have done it whom only the trained encoder saw?"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.accusations_told import supposed_at
from tallybook.understand.accusers import accuser_before
from tallybook.understand.actclauses import DOERS, Clause, Placed, place, read_clause
from tallybook.understand.asked import asked_once
from tallybook.understand.document import Document
from tallybook.understand.hedging import marks_of
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.overlaps import Overlaps, overlap
from tallybook.understand.speakers import Speech
from tallybook.understand.standing_grades import (
    DOUBTFUL,
    in_sentence,
    is_named,
    standing_of,
    supposed_standing,
)

# Words of doubt, and those that tell of an accusation shortly before a name.
_DOUBTS = DOUBTFUL | frozenset(
    "allegedly presumably apparently reportedly suspects accused accuses accusing blamed blames"
    " blaming attributed suspicion suspicions thought believed".split()
)
_NEAR = 6
# Of attackers who wear the uniform of a force, and of ties that are only possible.
_UNIFORMS = frozenset("uniform uniforms fatigues clothing clothes".split())
_POSSIBLY = frozenset("possible possibly possibility perhaps".split())


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
    for one in in_sentence(clause, None, speech, marks):
        if one.placed.party.start == start and one.placed.party.end == end:
            return one.standing
    return _by_words(clause, speech, start, end)


def _with_stand_in(
    document: Document, parties: tuple[Party, ...], sentence: int, start: int, end: int
) -> list[Placed]:
    """Return the parties of a sentence with an armed group at [start, end)."""
    name = " ".join(document.report.quote(start, end).split())
    party = Party(start=start, end=end, sentence=sentence, name=name, nature="armed_group")
    others = [one for one in _by_sentence(parties).get(sentence, ()) if not overlap(one, party)]
    within = (one.nature for one in _overlaps(parties).of(party) if one.nature in DOERS)
    party = msgspec.structs.replace(party, nature=next(within, party.nature))
    here = place(document, (*others, party)).get(sentence, [])
    return sorted(here, key=lambda one: (one.first, -one.last))


@asked_once
def _by_sentence(parties: tuple[Party, ...]) -> dict[int, list[Party]]:
    found: dict[int, list[Party]] = {}
    for one in parties:
        found.setdefault(one.sentence, []).append(one)
    return found


@asked_once
def _overlaps(parties: tuple[Party, ...]) -> Overlaps[Party]:
    return Overlaps(parties)


def _by_words(clause: Clause, speech: Speech, start: int, end: int) -> str:
    document = clause.document
    said = speech.at(document.tokens[clause.first].sentence, start, end)
    if said.speaker_type == "claimant" and is_named(
        said.speaker, document.report.quote(start, end)
    ):
        return "claimed"
    tokens = document.tokens[clause.first : clause.last]
    first = next((at for at, one in enumerate(tokens) if one.end > start), len(tokens))
    last = next((at for at, one in enumerate(tokens) if one.start >= end), len(tokens))
    near = {one.lower for one in tokens[max(0, first - _NEAR) : last]}
    doubted = not near.isdisjoint(_DOUBTS)
    standing = standing_of(said.speaker_type, said.modality, doubted)
    supposed = supposed_at(clause, clause.first + first)
    if supposed is not None:
        return supposed_standing(standing, supposed, said.speaker_type)
    return standing if standing != "reported_as_fact" else _unlinked(clause, first, last)


def _unlinked(clause: Clause, first: int, last: int) -> str:
    """Return the standing of a doer whom no words tie to an act of the sentence.

    Where the sentence blames someone for an act, these words are of the accusation; who only wears
    their uniform, or is possibly tied to them, makes them possible.
    """
    at = clause.first
    before = clause.lows(at + first - _NEAR, at + first)
    after = clause.lows(at + last, at + last + 2)
    if not _UNIFORMS.isdisjoint(after) or not _POSSIBLY.isdisjoint(before):
        return "possible"
    blaming = [k for k in range(clause.first, clause.last) if clause.low(k) in _blame()]
    if not blaming or not clause.acts:
        return "reported_as_fact"
    accuser = accuser_before(clause, blaming[0])
    authority = accuser is not None and accuser.kind == "authority"
    return "suspected_by_authorities" if authority else "suspected"


@functools.cache
def _blame() -> frozenset[str]:
    return words("standing", "blame", "forward") | words("standing", "onto", "on") | {"attributed"}
