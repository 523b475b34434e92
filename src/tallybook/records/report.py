"""A report: one published text, as stored, with what is known about it.

Every offset anywhere in Tallybook is `[start, end)` in Unicode code points of `Report.text`.
The text is stored as it was read (its furniture too), so that an offset never moves.
"""

from __future__ import annotations

import bisect

import msgspec

from tallybook.records.ids import make_id

READER_VERSION = "read-1"


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence: the unit of evidence.

    `kind` is a code of the list `sentence_kinds`: `body`, `headline`, `byline`, `dateline`, or a
    kind of furniture (`see_also`, `appeal`, `pointer`, `contact`, `caption`, `navigation`).
    """

    index: int
    start: int
    end: int
    paragraph: int
    kind: str = "body"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A published text. `text` starts with the title where the input gave it apart.

    `published_at` is ISO 8601, a day (`2031-05-04`) or a moment with its offset;
    `published_at_basis` is a code of the list `published_at_basis`; both None when not known.
    """

    report_id: str
    content_sha256: str
    source_name: str
    given_id: str | None = None
    text: str
    body_start: int = 0
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_at: str | None = None
    published_at_basis: str | None = None
    retrieved_at: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    reader: str = READER_VERSION
    sentences: tuple[Sentence, ...] = ()
    warnings: tuple[str, ...] = ()

    def quote(self, start: int, end: int) -> str:
        """Return the exact words at these offsets."""
        return self.text[start:end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds this offset, None between sentences."""
        at = bisect.bisect_right(self.sentences, offset, key=lambda one: one.start) - 1
        if at >= 0 and offset < self.sentences[at].end:
            return self.sentences[at]
        return None


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """One input that gave no report: which, why, what to do next. Never dropped silently."""

    source_name: str
    cause: str
    next_step: str
    content_sha256: str | None = None


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One report that repeats another: copies are one voice.

    `kind` is `exact` or `near`; `similarity` is the Jaccard similarity of word 5-grams, 1.0 for
    exact. The original is the earliest published of its group, then the one with the least id.
    An input with the very bytes of a report is that report: the two ids are then equal, and
    `source_name` names the other input.
    """

    report_id: str
    original_id: str
    kind: str
    similarity: float
    source_name: str | None = None


def report_id_of(content_sha256: str, given_id: str | None) -> str:
    """Return the id of a report: equal content under one given id is one report."""
    return make_id("r", content_sha256, given_id)
