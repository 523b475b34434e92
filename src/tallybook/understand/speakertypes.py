"""Of what type is a speaker, by the words of the phrase?"""

from __future__ import annotations

import functools

from tallybook.understand.document import Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare

# Of a noun in two lists the earlier type of this order holds.
_ORDER = ("medical", "claimant", "igo", "media", "witness", "ngo", "social_media", "authority")
# Under a generic head the first type that the words give: "hospital spokesman", "rebel commander".
_RANK = ("medical", "claimant", "igo", "ngo", "authority", "social_media", "media", "witness")
_AGENCIES = frozenset({"agency", "agencies"})


@functools.cache
def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in reversed(_ORDER):
        found.update(dict.fromkeys(words("speech", "types", kind), kind))
    return found


def is_speaker_word(low: str) -> bool:
    """Return whether a noun is one of those that name speakers."""
    types = words("speech", "types", "generic") | words("speech", "types", "other")
    return low in _types() or low in types


def kind_of(tokens: tuple[Token, ...], head: str, gloss: tuple[Token, ...] = ()) -> str | None:
    """Return the speaker type that a phrase tells by itself, or its gloss; None if none."""
    types = _types()
    if head in words("speech", "types", "other"):
        return "unknown"
    generic = head in words("speech", "types", "generic")
    if not generic and head in types and not _is_surname(tokens, head):
        return types[head]
    if head in _AGENCIES and _names_outlet(tokens, types):
        return "media"
    for group in (tokens, gloss):
        seen = {types[word] for word in map(bare, group) if word in types}
        for kind in _RANK:
            if kind in seen:
                return kind
    # A doctor of law would have said so by another word.
    return "medical" if any(token.lower == "dr" for token in tokens) else None


def _names_outlet(tokens: tuple[Token, ...], types: dict[str, str]) -> bool:
    """The official WAFA agency, a news agency; not the UN refugee agency."""
    return any(
        types.get(token.lower) == "media" or token.lower == "news"
        for token in tokens
        if bare(token) not in _AGENCIES
    )


def _is_surname(tokens: tuple[Token, ...], head: str) -> bool:
    """Mayor John Fox: the last word is a name although "fox" is in a list."""
    if len(tokens) < 3 or head not in words("speech", "types", "media"):
        return False
    titled = tokens[-1].text.istitle() and tokens[-2].text.istitle()
    return titled and tokens[-1].lower == head and bare(tokens[0]) != "the"
