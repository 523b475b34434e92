"""Who gives a further number behind a saying whose verb is not said again?

"The police put the dead at eight, the opposition at 40"; "police said six were dead, the Red Cross
nine". A word for a speaker stands between a comma and a number, and nothing follows the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.speakerphrases import Phrase, make_phrase
from tallybook.understand.speechreach import Cue

_LONGEST = 7


def gapped_cues(document: Document, cue: Cue, first: int, last: int) -> Iterator[Cue]:
    """Yield the cues without a verb behind a cue of the sentence [first, last)."""
    tokens = document.tokens
    for comma in range(first, last - 2):
        if tokens[comma].text != "," or tokens[comma].start < cue.end:
            continue
        start = comma + 1 + (tokens[comma + 1].lower == "and")
        number = _number_after(tokens, start, last)
        if number is None:
            continue
        end = number - (tokens[number - 1].lower == "at")
        phrase = make_phrase(document, start, end)
        if phrase is None or not _is_source(phrase):
            continue
        yield Cue(
            sentence=cue.sentence,
            start=tokens[start].start,
            end=tokens[end - 1].end,
            phrase=phrase,
            right=(tokens[end].start, tokens[number].end),
        )


def _number_after(tokens: tuple[Token, ...], start: int, last: int) -> int | None:
    """Return the number that closes the words from `start`, where a mark follows it."""
    for at in range(start, min(start + _LONGEST, last)):
        low = tokens[at].lower
        if low[0].isdigit() or low in words("speech", "toll", "numbers"):
            closed = at + 1 >= last or tokens[at + 1].text in ".,;" or tokens[at + 1].lower == "and"
            return at if closed and at > start else None
        if not low[0].isalpha() or low == "and":
            return None
    return None


def _is_source(phrase: Phrase) -> bool:
    """Whether the words are a body or persons that may have counted."""
    if phrase.pronoun is not None:
        return False
    return phrase.kind is not None or phrase.head in words("speech", "nouns", "bodies")
