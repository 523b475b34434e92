"""Which phrases of a word list stand where? And which words belong to a noun?

A phrase table folds hyphens to spaces and matches the longest phrase that begins at a word, in
one pass over the tokens: its cost does not grow with the number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from tallybook.understand.document import Token

T = TypeVar("T")

DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any no every each another"
    " both all several many few least most two three four five six seven eight nine ten".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto over under near outside inside against through"
    " during after before since until between among around across along behind beside within"
    " without about above below toward towards upon via per despite amid off as than".split()
)
CONNECTIVES = frozenset(
    "and or but nor while when where who whom which that because although though if whether"
    " so then as since whose after before until".split()
)
PRONOUNS = frozenset("he she it they we you i him them us me himself herself themselves".split())
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can"
    " could may might must 's 're".split()
)
FUNCTION_WORDS = PREPOSITIONS | CONNECTIVES | PRONOUNS | AUXILIARIES
# A noun phrase longer than this is more likely two that ran together.
_LONGEST_NOUN_PHRASE = 7


class PhraseTable(Generic[T]):
    """Phrases with what they stand for. Lower case; a final `s` of the last word is forgiven."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in phrases.items():
            words = tuple(phrase.lower().replace("-", " ").split())
            self._by_first.setdefault(words[0], []).append((words, meaning))
            plural = (*words[:-1], words[-1] + "s")
            self._by_first.setdefault(plural[0], []).append((plural, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, T]]:
        """Yield (first token, token after the last, meaning) for each match, left to right."""
        words, owners = _folded(tokens)
        # Most sentences hold no phrase of most tables.
        if self._by_first.keys().isdisjoint(words):
            return
        after = 0
        for at, word in enumerate(words):
            if at < after or word not in self._by_first:
                continue
            for phrase, meaning in self._by_first[word]:
                after = at + len(phrase)
                if len(phrase) == 1 or tuple(words[at:after]) == phrase:
                    yield owners[at], owners[after - 1] + 1, meaning
                    break
            else:
                after = at + 1


def _folded(tokens: Sequence[Token]) -> tuple[list[str], Sequence[int]]:
    """Return the words without possessives and hyphens, and the token of each."""
    lowered = [token.lower for token in tokens]
    every = " ".join(lowered)
    if "-" not in every and "'s" not in every:
        return lowered, range(len(lowered))
    words: list[str] = []
    owners: list[int] = []
    for number, lower in enumerate(lowered):
        if lower == "-":
            continue
        bare = lower.removesuffix("'s")
        for part in bare.split("-") if "-" in bare else (bare,):
            words.append(part)
            owners.append(number)
    return words, owners


def noun_phrase_start(tokens: Sequence[Token], head: int) -> int:
    """Return the first token of the noun phrase that ends at `head`, its determiner included."""
    start = head
    while start > 0 and head - start < _LONGEST_NOUN_PHRASE:
        before = tokens[start - 1]
        if before.lower in DETERMINERS:
            return start - 1
        # The hyphen of "10-day" is inside a phrase; any other mark ends it.
        inside = before.text == "-" and start > 1 and tokens[start - 2].text.isdigit()
        if before.lower in FUNCTION_WORDS or not (inside or before.text[0].isalnum()):
            break
        start -= 1
    return start


def without_determiner(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the start of a noun phrase after its determiner."""
    return start + 1 if start + 1 < end and tokens[start].lower in DETERMINERS else start


def phrase_text(tokens: Sequence[Token]) -> str:
    """Return the words of a phrase, one space where the text has any, none where it has none."""
    parts: list[str] = []
    for number, token in enumerate(tokens):
        if number and token.start > tokens[number - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
