"""Which countries do the words of a report name, for the names of forces and groups?

Places have a gazetteer; this is only the short list of names and demonyms that parties carry.
"""

from __future__ import annotations

import functools
from collections import Counter

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon

# A pronoun in upper-case text.
_PRONOUNS = frozenset({"us", "car"})


class Nations(msgspec.Struct, frozen=True, kw_only=True):
    """`at`: token index -> (country code, tokens of the name); `ranked`: most named first."""

    at: dict[int, tuple[str, int]]
    ranked: tuple[str, ...]


@functools.cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names by their first word, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, names in lexicon("nations")["words"].items():
        for name in names:
            words = tuple(name.lower().split())
            index.setdefault(words[0], []).append((words, code))
    return {
        first: tuple(sorted(ones, key=lambda one: -len(one[0]))) for first, ones in index.items()
    }


def read_nations(document: Document) -> Nations:
    """Find the countries named, by name or demonym, and how much the report speaks of each."""
    at: dict[int, tuple[str, int]] = {}
    counts: Counter[str] = Counter()
    tokens, index = document.tokens, _index()
    skip = 0
    for i, token in enumerate(tokens):
        if i < skip:
            continue
        word = bare(token)
        if word not in index or not _is_name(document, token, word):
            continue
        found = _match(tokens, i, index[word])
        if found:
            at[i] = found
            counts[found[0]] += 1
            skip = i + found[1]
    return Nations(at=at, ranked=tuple(code for code, _ in counts.most_common()))


def bare(token: Token) -> str:
    """Return the word in lower case, without a possessive."""
    word = token.lower
    if word[-2:] == "'s":
        return word[:-2]
    return word[:-1] if word[-1:] == "'" and len(word) > 1 else word


def _is_name(document: Document, token: Token, word: str) -> bool:
    if document.all_caps:
        return word not in _PRONOUNS
    return token.text.isupper() if word in _PRONOUNS else token.text[0].isupper()


def _match(
    tokens: tuple[Token, ...], i: int, names: tuple[tuple[tuple[str, ...], str], ...]
) -> tuple[str, int] | None:
    for words, code in names:
        span = tokens[i : i + len(words)]
        if tuple(bare(one) for one in span) == words:
            return code, len(words)
    return None
