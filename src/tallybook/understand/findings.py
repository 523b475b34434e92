"""What do all the questions find in one report? Each is asked once, in the order they need."""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.clauses import Clauses
from tallybook.understand.datelines import dateline_of
from tallybook.understand.details import find_details
from tallybook.understand.document import Document
from tallybook.understand.encoding import Reading, encoder_numbers, read_with_encoder
from tallybook.understand.endings import find_endings
from tallybook.understand.figures import find_figures
from tallybook.understand.fullnames import with_full_names
from tallybook.understand.mentions import Attribution, Claim, Fact, Figure, Party, Place, Time
from tallybook.understand.places import find_places
from tallybook.understand.quotes import find_quotes
from tallybook.understand.roles import attributions_with, facts_with
from tallybook.understand.speakers import Speech, read_speech
from tallybook.understand.standing import find_attributions, find_claims, standing_at
from tallybook.understand.times import find_times


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Every mention of a report, before they join accounts. `quotes` are [start, end).

    `clauses` measures distances; `filed` are the offsets of the dateline.
    `reading` is what the trained encoder sees, None without it.
    """

    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    parties: tuple[Party, ...]
    speech: Speech
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    quotes: tuple[tuple[int, int], ...]
    reading: Reading | None
    clauses: Clauses
    filed: range


def find_all(document: Document, parties: tuple[Party, ...]) -> Findings:
    """Ask every further question of a report whose parties are known."""
    speech = read_speech(document, parties=parties)
    places = find_places(document)
    attributions = find_attributions(document, parties, speech)
    details = find_details(document, places, parties)
    reading = read_with_encoder(document)
    if reading is not None:
        text = document.report.text
        attributions = attributions_with(
            text,
            attributions,
            parties,
            reading,
            encoder_numbers(),
            functools.partial(standing_at, document, speech, parties=parties),
        )
        details = facts_with(text, details, reading, encoder_numbers())
    return Findings(
        figures=find_figures(document, places),
        times=find_times(document),
        places=places,
        parties=parties,
        speech=speech,
        attributions=attributions,
        claims=find_claims(document, parties, speech),
        facts=(*with_full_names(details), *find_endings(document)),
        clauses=Clauses(document),
        filed=dateline_of(document),
        reading=reading,
        quotes=tuple((quote.start, quote.end) for quote in find_quotes(document)),
    )
