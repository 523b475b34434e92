"""Can some words be one who says, which of them is the head, and of what type is the speaker?

What cannot be a speaker is refused: an invented speaker is worse than a missed one.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.speakernames import is_capital
from tallybook.understand.speakertypes import is_speaker_word, kind_of

AUXILIARIES = frozenset(
    """is are was were be been being has have had do does did will would can could may might must
    shall should 's 're killed died dead wounded injured exploded attacked including""".split()
)
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
PREPOSITIONS = frozenset(
    """in on at after during from for with by near of to about over under within inside outside
    against into amid despite""".split()
)
# A head noun ends before these.
_AFTER_HEAD = frozenset(
    """of for in from at with who whose on near and to by close familiar involved based published
    made issued released quoted cited contacted reached interviewed""".split()
)
_DROPPED = frozenset("the a an both some * other".split())
# Things that can stand before "said" and speak no more than a sign does.
_MUTE = frozenset(
    """sign law rule title headline film song book bomb blast explosion attack shooting gun which
    this there what nobody none one everything something nothing everyone bullets violence incident
    war weather fire plane car shelling raid ambush strike strikes clash clashes killing killings
    death deaths toll violence fighting raids attacks blasts move moves""".split()
)
# "One of the survivors": the noun behind "of" is the head.
_PARTS = frozenset("one two three four some many most several members all none each".split())
_OWNERS = frozenset("his her their its the a an our my".split())
_LONGEST_BODY = 6
# "County control said", at the beginning of a sentence.
_BARE_BODY = 2


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """One who says: tokens [first, last), the words as written without the article."""

    first: int
    last: int
    text: str
    head: str
    kind: str | None = None
    pronoun: str | None = None
    plural: bool = False
    named: bool = False


def is_time(low: str) -> bool:
    """Return whether a word tells when: Monday, late, yesterday."""
    return low in words("speech", "time") and low not in ("the", "a", "to", "in", "at", "on")


def make_phrase(
    document: Document,
    first: int,
    last: int,
    gloss: tuple[Token, ...] = (),
    *,
    plain: bool = False,
) -> Phrase | None:
    """Return tokens [first, last) as a speaker, None if they cannot be one.

    `gloss` are the words of an apposition, which may tell the type; `plain` as in `phrase_before`.
    """
    tokens = document.tokens
    while first < last and tokens[first].lower in _DROPPED:
        first += 1
    span = tokens[first:last]
    if not span:
        return None
    low = span[-1].lower
    if len(span) == 1 and low in _OBJECTS:
        low = _OBJECTS[low]
    if len(span) == 1 and low in PRONOUNS:
        plural = low in ("they", "we")
        return Phrase(
            first=first, last=last, text=span[0].text, head=low, pronoun=low, plural=plural
        )
    head = _head(span)
    if not _may_speak(document, span, head) and not (plain and _is_body(document, first, last)):
        return None
    text = " ".join(document.text[span[0].start : span[-1].end].split())
    return Phrase(
        first=first,
        last=last,
        text=text.removesuffix("'s").removesuffix("’s"),
        head=head,
        kind=kind_of(span, head, gloss),
        plural=(head.endswith("s") and not head.endswith("ss")) or head in ("police", "people"),
        named=_is_named(document, _head_token(span)),
    )


def _head(span: tuple[Token, ...]) -> str:
    return bare(_head_token(span))


def _head_token(span: tuple[Token, ...]) -> Token:
    """The noun before the first preposition or relative clause."""
    start = 2 if len(span) > 2 and span[1].lower == "of" and span[0].lower in _PARTS else 0
    for k, token in enumerate(span[start + 1 :], start + 1):
        if token.lower in _AFTER_HEAD:
            return span[k - 1]
    last = len(span) - 1
    # Detachment No. 4, 44th Battalion (Rural).
    while last and (not span[last].text[0].isalpha() or span[last].lower == "no"):
        last -= 1
    return span[last]


def _is_named(document: Document, last: Token) -> bool:
    capital = document.all_caps or is_capital(last) or last.text == "."
    return capital and not is_speaker_word(bare(last))


def _may_speak(document: Document, span: tuple[Token, ...], head: str) -> bool:
    """Whether the words can be a speaker: a noun of speakers or texts, or a name."""
    if head in _MUTE or not head[0].isalpha() or len(head) < 2:
        return False
    if span[-1].lower in PREPOSITIONS:
        return False
    lows = {bare(token) for token in span}
    if "who" not in lows and lows & (AUXILIARIES | PRONOUNS):
        return False
    if head == "those":
        return "who" in lows
    if head in words("speech", "nouns", "texts") or head in words("speech", "nouns", "bodies"):
        return True
    if any(is_speaker_word(low) for low in lows):
        return True
    if document.all_caps:
        return len(span) <= 5 and not lows & (PREPOSITIONS | PRONOUNS)
    # A name with or without words before it: the baker John Doe.
    return is_capital(span[-1]) and not is_time(head)


def _is_body(document: Document, first: int, last: int) -> bool:
    """Whether an unknown noun speaks: "the ship's owners", "our crew on the scene"."""
    tokens = document.tokens
    span = tokens[first:last]
    head = _head(span)
    return (
        _is_opened(document, first, span)
        and len(span) <= _LONGEST_BODY
        and head not in _MUTE
        and head.isalpha()
        and span[0].lower not in PREPOSITIONS
        and not {one.lower for one in span} & (AUXILIARIES | PRONOUNS)
        and not is_time(head)
    )


def _is_opened(document: Document, first: int, span: tuple[Token, ...]) -> bool:
    """Whether an article, a possessive or the beginning of the sentence stands before it."""
    tokens = document.tokens
    begins = first == document.spans[span[0].sentence][0] and len(span) <= _BARE_BODY
    after = first > 0 and tokens[first - 1].lower in _OWNERS
    return begins or after or any(one.lower in _OWNERS or one.lower.endswith("'s") for one in span)
