"""What of the book has a stage not seen yet that keeps a file of its own beside it?

Such a file says at which place of the log it stands. A place that the log does not hold (another
book, a backup brought back) means that all of the book is new to it.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from tallybook.store import schema


class _Id(msgspec.Struct, frozen=True):
    report_id: str


class _Read(msgspec.Struct, frozen=True):
    """An entry of the log that tells of a report, as far as its id goes."""

    report: _Id | None = None
    report_id: str = ""


_read = msgspec.json.Decoder(_Read)


def position(connection: Connection) -> str:
    """Return the last place of the log: its number and hash; empty for an empty log."""
    log = schema.log
    last = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1))
    row = last.first()
    return f"{row.seq} {row.hash}" if row else ""


def read_since(connection: Connection, position: str) -> tuple[str, ...] | None:
    """Return the ids of reports read, or read again, after a place of the log, in order.

    None where the log does not hold that place.
    """
    seq, _, digest = position.partition(" ")
    log = schema.log
    known = seq.isdigit() and connection.scalar(select(log.c.hash).where(log.c.seq == int(seq)))
    if not known or known != digest:
        return None
    query = select(log.c.body).where(log.c.seq > int(seq), log.c.kind.in_(("read", "copy")))
    told = map(_read.decode, connection.scalars(query.order_by(log.c.seq)))
    return tuple(
        dict.fromkeys(one.report.report_id if one.report else one.report_id for one in told)
    )
