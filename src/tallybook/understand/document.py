"""One report cut into tokens: what every question of `understand` reads.

A `Document` never changes its report's text: tokens carry offsets into it. Words are matched by
`Token.lower`; `all_caps` tells upper-case wires, in which capitals say nothing about names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from tallybook.records import Report, Sentence

# A number with separators, an initialism (U.S., p.m.), a word with inner apostrophes and
# hyphens, or one other mark. Linear: a branch never gives back more than one character.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])|"
    r"[^\W_](?:[^\W_]|['’\-](?=[^\W_]))*|[^\s]"
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, number or mark, at `[start, end)` of the report's text."""

    text: str
    lower: str
    start: int
    end: int
    sentence: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its tokens. `spans[i]` is the token range of sentence i."""

    report: Report
    tokens: tuple[Token, ...]
    spans: tuple[tuple[int, int], ...]
    all_caps: bool

    @property
    def text(self) -> str:
        """The stored text that all offsets refer to."""
        return self.report.text

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        first, last = self.spans[sentence]
        return self.tokens[first:last]

    def sentences(self) -> Iterator[tuple[Sentence, tuple[Token, ...]]]:
        """Yield each sentence with its tokens, furniture too (see `Sentence.kind`)."""
        for sentence in self.report.sentences:
            yield sentence, self.sentence_tokens(sentence.index)


def read_document(report: Report) -> Document:
    """Cut a report into tokens, sentence by sentence."""
    tokens: list[Token] = []
    spans: list[tuple[int, int]] = []
    letters = capitals = 0
    for sentence in report.sentences:
        first = len(tokens)
        for found in _TOKEN.finditer(report.text, sentence.start, sentence.end):
            word = found.group().replace("’", "'")
            tokens.append(Token(word, word.lower(), found.start(), found.end(), sentence.index))
            if len(word) > 3 and word.isalpha():
                letters += 1
                capitals += word.isupper()
        spans.append((first, len(tokens)))
    return Document(
        report=report,
        tokens=tuple(tokens),
        spans=tuple(spans),
        # Nine in ten long words in capitals: a wire, not a headline.
        all_caps=letters > 0 and capitals > 0.9 * letters,
    )
