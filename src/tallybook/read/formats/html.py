"""HTML pages: the main text and what the page says about itself.

trafilatura reads. Where it finds nothing, or the page nests deeper than its parser goes (which
then loses text without a word), a second parser reads and a warning says so.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from tallybook.errors import UnreadableReport
from tallybook.read.decode import decode
from tallybook.read.formats.page_facts import PageFacts, facts_of
from tallybook.read.markup import words_of
from tallybook.read.messages import Draft, Request

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_CHARSET = re.compile(
    rb"<meta[^<>]{1,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.I
)
_XML_HEAD = re.compile(r"\s{0,999}<\?xml[^<>]{0,999}\?>", re.I)
# Not the extensive search, which takes any number on the page for a date; and bounds that do not
# move with the clock.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1950-01-01",
    "max_date": "2100-01-01",
}
# Markup may be this much longer than the text it carries, before it is not parsed at all.
_MARKUP_TO_TEXT = 5
_SECOND = "the page's main text was found by a second parser"
_TOO_DEEP = "the page nests too deep to tell its main text: all its words were kept"


def read(request: Request) -> Iterator[Draft]:
    """Yield the one draft of a page. Raises UnreadableReport if it is no text at all."""
    found = decode(request.data, request.name, request.facts.charset or _declared(request.data))
    markup = _without_xml_head(found.text)
    _check_size(markup, request)
    tree, deep = _parse(markup)
    page = facts_of(tree) if tree is not None else PageFacts()
    main = None if deep or tree is None else _main_text(tree, request.facts.url)
    text, warnings = (main.text, ()) if main else _second_text(markup, deep=deep)
    if not any(map(str.isalnum, text)):
        raise UnreadableReport(
            request.name,
            "a page without text",
            next_step="its text may come by script: save the page from a browser, or copy the text",
        )
    published, basis = _published(page, main, request.facts.url or page.url)
    yield Draft(
        text=_paragraphs(text),
        title=page.title or (main and main.title) or page.document_title,
        author=page.author or (main and main.author),
        publisher=page.publisher or (main and main.sitename),
        url=request.facts.url or page.url,
        published=published,
        published_basis=basis,
        published_hint=request.facts.retrieved_at,
        hint_basis="archive",
        retrieved_at=request.facts.retrieved_at,
        language=page.language,
        media_type="text/html",
        warnings=found.warnings + warnings,
    )


def _without_xml_head(markup: str) -> str:
    """Return the page without its XML declaration: the parser refuses a charset for a text."""
    head = _XML_HEAD.match(markup)
    return markup[head.end() :] if head else markup


def _check_size(markup: str, request: Request) -> None:
    most = _MARKUP_TO_TEXT * request.max_text
    if len(markup) > most:
        raise UnreadableReport(
            request.name,
            f"the page is {len(markup):,} characters long; the limit is {most:,}",
            next_step="save its main text as a text file, or raise the setting max_text_mb",
        )


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    return found[1].decode() if found else None


def _parse(markup: str) -> tuple[Any, bool]:
    """Return the tree (None for none) and whether some of the page lies too deep for it."""
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(markup, parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None, _is_deep(parser)
    return tree, _is_deep(parser)


def _is_deep(parser: Any) -> bool:
    return any("depth" in error.message for error in parser.error_log)


def _main_text(tree: Any, url: str | None) -> Any:
    """Return what trafilatura found, None for nothing."""
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None
    text = getattr(found, "text", None)
    return found if text and text.strip() else None


# The first of the second parsers is better, but its time grows with the square of the depth.
def _second_text(markup: str, *, deep: bool) -> tuple[str, tuple[str, ...]]:
    if not deep:
        for main_content in (True, False):
            text = extract_plain_text(markup, main_content=main_content, preserve_formatting=True)
            if any(map(str.isalnum, text)):
                return text, (_SECOND,)
    return words_of(markup), (_TOO_DEEP if deep else _SECOND,)


def _paragraphs(text: str) -> str:
    """Return the lines of the main text as paragraphs: each line of the readers is one."""
    return "\n\n".join(line for line in map(str.strip, text.split("\n")) if line)


def _published(page: PageFacts, main: Any, url: str | None) -> tuple[str | None, str]:
    """Return the date of the page and how it was found."""
    if page.published:
        return page.published, "metadata"
    found = main.date if main else None
    # Dates in addresses have their numbers apart by slashes.
    if found and url and found in re.sub(r"[/_]", "-", url):
        return found, "url"
    return found, "metadata"
