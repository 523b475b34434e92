"""How does a listing follow its book? First filled whole, then brought along entry by entry."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

import msgspec
from sqlalchemy import Column, Connection, func, select, text

from tallybook.records import Incident
from tallybook.store import schema
from tallybook.store.entries import incident_in
from tallybook.store.find import match_query
from tallybook.store.listing import Listing
from tallybook.store.listing_rows import ReportRow

# More changes than this are read faster by filling anew.
_FEW = 2_000
_LENGTH = text("SELECT coalesce(max(seq), 0) FROM log")
_KINDS = text("SELECT DISTINCT kind FROM log WHERE seq > :seq")
_CHANGED = text(
    "SELECT DISTINCT json_extract(body, '$.incident.incident_id') FROM log "
    "WHERE kind = 'reconciled' AND seq > :seq LIMIT :few"
)
_SOME = text(
    "SELECT record, learned_at FROM incidents "
    "WHERE incident_id IN (SELECT value FROM json_each(:ids))"
)
# The last version of each incident that the book had learned by then.
_THEN = text(
    "SELECT body, at FROM log WHERE seq IN (SELECT max(seq) FROM incident_versions "
    "WHERE learned_at <= :until GROUP BY incident_id)"
)
_HOLDING = text("SELECT json_group_array(rowid) FROM report_words WHERE report_words MATCH :words")
_HOLDERS = text(
    "SELECT account_id, incident_id FROM incident_accounts "
    "WHERE account_id IN (SELECT value FROM json_each(:ids))"
)
_TELL_OF_REPORTS = {"read", "copy", "stated", "grouped"}


Learned = tuple[Incident, str]
# Gives incidents, each with its book time, as a listing is to hold them.
Revise = Callable[[Iterable[Learned]], Iterable[Learned]]
_record = msgspec.json.Decoder(Incident)


def follow(connection: Connection, listing: Listing, revise: Revise | None = None) -> bool:
    """Bring the listing to where the book stands; return whether anything had changed."""
    length = int(connection.scalar(_LENGTH) or 0)
    if length == listing.seq:
        return False
    kinds = set(connection.scalars(_KINDS, {"seq": listing.seq}))
    if kinds & _TELL_OF_REPORTS:
        listing.put_reports(report_rows(connection))
    if "reconciled" in kinds:
        changed = _changed(connection, listing.seq)
        listing.put_incidents(changed if revise is None else list(revise(changed)))
    listing.seq = length
    return True


def _changed(connection: Connection, since: int) -> Iterator[tuple[Incident, str]]:
    if since:
        asked = {"seq": since, "few": _FEW + 1}
        ids = list(connection.scalars(_CHANGED, asked))
        if len(ids) <= _FEW:
            found = connection.execute(_SOME, {"ids": json.dumps(ids)})
            return ((_record.decode(record), at) for record, at in found)
    every = select(schema.incidents.c.record, schema.incidents.c.learned_at)
    return ((_record.decode(record), at) for record, at in connection.execute(every))


def incidents_then(connection: Connection, until: str) -> Iterator[tuple[Incident, str]]:
    """Yield every incident as the book knew it at the book time `until`."""
    for body, at in connection.execute(_THEN, {"until": until}):
        yield incident_in(body), at


def report_rows(connection: Connection) -> Iterator[tuple[int, ReportRow]]:
    """Yield every report as a line of a list, with its number in the log."""
    accounts = _counted(connection, schema.accounts.c.report_id)
    statements = _counted(connection, schema.statements.c.report_id)
    copies = _copies(connection)
    columns = [getattr(schema.reports.c, name) for name in _PLAIN]
    for row in connection.execute(select(schema.reports.c.seq, *columns)).mappings():
        report_id = row["report_id"]
        yield (
            row["seq"],
            ReportRow(
                **{name: row[name] for name in _PLAIN},
                copy_of=copies.get(report_id),
                accounts=accounts.get(report_id, 0),
                statements=statements.get(report_id, 0),
            ),
        )


_PLAIN = tuple(
    name for name in ReportRow.__struct_fields__ if name in schema.reports.c and name != "accounts"
)


def _counted(connection: Connection, column: Column[str]) -> dict[str, int]:
    found = connection.execute(select(column, func.count()).group_by(column))
    return {str(key): int(number) for key, number in found}


def _copies(connection: Connection) -> dict[str, str]:
    table = schema.copies
    found = connection.execute(select(table.c.report_id, table.c.original_id))
    return {str(key): str(original) for key, original in found}


def holding(connection: Connection, words: str) -> str | None:
    """Return the numbers of the reports that hold all these words, as a JSON list of numbers.

    None for no words. The list goes into another question as it is.
    """
    asked = match_query(words)
    if not asked:
        return None
    return str(connection.scalar(_HOLDING, {"words": asked}))


def incidents_of(connection: Connection, account_ids: Iterable[str]) -> dict[str, str]:
    """Return the standing incident of each of these accounts that belongs to one."""
    found = connection.execute(_HOLDERS, {"ids": json.dumps(list(account_ids))})
    return {row.account_id: row.incident_id for row in found}
