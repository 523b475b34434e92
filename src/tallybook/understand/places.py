"""Where? Every place that a report names, resolved with the shipped gazetteer.

Words are matched with the gazetteer (`places_names`), weighed as to whether they are a place
(`places_context`), resolved together (`places_chains`, `places_choice`) and given the words that
belong to them (`places_extent`); capitals without their names (`places_capitals`), names that the
gazetteer does not hold (`places_unknown`) and sites (`places_sites`) follow. Which place is the
incident's is not asked here.
"""

from __future__ import annotations

from tallybook.gazetteer import Gazetteer, open_gazetteer
from tallybook.understand.datelines import dateline_of
from tallybook.understand.document import Document
from tallybook.understand.mentions import Place
from tallybook.understand.places_capitals import capitals
from tallybook.understand.places_chains import add_states, chain, join
from tallybook.understand.places_choice import Choice
from tallybook.understand.places_context import ACCEPTED, Context, weigh
from tallybook.understand.places_extent import place_of
from tallybook.understand.places_ground import Ground
from tallybook.understand.places_names import Candidate, find_candidates
from tallybook.understand.places_sites import find_sites
from tallybook.understand.places_unknown import unknown_places

# What another mention of a sure place of the report adds to a doubtful one of the same name.
_REPEATED = 1.0
# How much less sure a small place is in a land that nothing else of the report speaks of.
_ALONE = 0.5


def find_places(document: Document) -> tuple[Place, ...]:
    """Return the places of a report in the order of its text.

    Words for people ("Malian") are places with `demonym`; sites have level `site`. Source: rules
    over GeoNames and ISO 3166-2, weights set on four public corpora of toponyms.
    """
    gazetteer = open_gazetteer()
    context = Context(document)
    accepted = recognise(document, context, gazetteer)
    accepted = choose(accepted, context)
    context.know(accepted)
    places = [place_of(one, context) for one in accepted]
    filed = dateline_of(document)
    places += capitals(document, context, places, gazetteer)
    ground = Ground(places, document.text, filed)
    places += unknown_places(document, context, ground, gazetteer)
    places += find_sites(document, context, Ground(places, document.text, filed))
    return tuple(sorted(places, key=lambda one: (one.start, one.end, one.level)))


def choose(accepted: list[Candidate], context: Context) -> list[Candidate]:
    """Choose a place for each, and leave out what is but the namesake of a place not held."""
    choice = Choice(accepted)
    choice.run()
    quarters = frozenset(w for w, kind in context.words.small.items() if kind == "neighbourhood")
    namesakes = {id(one) for one in choice.quarters(quarters)}
    namesakes |= {id(one) for one in choice.hamlets()}
    namesakes |= {id(one) for one in choice.strangers()}
    for one in choice.doubtful():
        one.sureness *= _ALONE
        if one.kind in context.words.small:
            namesakes.add(id(one))
    return [one for one in accepted if id(one) not in namesakes]


def recognise(document: Document, context: Context, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates that are places, weighed and chained."""
    candidates = list(find_candidates(document, gazetteer, context.cases))
    for candidate in candidates:
        candidate.score = weigh(candidate, context)
    candidates = add_states(candidates, context, gazetteer)
    chain(candidates, context)
    join(candidates, context)
    sure = {one.key for one in candidates if one.score >= ACCEPTED + 0.5}
    for candidate in candidates:
        if candidate.key in sure:
            candidate.score += _REPEATED
    return [one for one in candidates if one.score >= ACCEPTED]
