"""What pages lie in a WARC file?

A page is the body of a response or resource record that is HTML, plain text or PDF. Requests,
pictures, styles and scripts are no reports and are passed over; an error page is named. The
address and the time of fetching come from the record.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tallybook.errors import UnreadableReport
from tallybook.read.messages import Facts, Member, Request
from tallybook.records import Unreadable

_PAGES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
}
_LARGEST_HEADER = 65_536


def read_web_archive(request: Request, data: bytes) -> Iterator[Member]:
    """Yield the pages of an (unpacked) web archive; raises UnreadableReport if it has none."""
    pages = records = 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(
        io.BytesIO(data),
        record_types=kinds,
        parse_http=True,
        auto_decode="all",
        max_header_len=_LARGEST_HEADER,
    ):
        records += 1
        if _is_cut_off(record, len(data)):
            pages += 1
            name = f"{request.name}:{records}"
            yield _unreadable(name, "the web archive is cut off in this record", "fetch it again")
            continue
        media_type = _media_type(record)
        if media_type in _PAGES:
            pages += 1
            yield _member(record, media_type, f"{request.name}:{records}", request.max_unpacked)
    if not pages:
        raise UnreadableReport(
            request.name,
            f"a web archive without pages: its {records} records hold no HTML, text or PDF",
            next_step="look whether the fetch worked",
        )


def _is_cut_off(record: Any, size: int) -> bool:
    """Whether the record claims more than is there: its reader would stop without a word."""
    claimed = record.headers.get("Content-Length") or ""
    return claimed.isdecimal() and record.stream_pos + int(claimed) > size


def _media_type(record: Any) -> str:
    value = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (value or "").split(";")[0].strip().lower()


def _member(record: Any, media_type: str, name: str, most: int) -> Member:
    status = record.http_headers.status_code if record.is_http else 200
    if status is not None and status >= 300:
        cause = f"an error page or redirection (HTTP status {status})"
        return _unreadable(name, cause, "fetch the page again")
    data = record.reader.read(most + 1)
    if len(data) > most:
        return _unreadable(name, "a record larger than the limit", "raise max_file_mb")
    return Member(
        name=name,
        data=data,
        kind=_PAGES[media_type],
        facts=Facts(
            url=record.headers.get("WARC-Target-URI"),
            retrieved_at=record.headers.get("WARC-Date"),
            media_type=media_type,
            charset=record.http_charset if record.is_http else None,
        ),
    )


def _unreadable(name: str, cause: str, next_step: str) -> Member:
    unreadable = Unreadable(source_name=name, cause=cause, next_step=next_step)
    return Member(name=name, unreadable=unreadable)
