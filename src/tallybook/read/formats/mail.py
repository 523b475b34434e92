"""EML: the plain part of a message, else its HTML part; attachments are named, not read."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

import msgspec

from tallybook.errors import UnreadableReport
from tallybook.read.decode import decode
from tallybook.read.messages import Draft, Problem, Request

_MOST_PARTS = 200


def read(request: Request) -> Iterator[Draft | Problem]:
    """Yield the one draft of a message. Raises UnreadableReport if no part of it is text."""
    message = email.message_from_bytes(request.data, policy=email.policy.default)
    parts = _leaves(message, request.name)
    for media_type in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == media_type and part.get_content_disposition() is None:
                body = part.get_payload(decode=True)
                if isinstance(body, bytes) and body.strip():
                    yield _draft(request, message, part, body)
                    return
    raise UnreadableReport(
        request.name,
        "a mail without a part of text",
        next_step="open it in a mail program and save its text or its attachment",
    )


def _leaves(message: EmailMessage, name: str) -> list[EmailMessage]:
    leaves: list[EmailMessage] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise UnreadableReport(
                name,
                f"a mail of more than {_MOST_PARTS} parts",
                next_step="save the part that holds the report as text",
            )
        if not part.is_multipart():
            leaves.append(part)
    return leaves


def _draft(request: Request, message: EmailMessage, part: EmailMessage, body: bytes) -> Draft:
    charset = part.get_param("charset")
    declared = charset if isinstance(charset, str) else None
    base = _body_draft(request, part, body, declared)
    publisher, address = parseaddr(_header(message, "from") or "")
    attached = [one.get_filename() or one.get_content_type() for one in message.iter_attachments()]
    warnings = base.warnings
    if attached:
        warnings += (f"attachments not read: {', '.join(attached)[:200]}",)
    return msgspec.structs.replace(
        base,
        title=_header(message, "subject"),
        publisher=publisher or address or None,
        author=None,
        url=base.url,
        published=_header(message, "date"),
        published_basis="metadata",
        media_type="message/rfc822",
        warnings=warnings,
    )


def _body_draft(request: Request, part: EmailMessage, body: bytes, declared: str | None) -> Draft:
    if part.get_content_type() == "text/html":
        from tallybook.read.formats import html  # loads the page readers: few mails need them

        facts = msgspec.structs.replace(request.facts, charset=declared)
        page = msgspec.structs.replace(request, kind="html", data=body, facts=facts)
        return next(html.read(page))
    found = decode(body, request.name, declared)
    return Draft(text=found.text.replace("\r\n", "\n"), warnings=found.warnings)


def _header(message: EmailMessage, name: str) -> str | None:
    """Return a header as text; None where it is missing or beyond what the parser can decode."""
    try:
        value = message.get(name)
        return None if value is None else str(value)
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return None
