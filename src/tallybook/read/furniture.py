"""Which sentences are furniture: see-also titles, appeals, pointers, contacts?

Furniture is marked, never deleted. Each kind is told by words that news sites of all kinds use.
"""

from __future__ import annotations

import re

_LEAD = r"[*_(\[\s]{0,4}"
# How each kind begins; a space stands for any white space.
_BEGINNINGS: dict[str, str] = {
    "see_also": "see:|see also:|read more|read also|read next|also read|related:|related stories:"
    "|related articles:|related coverage:|more on this|recommended:|you may also like"
    "|further reading",
    "contact": "to contact|contact us|copyright|©|\\(c\\) |all rights reserved"
    "|for more information,? contact|for further information,? contact|for more information,? visit"
    "|media contact|media enquiries|media inquiries|e-?mail:|tel:|telephone:|phone:|reporting by"
    "|editing by|additional reporting",
    "appeal": "donate|subscribe|sign up|support our|follow us|share this|like us|join our"
    "|become a member|become a subscriber|download our|get our",
    "navigation": "home$|menu$|skip to|advertisement|loading|click here|tags:|filed under",
    "caption": "photo:|image:|picture:|caption:|credit:|file photo",
}
_KINDS = tuple(
    (kind, re.compile(rf"{_LEAD}(?:{words.replace(' ', chr(92) + 's+')})", re.I))
    for kind, words in _BEGINNINGS.items()
)
_APPEAL_INSIDE = re.compile(
    r"\b(?:and donate today|donate (?:now|today|here)|subscribe (?:now|today|to our))\b", re.I
)
_POINTER = re.compile(
    r"\b(?:live (?:updates|blog|video|coverage|stream)|click here|has published a series of"
    r"|more pictures|photo gallery|updates are being)\b",
    re.I,
)
_POINTER_VERB = re.compile(
    r"\b(?:offered|available|follow|watch|here|published|tweeted|updates)\b", re.I
)
_LINK_ONLY = re.compile(
    r"[*_\[(<\s]{0,6}(?:https?://|www\.)\S{1,500}\s*$"
    r"|[*_\s]{0,4}\[[^\]\n]{1,200}\]\(https?://[^)\n]{1,500}\)[*_.\s]{0,6}$",
    re.I,
)
_SEE_ALSO = re.compile(r"\((?:See(?: also)?|Read(?: more)?|Also read)\s*:\s[^()\n]{1,300}\)", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_PLACE = r"(?:[A-Z][A-Z .'-]{2,30},\s+(?-i:[A-Z])[\w .'-]{2,30},\s+|[\w .'-]{2,30},\s+)?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\.?,?\s+\d{{4}}"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_DATELINE = re.compile(rf"{_PLACE}{_WEEKDAY}{_DAY}[^\n]{{0,40}}", re.I)
_BYLINE = re.compile(r"(?:by|from|reported by)\s+[A-Z][^\n]{1,100}", re.I)
_NAME_LINE = re.compile(
    r"[A-Z][\w'’.-]{1,30}(?:\s+(?:[A-Z][\w'’.-]{0,30}|de|la|van|von|bin|al)){1,4}"
)


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
    return (
        len(plain) < 110
        and not plain.endswith((".", "?", "!"))
        and _BYLINE.fullmatch(plain) is not None
    )


def is_name(line: str) -> bool:
    """Whether a line is a bare name of two to five words."""
    return _NAME_LINE.fullmatch(line.strip()) is not None


def is_title(line: str) -> bool:
    """Whether a bare line reads as a title: short, no full stop at its end."""
    plain = line.strip()
    return 0 < len(plain) <= 200 and plain[-1] not in '.!?,;:”"' and len(plain.split()) <= 25
