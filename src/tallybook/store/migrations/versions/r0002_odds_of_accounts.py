"""Accounts and statements keep the odds of the trained parts; none in an older book."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the accounts and statements at hand have no odds."""
    op.add_column("accounts", sa.Column("odds", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("statements", sa.Column("odds", sa.Float(), nullable=True))
