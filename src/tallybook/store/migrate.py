"""How is an older book brought up to date? By the revisions in `migrations/versions`, in order.

Alembic is imported here and nowhere else: only an older book needs it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, update

from tallybook.store import schema
from tallybook.store.replay import rebuild_tables

FOLDER = Path(__file__).with_name("migrations")


def run_revisions(connection: Connection) -> None:
    """Run the revisions that this database lacks; an empty one gets all tables."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def upgrade(connection: Connection) -> None:
    """Bring an older book up to date, inside the transaction at hand.

    The log holds more than the older tables did: they are filled from it anew.
    """
    run_revisions(connection)
    rebuild_tables(connection)
    table = schema.book
    version = {"value": str(schema.BOOK_VERSION)}
    connection.execute(update(table).where(table.c.name == "book_version"), version)


def head() -> str:
    """Return the name of the last revision."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def differences(connection: Connection) -> list[object]:
    """Return how the database's tables differ from the schema; empty when they do not."""
    options = {"compare_type": True, "include_name": _is_ours}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, schema.metadata))


def _is_ours(name: str | None, kind: str, parents: object) -> bool:
    # FTS5 keeps its own tables beside the virtual one.
    return kind != "table" or not str(name).startswith("report_words")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
