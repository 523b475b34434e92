"""Where does a dateline end that stands in the first sentence ("LAHORE, 3 May (Reuters) --")?

What stands in it says where and when the report was filed, not where something happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.document import Document, Token

# A dateline is at most this many tokens long, and stands in one of the first sentences: a release
# has its number and "for immediate release" above it.
_LONGEST = 30
_SENTENCES = 7
_DASHES = frozenset("-–—")
_SMALL = frozenset(
    "of the and de la del el al in at an by reporting jan feb mar apr may jun jul aug sep sept oct"
    " nov dec".split()
)


def dateline_end(document: Document) -> int:
    """Return the offset at which the dateline ends, 0 where the text has none."""
    for sentence in document.report.sentences[:_SENTENCES]:
        if sentence.kind == "headline":
            continue
        tokens = document.sentence_tokens(sentence.index)[:_LONGEST]
        for at, token in enumerate(tokens):
            if token.text in _DASHES and at and _is_dateline(tokens[:at]):
                return token.end
        if tokens and _is_bracketed(tokens):
            return _bracket_end(tokens)
    return 0


def _is_dateline(tokens: Sequence[Token]) -> bool:
    """Whether names, dates and agencies stand here, and nothing that tells a story."""
    if not tokens[0].text[0].isupper():
        return False
    told = [t for t in tokens if t.text[0].isalpha() and not t.text[0].isupper()]
    if any(token.lower not in _SMALL for token in told):
        return False
    # "GUNMEN - dressed as police" is no dateline: a date, a bracket or a comma is asked for.
    marks = sum(t.text[0].isdigit() or t.text in ("(", ",", "[") for t in tokens)
    return len(tokens) == 1 or len(tokens) == 2 or marks > 0


def _is_bracketed(tokens: Sequence[Token]) -> bool:
    """Whether it is "KABUL, Afghanistan (Jan. 25)": capitals, a comma, a bracket with a date."""
    texts = [token.text for token in tokens]
    if "(" not in texts or ")" not in texts or not texts[0].isupper() or len(texts[0]) < 3:
        return False
    opening, closing = texts.index("("), texts.index(")")
    if not opening < closing or not any(t[0].isdigit() for t in texts[opening:closing]):
        return False
    return opening <= 6 and all(t[0].isupper() or not t[0].isalpha() for t in texts[:opening])


def _bracket_end(tokens: Sequence[Token]) -> int:
    return next(token.end for token in tokens if token.text == ")")
