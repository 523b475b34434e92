"""The whole book as one JSON object: incidents, reports, accounts, statements and what they name.

One record a line, each list sorted by id, names as in the docs (`reference/export-json.md`).
What depends on when the book learned things is left out by default, so that two books of the
same reports are equal byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tallybook.export.plain import plain
from tallybook.records import Account, BookContents, Incident, Report, Statement

# The keys of the object, in their order; the last three only with the times.
JSON_SECTIONS: dict[str, str] = {
    "incidents": "the incidents that stand",
    "reports": "the reports with their text, sentences and header",
    "accounts": "what one report says of one incident, with the ids of its statements",
    "statements": "each value with its quote, its offsets and its speaker",
    "copies": "inputs and reports that repeat a report",
    "unreadable": "inputs that gave no report, with cause and next step",
    "judgements": "why accounts were put together or kept apart, with the evidence",
    "tombstones": "incidents that were merged, split or withdrawn (only with times)",
    "decisions": "what persons decided (only with times)",
    "book": "the head hash of the log (only with times)",
}
# Raised by one with each later look of the same incident: history, not a fact of the reports.
_HISTORY = ("version",)


def export_json(contents: BookContents, *, with_times: bool = False) -> bytes:
    """Return the whole book as JSON in UTF-8, ended by a line break.

    `with_times` adds the book times (`learned_at`), versions, tombstones, decisions and the head
    hash of the log: what the same reports in another order may have otherwise.
    """
    return b"".join(stream_json(contents, with_times=with_times))


def stream_json(contents: BookContents, *, with_times: bool = False) -> Iterator[bytes]:
    """Yield the bytes of `export_json` record by record."""
    yield b"{\n"
    first = True
    for name, records in _sections(contents, with_times=with_times):
        yield b"" if first else b",\n"
        yield f'"{name}": ['.encode()
        yield from _lines(records)
        yield b"]"
        first = False
    if with_times:
        head = msgspec.json.encode({"head_hash": contents.head_hash})
        yield b',\n"book": ' + head
    yield b"\n}\n"


def _lines(records: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    first = True
    for record in records:
        yield (b"\n" if first else b",\n") + msgspec.json.encode(record)
        first = False
    if not first:
        yield b"\n"


_Section = tuple[str, Iterable[dict[str, Any]]]


def _sections(contents: BookContents, *, with_times: bool) -> Iterator[_Section]:
    learned = contents.learned_at if with_times else {}
    incident_of = incident_of_account(contents.incidents)
    yield "incidents", (_incident(one, learned) for one in _by_id(contents.incidents))
    yield "reports", (_report(one, learned) for one in _by_id(contents.reports))
    yield "accounts", (_account(one, incident_of) for one in _by_id(contents.accounts))
    yield "statements", (plain(one) for one in sorted_statements(contents))
    yield "copies", (plain(one) for one in sorted(contents.copies, key=_copy_key))
    yield "unreadable", (plain(one) for one in sorted(contents.unreadable, key=_input_key))
    yield "judgements", (plain(one) for one in _by_id(contents.judgements))
    if with_times:
        yield "tombstones", (_incident(one, learned) for one in _by_id(contents.tombstones))
        yield "decisions", (plain(one) for one in contents.decisions)


def incident_of_account(incidents: Iterable[Incident]) -> dict[str, str]:
    """Return the id of the incident that each account belongs to."""
    return {key: one.incident_id for one in incidents for key in one.account_ids}


def sorted_statements(contents: BookContents) -> list[Statement]:
    """Return all statements by report, place in the text, field, account."""
    return sorted(
        contents.statements,
        key=lambda one: (
            one.report_id,
            one.start,
            one.end,
            one.field,
            one.account_id,
            one.statement_id,
        ),
    )


def _by_id(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda one: getattr(one, one.__struct_fields__[0]))


def _copy_key(copy: Any) -> tuple[str, str, str]:
    return copy.report_id, copy.original_id, copy.source_name or ""


def _input_key(unreadable: Any) -> tuple[str, str]:
    return unreadable.source_name, unreadable.content_sha256 or ""


def _incident(incident: Incident, learned: dict[str, str]) -> dict[str, Any]:
    if not learned:
        return plain(incident, leave_out=_HISTORY)
    return plain(incident) | {"learned_at": learned.get(incident.incident_id)}


def _report(report: Report, learned: dict[str, str]) -> dict[str, Any]:
    told = {"learned_at": learned.get(report.report_id)} if learned else {}
    return plain(report) | told


def _account(account: Account, incident_of: dict[str, str]) -> dict[str, Any]:
    incident_id = incident_of.get(account.account_id)
    statement_ids = [one.statement_id for one in account.statements]
    first = {"account_id": account.account_id, "report_id": account.report_id}
    named = first | {"incident_id": incident_id}
    return named | plain(account, leave_out=("statements",)) | {"statement_ids": statement_ids}
