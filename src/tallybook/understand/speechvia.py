"""To whom was it told, and through whom did the words come?

"told AFP", "confirmed to Reuters"; "AFP, citing police, said", "Citing medics, the agency said",
"the agency reported, citing the governor".
"""

from __future__ import annotations

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.saying import QUOTES, is_told_to
from tallybook.understand.speakerbounds import phrase_after
from tallybook.understand.speakerphrases import Phrase, make_phrase
from tallybook.understand.speechreach import STOPS

_TELLING = frozenset({"told", "tell", "tells", "informed", "inform", "informs", "telling"})
_CITING = frozenset({"citing", "quoting"})
_PERSONS = frozenset("him her them us me you".split())
_LONGEST = 9


def listener(document: Document, i: int, last: int) -> tuple[int, Phrase | None]:
    """Skip whom it was told: the token after it, and the listener where it is an outlet."""
    tokens = document.tokens
    if is_told_to(tokens, i, last):
        i += 1
    elif tokens[i].lower not in _TELLING:
        return i + 1, None
    end = i + 1
    while end < last and end - i < _LONGEST and not _ends_listener(tokens, i, end):
        end += 1
    phrase = make_phrase(document, i + 1, end) if end > i + 1 else None
    return end, phrase if phrase is not None and phrase.kind == "media" else None


def _ends_listener(tokens: tuple[Token, ...], verb: int, at: int) -> bool:
    low = tokens[at].lower
    if at > verb + 1 and (low[0].isdigit() or low in words("speech", "toll", "numbers")):
        return True
    if at == verb + 2 and tokens[at - 1].lower in _PERSONS:
        return True
    if low in (",", ":", "to") or tokens[at].text in QUOTES or tokens[at].text in STOPS:
        return True
    if low in words("speech", "around", "listener_end"):
        return not (low == "the" and at == verb + 1)
    return at > verb + 1 and low in words("speech", "time") and low != "a"


def orders(document: Document, i: int, last: int) -> bool:
    """Whether somebody is told to do something, which says nothing: "told them to get out"."""
    if document.tokens[i].lower not in _TELLING:
        return False
    end, _ = listener(document, i, last)
    return end > i + 1 and end < last and document.tokens[end].lower == "to"


def cited(document: Document, verb: int, phrase: Phrase, first: int) -> Phrase | None:
    """Return whom the speaker cites before the verb: "AFP, citing police, said"."""
    tokens = document.tokens
    at = phrase.last + 1
    if at < verb and tokens[at].lower in _CITING:
        return phrase_after(document, at + 1, verb)
    if tokens[first].lower in _CITING and first < phrase.first:
        return phrase_after(document, first + 1, phrase.first)
    return None


def cited_behind(document: Document, after: int, last: int) -> tuple[int, Phrase | None]:
    """Read ", citing X" behind the verb: the token after it, and X."""
    tokens = document.tokens
    if after + 2 >= last or tokens[after].text != "," or tokens[after + 1].lower not in _CITING:
        return after, None
    phrase = phrase_after(document, after + 2, last)
    return (phrase.last, phrase) if phrase is not None else (after, None)
