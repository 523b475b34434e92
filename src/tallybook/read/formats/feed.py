"""RSS and Atom: one draft an item. Every field is text, whatever markup it carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import feedparser

from tallybook.errors import UnreadableReport
from tallybook.read.markup import without_tags, words_of
from tallybook.read.messages import Draft, Problem, Request

_SUMMARY_ONLY = "the feed gives a summary only: read the page itself for the whole report"


def read(request: Request) -> Iterator[Draft | Problem]:
    """Yield a draft for each item, a problem for one without words.

    Raises UnreadableReport for a feed without items.
    """
    # Only ever bytes: given a string, feedparser would open a path or an address of that name.
    feed = feedparser.parse(bytes(request.data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise UnreadableReport(
            request.name,
            "a feed without items",
            next_step="fetch it again; if it is a page, save it as HTML",
        )
    publisher = without_tags(_text(feed.feed, "title"))
    for number, entry in enumerate(feed.entries, 1):
        yield _draft(entry, number, publisher, _text(feed.feed, "language"))


def _draft(entry: Any, number: int, publisher: str | None, language: str | None) -> Draft | Problem:
    content = [one.get("value") or "" for one in entry.get("content") or []]
    whole = max(content, key=len, default="")
    text = words_of(whole or _text(entry, "summary") or "")
    title = without_tags(_text(entry, "title"))
    if not text and not title:
        return Problem(
            "an item of the feed without words", "read the page it links to", part=number
        )
    return Draft(
        text=text or title or "",
        title=title,
        author=without_tags(_text(entry, "author")),
        publisher=publisher,
        url=_text(entry, "link"),
        published=_text(entry, "published") or _text(entry, "updated"),
        language=language,
        given_id=_text(entry, "id"),
        media_type="application/feed",
        warnings=() if whole else (_SUMMARY_ONLY,),
        part=number,
    )


def _text(holder: Any, name: str) -> str | None:
    value = holder.get(name)
    return value if isinstance(value, str) else None
