"""What of the book has a stage not seen yet that keeps a file of its own beside it?

Such a file says at which place of the log it stands. A place that the log does not hold (another
book, a backup brought back) means that all of the book is new to it.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from tallybook.store import schema


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What the log tells since a place: the reports read and those understood, in order.

    `pairs_decided` says whether a person decided on a pair of accounts.
    """

    read: tuple[str, ...]
    stated: tuple[str, ...]
    pairs_decided: bool


class _Named(msgspec.Struct, frozen=True):
    """A record in an entry of the log, as far as is asked for."""

    report_id: str = ""
    subject: str = ""


class _Entry(msgspec.Struct, frozen=True):
    """An entry of the log that tells of a report or a decision, as far as is asked for."""

    kind: str
    report: _Named = _Named()
    report_id: str = ""
    decision: _Named = _Named()


_entry = msgspec.json.Decoder(_Entry)
_KINDS = ("read", "copy", "stated", "decided")


def position(connection: Connection) -> str:
    """Return the last place of the log: its number and hash; empty for an empty log."""
    log = schema.log
    last = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1))
    row = last.first()
    return f"{row.seq} {row.hash}" if row else ""


def news_since(connection: Connection, position: str) -> News | None:
    """Return what the log tells since a place of it; None where it does not hold that place."""
    seq, _, digest = position.partition(" ")
    log = schema.log
    known = seq.isdigit() and connection.scalar(select(log.c.hash).where(log.c.seq == int(seq)))
    if not known or known != digest:
        return None
    query = select(log.c.body).where(log.c.seq > int(seq), log.c.kind.in_(_KINDS))
    read: dict[str, None] = {}
    stated: dict[str, None] = {}
    pairs_decided = False
    for body in connection.scalars(query.order_by(log.c.seq)):
        one = _entry.decode(body)
        if one.kind == "decided":
            pairs_decided = pairs_decided or one.decision.subject == "pair"
        else:
            reports = stated if one.kind == "stated" else read
            reports[one.report_id or one.report.report_id] = None
    return News(read=tuple(read), stated=tuple(stated), pairs_decided=pairs_decided)
