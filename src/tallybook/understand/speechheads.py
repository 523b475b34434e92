"""Who speaks in a headline, or before a colon, without any verb?

"3 dead in blast - police", "Nine killed in fire: officials", "Gunmen kill 11 (police)"; "Army:
Three soldiers killed". Only words for speakers stand there: "Mali: 14 killed" names a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.understand.document import Document
from tallybook.understand.lexicons import words
from tallybook.understand.speakerphrases import Phrase, make_phrase
from tallybook.understand.speakertypes import is_speaker_word
from tallybook.understand.speechreach import STOPS, Cue

_DASHES = frozenset({"-", "–", "—", "--", ":", "|", "("})
# "Bomber kills five - all police": who was harmed.
_KINDS = frozenset("all both mostly mainly including some many most several no among".split())
_LONGEST = 6
_LEAST = 3


def head_cues(document: Document, first: int, last: int) -> Iterator[Cue]:
    """Yield the cues of the sentence [first, last) whose speaker stands apart, without a verb."""
    if last - first < _LEAST:
        return
    before = _speaker_first(document, first, last)
    if before is not None:
        yield before
        if not before.armed:
            return
    behind = _speaker_last(document, first, last)
    if behind is not None:
        yield behind


def _speaker_first(document: Document, first: int, last: int) -> Cue | None:
    """Read "Army: Three soldiers killed": the words up to a colon are a speaker."""
    tokens = document.tokens
    colon = next(
        (k for k in range(first, min(first + _LONGEST, last)) if tokens[k].text == ":"), None
    )
    if colon is None or colon == first:
        return None
    phrase = _typed(document, first, colon)
    armed = phrase is None
    if phrase is None:
        phrase = make_phrase(document, first, colon) if tokens[first].text[0].isupper() else None
    if phrase is None or phrase.pronoun is not None:
        return None
    end = _site_mark(document, colon + 1, last)
    inside = (tokens[colon].end, tokens[end - 1].end) if colon + 1 < end else None
    return Cue(
        sentence=tokens[first].sentence,
        start=tokens[first].start,
        end=tokens[colon].end,
        phrase=phrase,
        right=inside,
        colon=not armed,
        armed=armed,
    )


def _site_mark(document: Document, start: int, last: int) -> int:
    """Where a title of a page ends: "Police: Two shot | Local News", "... « CBS Chicago"."""
    tokens = document.tokens
    return next((k for k in range(start, last) if tokens[k].text in ("|", "«")), last)


def _speaker_last(document: Document, first: int, last: int) -> Cue | None:
    """Read "3 dead in blast - police": the words behind the last dash or colon are a speaker."""
    tokens = document.tokens
    if tokens[last - 1].text in STOPS:
        return None
    end = last - 1 if tokens[last - 1].text == ")" else last
    back = range(end - 1, max(first + _LEAST - 1, end - _LONGEST) - 1, -1)
    mark = next((k for k in back if tokens[k].text in _DASHES), None)
    if mark is None or (tokens[mark].text == "(") != (end < last):
        return None
    phrase = _typed(document, mark + 1, end)
    if phrase is None:
        return None
    return Cue(
        sentence=tokens[first].sentence,
        start=tokens[mark].start,
        end=tokens[end - 1].end,
        phrase=phrase,
        left=(tokens[first].start, tokens[mark - 1].end),
    )


def _typed(document: Document, first: int, last: int) -> Phrase | None:
    """Return the words as a speaker if their head is a noun of speakers; no number, no verb."""
    tokens = document.tokens
    if first >= last or any(not one.text[0].isalpha() for one in tokens[first:last]):
        return None
    if tokens[first].lower in _KINDS:
        return None
    phrase = make_phrase(document, first, last)
    if phrase is None or phrase.pronoun is not None or not is_speaker_word(phrase.head):
        return None
    # "The ministry gave these figures:" has its speaker by its verb.
    return None if phrase.head in words("speech", "nouns", "texts") else phrase
