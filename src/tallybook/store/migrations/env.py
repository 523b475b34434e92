"""What Alembic runs: the revisions, on the connection that the book has open.

By hand, to write a new revision: `alembic -x url=sqlite:///...` with this folder as location.
"""

from alembic import context
from sqlalchemy import Connection, create_engine

from tallybook.store.schema import metadata


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        # The book begins and ends the transaction: a migration stands whole or not at all.
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


def _main() -> None:
    connection = context.config.attributes.get("connection")
    if connection is not None:
        _run(connection)
        return
    url = context.get_x_argument(as_dictionary=True)["url"]
    with create_engine(url).begin() as own:
        _run(own)


_main()
