"""What do the tables come to when the log is read again? For rebuilding, checking, looking back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, select, text

from tallybook.store import schema
from tallybook.store.canonical import canonical
from tallybook.store.driver import open_memory
from tallybook.store.log import entries
from tallybook.store.project import clear, project


def rebuild_tables(connection: Connection) -> None:
    """Empty every projection and fill it again from the log, in this transaction."""
    clear(connection)
    for entry in entries(connection):
        project(connection, entry)


@contextmanager
def replayed(
    source: Connection, *, until: str | None = None, kind: str | None = None
) -> Iterator[Connection]:
    """Give a database in memory with the tables as they stood at book time `until`.

    With a `kind` only entries of that kind are replayed: enough for the table that they fill.
    """
    engine = open_memory()
    try:
        with engine.connect() as connection:
            schema.make_tables(connection)
            for entry in entries(source, until=until, kind=kind):
                project(connection, entry)
            yield connection
    finally:
        engine.dispose()


def fingerprint(connection: Connection) -> dict[str, str]:
    """Return, for each projection, the SHA-256 of its rows in the order of their keys."""
    found = {table.name: _fingerprint_of(connection, table) for table in schema.PROJECTIONS}
    return found | {"report_words": _fingerprint_of_words(connection)}


def _fingerprint_of(connection: Connection, table: Table) -> str:
    digest = hashlib.sha256()
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query):
        digest.update(canonical(tuple(row)).encode("utf-8") + b"\n")
    return digest.hexdigest()


def _fingerprint_of_words(connection: Connection) -> str:
    """Return a hash of the words that search finds, with how often and where each stands."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_held "
            "USING fts5vocab(main, report_words, instance)"
        )
    )
    digest = hashlib.sha256()
    query = text('SELECT term, doc, col, "offset" FROM words_held ORDER BY 1, 2, 3, 4')
    for row in connection.execute(query):
        digest.update(f"{tuple(row)}\n".encode())
    return digest.hexdigest()
