"""How sure and how real are the words at a place: asserted, hedged, possible, planned, denied?

Marks of doubt count within their clause ("were reportedly killed"); adjectives of doubt only for
the words that they stand before ("alleged attackers"); modals only where they govern the words.
"""

from __future__ import annotations

import functools

from tallybook.understand.asked import asked_once
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.nations import bare
from tallybook.understand.speakertypes import is_speaker_word

_BOUNDS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "[", "]", "...", "…"})
_CONJUNCTIONS = frozenset(
    "but while although though whereas after before when because since as until".split()
)
# A modal governs words at most so many tokens to its right: "may well have been killed".
_GOVERNED = 4
# No clause is longer than this many tokens.
_REACH = 60
_FILLERS = frozenset("have has be been also not well even still soon have-been then have".split())


@functools.cache
def _marks() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases by their first word, longest first, with their modality."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for modality in ("hedged", "possible", "planned", "denied"):
        for phrase in lexicon("hedges")[modality]["phrases"]:
            parts = tuple(phrase.split())
            index.setdefault(parts[0], []).append((parts, modality))
    return {
        first: tuple(sorted(ones, key=lambda one: -len(one[0]))) for first, ones in index.items()
    }


@asked_once
def marks_of(document: Document) -> dict[int, tuple[tuple[int, int, str], ...]]:
    """Return the marks of each sentence: (first token, token after the last, modality)."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    index, adjectives = _marks(), words("hedges", "adjective")
    tokens = document.tokens
    for i, token in enumerate(tokens):
        low = token.lower
        if low in index:
            mark = _phrase_at(tokens, i, index[low])
            if mark is not None:
                found.setdefault(token.sentence, []).append(mark)
                continue
        if low in adjectives:
            found.setdefault(token.sentence, []).append((i, i + 1, "adjective"))
    return {sentence: tuple(marks) for sentence, marks in found.items()}


def _phrase_at(
    tokens: tuple[Token, ...], i: int, phrases: tuple[tuple[tuple[str, ...], str], ...]
) -> tuple[int, int, str] | None:
    if tokens[i].lower == "may" and not _is_modal(tokens, i):
        return None
    for parts, modality in phrases:
        if tuple(one.lower for one in tokens[i : i + len(parts)]) == parts:
            if parts[0] == "reports" and i and is_speaker_word(bare(tokens[i - 1])):
                # The army reports that: a verb.
                continue
            return i, i + len(parts), modality
    return None


def _is_modal(tokens: tuple[Token, ...], i: int) -> bool:
    """May the verb, not the month."""
    nxt = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    before = tokens[i - 1].lower if i else ""
    return not (
        nxt[:1].isdigit() or before[:1].isdigit() or before in ("in", "on", "since", "last")
    )


def hedge_at(
    document: Document,
    marks: tuple[tuple[int, int, str], ...],
    first: int,
    last: int,
) -> tuple[str | None, str]:
    """Return the mark's words and the modality for the tokens [first, last) of one sentence."""
    best: tuple[str | None, str] = (None, "asserted")
    for start, end, modality in marks:
        if not _reaches(document, start, end, modality, first, last):
            continue
        text = document.text[document.tokens[start].start : document.tokens[end - 1].end]
        kind = "hedged" if modality == "adjective" else modality
        if _STRENGTH[kind] > _STRENGTH[best[1]]:
            best = (" ".join(text.split()), kind)
    return best


_STRENGTH = {"asserted": 0, "hedged": 1, "possible": 2, "planned": 3, "denied": 4}


def _reaches(
    document: Document, start: int, end: int, modality: str, first: int, last: int
) -> bool:
    if modality == "adjective":
        return (first <= start < last and start <= first + 1) or (
            0 <= first - end <= 2 and not _bounded(document, end, first, _CONJUNCTIONS | {"that"})
        )
    if modality in ("possible", "planned"):
        return _governs(document, end, first, last)
    if start >= last:
        # "Twelve people were killed, reportedly by ...": a mark after the words, same clause.
        return modality == "hedged" and not _bounded(document, last, start)
    return not _bounded(document, end, first)


def _bounded(
    document: Document, start: int, stop: int, conjunctions: frozenset[str] = _CONJUNCTIONS
) -> bool:
    return stop - start > _REACH or any(
        token.text in _BOUNDS or token.lower in conjunctions
        for token in document.tokens[start:stop]
    )


def _governs(document: Document, end: int, first: int, last: int) -> bool:
    """Whether the words, or the verb among them, directly follow a modal."""
    at = end
    tokens = document.tokens
    while at < len(tokens) and at - end < _GOVERNED and tokens[at].lower in _FILLERS:
        at += 1
    if first <= end <= last:
        return True
    return first <= at < last or at == first
