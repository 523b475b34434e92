"""One schema: what a fresh book has, what the migrations make, and what PostgreSQL would take."""

import pytest
from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from tallybook.store import migrate, schema
from tallybook.store.driver import open_memory

DDL = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"


@pytest.fixture
def fresh():
    """An empty database in memory."""
    engine = open_memory()
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_migrations_make_the_schema(fresh):
    migrate.run_revisions(fresh)

    assert migrate.differences(fresh) == []


def test_the_migrations_make_search_and_the_guards_too(fresh):
    """Word for word what a fresh book has beyond its tables."""
    migrate.run_revisions(fresh)
    migrated = extras(fresh)
    engine = open_memory()
    with engine.connect() as other:
        schema.make_tables(other)
        made = extras(other)

    assert migrated == made
    assert sorted(name for kind, name, _ in made if kind == "trigger") == [
        "log_in_order",
        "log_no_delete",
        "log_no_update",
    ]


def extras(connection) -> list[tuple[str, str, str]]:
    rows = connection.exec_driver_sql(DDL).fetchall()
    ours = set(schema.metadata.tables) | {"alembic_version"}
    return [
        tuple(row)
        for row in rows
        if row[0] == "trigger" or (row[1] not in ours and row[2] and row[0] == "table")
    ]


def test_a_schema_that_differs_from_its_migrations_is_found(fresh):
    migrate.run_revisions(fresh)
    fresh.exec_driver_sql("ALTER TABLE reports DROP COLUMN author")

    assert "author" in str(migrate.differences(fresh))


def test_the_last_migration_is_the_one_that_a_fresh_book_is_stamped_with():
    assert migrate.head() == schema.REVISION


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda one: one.name)
def test_every_table_compiles_for_postgresql(table):
    made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
    made += "".join(
        str(CreateIndex(one).compile(dialect=postgresql.dialect())) for one in table.indexes
    )

    assert made.startswith(f"\nCREATE TABLE {table.name}")
    # A number of SQLite has 8 bytes; so must PostgreSQL's.
    assert " INTEGER" not in made


def test_every_table_but_the_log_is_a_projection(fresh):
    schema.make_tables(fresh)
    names = set(inspect(fresh).get_table_names()) - {"log", "book"}

    assert {one for one in names if not one.startswith("report_words")} == {
        one.name for one in schema.PROJECTIONS
    }
