"""Statements keep through whom the speaker's words came; in an older book none is known."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the statements at hand name nobody."""
    op.add_column("statements", sa.Column("via", sa.Text(), nullable=True))
