"""Who says the words between quotation marks?

A quote goes to the saying beside it: right after it, else right before it; one that goes on, or
that follows a sentence in which a person spoke, goes to the same speaker; any other to nobody.
"""

from __future__ import annotations

import bisect

import msgspec

from tallybook.understand.document import Document
from tallybook.understand.quotes import Quote, find_quotes
from tallybook.understand.speechreach import Cue

# A quote of fewer words is a term the report holds at a distance, not a saying of its own.
_SCARE = 4
_NEAR = 80


class Segment(msgspec.Struct, frozen=True, gc=False):
    """Words `[start, end)` of the report with who says them, how surely, through whom."""

    start: int
    end: int
    speaker: str
    kind: str
    via: str | None
    modality: str
    hedge: str | None


def quoted(document: Document, spoken: list[tuple[Cue, Segment]]) -> list[Segment]:
    """Give each quote to the saying beside it; a quote beside none to nobody."""
    quotes = find_quotes(document)
    found: list[Segment] = []
    previous: tuple[Quote, Segment] | None = None
    for quote in quotes:
        text = document.text[quote.start : quote.end].rstrip()
        if len(text.split()) < _SCARE and text[-1:] not in (",", ".", "?", "!"):
            continue
        voice = _beside(document, quote, spoken)
        if voice is None and previous is not None and _goes_on(document, previous[0], quote):
            voice = previous[1]
        voice = voice or _after_saying(document, quote, spoken)
        if voice is None:
            previous = None
            continue
        segment = msgspec.structs.replace(voice, start=quote.start, end=quote.end)
        found.append(segment)
        previous = (quote, segment)
    return found


def _beside(document: Document, quote: Quote, spoken: list[tuple[Cue, Segment]]) -> Segment | None:
    """The saying right after the quote, else right before it, in its own or the next sentence."""
    text = document.text
    best: tuple[int, Segment] | None = None
    low = bisect.bisect_left(spoken, quote.start - 4 * _NEAR, key=lambda one: one[0].start)
    high = bisect.bisect_right(spoken, quote.end + _NEAR, key=lambda one: one[0].start)
    for cue, segment in spoken[low:high]:
        if quote.start <= cue.start < quote.end:
            continue
        if cue.start >= quote.end:
            gap = text[quote.end : cue.start]
            near = (
                len(gap) <= 14
                and "\n\n" not in gap
                and not gap.strip(" \"”’'»,.?!-—\n`")
                .strip()
                .lower()
                .removeprefix("the")
                .removeprefix("an")
                .removeprefix("a")
                .strip()
            )
            # After a full stop the next sentence may be about something else.
            near = near and not (text[quote.end - 1] == "." and cue.right is not None)
            rank = 0
        else:
            gap = text[cue.end : quote.start]
            opener = text[max(quote.start - 1, 0)]
            stop = any(mark in gap.rstrip("\"“‘'«`\n ") for mark in ".!?") or "\n\n" in gap
            near = len(gap) <= _NEAR and (cue.colon or not stop) and not opener.isalnum()
            near = near and (cue.right is not None or cue.colon)
            rank = 1 + len(gap)
        if near and (best is None or rank < best[0]):
            best = (rank, segment)
    return best[1] if best else None


def _goes_on(document: Document, before: Quote, quote: Quote) -> bool:
    """Whether a quote goes on in the same paragraph, or a new paragraph opens it again."""
    report = document.report
    first, second = report.sentence_at(before.start), report.sentence_at(quote.start)
    if first is None or second is None:
        return False
    if first.paragraph == second.paragraph:
        return quote.start - second.start <= 2 and second.index - first.index <= 4
    return (
        before.open_end
        and second.paragraph == first.paragraph + 1
        and (quote.start - second.start <= 2)
    )


def _after_saying(
    document: Document, quote: Quote, spoken: list[tuple[Cue, Segment]]
) -> Segment | None:
    """The person whose saying is the sentence before a quote that is a sentence of its own."""
    report = document.report
    here = report.sentence_at(quote.start)
    if here is None or here.index == 0 or quote.start - here.start > 2:
        return None
    before = report.sentences[here.index - 1]
    if before.paragraph != here.paragraph or document.text[quote.end - 1] not in ".!?":
        return None
    at = bisect.bisect_left(spoken, here.start, key=lambda one: one[0].start) - 1
    if at < 0 or spoken[at][0].start < before.start:
        return None
    cue, segment = spoken[at]
    phrase = cue.phrase
    one_person = (phrase.named or phrase.pronoun in ("he", "she")) and not phrase.plural
    return segment if one_person and cue.right is not None else None
