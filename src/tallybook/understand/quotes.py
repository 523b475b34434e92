"""Which words of a report stand between quotation marks?

Curly, straight, single and angle marks; marks that do not match (opened with one kind, closed
with another); quotes over several sentences; paragraphs that open a mark again without closing.
"""

from __future__ import annotations

import re

import msgspec

from tallybook.understand.document import Document

_MARK = re.compile("[\"“”„«»‘]|``|''|[’'](?!\\w)|(?<!\\w)'(?=\\w)")
_OPENING = frozenset({"“", "„", "«", "‘", "``"})
_CLOSING = frozenset({"”", "»", "''"})
# A quote longer than this many characters without a closing mark is a stray mark.
_LONGEST = 2500


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words between marks: `[start, end)` without them; `open_end`: the mark was not closed."""

    start: int
    end: int
    open_end: bool = False


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Return the quotes in the order of the text; none lies inside another."""
    quotes: list[Quote] = []
    for start, end in _paragraphs(document):
        quotes.extend(_in_paragraph(document.text, start, end))
    return tuple(quotes)


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    last = None
    for sentence in document.report.sentences:
        if sentence.paragraph == last and bounds:
            bounds[-1] = (bounds[-1][0], sentence.end)
        else:
            bounds.append((sentence.start, sentence.end))
        last = sentence.paragraph
    return bounds


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    quotes: list[Quote] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, start, end):
        kind = mark.group()
        opens = _opens(text, mark.start(), mark.end(), kind, end)
        if opened is None:
            opened = (mark.end(), kind) if opens else None
        elif opens and _reopens(text, mark.start(), kind, opened[1]):
            # The mark before this one was a stray, or a paragraph set in one line goes on.
            opened = (mark.end(), kind)
        elif _closes(opened[1], kind):
            if mark.start() - opened[0] < _LONGEST:
                quotes.append(Quote(start=opened[0], end=mark.start()))
            opened = None
    if opened is not None and _runs_on(text, start, opened, end):
        quotes.append(Quote(start=opened[0], end=end, open_end=True))
    return [quote for quote in quotes if quote.end > quote.start]


def _reopens(text: str, at: int, kind: str, opened: str) -> bool:
    """A double mark that can only open: another opening one, or a straight one after a space."""
    if opened in ("'", "‘"):
        return kind in ("“", '"') and text[at - 1].isspace()
    return kind == opened and (kind != '"' or text[at - 1].isspace())


def _runs_on(text: str, start: int, opened: tuple[int, str], end: int) -> bool:
    """Whether a quote without its closing mark runs to the end of the paragraph.

    Only one that begins the paragraph or follows a colon or comma does; else the mark is stray.
    """
    if opened[1] not in ('"', "“", "``") or end - opened[0] > _LONGEST:
        return False
    before = text[start : opened[0] - len(opened[1])].rstrip()
    return not before or before[-1] in ":,"


def _opens(text: str, start: int, stop: int, kind: str, end: int) -> bool:
    if kind == "«":
        # Sites set this mark as an arrow, too.
        return text.find("»", stop, min(end, stop + _LONGEST)) != -1
    if kind in _OPENING:
        return True
    if kind in _CLOSING or kind == "’":
        return False
    follows = stop < end and not text[stop].isspace()
    return follows and (start == 0 or not text[start - 1].isalnum())


def _closes(opened: str, kind: str) -> bool:
    """A double mark closes any quote; a single one closes a single one."""
    if kind in ("”", "»", "''", '"'):
        return True
    return kind in ("’", "'") and opened in ("‘", "'")
