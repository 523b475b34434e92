"""What the reader and its children say to each other, as MessagePack."""

from __future__ import annotations

import msgspec

from tallybook.records import Report, Unreadable


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of some bytes from what they lay in: a web archive, a mail, an archive."""

    url: str | None = None
    retrieved_at: str | None = None
    media_type: str | None = None
    charset: str | None = None


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes to parse (`kind` a format) or to unpack (`kind` a container), and how far to go.

    `lines` are the line numbers of the lines in `data`, for JSON lines.
    """

    kind: str
    name: str
    data: bytes
    facts: Facts = Facts()
    lines: tuple[int, ...] = ()
    max_text: int = 2_000_000
    max_unpacked: int = 200 * 1024 * 1024
    max_ratio: int = 100
    max_members: int = 100_000


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """One report, or why there is none. `span` is where its original stands in the request."""

    report: Report | None = None
    unreadable: Unreadable | None = None
    span: tuple[int, int] | None = None


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One thing unpacked from a container; `kind` None when its bytes have to tell."""

    name: str
    data: bytes = b""
    kind: str | None = None
    facts: Facts = Facts()
    unreadable: Unreadable | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a format found out about one report, before it is checked and becomes one.

    `published` is a date as written, with the code of how it was found; `published_hint` one
    that counts only if the text itself has none. `part` numbers the reports of one input.
    """

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | int | float | None = None
    published_basis: str = "metadata"
    published_hint: str | None = None
    hint_basis: str = "metadata"
    retrieved_at: str | None = None
    language: str | None = None
    given_id: str | None = None
    media_type: str = "text/plain"
    warnings: tuple[str, ...] = ()
    part: int | None = None
    span: tuple[int, int] | None = None


class Problem(msgspec.Struct, frozen=True):
    """One part of an input that gives no report, found while its other parts go on."""

    cause: str
    next_step: str
    part: int | None = None
    span: tuple[int, int] | None = None
