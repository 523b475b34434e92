"""Accounts keep the trained encoder's odds of each type; none in an older book."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the accounts at hand have no odds."""
    op.add_column("accounts", sa.Column("odds", sa.Text(), nullable=False, server_default="{}"))
