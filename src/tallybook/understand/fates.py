"""Who died of those shot? In a murder-suicide they and the one who shot did.

"A man shot his wife and then himself in a murder-suicide": shot alone tells of wounds, but the
word for the whole tells of deaths. Where a report tells that somebody lived, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Figure

_SHOT = frozenset("shot shoots shooting stabbed stabs stabbing".split())
_SELVES = frozenset(("himself", "herself"))
_BEFORE_SELF = frozenset("and then before".split())
_SURVIVED = frozenset(
    "survived survives survivor survivors critical serious stable recovering treated fighting"
    " injured wounded condition surgery".split()
)


def with_fates(document: Document, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures, in a report of a murder-suicide with those shot told as killed."""
    if not figures or not _is_murder_suicide(document) or _somebody_lived(document):
        return tuple(figures)
    killers = {one.sentence for one in figures if one.scope == "perpetrator"}
    told: list[Figure] = []
    for one in figures:
        tokens = document.sentence_tokens(one.sentence)
        suicide = one.sentence in killers or any(_selves(tokens))
        if one.harm == "wounded" and suicide and _is_shot(tokens, one):
            one = msgspec.structs.replace(one, harm="killed")
        told.append(one)
    for sentence, tokens in document.sentences():
        if sentence.index not in killers and sentence.kind in ("body", "headline"):
            told.extend(_suicides(tokens, told))
    return tuple(sorted(told, key=lambda one: (one.start, one.end)))


def _is_murder_suicide(document: Document) -> bool:
    tokens = document.tokens
    return any(
        token.lower in ("murder-suicide", "homicide-suicide")
        or (token.lower == "suicide" and at and tokens[at - 1].lower == "murder")
        for at, token in enumerate(tokens)
    )


def _somebody_lived(document: Document) -> bool:
    return any(token.lower in _SURVIVED for token in document.tokens)


def _is_shot(tokens: Sequence[Token], figure: Figure) -> bool:
    return any(
        token.lower in _SHOT and figure.start <= token.start < figure.end for token in tokens
    )


def _selves(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield "himself" of "shot his wife and then himself"."""
    shot = False
    for at, token in enumerate(tokens):
        shot = shot or token.lower in _SHOT
        if shot and token.lower in _SELVES and tokens[at - 1].lower in _BEFORE_SELF:
            yield token


def _suicides(tokens: Sequence[Token], told: Sequence[Figure]) -> Iterator[Figure]:
    for token in _selves(tokens):
        if not any(one.start < token.end and token.start < one.end for one in told):
            yield Figure(
                start=token.start,
                end=token.end,
                sentence=token.sentence,
                harm="killed",
                number_low=1,
                number_high=1,
                value=1,
                bound="exact",
                value_raw=token.text,
                scope="perpetrator",
                scope_text=token.text,
                part=True,
            )
