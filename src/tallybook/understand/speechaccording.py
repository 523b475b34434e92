"""Whose words are those that a report gives "according to" somebody, or by somebody's count?

Before it, after it, or around it: "..., according to X, ..." parts one clause.
"""

from __future__ import annotations

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.saying import QUOTES
from tallybook.understand.speakerbounds import phrase_after
from tallybook.understand.speakernames import is_inner_mark
from tallybook.understand.speakerphrases import Phrase, make_phrase
from tallybook.understand.speechreach import DASHES, STOPS, Cue, Reach, left_reach

_JOINERS = frozenset("and but while that where as".split())
_AFTER_ACCORDED = frozenset("who which that quoted cited but while".split())
_LONGEST = 14
# First words of what this module reads, for a quick look at each token.
OPENERS = frozenset({"according", "per", "by", "words", "based"})
# "as reported by", "as confirmed by".
TOLD_BY = frozenset("reported confirmed announced stated claimed told quoted".split())


def according_cue(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Return the cue that begins at the word `i` of OPENERS in the sentence [first, last)."""
    begin, at = _preposition(document, i, first, last)
    if at is None or at >= last or document.tokens[at].lower in ("what", "whom"):
        return None
    if document.tokens[i].lower == "by":
        phrase, end = _counted_by(document, at, last)
        via = None
    else:
        phrase = _accorded(document, at, last)
        end, via = _beyond(document, phrase.last, last) if phrase is not None else (at, None)
    if phrase is None:
        return None
    via = via or _outlet_first(document, phrase, end, last)
    left, right = _reach(document, begin, end, first, last)
    return Cue(
        sentence=document.tokens[i].sentence,
        start=document.tokens[begin].start,
        end=document.tokens[end - 1].end,
        phrase=phrase,
        left=left,
        right=right,
        via=via,
    )


def _preposition(document: Document, i: int, first: int, last: int) -> tuple[int, int | None]:
    """Return where the words for "according to" begin, and the token after them, if they do."""
    tokens = document.tokens
    low, after = tokens[i].lower, tokens[i + 1].lower if i + 1 < last else ""
    before = tokens[i - 1].lower if i > first else ""
    if low == "according":
        return i, i + 2 if after == "to" else None
    if low == "per":
        begin = i - 1 if before == "as" else i
        parted = begin == first or before == "as" or before == ","
        return begin, i + 1 if parted and (after != "cent" and not after[:1].isdigit()) else None
    if low in TOLD_BY:
        return i - 1, i + 2 if before == "as" and after == "by" else None
    if low == "based":
        return i, i + 2 if after == "on" and i == first else None
    if low == "words":
        told = before == "the" and after == "of" and i - 2 >= first
        return i - 2, i + 2 if told and tokens[i - 2].lower == "in" else None
    return i, i + 1 if i == first or before == "," else None


def _counted_by(document: Document, at: int, last: int) -> tuple[Phrase | None, int]:
    """Read "the mayor's count", "official estimates", after "by"."""
    tokens = document.tokens
    counts = words("speech", "toll", "counts")
    end = next((k for k in range(at, min(at + 7, last)) if tokens[k].lower in counts), None)
    if end is None or end == at:
        return None, at
    phrase = make_phrase(document, at, end)
    return phrase if phrase is not None and phrase.kind is not None else None, end + 1


def _accorded(document: Document, at: int, last: int) -> Phrase | None:
    """Whom it accords with: up to the next mark, relative clause or verb."""
    tokens = document.tokens
    end = at
    while end < last and end - at < _LONGEST and not _ends_accorded(tokens, end):
        end += 1
    if end - at > 1 and tokens[end - 1].lower in ("there", "here"):
        return make_phrase(document, at, end - 1)
    gloss = _gloss(tokens, end, last)
    releases = words("speech", "around", "releases")
    for stop in range(end, at, -1):
        if stop < end and tokens[stop].lower not in releases:
            continue
        phrase = make_phrase(document, at, stop, gloss, plain=stop == end)
        if phrase is not None and (stop < end or not tokens[stop - 1].lower.endswith("day")):
            return phrase
    return make_phrase(document, at, end, gloss)


def _gloss(tokens: tuple[Token, ...], end: int, last: int) -> tuple[Token, ...]:
    """The apposition after the speaker: "according to John Doe, a police officer"."""
    if (
        end + 1 >= last
        or tokens[end].text != ","
        or tokens[end + 1].lower not in ("a", "an", "the")
    ):
        return ()
    stop = next((k for k in range(end + 1, min(end + 12, last)) if tokens[k].text in ",.;"), last)
    return tokens[end + 1 : min(stop, end + 12)]


def _ends_accorded(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if is_inner_mark(tokens, at):
        return False
    if token.text in STOPS | QUOTES | DASHES or token.text in ",;:()[]":
        return True
    low = token.lower
    return low in words("speech", "say", "be") or low in _AFTER_ACCORDED


def _beyond(document: Document, end: int, last: int) -> tuple[int, Phrase | None]:
    """Skip "who spoke to AFP", "quoted by AFP" after the speaker; keep the outlet."""
    tokens = document.tokens
    if end < last and tokens[end].lower == "who":
        return _told_inside(document, end, last)
    if end + 1 < last and tokens[end].lower in ("quoted", "cited"):
        via = phrase_after(document, end + 2, last)
        return (via.last if via else end), via
    return _released(tokens, end, last), None


def _released(tokens: tuple[Token, ...], end: int, last: int) -> int:
    """Skip "published on Tuesday" and "released by the ministry" after a text that speaks."""
    if end >= last or tokens[end].lower not in words("speech", "around", "releases"):
        return end
    stop = end
    while stop < min(end + 10, last) and tokens[stop].text not in STOPS | {",", ";", ":"}:
        stop += 1
    return stop if stop < last and tokens[stop].text == "," else end


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


def _outlet_first(document: Document, phrase: Phrase, end: int, last: int) -> Phrase | None:
    """Read ", citing X" behind an outlet: the reader tells the two apart by their kinds."""
    tokens = document.tokens
    if phrase.kind != "media" or end + 2 >= last or tokens[end].text != ",":
        return None
    if bare(tokens[end + 1]) not in ("citing", "quoting"):
        return None
    return phrase_after(document, end + 2, last)


def _reach(document: Document, i: int, end: int, first: int, last: int) -> tuple[Reach, Reach]:
    """Before it, after it, or around it: "..., according to X, ..." parts one clause."""
    tokens = document.tokens
    new = words("speech", "around", "new_voice")
    right = None
    if end + 1 < last and tokens[end].text in {",", ":"} and tokens[end + 1].lower not in new:
        right = (tokens[end + 1].start, tokens[last - 1].end)
    elif end + 1 < last and tokens[end].text in QUOTES and i == first:
        right = (tokens[end].start, tokens[last - 1].end)
    left = left_reach(document, i, first)
    if left is None or right is None:
        return left, right
    if tokens[i - 1].lower in _JOINERS:
        return None, right
    breaks = words("speech", "around", "breaks") | {"and", "with"}
    if tokens[i - 1].text == "," and tokens[end + 1].lower not in breaks:
        return left, right
    return left, None
