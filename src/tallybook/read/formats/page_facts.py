"""What does a page say about itself: title, author, publisher, address, date, language?

Only what is written for machines: meta elements, JSON-LD, `html lang`, the canonical link.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from tallybook.read.dates import normal_date

# By trust: the first that is present, and for dates possible, counts.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "dc.title", "citation_title", "twitter:title", "headline"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author"),
    "publisher": ("og:site_name", "dc.publisher", "citation_publisher", "application-name"),
    "url": ("og:url",),
    "published": (
        "article:published_time",
        "datepublished",
        "og:published_time",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "date",
    ),
}
_KNOWN = frozenset(name for names in _NAMES.values() for name in names)
_LD = {
    key: re.compile(rf'"{key}"\s{{0,9}}:\s{{0,9}}("(?:[^"\\]|\\.){{1,300}}")')
    for key in ("datePublished", "headline")
}
_LONGEST_LD = 200_000


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says about itself, as written; `published` is known to be a possible date."""

    title: str | None = None
    document_title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def facts_of(tree: Any) -> PageFacts:
    """Return the facts of a parsed page."""
    said = _meta(tree)
    linked = _linked_data(tree)
    dates = [said.get(name) for name in _NAMES["published"]]
    author = _first(said, "author")
    return PageFacts(
        title=_first(said, "title") or linked.get("headline"),
        # What the window's head shows: often with the publisher's name behind it.
        document_title=tree.findtext(".//title"),
        # Some pages name the author by the address of a profile.
        author=author if author and "://" not in author else None,
        publisher=_first(said, "publisher"),
        url=_canonical(tree) or _first(said, "url"),
        published=next(filter(normal_date, [linked.get("datePublished"), *dates]), None),
        language=tree.get("lang") or None,
    )


def _meta(tree: Any) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = (element.get("content") or "").strip()
        if value and name.lower() in _KNOWN:
            said.setdefault(name.lower(), value[:2000])
    return said


def _first(said: dict[str, str], field: str) -> str | None:
    return next((said[name] for name in _NAMES[field] if name in said), None)


def _linked_data(tree: Any) -> dict[str, str]:
    """Return the first headline and datePublished of the page's JSON-LD, valid JSON or not."""
    found: dict[str, str] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        text = (script.text or "")[:_LONGEST_LD]
        for key, pattern in _LD.items():
            if key not in found and (match := pattern.search(text)):
                try:
                    found[key] = str(json.loads(match[1]))
                except ValueError:
                    continue
    return found


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip() or None
    return None
