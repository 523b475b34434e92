"""Where does a dateline end that stands in the first sentence ("LAHORE, 3 May (Reuters) --")?

What stands in it says where and when the report was filed, not where something happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.calendar_days import MONTHS, WEEKDAYS, WEEKDAYS_SHORT
from tallybook.understand.document import Document, Token

# A dateline is at most this many tokens long, and stands in one of the first sentences: a release
# has its number and "for immediate release" above it.
_LONGEST = 45
_SENTENCES = 7
# "WEST PALM BEACH, Fla.": so many tokens name a town with its state.
_TOWN = 8
_DASHES = frozenset("-–—")
_SMALL = frozenset(
    "of the and de la del el al in at an by reporting jan feb mar apr may jun jul aug sep sept oct"
    " nov dec".split()
)
# Of these a day alone is made: "Sunday 4th of March 2031".
_OF_A_DAY = frozenset((*MONTHS, *WEEKDAYS, *WEEKDAYS_SHORT, "of", "st", "nd", "rd", "th", "on"))
_DAY_WORDS = frozenset(WEEKDAYS) | frozenset(
    "today yesterday tonight overnight night morning afternoon evening".split()
)


def dateline_of(document: Document) -> range:
    """Return the offsets of the dateline, an empty range where the text has none."""
    for sentence in document.report.sentences[:_SENTENCES]:
        if sentence.kind == "headline":
            continue
        tokens = document.sentence_tokens(sentence.index)[:_LONGEST]
        # The number of a release has dashes too: "2031-05-S-012".
        if tokens and tokens[0].text[0].isdigit() and not _names_a_month(tokens[1:3]):
            continue
        start = _start(document, sentence.index)
        end = _end(tokens, first_only=document.all_caps)
        if not end and start < sentence.start and tokens and tokens[0].text in _DASHES:
            end = tokens[0].end
        if end:
            of_entry = start == sentence.start and _is_entry(document, sentence.index, end)
            return range(0) if of_entry else range(start, end)
    return range(0)


def _is_entry(document: Document, index: int, end: int) -> bool:
    """Whether the line is a day alone before what befell on it: "4 March 2031 - Gunmen shot two".

    Where the story has a day of its own, or the report was published then, it says when the story
    was filed.
    """
    tokens = document.sentence_tokens(index)
    line = [token.lower for token in tokens if token.end <= end]
    if not any(word in MONTHS for word in line):
        return False
    if any(word.isalpha() and word not in _OF_A_DAY for word in line):
        return False
    if any(token.lower in _DAY_WORDS for token in tokens[len(line) :]):
        return False
    published = (document.report.published_at or "")[8:10]
    numbers = {int(word) for word in line if word.isdecimal()}
    return not published or not any(abs(int(published) - one) <= 1 for one in numbers)


def _start(document: Document, index: int) -> int:
    """Return where a dateline starts: "TUCSON, Ariz." before "(May 5)" was taken for a sentence."""
    sentence = document.report.sentences[index]
    if index and document.text[sentence.start] in "(-–—":
        before = document.report.sentences[index - 1]
        tokens = document.sentence_tokens(before.index)
        capitals = tokens[:1] and tokens[0].text.isupper()
        if before.paragraph == sentence.paragraph and capitals and len(tokens) <= _TOWN:
            return before.start
    return sentence.start


def _end(tokens: Sequence[Token], *, first_only: bool) -> int:
    """Return the end of the last dash or dated bracket before the first word of the story.

    In capitals nothing tells where the story begins: there the first dash counts.
    """
    end, marks, opened = 0, 0, -1
    for at, token in enumerate(tokens):
        text = token.text
        if text[0].isalpha() and not text[0].isupper() and token.lower not in _SMALL:
            break
        if text == "(":
            opened = at
        marks += text[0].isdigit() or text in ("(", ",", "[")
        closes = text == ")" and opened >= 0 and _holds_a_number(tokens[opened:at])
        apart = text in _DASHES and at and not _joins(tokens, at)
        if (apart and (marks or at <= 2)) or (closes and at > 2):
            end = token.end
            if first_only:
                break
    return end if end and _goes_on(tokens, end) else 0


def _names_a_month(tokens: Sequence[Token]) -> bool:
    return any(token.lower in MONTHS for token in tokens)


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen stands inside a word: "a 36-year-old"."""
    return (
        at + 1 < len(tokens)
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
        and tokens[at].text == "-"
    )


def _holds_a_number(tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isdigit() for token in tokens)


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a story begins after it: "GUNMEN - dressed as police" is no dateline."""
    after = next((token for token in tokens if token.start >= end and token.text != "-"), None)
    return after is None or not after.text[0].islower()
