"""Which places are meant by words that somebody marked as names of places?

The same choice as for the places that we find ourselves, without asking whether the words are a
place at all: for measuring, and for texts whose names a person marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.gazetteer import Entry, Gazetteer, fold, open_gazetteer
from tallybook.records import PlaceDetail
from tallybook.understand.datelines import dateline_of
from tallybook.understand.document import Document
from tallybook.understand.places import recognise
from tallybook.understand.places_chains import chain, fitting
from tallybook.understand.places_choice import Choice
from tallybook.understand.places_context import Context, weigh
from tallybook.understand.places_extent import NEAR, changed, place_of
from tallybook.understand.places_ground import Ground
from tallybook.understand.places_names import Candidate

_MARKS = " \t\r\n.,;:\"'“”‘’()[]"


def resolve_given(
    document: Document, spans: Sequence[tuple[int, int]]
) -> tuple[PlaceDetail | None, ...]:
    """Return the place of each span, offsets [start, end), in their order; None for unknown ones.

    A name that the gazetteer does not hold lies near the place that it stands beside, as a site
    does: its point is that place's, and no finer.
    """
    gazetteer = open_gazetteer()
    context = Context(document)
    given: dict[int, Candidate] = {}
    for at, (start, end) in enumerate(spans):
        candidate = _candidate(document, context, gazetteer, start, end)
        if candidate is not None:
            given[at] = candidate
    others = [
        one
        for one in recognise(document, context, gazetteer)
        if not any(start < one.end and one.start < end for start, end in spans)
    ]
    everything = sorted([*others, *given.values()], key=lambda one: (one.start, one.end))
    for one in given.values():
        weigh(one, context)
    chain(everything, context)
    Choice(everything).run()
    ground = Ground(
        [place_of(one, context) for one in everything], document.text, dateline_of(document)
    )
    return tuple(
        _detail(given[at], context) if at in given else _beside(document, ground, span)
        for at, span in enumerate(spans)
    )


def _detail(candidate: Candidate, context: Context) -> PlaceDetail | None:
    return place_of(candidate, context).detail if fitting(candidate) else None


def _candidate(
    document: Document, context: Context, gazetteer: Gazetteer, start: int, end: int
) -> Candidate | None:
    tokens = document.tokens
    inside = [at for at, one in enumerate(tokens) if start < one.end and one.start < end]
    if not inside:
        return None
    text = document.text[start:end].strip(_MARKS).removesuffix("'s").removesuffix("’s")
    entries = _entries(text, context, gazetteer)
    if not entries:
        return None
    people = tuple(one for one in entries if one.how == "people")
    named = tuple(one for one in entries if one.how != "people")
    return Candidate(
        first=inside[0], last=inside[-1] + 1, start=start, end=end,
        sentence=tokens[inside[0]].sentence, key=fold(text), text=text,
        entries=people or named, people=bool(people), named=named, score=9.0,
    )  # fmt: skip


def _entries(text: str, context: Context, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return the places of a name: as written, as an abbreviated state, without its kind."""
    key = fold(text)
    state = context.words.states.get(text.lower().replace(" ", "").rstrip("."))
    if state is not None and not text.islower():
        return tuple(one for one in gazetteer.find(fold(state)) if one.level == "adm1")[:1]
    names = key.split()
    tries = [key, key.removeprefix("the ")]
    if len(names) > 1:
        tries += _without_kind(names, context)
    for one in tries:
        if found := gazetteer.find(one):
            return found
    near = gazetteer.near(key) if len(names) == 1 else ()
    return next((found for one in near if (found := gazetteer.find(one))), ())


def _without_kind(names: list[str], context: Context) -> list[str]:
    """Return "kandahar" for "kandahar province", "yemen" for "southern yemen"."""
    found = []
    if names[-1] in context.words.kinds or names[-1] in context.words.small:
        found.append(" ".join(names[:-1]))
    if names[0] in context.words.directions:
        found.append(" ".join(names[1:]))
    if len(names) > 2 and names[1] == "of" and names[0] in context.words.kinds:
        found.append(" ".join(names[2:]))
    return found


def _beside(document: Document, ground: Ground, span: tuple[int, int]) -> PlaceDetail | None:
    start, end = span
    sentence = next(
        (one.sentence for one in document.tokens if one.end > start), len(document.spans) - 1
    )
    held = ground.holder(start, end, sentence)
    if held is None:
        return None
    detail, sure = held
    return changed(
        detail,
        name=document.text[start:end],
        gazetteer_id=None,
        geoprecision=max(detail.geoprecision, NEAR) if detail.geoprecision else None,
        confidence=round(sure * detail.confidence, 3),
    )
