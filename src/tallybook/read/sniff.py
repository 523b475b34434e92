"""Which format do these bytes have? The bytes say it first, the name second.

The answer is a format (`text`, `markdown`, `html`, `pdf`, `json`, `json_lines`, `feed`, `mail`),
a container (see CONTAINERS), or a Refused for what Tallybook does not read.
"""

from __future__ import annotations

import re

import msgspec

# How many bytes are enough to tell.
HEAD = 65_536

ARCHIVES = frozenset({"zip", "tar", "gzip", "bzip2", "xz"})
CONTAINERS = ARCHIVES | {"warc", "mailbox"}


class Refused(msgspec.Struct, frozen=True):
    """A format that Tallybook does not read: what it is, and what to do."""

    cause: str
    next_step: str


_TO_TEXT = "save it as text, HTML or PDF and read that"
_SUPPLY_TEXT = "write down the text it holds and read that"

_MAGIC: tuple[tuple[bytes, str | Refused], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"WARC/", "warc"),
    (b"\x89PNG", Refused("a PNG picture", _SUPPLY_TEXT)),
    (b"\xff\xd8\xff", Refused("a JPEG picture", _SUPPLY_TEXT)),
    (b"GIF8", Refused("a GIF picture", _SUPPLY_TEXT)),
    (b"II*\x00", Refused("a TIFF picture", _SUPPLY_TEXT)),
    (b"MM\x00*", Refused("a TIFF picture", _SUPPLY_TEXT)),
    (b"RIFF", Refused("a sound, film or WebP picture", _SUPPLY_TEXT)),
    (b"ID3", Refused("a sound recording", _SUPPLY_TEXT)),
    (b"OggS", Refused("a sound recording or film", _SUPPLY_TEXT)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Refused("an old Office document", _TO_TEXT)),
    (b"{\\rtf", Refused("a Rich Text document", _TO_TEXT)),
    (b"%!PS", Refused("a PostScript document", _TO_TEXT)),
    (b"7z\xbc\xaf\x27\x1c", Refused("a 7z archive", "unpack it, or pack it as zip")),
    (b"Rar!", Refused("a RAR archive", "unpack it, or pack it as zip")),
    (b"\x28\xb5\x2f\xfd", Refused("a Zstandard file", "unpack it and read what is inside")),
    (b"\x7fELF", Refused("a program", "leave it out")),
    (b"MZ\x90", Refused("a program", "leave it out")),
    (b"SQLite format 3\x00", Refused("a SQLite database", "export its texts as JSON lines")),
    (b"PAR1", Refused("a Parquet file", "export its texts as JSON lines")),
)

_BY_NAME: tuple[tuple[tuple[str, ...], str], ...] = (
    ((".md", ".markdown"), "markdown"),
    ((".jsonl", ".ndjson"), "json_lines"),
    ((".json",), "json"),
    ((".rss", ".atom"), "feed"),
    ((".eml",), "mail"),
    ((".tar",), "tar"),
)

_FEED = re.compile(rb"<(?:[a-z]{1,10}:)?(?:rss|feed|rdf)[\s>]", re.I)
_HTML = re.compile(
    rb"<(?:!doctype\s{1,9}html|html|head|body|article|section|main|div|p|h[1-6]|span|table|meta|"
    rb"title|ul|ol|center|font|script|style|a)[\s>/]",
    re.I,
)
# What was unpacked keeps the name of its file: `a.jsonl.gz` holds JSON lines.
_PACKED = re.compile(r"\.(?:gz|bz2|xz)$")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]")
# One of these and a From: is a mail, not a report that opens with "Date:" or "Subject:".
_MAIL_MARKS = frozenset(
    {b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to"}
)


def sniff(head: bytes, name: str) -> str | Refused:
    """Return the format of an input that starts with these (at most HEAD) bytes."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    if head[4:8] == b"ftyp":
        return Refused("a film or picture", _SUPPLY_TEXT)
    if not head.strip(b" \t\r\n\x0b\x0c\x00"):
        return Refused("empty: it holds no text", "leave it out, or fetch it again")
    return _sniff_text(_as_ascii(head), _PACKED.sub("", name.lower()))


def _as_ascii(head: bytes) -> bytes:
    """Return the head without byte order mark and without the zero bytes of UTF-16 and UTF-32."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        if head.startswith(mark):
            head = head[len(mark) :]
    return head.replace(b"\x00", b"").lstrip()


def _sniff_text(head: bytes, name: str) -> str | Refused:
    for kind, holds in (
        ("mailbox", _is_mailbox(head)),
        ("mail", _is_mail(head)),
    ):
        if holds:
            return kind
    if head[:1] in (b"{", b"["):
        return _sniff_json(head, name)
    if head[:1] == b"<":
        return _sniff_markup(head)
    for endings, kind in _BY_NAME:
        if name.endswith(endings):
            return kind
    if name.endswith(".pdf") and b"%PDF-" in head[:1024]:
        return "pdf"
    if name.endswith((".html", ".htm", ".xhtml")) and b"<" in head:
        return "html"
    return "text"


def _sniff_json(head: bytes, name: str) -> str:
    if name.endswith((".jsonl", ".ndjson")):
        return "json_lines"
    first, _, second = head.partition(b"\n")
    if first.startswith(b"{") and first.rstrip().endswith(b"}") and second.lstrip()[:1] == b"{":
        return "json_lines"
    if name.endswith(".json") or re.match(rb"\{\s{0,99}[\"}]|\[\s{0,99}[\[{\"\]]", head):
        return "json"
    return "markdown" if name.endswith((".md", ".markdown")) else "text"


def _sniff_markup(head: bytes) -> str | Refused:
    start = head[:8192]
    feed, page = _FEED.search(start), _HTML.search(start)
    if feed and (page is None or feed.start() < page.start()):
        return "feed"
    if page:
        return "html"
    if start.startswith(b"<?xml"):
        return Refused("XML of a kind that is not known here", _TO_TEXT)
    return "text"


def _is_mailbox(head: bytes) -> bool:
    first, _, rest = head.partition(b"\n")
    return first.startswith(b"From ") and _HEADER.match(rest) is not None


def _is_mail(head: bytes) -> bool:
    names = set()
    for line in head[:8192].split(b"\n"):
        if found := _HEADER.match(line):
            names.add(found[1].lower())
        elif not line[:1].isspace() or not line.strip():
            break
    return b"from" in names and bool(names & _MAIL_MARKS)
