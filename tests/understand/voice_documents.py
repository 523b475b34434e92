"""Documents for the tests of parties, speakers and standing: one text, cut into sentences."""

from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand.document import Document, read_document


def read(text: str) -> Document:
    """Return the document of a text."""
    report = Report(
        report_id="r0123456789abcdef",
        content_sha256="0" * 64,
        source_name="test.txt",
        text=text,
        sentences=tuple(split_sentences(text)),
    )
    return read_document(report)
