"""Builds the documents of the tests of figures, and tells their figures briefly."""

from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand.document import Document, read_document
from tallybook.understand.figures import find_figures
from tallybook.understand.mentions import Figure


def document_of(text: str) -> Document:
    return read_document(
        Report(
            report_id="r1",
            content_sha256="0",
            source_name="a.txt",
            text=text,
            sentences=split_sentences(text),
        )
    )


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures(document_of(text))


def told(text: str) -> list[tuple[str, int | None, int | None, str]]:
    """Return each figure as harm, low, high, scope, in the order of the text."""
    return [(f.harm, f.number_low, f.number_high, f.scope) for f in figures_of(text)]
