"""What stood around the act: who responded, what was damaged, what followed, what it is called.

Responders are forces or helpers that stand with words of responding; consequences, damage and
phases are phrases of the word list; the category is what someone calls the act (MUC-4 slot 8,
GTD doubtterr), so it keeps its words and, later, its speaker.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from tallybook.records import SubEventDetail
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Fact, Party
from tallybook.understand.phrases import (
    PhraseTable,
    noun_phrase_start,
    phrase_text,
    without_determiner,
)

_FURNITURE = ("appeal", "pointer", "contact", "navigation", "byline", "dateline", "see_also")
# How many words may stand between a force and what it does.
_REACH = 8


@functools.cache
def _phrases(*keys: str) -> PhraseTable[str]:
    return PhraseTable({one: key for key in keys for one in lexicon("details")["words"][key]})


def find_aftermath(document: Document, parties: Sequence[Party]) -> tuple[Fact, ...]:
    """Return responders, consequences, damage, phases and categories, in the order of the text."""
    hostile = {
        (p.start, p.end) for p in parties if p.nature in ("armed_group", "attackers", "media")
    }
    facts: list[Fact] = []
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE:
            continue
        facts += _responders(sentence.index, tokens, hostile)
        facts += _listed(sentence.index, tokens)
        facts += _damage(sentence.index, tokens)
    return tuple(sorted(facts, key=lambda one: (one.start, one.end, one.field)))


def _responders(
    sentence: int, tokens: Sequence[Token], hostile: set[tuple[int, int]]
) -> Iterator[Fact]:
    verbs = words("details", "words", "responses")
    if not any(token.lower in verbs for token in tokens):
        return
    end_of_last = -1
    for first, last, _ in _phrases("forces").find(tokens):
        if first < end_of_last or not _responds(tokens, last, verbs):
            continue
        start = without_determiner(tokens, _force_start(tokens, first), last)
        inside = (tokens[start].start, tokens[last - 1].end)
        if any(a < inside[1] and inside[0] < b for a, b in hostile):
            continue
        end_of_last = last
        yield Fact(
            start=inside[0],
            end=inside[1],
            sentence=sentence,
            field="responders",
            value=phrase_text(tokens[start:last]),
        )


def _force_start(tokens: Sequence[Token], first: int) -> int:
    """Take in the nations before a force: "French, American, UN, and Malian government troops"."""
    start = noun_phrase_start(tokens, first)
    while start >= 2 and (
        tokens[start - 1].text == "," or tokens[start - 1].lower in ("and", "or")
    ):
        before = start - 2 if tokens[start - 2].text != "," else start - 3
        if before < 0 or not tokens[before].text[0].isupper():
            break
        start = before
    return start


def _responds(tokens: Sequence[Token], last: int, verbs: frozenset[str]) -> bool:
    """Whether a word of responding follows in the clause, or "backed by" stands before."""
    for token in tokens[last : last + _REACH]:
        if token.text in '.;“”"' or token.lower in ("said", "told", "who", "were", "was"):
            return False
        if token.lower in verbs:
            return True
    before = [token.lower for token in tokens[max(0, last - 7) : last]]
    return "assistance" in before or "backed" in before or "deployed" in before


def _listed(sentence: int, tokens: Sequence[Token]) -> Iterator[Fact]:
    table = _phrases("consequences", "terror_phrases", "state_phrases", "phases")
    for first, last, key in table.find(tokens):
        start = first
        if key == "consequences":
            start = without_determiner(tokens, noun_phrase_start(tokens, first), last)
        text = phrase_text(tokens[start:last])
        span = (tokens[start].start, tokens[last - 1].end)
        yield _listed_fact(sentence, span, key, text)


def _listed_fact(sentence: int, span: tuple[int, int], key: str, text: str) -> Fact:
    if key == "consequences":
        return Fact(start=span[0], end=span[1], sentence=sentence, field="consequences", value=text)
    if key == "phases":
        return Fact(
            start=span[0],
            end=span[1],
            sentence=sentence,
            field="sub_events",
            value=text,
            detail=SubEventDetail(phase=text),
        )
    category = "terrorist_act" if key == "terror_phrases" else "state_violence"
    return Fact(
        start=span[0], end=span[1], sentence=sentence, field="incident_category", value=category
    )


def _damage(sentence: int, tokens: Sequence[Token]) -> Iterator[Fact]:
    """A word of damage within five words of a thing that can be damaged."""
    verbs, things = (
        words("details", "words", "damage_verbs"),
        words("details", "words", "damage_things"),
    )
    for at, token in enumerate(tokens):
        if token.lower not in verbs:
            continue
        near = range(max(0, at - 5), min(len(tokens), at + 6))
        thing = next(
            (
                n
                for n in near
                if tokens[n].lower.removesuffix("s") in things and _joined(tokens, at, n)
            ),
            None,
        )
        if thing is None:
            continue
        first, last = min(at, thing), max(at, thing) + 1
        first = (
            without_determiner(tokens, noun_phrase_start(tokens, first), last)
            if thing < at
            else first
        )
        yield Fact(
            start=tokens[first].start,
            end=tokens[last - 1].end,
            sentence=sentence,
            field="damage",
            value=phrase_text(tokens[first:last]),
        )


def _joined(tokens: Sequence[Token], one: int, other: int) -> bool:
    return not any(token.text in '.,;:“”"' for token in tokens[min(one, other) : max(one, other)])
