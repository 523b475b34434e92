"""The understanding of one report as bytes to bytes, for a child process."""

from __future__ import annotations

import msgspec

from tallybook.records import Report
from tallybook.understand.accounts import understand_report


def understand_payload(payload: bytes) -> bytes:
    """Understand the report encoded as JSON; return its accounts encoded as JSON."""
    report = msgspec.json.decode(payload, type=Report)
    return msgspec.json.encode(understand_report(report))
