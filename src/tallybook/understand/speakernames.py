"""Where does a speaker's name end: which points stand inside it, which words are a bare name?

"Lt. Col. S. K. Rao", "P/CSupt. Jose Santos Jr." and "Mr. Arase" are one name each; the reader
has already said where sentences end, so a point within a sentence is part of a word before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.document import Token
from tallybook.understand.lexicons import words
from tallybook.understand.speakertypes import is_speaker_word

_LONGEST_SHORT_FORM = 6


def is_inner_mark(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a mark belongs to the word before it: "Col.", "the miners' union"."""
    if tokens[at].text not in (".", "'") or at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if tokens[at].text == "'":
        owned = before.end == tokens[at].start and before.lower.endswith("s")
        return (
            owned and after.text[0].islower() and after.lower not in words("speech", "say", "plain")
        )
    return (
        before.end == tokens[at].start
        and after.sentence == tokens[at].sentence
        and before.text[0].isupper()
        and len(before.text) <= _LONGEST_SHORT_FORM
        and (after.text[0].isalnum() or after.text == ",")
    )


def is_capital(token: Token) -> bool:
    """Return whether a word is written as a name: Hassan, al-Hassan, d'Arc."""
    text = token.text
    return text[0].isupper() or any(
        mark in text and text.rpartition(mark)[2][:1].isupper() for mark in "-'"
    )


def is_bare_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the words [first, last) are a person's name alone, titles included."""
    if first >= last or not (is_capital(tokens[last - 1]) or tokens[last - 1].text == "."):
        return False
    if tokens[last - 1].text != "." and is_speaker_word(tokens[last - 1].lower):
        return False
    particles = words("speech", "names", "particles")
    return all(
        is_capital(tokens[at]) or tokens[at].lower in particles or is_inner_mark(tokens, at)
        for at in range(first, last)
    )
