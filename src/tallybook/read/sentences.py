"""Where does each sentence of a text begin and end, and what is it in its report?

Every character that is not white space is in exactly one sentence. The stored text is never
changed: a sentence that a blank line cuts in two is one sentence with the blank line inside.
"""

from __future__ import annotations

import re

from tallybook.read.blocks import Paragraph, paragraphs_in
from tallybook.read.furniture import furniture_kind, is_label, see_also_spans
from tallybook.read.sentence_ends import CLOSERS, LOOK, Case, case_of, is_end
from tallybook.records import Sentence

# A longer sentence is a table, a list or a page without full stops: cut it at a comma or a space.
LONGEST_SENTENCE = 2_000
_LABELLED_TITLE_LENGTH = 160
_TERMINATOR = re.compile(r"[.!?…؟۔।॥。！？｡]+")
_CLOSING = re.compile(r"[\"'”’»›)\]}」』）*_]{0,8}")
_SPACE = re.compile(r"\s*")
# A closing mark that stands apart: `he said . '' Then`, « ... . »
_LOOSE_CLOSING = re.compile(r"(?:''|[”’»])(?=\s|$)|\"(?=\s|$)")


def split_sentences(
    text: str, *, body_start: int = 0, language: str | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order, with their kinds (codes of `sentence_kinds`).

    `body_start` is the offset at which the story begins when the title stands before it.
    `language` is an ISO 639-1 code; it decides only whether "3. Mai" is an ordinal.
    """
    case = case_of(text, language)
    sentences: list[Sentence] = []
    label: str | None = None
    for number, paragraph in enumerate(paragraphs_in(text, body_start)):
        spans = _spans(text, paragraph, case)
        label = _label_for(text, paragraph, label)
        for start, end in spans:
            sentences.append(
                Sentence(
                    index=len(sentences),
                    start=start,
                    end=end,
                    paragraph=number,
                    kind=_kind(text, start, end, paragraph, label),
                )
            )
    return tuple(sentences)


def _kind(text: str, start: int, end: int, paragraph: Paragraph, label: str | None) -> str:
    if paragraph.kind in {"byline", "dateline"} or (paragraph.kind == "headline" and not start):
        return paragraph.kind
    if label is not None:
        return label
    return furniture_kind(text[start:end]) or paragraph.kind


def _label_for(text: str, paragraph: Paragraph, label: str | None) -> str | None:
    """Return the kind that "Related stories" gives itself and the titles listed below it."""
    line = text[paragraph.start : min(paragraph.end, paragraph.start + _LABELLED_TITLE_LENGTH)]
    new = is_label(line)
    if new is not None:
        return new
    short = paragraph.end - paragraph.start < _LABELLED_TITLE_LENGTH
    if label is not None and short and (paragraph.bullet or line.rstrip(CLOSERS)[-1:] not in ".!"):
        return label
    return None


def _spans(text: str, paragraph: Paragraph, case: Case) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of a paragraph, trimmed of white space."""
    start, end = paragraph.start, paragraph.end
    # A title stays whole: "Who did it? Nobody says".
    if paragraph.kind != "body" and end - start <= LONGEST_SENTENCE:
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    for see_start, see_end in [*see_also_spans(text, start, end), (end, end)]:
        pieces.extend(_cut(text, start, see_start, case))
        pieces.append((see_start, see_end))
        start = see_end
    trimmed = [_trim(text, one, two) for one, two in pieces]
    return _merge_marks(text, [span for span in trimmed if span[0] < span[1]])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))


def _merge_marks(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces that hold no letter and no digit to the sentence before them."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        bare = merged and end - start < LOOK and not any(map(str.isalnum, text[start:end]))
        if bare:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, start: int, end: int, case: Case) -> list[tuple[int, int]]:
    """Return the pieces of a stretch of text, cut at sentence ends and at the longest length."""
    pieces: list[tuple[int, int]] = []
    quotes, counted = 0, start
    sentence = start
    for found in _TERMINATOR.finditer(text, start, end):
        if found.start() < sentence:
            continue
        quotes += text.count('"', counted, found.end())
        counted = found.end()
        stop = _end_after(text, found.end(), end, inside=quotes % 2 == 1)
        if is_end(text, sentence, found, stop, end, case):
            pieces.extend(_capped(text, sentence, stop))
            sentence = stop
    pieces.extend(_capped(text, sentence, end))
    return pieces


def _end_after(text: str, at: int, end: int, *, inside: bool) -> int:
    """Return where the closing marks after a terminator end."""
    closing = _CLOSING.match(text, at, end)
    stop = closing.end() if closing else at
    space = _SPACE.match(text, stop, end)
    after = space.end() if space else stop
    loose = _LOOSE_CLOSING.match(text, after, end) if 0 < after - stop < 3 else None
    if loose and (loose[0] != '"' or (inside and '"' not in text[at:stop])):
        return loose.end()
    return stop


def _capped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a stretch in pieces of at most the longest length, cut after a comma or a space."""
    pieces: list[tuple[int, int]] = []
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        middle = start + LONGEST_SENTENCE // 2
        comma = max(text.rfind(mark, middle, limit) for mark in (", ", "; ", "\n", "، ", "，"))
        cut = (comma if comma > 0 else text.rfind(" ", start, limit)) + 1
        if cut <= start:
            cut = limit
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces
