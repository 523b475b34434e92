"""Where does a report turn to another incident? Its lead, its round-up paragraphs, its turns."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Document
from tallybook.understand.mentions import Anchor
from tallybook.understand.violence import Violence, violence

_BODY = ("body", "caption")
_BULLETS = frozenset("- * • – — ·".split())
_ELSEWHERE = frozenset(("elsewhere", "separately"))
# How many words into a sentence a turn may stand.
_OPENING = 7
# A first act within this many sentences of the body is still the report's own incident.
_EARLY = 5


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Where headline and lead stand, which sentences turn to something else."""

    lead: frozenset[int]
    lead_start: int | None
    early: frozenset[int]
    turning: frozenset[int]
    turning_strongly: frozenset[int]
    opening: frozenset[int]
    bulleted: frozenset[int]
    first_act: dict[int, int]

    def is_lead(self, anchor: Anchor) -> bool:
        """Whether it stands in the headline or the first paragraph."""
        return anchor.sentence in self.lead

    def opens_lead(self, anchor: Anchor) -> bool:
        """Whether it is the first act of the first sentence of the body."""
        return anchor.sentence == self.lead_start and self.is_first(anchor)

    def is_early(self, anchor: Anchor) -> bool:
        """Whether it stands among the first sentences."""
        return anchor.sentence in self.early

    def turns(self, anchor: Anchor) -> bool:
        """Whether it is the first act of a sentence that turns to something else."""
        return anchor.sentence in self.turning and self.is_first(anchor) and not anchor.definite

    def is_bullet(self, anchor: Anchor) -> bool:
        """Whether its sentence is a point of a list, of one story or of many."""
        return anchor.sentence in self.bulleted

    def turns_strongly(self, anchor: Anchor) -> bool:
        """Whether the turn says in so many words that it is another incident."""
        return anchor.sentence in self.turning_strongly and self.is_first(anchor)

    def opens_story(self, anchor: Anchor) -> bool:
        """Whether it is the first act of a paragraph or of a turn: a story of its own."""
        opens = anchor.sentence in self.opening or anchor.sentence in self.turning
        return opens and self.is_first(anchor)

    def is_first(self, anchor: Anchor) -> bool:
        """Whether it is the first act of its sentence."""
        return self.first_act.get(anchor.sentence) == anchor.start


def layout_of(document: Document, anchors: Sequence[Anchor]) -> Layout:
    """Return the layout of a report."""
    lexicon = violence()
    body = [s for s in document.report.sentences if s.kind in _BODY]
    headline = {s.index for s in document.report.sentences if s.kind == "headline"}
    lead_paragraph = _lead_paragraph(document)
    turning: set[int] = set()
    strong: set[int] = set()
    for sentence in body:
        kind = _turn(document, sentence.index, lexicon)
        if kind:
            turning.add(sentence.index)
        if kind == "strong":
            strong.add(sentence.index)
    first_act: dict[int, int] = {}
    for anchor in anchors:
        first_act.setdefault(anchor.sentence, anchor.start)
    return Layout(
        lead=frozenset(headline | {s.index for s in body if s.paragraph in lead_paragraph}),
        lead_start=next((s.index for s in body), None),
        early=frozenset(headline | {s.index for s in body[:_EARLY]}),
        turning=frozenset(turning),
        turning_strongly=frozenset(strong),
        opening=frozenset(_openings(document)),
        bulleted=frozenset(at for at in turning if _is_bulleted(document, at)),
        first_act=first_act,
    )


def _lead_paragraph(document: Document) -> set[int]:
    """Return the number of the first paragraph of the body."""
    for sentence in document.report.sentences:
        if sentence.kind == "body":
            return {sentence.paragraph}
    return set()


def _openings(document: Document) -> set[int]:
    seen: set[int] = set()
    opening: set[int] = set()
    for sentence in document.report.sentences:
        if sentence.kind in _BODY and sentence.paragraph not in seen:
            seen.add(sentence.paragraph)
            opening.add(sentence.index)
    return opening


def _is_bulleted(document: Document, sentence: int) -> bool:
    tokens = document.sentence_tokens(sentence)
    return tokens[0].text in _BULLETS


def _turn(document: Document, sentence: int, lexicon: Violence) -> str:
    tokens = document.sentence_tokens(sentence)[:_OPENING]
    if not tokens:
        return ""
    if tokens[0].text in _BULLETS or tokens[0].lower in _ELSEWHERE:
        return "strong"
    if next(lexicon.turn_phrases.find(tokens), None) is not None:
        return "strong"
    return "weak" if any(token.lower in lexicon.turn_words for token in tokens[:3]) else ""
