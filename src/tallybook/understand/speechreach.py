"""How far do the said words reach around a verb of saying?

To the right up to where the report speaks again (a semicolon; ", but"; after a thing confirmed
also ", killing" and ", which"); to the left from the start of the sentence or its last semicolon.
"""

from __future__ import annotations

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.saying import QUOTES, is_told_to
from tallybook.understand.speakerphrases import Phrase, make_phrase

STOPS = frozenset({".", "!", "?", "...", "…"})
DASHES = frozenset({"—", "–", "--"})
_TELLING = frozenset({"told", "tell", "tells", "informed", "inform", "informs", "telling"})
_CARRIERS = frozenset("in on at via through by during to after from".split())
_SMALL = frozenset("in at to a the on".split())
# A sentence of more tokens is a list or a table: nothing beyond is said by a speaker before it.
_LONGEST = 250
Reach = tuple[int, int] | None


def listener(document: Document, i: int, last: int) -> tuple[int, Phrase | None]:
    """Skip whom it was told: the token after it, and the listener where it is an outlet."""
    tokens = document.tokens
    if is_told_to(tokens, i, last):
        i += 1
    elif tokens[i].lower not in _TELLING:
        return i + 1, None
    end = i + 1
    while end < last and end - i < 9 and not _ends_listener(tokens, i, end):
        end += 1
    phrase = make_phrase(document, i + 1, end) if end > i + 1 else None
    return end, phrase if phrase is not None and phrase.kind == "media" else None


def _ends_listener(tokens: tuple[Token, ...], verb: int, at: int) -> bool:
    low = tokens[at].lower
    if low in (",", ":") or tokens[at].text in QUOTES or tokens[at].text in STOPS:
        return True
    if low in words("speech", "around", "listener_end"):
        return not (low == "the" and at == verb + 1)
    return at > verb + 1 and low in words("speech", "time") and low != "a"


def skip_trailer(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """Skip when, where and how it was said: "late Friday", "in a statement", "on Twitter"."""
    for _ in range(6):
        end = _trailer(tokens, at, last) if at < last else at
        if end == at:
            return at
        at = end
    return at


def _trailer(tokens: tuple[Token, ...], at: int, last: int) -> int:
    low = tokens[at].lower
    if low in words("speech", "time") and low not in _SMALL:
        return at + 1
    if low == "on" and at + 1 < last and tokens[at + 1].lower.endswith("day"):
        return at + 1
    if low in _CARRIERS:
        return _occasion_end(tokens, at, last)
    if tokens[at].text.isdigit() and tokens[at - 1].lower in words("speech", "time"):
        return at + 1
    return at


def _occasion_end(tokens: tuple[Token, ...], at: int, last: int) -> int:
    occasions = words("speech", "occasion")
    end, seen = at + 1, False
    while end < last and end - at < 12:
        token = tokens[end]
        if token.lower == "that" or token.text in ",:;" or token.text in STOPS | QUOTES:
            break
        seen = seen or bare(token) in occasions
        end += 1
    return end if seen else at


def reaches(
    document: Document, after: int, first: int, last: int, kind: str, phrase: Phrase
) -> tuple[Reach, Reach, bool]:
    """Return what is said to the left, to the right, and whether it goes on after a colon.

    `after` is the token after the verb, its listener and its occasion.
    """
    tokens = document.tokens
    text = tokens[after].text if after < last else "."
    if text == ":":
        colon = after + 1 >= last
        return None, None if colon else (tokens[after].end, tokens[last - 1].end), True
    if text in STOPS or text in (";", ")", "]"):
        return left_reach(document, phrase.first, first), None, False
    if text == ",":
        return *_around_comma(document, after, first, last, phrase), False
    clause = kind != "thing" or tokens[after].lower == "that"
    return None, right_reach(document, after, last, clause), False


def _around_comma(
    document: Document, comma: int, first: int, last: int, phrase: Phrase
) -> tuple[Reach, Reach]:
    """Tell "The blast, police said, killed 12" from "Police said, quietly, that"."""
    tokens = document.tokens
    left = left_reach(document, phrase.first, first)
    if left is None or not _is_parted(tokens, phrase.first, first):
        return None, right_reach(document, comma + 1, last, clause=False)
    new = words("speech", "around", "new_voice") | words("speech", "around", "breaks")
    if comma + 1 >= last or tokens[comma + 1].lower in new:
        return left, None
    return left, (tokens[comma + 1].start, tokens[last - 1].end)


def _is_parted(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """Whether a comma or quotation mark, and at most an article, stands before the speaker."""
    if at > first and tokens[at - 1].lower in ("the", "a", "an"):
        at -= 1
    return at > first and (tokens[at - 1].text in QUOTES or tokens[at - 1].text in (",", "-"))


def left_reach(document: Document, stop: int, first: int) -> Reach:
    """Return the words from the start of the sentence, or its last semicolon, to the cue."""
    tokens = document.tokens
    first = max(first, stop - _LONGEST)
    start = next((at + 1 for at in range(stop - 1, first - 1, -1) if tokens[at].text == ";"), first)
    end = stop
    while end > start and (
        tokens[end - 1].text in QUOTES | DASHES | {",", "-"}
        or tokens[end - 1].lower in ("the", "a", "an", "as", "and")
    ):
        end -= 1
    return (tokens[start].start, tokens[end - 1].end) if end - start >= 2 else None


def right_reach(document: Document, start: int, last: int, clause: bool) -> Reach:
    """Return the words from the verb to the end of the sentence, or to where the report speaks.

    `clause` False: a thing was said ("confirmed the attack"), and the reach is shorter.
    """
    tokens = document.tokens
    last = min(last, start + _LONGEST)
    quoted, end = False, last
    for at in range(start, last):
        text = tokens[at].text
        if text in ('"', "“", "”"):
            quoted = not quoted
        elif not quoted and (text == ";" or _turns(tokens, at, last, clause)):
            end = at
            break
    return (tokens[start].start, tokens[end - 1].end) if end > start else None


def _turns(tokens: tuple[Token, ...], at: int, last: int, clause: bool) -> bool:
    if at + 1 >= last or tokens[at].text not in DASHES | {","}:
        return False
    low = tokens[at + 1].lower
    new = words("speech", "around", "new_voice")
    return low in new or (not clause and low in words("speech", "around", "tails"))
