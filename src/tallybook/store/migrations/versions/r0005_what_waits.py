"""Incidents keep what looking at them is worth, so that the queue is found at once.

The new columns are filled from the log when the book is brought up to date.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the index of the judgements that a person is asked about."""
    for name in ("size", "worth"):
        op.add_column("incidents", sa.Column(name, sa.Float(), nullable=True))
    op.create_index("incidents_by_worth", "incidents", ["worth"])
    op.create_index("judgements_by_verdict", "judgements", ["verdict", "left", "right", "score"])
