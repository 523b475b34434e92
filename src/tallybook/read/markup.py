"""Which words does a piece of markup hold, whatever its shape?

Keeps every word outside scripts and styles, blocks as paragraphs. Linear in depth: it serves what
nests too deep for the page readers, and short pieces of HTML in feeds, mails and JSON.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SKIPPED = frozenset({"script", "style", "template", "noscript", "svg", "head", "title"})
_BLOCKS = frozenset(
    "p div br li ul ol dl dt dd tr table section article header footer aside nav main figure "
    "figcaption blockquote pre h1 h2 h3 h4 h5 h6 hr form address".split()
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>")
_ANY_BLOCK = re.compile(
    r"<(?:p|div|br|li|ul|ol|h[1-6]|table|blockquote)(?:\s[^<>]{0,2000})?/?>", re.I
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self._skipping: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED and self._skipping is None:
            self._skipping = tag
        elif tag in _BLOCKS:
            self.paragraphs.append([])
            # A page whose head or title never closes is still a page.
            if self._skipping in ("head", "title"):
                self._skipping = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.paragraphs.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipping:
            self._skipping = None
        elif tag in _BLOCKS:
            self.paragraphs.append([])

    def handle_data(self, data: str) -> None:
        if self._skipping is None:
            self.paragraphs[-1].append(data)


def words_of(markup: str) -> str:
    """Return the words of some HTML, paragraphs apart by an empty line."""
    words = _Words()
    words.feed(markup)
    words.close()
    paragraphs = (" ".join("".join(one).split()) for one in words.paragraphs)
    return "\n\n".join(one for one in paragraphs if one)


def has_markup(text: str) -> bool:
    """Whether a text is a piece of HTML: it has block tags, or opens with a tag."""
    start = text[:20_000]
    return _ANY_BLOCK.search(start) is not None or _ANY_TAG.match(start.lstrip()) is not None


def without_tags(value: str | None) -> str | None:
    """Return a short field such as a title as text, whatever markup or entities it carries."""
    if not value or ("<" not in value and "&" not in value):
        return value
    return " ".join(words_of(value[:4000]).split()) or None
