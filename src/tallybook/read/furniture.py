"""Is a sentence part of the story, or furniture: see-also, appeal, pointer, contact, caption?

The words that tell are data (`furniture.toml`). Furniture is marked, never deleted.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

# Furniture shows itself in its first words; only "anywhere" phrases look further, this far.
_LOOK = 400
_LONGEST = 300
_SPACES = re.compile(r"\s+")
_EDGES = " \t*_#>|-–—:.…•·»›«‹[]()"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,200}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_CALL = re.compile(
    r"[(\[]\s?(?i:see also|see|read more|also read|read also|related|read)\s?[:\"“‘«]"
)
_CLOSED_WITHIN = 400


class _Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    starts: tuple[str, ...]
    anywhere: tuple[str, ...]
    whole: frozenset[str]
    labels: frozenset[str]
    needs: tuple[str, ...] = ()


@functools.cache
def _kinds() -> dict[str, _Kind]:
    raw = (resources.files(__package__) / "furniture.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(raw), dict[str, _Kind])


def furniture_kind(text: str) -> str | None:
    """Return the kind of furniture that a sentence is (a code of `sentence_kinds`), or None."""
    head = _SPACES.sub(" ", text[:_LOOK]).replace("’", "'").lower().lstrip("*_>|•·#- ")
    bare = head.strip(_EDGES)
    if not bare:
        return "navigation"
    # A label that ran into the paragraph after it ("Advertisement He said ...") is mostly story.
    short = len(text) <= _LONGEST
    for code, kind in _kinds().items():
        if short and head.startswith(kind.starts) and not _is_story(code, head):
            return code
        if bare in kind.whole or _holds(kind, head):
            return code
    return "contact" if _is_address(bare) else None


def is_label(text: str) -> str | None:
    """Return the kind of furniture that a line announces for the lines below it, or None."""
    bare = text[:80].lower().replace("’", "'").strip(_EDGES)
    for code, kind in _kinds().items():
        if bare in kind.labels:
            return code
    return None


def see_also_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of bracketed see-alsos between two offsets: (See: "...")."""
    spans: list[tuple[int, int]] = []
    at = start
    while found := _CALL.search(text, at, end):
        close = ")" if text[found.start()] == "(" else "]"
        stop = text.find(close, found.end(), min(end, found.end() + _CLOSED_WITHIN))
        at = found.end()
        if stop >= 0:
            at = stop + 1
            while at < end and text[at] in ".,;":
                at += 1
            spans.append((found.start(), at))
    return spans


def _holds(kind: _Kind, head: str) -> bool:
    # A loop, not `any`: this is asked of every sentence, for a hundred phrases.
    for phrase in kind.anywhere:
        if phrase in head:
            return not kind.needs or any(word in head for word in kind.needs)
    return False


# "For the latest attack, police blamed ..." begins like a pointer and tells the story.
_TOLD = re.compile(
    r" (?:said|told|says|blamed|killed|wounded|injured|dead|died|attacked|arrested)[ ,.]"
)
_TITLES = frozenset({"see_also", "contact", "caption"})


def _is_story(code: str, head: str) -> bool:
    return code not in _TITLES and _TOLD.search(head) is not None


def _is_address(bare: str) -> bool:
    found = _ADDRESS.search(bare)
    return found is not None and (" " not in bare or len(found[0]) > 0.6 * len(bare))
