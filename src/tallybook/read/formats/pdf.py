"""PDF: the text layer, lines joined to paragraphs. A scan without text layer is named.

pypdfium2 reads; what it refuses, pypdf tries.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pypdfium2

from tallybook.errors import UnreadableReport
from tallybook.read.messages import Draft, Request
from tallybook.read.paragraphs import paragraphs_of

_MOST_PAGES = 2_000
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read(request: Request) -> Iterator[Draft]:
    """Yield the one draft of a PDF. Raises UnreadableReport: damaged, locked, no text layer."""
    try:
        pages, facts = _by_pdfium(request)
        warnings: tuple[str, ...] = ()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _locked(request.name) from None
        pages, facts = _by_pypdf(request)
        warnings = ("the file is damaged; a second reader took what text it found",)
    text = "\n\n".join(filter(None, map(paragraphs_of, pages)))
    if not any(map(str.isalnum, text)):
        raise UnreadableReport(
            request.name,
            f"no text layer (number of pages: {len(pages)}): a scan or pictures",
            next_step="run a text recognition (OCR) program over it, or supply the text",
        )
    title = facts.get("Title")
    yield Draft(
        text=text,
        # Writing programs put file names there: believed only if the first page says it too.
        title=title if title and _squeezed(title) in _squeezed(text[:2_000]) else None,
        author=None,
        url=request.facts.url,
        retrieved_at=request.facts.retrieved_at,
        published_hint=_day_of(facts.get("CreationDate")) or request.facts.retrieved_at,
        hint_basis="metadata" if facts.get("CreationDate") else "archive",
        media_type="application/pdf",
        warnings=warnings,
    )


def _by_pdfium(request: Request) -> tuple[list[str], dict[str, str]]:
    document = pypdfium2.PdfDocument(request.data)
    pages: list[str] = []
    size = 0
    for number in range(_page_count(len(document), request.name)):
        try:
            text = document[number].get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            text = ""  # one broken page does not cost the others
        pages.append(text)
        size += len(text)
        _check_size(size, request)
    return pages, document.get_metadata_dict()


def _by_pypdf(request: Request) -> tuple[list[str], dict[str, str]]:
    import pypdf  # slow to load: only for what pdfium refuses
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(request.data), strict=False)
        if reader.is_encrypted:
            raise _locked(request.name)
        pages: list[str] = []
        for number in range(_page_count(len(reader.pages), request.name)):
            pages.append(reader.pages[number].extract_text())
            _check_size(sum(map(len, pages)), request)
    except UnreadableReport:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        AssertionError,
        NotImplementedError,
    ) as error:
        raise UnreadableReport(
            request.name,
            f"a damaged PDF: {type(error).__name__} where its pages should be",
            next_step="fetch it again, or open it in a viewer and save its text",
        ) from None
    return pages, {}


def _page_count(count: int, name: str) -> int:
    if count > _MOST_PAGES:
        raise UnreadableReport(
            name,
            f"a PDF of {count:,} pages; the limit is {_MOST_PAGES:,}",
            next_step="cut out the pages of the report",
        )
    return count


def _check_size(size: int, request: Request) -> None:
    if size > request.max_text:
        raise UnreadableReport(
            request.name,
            f"its text is longer than {request.max_text:,} characters",
            next_step="split it into single reports, or raise the setting max_text_mb",
        )


def _locked(name: str) -> UnreadableReport:
    return UnreadableReport(
        name, "a PDF locked by a password", next_step="save a copy without password"
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


def _day_of(value: str | None) -> str | None:
    found = _PDF_DATE.match(value or "")
    return "-".join(found.groups()) if found else None
