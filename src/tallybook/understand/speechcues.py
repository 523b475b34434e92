"""Where does a report say that someone said something, who, and which words are the said ones?

A cue is a verb of saying (or "according to") with its speaker and the reach of what is said:
to the right ("police said that ..."), to the left ("..., police said."), or both. Only the clause
that is really said is reached; where that is in doubt, the reach is the shorter one.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.saying import QUOTES, is_saying, saying_verbs
from tallybook.understand.speakerphrases import Phrase, make_phrase, phrase_after, phrase_before
from tallybook.understand.speechreach import (
    DASHES,
    STOPS,
    Reach,
    left_reach,
    listener,
    reaches,
    skip_trailer,
)

_CLOSING = frozenset({'"', "”", "»", "''", "’", "'"})
_ACCUSING = frozenset("alleged alleges allege accused accuses accuse".split())
_JOINERS = frozenset("and but while that where as".split())


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One saying. Reaches are character offsets; `left`, `right` None where nothing is said.

    `start`-`end` are the words of the cue itself (speaker, verb, listener, time). `colon` tells
    that what follows the sentence is said too.
    """

    sentence: int
    start: int
    end: int
    phrase: Phrase
    left: Reach = None
    right: Reach = None
    via: Phrase | None = None
    modality: str = "asserted"
    hedge: str | None = None
    colon: bool = False


def find_cues(document: Document) -> tuple[Cue, ...]:
    """Return the cues of every sentence in the order of the text."""
    cues: list[Cue] = []
    verbs = saying_verbs()
    for first, last in document.spans:
        for i in range(first, last):
            low = document.tokens[i].lower
            cue = None
            if low in verbs:
                cue = _verb_cue(document, i, first, last, verbs[low])
            elif low in ("according", "per") and i + 1 < last:
                cue = _according(document, i, first, last)
            if cue is not None:
                cues.append(cue)
    return tuple(cues)


# --- verbs ------------------------------------------------------------------------------


def _verb_cue(document: Document, i: int, first: int, last: int, kind: str) -> Cue | None:
    tokens = document.tokens
    if not is_saying(tokens, i, first, last, kind):
        return None
    if i > first and (tokens[i - 1].text in _CLOSING or tokens[i - 1].text == ","):
        cue = _inverted(document, i, first, last)
        if cue is not None:
            return cue
    phrase = phrase_before(document, i, first)
    if phrase is None or not _fits(phrase, kind):
        return None
    return _plain(document, i, first, last, kind, phrase)


def _fits(phrase: Phrase, kind: str) -> bool:
    """Seeing is a saying only for witnesses; believing needs a typed believer."""
    if kind == "perception":
        return phrase.kind == "witness" and phrase.plural and phrase.pronoun is None
    if kind == "belief":
        return phrase.kind is not None and phrase.pronoun is None
    return True


def _inverted(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Read `"...," said X` and `..., said X`: the speaker follows the verb."""
    tokens = document.tokens
    at = i + 1
    if at >= last or tokens[at].text in STOPS or tokens[at].lower in ("that", ",", ":"):
        return None
    if tokens[i - 1].text not in _CLOSING and phrase_before(document, i, first) is not None:
        return None
    phrase = phrase_after(document, at, last)
    if phrase is None or (phrase.pronoun is None and phrase.kind is None and not phrase.named):
        return None
    return Cue(
        sentence=tokens[i].sentence,
        start=tokens[i].start,
        end=tokens[phrase.last - 1].end,
        phrase=phrase,
        left=left_reach(document, i, first),
    )


def _plain(document: Document, i: int, first: int, last: int, kind: str, phrase: Phrase) -> Cue:
    """Read `X said ...` and `..., X said.`: the speaker comes before the verb."""
    tokens = document.tokens
    after, via = listener(document, i, last)
    after = skip_trailer(tokens, after, last)
    modality, hedge = _doubt(tokens[i], kind)
    left, right, colon = reaches(document, after, first, last, kind, phrase)
    return Cue(
        sentence=tokens[i].sentence,
        start=min(tokens[phrase.first].start, tokens[i].start),
        end=tokens[after - 1].end,
        phrase=phrase,
        left=left,
        right=right,
        via=via or _cited(document, i, phrase),
        modality=modality,
        hedge=hedge,
        colon=colon,
    )


def _doubt(verb: Token, kind: str) -> tuple[str, str | None]:
    """The modality that the verb itself gives: police believe, the army denied."""
    if kind == "denial":
        return "denied", verb.text
    if kind == "belief" or verb.lower in _ACCUSING:
        return "hedged", verb.text
    return "asserted", None


def _cited(document: Document, i: int, phrase: Phrase) -> Phrase | None:
    """Return whom the speaker cites, between commas: "AFP, citing police, said"."""
    at = phrase.last + 1
    if at < i and document.tokens[at].lower in ("citing", "quoting"):
        return phrase_after(document, at + 1, i)
    return None


# --- according to -----------------------------------------------------------------------


def _according(document: Document, i: int, first: int, last: int) -> Cue | None:
    tokens = document.tokens
    at = i + 1
    if tokens[i].lower == "according" and tokens[at].lower == "to":
        at += 1
    elif tokens[i].lower == "per" and (i == first or tokens[i - 1].text != ","):
        return None
    phrase = _accorded(document, at, last) if at < last else None
    if phrase is None:
        return None
    end, via = _beyond(document, phrase.last, last)
    left, right = _according_reach(document, i, end, first, last)
    return Cue(
        sentence=tokens[i].sentence,
        start=tokens[i].start,
        end=tokens[end - 1].end,
        phrase=phrase,
        left=left,
        right=right,
        via=via,
    )


def _accorded(document: Document, at: int, last: int) -> Phrase | None:
    """Whom it accords with: up to the next mark, relative clause or verb."""
    tokens = document.tokens
    end = at
    while end < last and end - at < 14 and not _ends_accorded(tokens[end]):
        end += 1
    releases = words("speech", "around", "releases")
    for stop in range(end, at, -1):
        if stop < end and tokens[stop].lower not in releases:
            continue
        phrase = make_phrase(document, at, stop)
        if phrase is not None and (stop < end or not tokens[stop - 1].lower.endswith("day")):
            return phrase
    return make_phrase(document, at, end)


def _ends_accorded(token: Token) -> bool:
    if token.text in STOPS | QUOTES | DASHES or token.text in ",;:()[]":
        return True
    low = token.lower
    return low in words("speech", "say", "be") or low in _AFTER_ACCORDED


_AFTER_ACCORDED = frozenset("who which that quoted cited but while".split())


def _beyond(document: Document, end: int, last: int) -> tuple[int, Phrase | None]:
    """Skip "who spoke to AFP", "quoted by AFP" after the speaker; keep the outlet."""
    tokens = document.tokens
    if end < last and tokens[end].lower == "who":
        return _told_inside(document, end, last)
    if end + 1 < last and tokens[end].lower in ("quoted", "cited"):
        via = phrase_after(document, end + 2, last)
        return (via.last if via else end), via
    return end, None


def _told_inside(document: Document, who: int, last: int) -> tuple[int, Phrase | None]:
    tokens = document.tokens
    end = who
    while end < last and tokens[end].text not in STOPS | {",", ";"}:
        end += 1
    for at in range(who, min(end - 1, who + 6)):
        if tokens[at].lower in ("to", "told", "with"):
            phrase = make_phrase(document, at + 1, min(end, at + 7))
            if phrase is not None and phrase.kind == "media":
                return end, phrase
    return end, None


def _according_reach(
    document: Document, i: int, end: int, first: int, last: int
) -> tuple[Reach, Reach]:
    """Before it, after it, or around it: "..., according to X, ..." parts one clause."""
    tokens = document.tokens
    new = words("speech", "around", "new_voice")
    right = None
    if end + 1 < last and tokens[end].text == "," and tokens[end + 1].lower not in new:
        right = (tokens[end + 1].start, tokens[last - 1].end)
    left = left_reach(document, i, first)
    if left is None or right is None:
        return left, right
    if tokens[i - 1].lower in _JOINERS:
        return None, right
    breaks = words("speech", "around", "breaks") | {"and", "with"}
    if tokens[i - 1].text == "," and tokens[end + 1].lower not in breaks:
        return left, right
    return left, None
