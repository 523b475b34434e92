"""The first schema: the log, its projections, search and the guards of the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SQLITE_EXTRAS = (
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', "
    "content_rowid='seq', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the "
    "log is only added to'); END",
    "CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the "
    "log is only added to'); END",
    "CREATE TRIGGER log_in_order BEFORE INSERT ON log WHEN NEW.seq IS NOT (SELECT "
    "coalesce(max(seq), 0) + 1 FROM log) OR NEW.prev_hash IS NOT coalesce((SELECT "
    "hash FROM log ORDER BY seq DESC LIMIT 1), '') BEGIN SELECT RAISE(ABORT, 'an "
    "entry must follow the last one'); END",
)


def upgrade() -> None:
    """Make every table of an empty database."""
    _book()
    _clusters()
    _copies()
    _decisions()
    _incident_accounts()
    _incidents()
    _judgements()
    _log()
    _readings()
    _reports()
    _understood()
    _unreadable()
    _accounts()
    _statements()
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_EXTRAS:
            op.execute(statement)


def _book() -> None:
    op.create_table(
        "book",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _clusters() -> None:
    op.create_table(
        "clusters",
        sa.Column("cluster_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("cluster_id", "account_id"),
    )


def _copies() -> None:
    op.create_table(
        "copies",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("original_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("report_id"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("seq", Number, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("record_ids", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("decider", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("on_version", Number, nullable=True),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("decision_id"),
    )


def _incident_accounts() -> None:
    op.create_table(
        "incident_accounts",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("anchor_start", Number, nullable=False),
        sa.Column("anchor_end", Number, nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "account_id"),
    )
    op.create_index(
        "incident_accounts_by_account", "incident_accounts", ["account_id"], unique=False
    )


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("occurred_from", sa.Text(), nullable=True),
        sa.Column("occurred_to", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("adm1", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("killed_low", Number, nullable=True),
        sa.Column("killed_best", Number, nullable=True),
        sa.Column("killed_high", Number, nullable=True),
        sa.Column("independent_reports", Number, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("learned_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id"),
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("judgement_id", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decider", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("judgement_id"),
    )
    op.create_index(op.f("ix_judgements_left"), "judgements", ["left"], unique=False)
    op.create_index(op.f("ix_judgements_right"), "judgements", ["right"], unique=False)


def _log() -> None:
    op.create_table(
        "log",
        sa.Column("seq", Number, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("log_by_kind", "log", ["kind", "seq"], unique=False)


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("original_sha256", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("report_id", "source_name"),
    )
    op.create_index("readings_by_name", "readings", ["source_name"], unique=False)


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("seq", Number, nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("original_sha256", sa.Text(), nullable=True),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("given_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body_start", Number, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("published_at_basis", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("warnings", sa.Text(), nullable=False),
        sa.Column("learned_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report_id"),
        sa.UniqueConstraint("seq"),
    )


def _understood() -> None:
    op.create_table(
        "understood",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("accounts", Number, nullable=False),
        sa.PrimaryKeyConstraint("report_id"),
    )


def _unreadable() -> None:
    op.create_table(
        "unreadable",
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("original_sha256", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("source_name", "content_sha256"),
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("anchor_start", Number, nullable=False),
        sa.Column("anchor_end", Number, nullable=False),
        sa.Column("anchor_quote", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.report_id"],
        ),
        sa.PrimaryKeyConstraint("account_id"),
    )
    op.create_index(op.f("ix_accounts_report_id"), "accounts", ["report_id"], unique=False)


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("position", Number, autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("sentence", Number, nullable=False),
        sa.Column("start", Number, nullable=False),
        sa.Column("end", Number, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("value_number", Number, nullable=True),
        sa.Column("value_raw", sa.Text(), nullable=False),
        sa.Column("number_low", Number, nullable=True),
        sa.Column("number_high", Number, nullable=True),
        sa.Column("bound", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("as_of_basis", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_type", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("hedge", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("scope_text", sa.Text(), nullable=True),
        sa.Column("part_of", sa.Text(), nullable=True),
        sa.Column("includes_perpetrators", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("review_state", sa.Text(), nullable=False),
        sa.Column("reviewed_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.account_id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "position"),
    )
    op.create_index(op.f("ix_statements_field"), "statements", ["field"], unique=False)
    op.create_index(op.f("ix_statements_report_id"), "statements", ["report_id"], unique=False)
    op.create_index(
        op.f("ix_statements_statement_id"), "statements", ["statement_id"], unique=False
    )
