"""Plain text and Markdown: the text is the decoded file, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.read.decode import decode
from tallybook.read.messages import Draft, Request


def read(request: Request) -> Iterator[Draft]:
    """Yield the one draft of a text. Raises UnreadableReport if the bytes are no text."""
    found = decode(request.data, request.name, request.facts.charset)
    yield Draft(
        text=found.text,
        url=request.facts.url,
        retrieved_at=request.facts.retrieved_at,
        published_hint=request.facts.retrieved_at,
        hint_basis="archive",
        media_type="text/markdown" if request.kind == "markdown" else "text/plain",
        warnings=found.warnings,
    )
