"""How does a folder become a book, and is the book one that this version can read?

A fresh book takes today's schema and the mark of the last migration; an older one is migrated
by Alembic, which is imported only then.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from tallybook.errors import BookDamaged, BookError, BookTooNew
from tallybook.store import schema

DATABASE_NAME = "book.sqlite"


def prepare(engine: Engine, folder: Path) -> None:
    """Make the tables of a new book; bring those of an older one up to date."""
    with engine.execution_options(writes=True).begin() as connection:
        if not inspect(connection).get_table_names():
            _create(connection)
            return
        if check_version(connection, folder) < schema.BOOK_VERSION:
            from tallybook.store.migrate import upgrade

            upgrade(connection)


def check_version(connection: Connection, folder: Path) -> int:
    """Return the version of the book; raise BookTooNew or BookDamaged if it cannot be used."""
    if not inspect(connection).has_table(schema.book.name):
        raise BookDamaged(
            f"{folder}: {DATABASE_NAME} is no book: it has no table `book`",
            next_step="give the folder of a book, or a new name",
        )
    query = select(schema.book.c.value).where(schema.book.c.name == "book_version")
    found = str(connection.scalar(query) or "")
    if not found.isdigit():
        raise BookDamaged(
            f"{folder}: the book's version is {found!r}", next_step="restore a backup"
        )
    if int(found) > schema.BOOK_VERSION:
        raise BookTooNew(
            f"{folder}: the book is of version {found}, this program reads {schema.BOOK_VERSION}",
            next_step="update tallybook",
        )
    return int(found)


def check_readable(engine: Engine, folder: Path) -> None:
    """Raise BookError if the book cannot be read as it is."""
    with engine.connect() as connection:
        if check_version(connection, folder) < schema.BOOK_VERSION:
            raise BookError(
                f"{folder}: the book is of an older version",
                next_step="run any command that writes to it once: that brings it up to date",
            )


def _create(connection: Connection) -> None:
    schema.make_tables(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
    facts = {"book_version": str(schema.BOOK_VERSION)}
    connection.execute(
        insert(schema.book), [{"name": name, "value": value} for name, value in facts.items()]
    )
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(
        text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": schema.REVISION}
    )
