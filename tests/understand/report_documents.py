"""Documents made of a text, for tests of one question at a time."""

from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand.document import Document, read_document


def document(text: str, *, published_at: str | None = None) -> Document:
    """Return the document of a report with this text."""
    return read_document(
        Report(
            report_id="r1",
            content_sha256="0",
            source_name="a.txt",
            text=text,
            published_at=published_at,
            sentences=split_sentences(text),
        )
    )
