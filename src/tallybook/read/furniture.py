"""Which sentences are furniture: see-also titles, appeals, pointers, contacts?

Furniture is marked, never deleted. Each kind is told by words that news sites of all kinds use.
"""

from __future__ import annotations

import re

# Each pattern is anchored at the start of the sentence or is one short phrase: linear.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "see_also",
        re.compile(
            r"[(\[*_\s]{0,4}(?:see(?: also)?\s*:|read (?:more|also|next)\b|also read\b|related(?: stories| articles| coverage)?\s*:"
            r"|more on this\b|recommended\s*:|you may also like\b|further reading\b)",
            re.I,
        ),
    ),
    (
        "contact",
        re.compile(
            r"[*_\s]{0,4}(?:to contact\b|contact us\b|copyright\b|©|\(c\)\s|all rights reserved\b|for (?:more|further) information,? (?:contact|call|visit|please)\b"
            r"|media (?:contact|enquiries|inquiries)\b|e-?mail\s*:|tel(?:ephone)?\s*:|phone\s*:|reporting by\b|editing by\b|additional reporting\b)",
            re.I,
        ),
    ),
    (
        "appeal",
        re.compile(
            r"[*_\s]{0,4}(?:donate\b|subscribe\b|sign up\b|support our\b|follow us\b|share this\b|like us\b|join our\b|become a (?:member|subscriber)\b|download our\b|get our\b)",
            re.I,
        ),
    ),
    (
        "navigation",
        re.compile(r"[*_\s]{0,4}(?:home|menu|skip to|advertisement|loading|click here|tags?\s*:|filed under\b)", re.I),
    ),
    ("caption", re.compile(r"[*_\s]{0,4}(?:photo|image|picture|caption|credit|file photo)\s*[:(]", re.I)),
)
_APPEAL_INSIDE = re.compile(r"\b(?:and donate today|donate (?:now|today|here)|subscribe (?:now|today|to our))\b", re.I)
_POINTER = re.compile(
    r"\b(?:live (?:updates|blog|video|coverage|stream)|click here|has published a series of|more pictures|photo gallery|updates are being)\b",
    re.I,
)
_POINTER_VERB = re.compile(r"\b(?:offered|available|follow|watch|here|published|tweeted|updates)\b", re.I)
_LINK_ONLY = re.compile(r"[*_\[(<\s]{0,6}(?:https?://|www\.)\S{1,500}\s*$|[*_\s]{0,4}\[[^\]\n]{1,200}\]\(https?://[^)\n]{1,500}\)[*_.\s]{0,6}$", re.I)
_SEE_ALSO = re.compile(r"\((?:See(?: also)?|Read(?: more)?|Also read)\s*:\s[^()\n]{1,300}\)", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATELINE = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\.?,?\s+\d{{4}}|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})[^\n]{{0,40}}",
    re.I,
)
_BYLINE = re.compile(r"(?:by|from|reported by)\s+[A-Z][^\n]{1,100}", re.I)
_NAME_LINE = re.compile(r"[A-Z][\w'’.-]{1,30}(?:\s+(?:[A-Z][\w'’.-]{0,30}|de|la|van|von|bin|al)){1,4}")


def furniture_kind(text: str) -> str | None:
    """Return the kind of furniture that a sentence is, None for the story itself."""
    for kind, pattern in _KINDS:
        if pattern.match(text):
            return kind
    if _LINK_ONLY.match(text):
        return "contact"
    if _APPEAL_INSIDE.search(text):
        return "appeal"
    if _POINTER.search(text) and _POINTER_VERB.search(text):
        return "pointer"
    return None


def see_also_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a pointer in brackets to another article stands inside a paragraph."""
    return [found.span() for found in _SEE_ALSO.finditer(text, start, end)]


def is_dateline(line: str) -> bool:
    """Whether a line is only a date."""
    return len(line) < 80 and _DATELINE.fullmatch(line.strip()) is not None


def is_byline(line: str) -> bool:
    """Whether a line says who wrote it: "By Jane Roe", or a bare name."""
    plain = line.strip().strip("*_")
    return len(plain) < 110 and not plain.endswith((".", "?", "!")) and _BYLINE.fullmatch(plain) is not None


def is_name(line: str) -> bool:
    """Whether a line is a bare name of two to five words."""
    return _NAME_LINE.fullmatch(line.strip()) is not None


def is_title(line: str) -> bool:
    """Whether a bare line reads as a title: short, no full stop at its end."""
    plain = line.strip()
    return 0 < len(plain) <= 200 and plain[-1] not in ".!?,;:”\"" and len(plain.split()) <= 25
