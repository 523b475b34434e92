"""Who did it, and how surely is that said? The six grades of the list `standings`.

`standing_grades` grades each sentence; here the whole report is read. Responders and victims are
no perpetrators: forces that fight the attackers of the report's own attack get no attribution.
"""

from __future__ import annotations

import functools

from tallybook.records import AttributionDetail
from tallybook.understand.actclauses import (
    is_table,
    last_named,
    place,
    read_clause,
    with_anaphors,
)
from tallybook.understand.claims import FURNITURE, find_claims
from tallybook.understand.countries import with_countries
from tallybook.understand.courts import court_words
from tallybook.understand.document import Document
from tallybook.understand.hedging import marks_of
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Attribution, Party
from tallybook.understand.parties import find_parties
from tallybook.understand.speakers import Speech, read_speech
from tallybook.understand.standing_grades import Graded, in_sentence
from tallybook.understand.standing_seen import standing_at

__all__ = ["find_attributions", "find_claims", "standing_at"]

# Evidence longer than this many tokens is cut to the party's own words.
_LONGEST_EVIDENCE = 45
_ENEMIES = frozenset({"attackers", "armed_group"})


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
    found: list[Graded] = []
    telling = _telling()
    for sentence, tokens in document.sentences():
        group = last_named(placed, sentence.index)
        here = with_anaphors(document, sentence.index, placed.get(sentence.index, []), group)
        here = with_countries(document, sentence.index, here)
        told = here or any(token.lower in telling for token in tokens)
        if sentence.kind in FURNITURE or not told or is_table(document, sentence.index):
            continue
        clause = read_clause(document, sentence.index, here)
        found += in_sentence(clause, group, speech, marks.get(sentence.index, ()))
    return tuple(_attribution(document, one) for one in _without_responders(found))


@functools.cache
def _telling() -> frozenset[str]:
    """The words that can tell of a doer where no party is named."""
    return (
        court_words()
        | words("attackers", "state", "strikes")
        | words("standing", "blame", "forward")
    )


def _without_responders(found: list[Graded]) -> list[Graded]:
    """Drop forces that fight the attackers, where the report has an attack by attackers."""
    attacked = any(one.placed.party.nature in _ENEMIES for one in found)
    return [
        one
        for one in found
        if not (
            attacked
            and one.role
            and one.standing in ("reported_as_fact", "claimed")
            and one.placed.party.nature == "state_force"
            and (one.against is None or one.against.nature in _ENEMIES)
        )
    ]


def _attribution(document: Document, one: Graded) -> Attribution:
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


def _doubt(document: Document, one: Graded) -> str | None:
    """The word of doubt within the party's own words."""
    for token in document.tokens[one.placed.first : one.placed.last]:
        if token.lower in words("hedges", "adjective"):
            return token.text
    return None
