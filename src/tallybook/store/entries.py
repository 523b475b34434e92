"""What can be written in the log? One shape a kind; the log is the truth of a book.

An entry says what was read, stated, linked, reconciled or decided. Its JSON names its kind, so
that a log can be read back without the tables.
"""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from tallybook.records import Account, Copy, Decision, Incident, Judgement, Report, Unreadable


class ReadReport(msgspec.Struct, frozen=True, kw_only=True, tag="read", tag_field="kind"):
    """A report that is new, or read anew by a later reader; `original` is the hash of its bytes."""

    report: Report
    original: str | None = None


class ReadCopy(msgspec.Struct, frozen=True, kw_only=True, tag="copy", tag_field="kind"):
    """The bytes of a known report under another name.

    `differs` holds the fields that this reading has otherwise than the book's record. The
    record of the least name stands, so that the order of reading does not matter.
    """

    report_id: str
    source_name: str
    differs: dict[str, Any] = {}
    original: str | None = None


class ReadNothing(msgspec.Struct, frozen=True, kw_only=True, tag="unreadable", tag_field="kind"):
    """An input that gave no report."""

    unreadable: Unreadable
    original: str | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True, tag="stated", tag_field="kind"):
    """All accounts of one report by one version of the extractor; they replace those before."""

    report_id: str
    extractor: str
    accounts: tuple[Account, ...]


class Grouped(msgspec.Struct, frozen=True, kw_only=True, tag="grouped", tag_field="kind"):
    """Near copies found, and reports that are copies no longer."""

    copies: tuple[Copy, ...] = ()
    dropped: tuple[str, ...] = ()


class Linked(msgspec.Struct, frozen=True, kw_only=True, tag="linked", tag_field="kind"):
    """What linking changed: judgements made or changed, and those that it makes no more.

    `clusters` gives the account ids of each new cluster; `found` those of each new group that the
    program makes by itself where persons decided otherwise. `touched` are the accounts of pairs
    that became unsure or are so no more: their incidents name one another, or no longer do.
    """

    judgements: tuple[Judgement, ...] = ()
    dropped: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    clusters: dict[str, tuple[str, ...]] = {}
    dropped_clusters: tuple[str, ...] = ()
    found: dict[str, tuple[str, ...]] = {}
    dropped_found: tuple[str, ...] = ()


class Reconciled(msgspec.Struct, frozen=True, kw_only=True, tag="reconciled", tag_field="kind"):
    """A new version of one incident, or its tombstone."""

    incident: Incident


class Decided(msgspec.Struct, frozen=True, kw_only=True, tag="decided", tag_field="kind"):
    """A person's decision."""

    decision: Decision


Body = ReadReport | ReadCopy | ReadNothing | Stated | Grouped | Linked | Reconciled | Decided


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log as projected: its number, its book time and what it says."""

    seq: int
    at: str
    body: Body


@functools.cache
def _decoder() -> msgspec.json.Decoder[Body]:
    return msgspec.json.Decoder(Body)


class _OfIncident(msgspec.Struct):
    """As much of a `reconciled` entry as holds the incident."""

    incident: Incident


_of_incident = msgspec.json.Decoder(_OfIncident)


def incident_in(text: str) -> Incident:
    """Return the incident that the body of a `reconciled` entry holds."""
    return _of_incident.decode(text).incident


def kind_of(body: Body) -> str:
    """Return the word that the log has for this kind of entry."""
    return str(type(body).__struct_config__.tag)


def body_of(text: str) -> Body:
    """Read the body of an entry back. Raises msgspec.DecodeError for what is no entry."""
    return _decoder().decode(text)
