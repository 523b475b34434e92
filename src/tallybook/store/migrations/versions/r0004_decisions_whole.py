"""Decisions say more, and are found by the words they rest on; versions of incidents by number.

The new tables and columns are filled from the log when the book is brought up to date.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and tables."""
    op.add_column(
        "statements", sa.Column("corrections", sa.Text(), nullable=False, server_default="[]")
    )
    for name in ("field", "seen", "act", "verb", "key", "undoes", "whose", "superseded_by"):
        op.add_column("decisions", sa.Column(name, sa.Text(), nullable=True))
    op.create_index("ix_decisions_act", "decisions", ["act"])
    op.create_index("ix_decisions_key", "decisions", ["key"])
    _decided_records()
    _found_clusters()
    _incident_versions()


def _decided_records() -> None:
    op.create_table(
        "decided_records",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("position", Number, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=True),
        sa.Column("start", Number, nullable=True),
        sa.Column("end", Number, nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("alone", Number, nullable=True),
        sa.Column("present_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("decision_id", "position"),
    )
    for name in ("record_id", "report_id", "present_id"):
        op.create_index(f"ix_decided_records_{name}", "decided_records", [name])


def _found_clusters() -> None:
    op.create_table(
        "found_clusters",
        sa.Column("cluster_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("cluster_id", "account_id"),
    )
    op.create_index("found_clusters_by_account", "found_clusters", ["account_id"])
    op.create_index("clusters_by_account", "clusters", ["account_id"])


def _incident_versions() -> None:
    op.create_table(
        "incident_versions",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("version", Number, autoincrement=False, nullable=False),
        sa.Column("seq", Number, nullable=False),
        sa.Column("learned_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "version"),
    )
