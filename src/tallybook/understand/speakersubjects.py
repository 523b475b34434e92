"""Whom does a sentence tell of first: the person or body that "he", "she" or "it" stands for next?

"Police chief Danladi Musa visited the mosque. He said ...". Without a parser: the words with which
a sentence begins, after a place or time and up to the first word that is no part of a name or of
words for a speaker. Someone killed there says nothing afterwards.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import word_file, words
from tallybook.understand.nations import bare
from tallybook.understand.saying import QUOTES
from tallybook.understand.speakernames import is_bare_name, is_capital, is_inner_mark
from tallybook.understand.speakerphrases import AUXILIARIES, PREPOSITIONS, Phrase, make_phrase
from tallybook.understand.speakertypes import is_speaker_word

_LONGEST = 12
_LEADING = 10
_INSIDE = frozenset("of for the 's former deputy local senior acting and".split())
_OPENERS = frozenset("in on at after during from near by when as while inside outside".split())
_DEAD = frozenset("killed died shot dead murdered slain assassinated martyred perished".split())
_NO_NOUNS = AUXILIARIES | PREPOSITIONS | {"and", "or", "the", "a", "an", "his", "her", "their"}


class Subject(msgspec.Struct, frozen=True):
    """The words a sentence begins with, and whether the person was on the spot, as told."""

    phrase: Phrase
    saw_it: bool = False


def subject_of(document: Document, first: int, last: int) -> Subject | None:
    """Return whom the sentence [first, last) begins with, None where that is in doubt."""
    tokens = document.tokens
    if document.all_caps or last - first < 3 or tokens[first].text in QUOTES:
        return None
    start = _after_opening(tokens, first, last)
    end = _name_end(tokens, start, last)
    if end == start:
        return None
    gloss, behind = _gloss(tokens, end, last)
    phrase = make_phrase(document, start, end, gloss)
    if phrase is None or phrase.pronoun is not None or _is_dead(tokens, behind, last):
        return None
    phrase = _with_name(document, phrase, end, behind)
    if phrase.named and not _is_person(tokens, phrase, end, behind, last):
        return None
    was_there = words("speech", "subjects", "there")
    there = any(one.lower in was_there for one in tokens[behind : behind + 2])
    return Subject(phrase, there or (bool(gloss) and gloss[0].text.isdigit()))


def _after_opening(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Skip "On Sunday," and "Speaking in Jos,"."""
    low = tokens[first].lower
    if low not in _OPENERS and not low.endswith("ing"):
        return first
    ends = range(first, min(first + _LEADING, last - 2))
    comma = next((at for at in ends if tokens[at].text == ","), None)
    return first if comma is None else comma + 1


def _name_end(tokens: tuple[Token, ...], start: int, last: int) -> int:
    at = start
    if at < last and tokens[at].lower in ("the", "a", "an"):
        at += 1
    begin = at
    while at < min(last, start + _LONGEST):
        step = 1 if _is_part(tokens, at, begin) else _to_speaker(tokens, at, last)
        if step == 0:
            break
        at += step
    while at > begin and tokens[at - 1].lower in _INSIDE:
        at -= 1
    return at if at > begin else start


def _to_speaker(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """How many words to a noun of speakers: "district police chief", "company's chief"."""
    for ahead in range(at, min(at + 4, last)):
        token = tokens[ahead]
        if is_speaker_word(bare(token)):
            return ahead - at
        if not token.text[0].islower() or token.lower.endswith("ed") or token.lower in _NO_NOUNS:
            return 0
    return 0


def _is_part(tokens: tuple[Token, ...], at: int, begin: int) -> bool:
    token = tokens[at]
    low = bare(token)
    if is_inner_mark(tokens, at) or is_speaker_word(low) or token.lower in _INSIDE:
        return True
    if at == begin and low in words("speech", "subjects", "small"):
        return False
    particles = words("speech", "names", "particles")
    return is_capital(token) or (low in particles and at > begin)


def _gloss(tokens: tuple[Token, ...], end: int, last: int) -> tuple[tuple[Token, ...], int]:
    """The apposition between commas behind the words, and the token after it."""
    if end >= last or tokens[end].text != ",":
        return (), end
    stops = range(end + 1, min(end + 25, last))
    close = next((at for at in stops if tokens[at].text == ","), None)
    return ((), end) if close is None else (tokens[end + 1 : close], close + 1)


def _with_name(document: Document, phrase: Phrase, end: int, behind: int) -> Phrase:
    """Add the name of an apposition: "A spokesman for the governor, Musa Danladi,"."""
    tokens = document.tokens
    if phrase.named or phrase.plural or not is_bare_name(tokens, end + 1, behind - 1):
        return phrase
    text = document.text[tokens[phrase.first].start : tokens[behind - 2].end]
    return msgspec.structs.replace(
        phrase, text=" ".join(text.split()), head=bare(tokens[behind - 2]), named=True
    )


def _is_dead(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    return any(one.lower in _DEAD for one in tokens[at : min(at + 5, last)])


def _is_person(tokens: tuple[Token, ...], phrase: Phrase, end: int, behind: int, last: int) -> bool:
    """Whether a name is a person's: by its type, its age, a given name, or what it does."""
    span = tokens[phrase.first : end]
    if phrase.kind is not None or behind > end:
        return True
    if len(span) < 2:
        return False
    if any(one.lower in word_file("given_names") for one in span):
        return True
    verb = tokens[behind].lower if behind < last else ""
    if verb in words("speech", "subjects", "there") | words("speech", "subjects", "did"):
        return True
    return verb.endswith("ed") and verb not in words("speech", "subjects", "not_did")
