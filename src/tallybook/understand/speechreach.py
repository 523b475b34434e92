"""How far do the said words reach around a verb of saying?

To the right up to where the report speaks again (a semicolon; ", but"; after a thing confirmed
also ", killing" and ", which"); to the left from the start of the sentence or its last semicolon.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.saying import QUOTES
from tallybook.understand.speakerphrases import Phrase

STOPS = frozenset({".", "!", "?", "...", "…"})
DASHES = frozenset({"—", "–", "--"})
_CARRIERS = frozenset("in on at via through by during to after from".split())
_SMALL = frozenset("in at to a the on".split())
# A sentence of more tokens is a list or a table: nothing beyond is said by a speaker before it.
_LONGEST = 250
_NEW_WORDS = frozenset("the a an at".split())
_CLAUSES = frozenset({"that", "how"})
_RELATIVES = frozenset("that which who whose where when after".split())
Reach = tuple[int, int] | None


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One saying. Reaches are character offsets; `left`, `right` None where nothing is said.

    `start`-`end` are the words of the cue itself (speaker, verb, listener, time). `colon` tells
    that what follows the sentence is said too. `armed`: only an armed group speaks so.
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
    armed: bool = False


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
        if seen and (token.lower in _NEW_WORDS or token.text[0].isdigit()):
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
    if text in DASHES or text in (",", "-"):
        return *_around_comma(document, after, first, last, phrase), False
    clause = tokens[after].lower in _CLAUSES or _is_clause(tokens, after, kind)
    clause = clause and not _names_it(tokens, phrase.first, first)
    whole = clause and kind != "belief"
    return None, right_reach(document, after, last, whole, thing=not clause), False


def _names_it(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """Whether it says how somebody calls a thing: "after what police said was an attack"."""
    if at > first and tokens[at - 1].lower in ("the", "a", "an"):
        at -= 1
    return at > first and tokens[at - 1].lower == "what"


def _is_clause(tokens: tuple[Token, ...], after: int, kind: str) -> bool:
    """Whether a clause is said, not a thing: "confirmed the attack", "suspect X of planting"."""
    if kind in ("thing", "denial"):
        return tokens[after - 1].lower in ("claim", "claims", "claimed") and (
            tokens[after].lower in ("to", "it", "they", "he", "she")
        )
    if kind == "belief" and tokens[after - 1].lower in ("suspect", "suspects", "suspected"):
        return not any(one.lower == "of" for one in tokens[after : after + 8])
    return True


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


def right_reach(
    document: Document, start: int, last: int, clause: bool, *, thing: bool = False
) -> Reach:
    """Return the words from the verb to the end of the sentence, or to where the report speaks.

    `clause` False: the reach is shorter. `thing`: a thing was said ("confirmed the attack"), and
    what a relative clause tells of it is the report's own ("which killed 12").
    """
    tokens = document.tokens
    last = min(last, start + _LONGEST)
    quoted, end = False, last
    for at in range(start, last):
        text = tokens[at].text
        if text in ('"', "“", "”"):
            quoted = not quoted
        elif not quoted and (
            text == ";"
            or _turns(tokens, at, last, clause)
            or (thing and at > start and _tells_more(tokens, at))
        ):
            end = at
            break
    return (tokens[start].start, tokens[end - 1].end) if end > start else None


def _turns(tokens: tuple[Token, ...], at: int, last: int, clause: bool) -> bool:
    if at + 1 >= last or tokens[at].text not in DASHES | {","}:
        return False
    low = tokens[at + 1].lower
    new = words("speech", "around", "new_voice") | {"according"}
    return low in new or (not clause and low in words("speech", "around", "tails"))


def _tells_more(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a relative clause begins; "adding that" begins one that is said."""
    participles = words("speech", "say", "participle")
    return tokens[at].lower in _RELATIVES and tokens[at - 1].lower not in participles
