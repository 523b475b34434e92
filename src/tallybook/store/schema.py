"""Which tables does a book have? One description for SQLite and PostgreSQL.

`log` is the truth and is only added to; every other table is a projection of it, made anew by
`rebuild`. `book` holds what is true of the file itself. Lists and nested records are canonical
JSON in text columns; times are ISO 8601.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import BigInteger

# Raised with every migration; a book of a later version is not opened.
BOOK_VERSION = 5
# The migration that gives this schema: a fresh book is stamped with it.
REVISION = "0005"
# Marks the file as a book for `file` and for SQLite: the letters "TLBK".
APPLICATION_ID = 0x544C424B

metadata = MetaData()
_Number = BigInteger().with_variant(Integer(), "sqlite")


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, _Number, nullable=null)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


book = Table("book", metadata, _key("name"), _text("value"))

log = Table(
    "log",
    metadata,
    Column("seq", _Number, primary_key=True, autoincrement=False),
    _text("kind"),
    _text("at"),
    _text("body"),
    _text("prev_hash"),
    _text("hash"),
    Index("log_by_kind", "kind", "seq"),
)

reports = Table(
    "reports",
    metadata,
    _key("report_id"),
    Column("seq", _Number, nullable=False, unique=True),
    _text("content_sha256"),
    _text("original_sha256", null=True),
    _text("source_name"),
    _text("given_id", null=True),
    _text("text"),
    _number("body_start"),
    _text("title", null=True),
    _text("author", null=True),
    _text("publisher", null=True),
    _text("url", null=True),
    _text("published_at", null=True),
    _text("published_at_basis", null=True),
    _text("retrieved_at", null=True),
    _text("language", null=True),
    _text("media_type"),
    _text("reader"),
    _text("sentences"),
    _text("warnings"),
    _text("learned_at"),
)

readings = Table(
    "readings",
    metadata,
    _key("report_id"),
    _key("source_name"),
    _text("original_sha256", null=True),
    Index("readings_by_name", "source_name"),
)

unreadable = Table(
    "unreadable",
    metadata,
    _key("source_name"),
    # Empty when the bytes could not even be read: a primary key holds no NULL.
    _key("content_sha256"),
    _text("cause"),
    _text("next_step"),
    _text("original_sha256", null=True),
)

understood = Table(
    "understood", metadata, _key("report_id"), _text("extractor"), _number("accounts")
)

accounts = Table(
    "accounts",
    metadata,
    _key("account_id"),
    Column("report_id", Text, ForeignKey("reports.report_id"), nullable=False, index=True),
    _text("role"),
    _number("anchor_start"),
    _number("anchor_end"),
    _text("anchor_quote"),
    _text("sentences"),
    _text("extractor"),
    Column("odds", Text, nullable=False, server_default="{}"),
)

statements = Table(
    "statements",
    metadata,
    Column("account_id", Text, ForeignKey("accounts.account_id"), primary_key=True),
    Column("position", _Number, primary_key=True, autoincrement=False),
    Column("statement_id", Text, nullable=False, index=True),
    Column("report_id", Text, nullable=False, index=True),
    _number("sentence"),
    _number("start"),
    _number("end"),
    _text("quote"),
    Column("field", Text, nullable=False, index=True),
    # A value that is a whole number stands in both columns: as digits and as a number.
    _text("value", null=True),
    _number("value_number", null=True),
    _text("value_raw"),
    _number("number_low", null=True),
    _number("number_high", null=True),
    _text("bound", null=True),
    _text("as_of", null=True),
    _text("as_of_basis", null=True),
    _text("speaker", null=True),
    _text("speaker_type", null=True),
    _text("via", null=True),
    _text("modality"),
    _text("hedge", null=True),
    _text("scope", null=True),
    _text("scope_text", null=True),
    _text("part_of", null=True),
    _text("includes_perpetrators"),
    _text("detail", null=True),
    _text("extractor"),
    Column("confidence", Float, nullable=False),
    Column("odds", Float, nullable=True),
    _text("review_state"),
    _text("reviewed_by", null=True),
    Column("corrections", Text, nullable=False, server_default="[]"),
)

judgements = Table(
    "judgements",
    metadata,
    _key("judgement_id"),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, nullable=False, index=True),
    _text("verdict"),
    Column("score", Float, nullable=False),
    _text("evidence"),
    _text("decided_by"),
    _text("decider"),
    _text("reason", null=True),
    _text("supersedes", null=True),
    Index("judgements_by_verdict", "verdict", "left", "right", "score"),
)

clusters = Table(
    "clusters",
    metadata,
    _key("cluster_id"),
    _key("account_id"),
    Index("clusters_by_account", "account_id"),
)

# The groups that the program makes by itself, as far as persons decided otherwise.
found_clusters = Table(
    "found_clusters",
    metadata,
    _key("cluster_id"),
    _key("account_id"),
    Index("found_clusters_by_account", "account_id"),
)

copies = Table(
    "copies",
    metadata,
    _key("report_id"),
    _text("original_id"),
    _text("kind"),
    Column("similarity", Float, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    _key("incident_id"),
    _number("version"),
    _text("status"),
    _text("merged_into", null=True),
    _text("title"),
    _text("occurred_from", null=True),
    _text("occurred_to", null=True),
    _text("country", null=True),
    _text("adm1", null=True),
    _text("place", null=True),
    Column("latitude", Float),
    Column("longitude", Float),
    _number("killed_low", null=True),
    _number("killed_best", null=True),
    _number("killed_high", null=True),
    _number("independent_reports"),
    _text("record"),
    _text("learned_at"),
    # What its greatest number weighs, and what looking at it is worth (`records.worth`).
    Column("size", Float),
    Column("worth", Float),
    Index("incidents_by_worth", "worth"),
)

# Which entry of the log holds each version of an incident.
incident_versions = Table(
    "incident_versions",
    metadata,
    _key("incident_id"),
    Column("version", _Number, primary_key=True, autoincrement=False),
    _number("seq"),
    _text("learned_at"),
)

incident_accounts = Table(
    "incident_accounts",
    metadata,
    _key("incident_id"),
    _key("account_id"),
    # Where the account's words stand: finds it again after a later extractor gave it another id.
    _text("report_id"),
    _number("anchor_start"),
    _number("anchor_end"),
    Index("incident_accounts_by_account", "account_id"),
)

decisions = Table(
    "decisions",
    metadata,
    _key("decision_id"),
    _number("seq"),
    _text("subject"),
    _text("record_ids"),
    _text("verdict"),
    _text("decider"),
    _text("value", null=True),
    _text("reason", null=True),
    _number("on_version", null=True),
    _text("supersedes", null=True),
    _text("field", null=True),
    _text("seen", null=True),
    Column("act", Text, index=True),
    _text("verb", null=True),
    Column("key", Text, index=True),
    _text("undoes", null=True),
    _text("whose", null=True),
    _text("superseded_by", null=True),
    _text("decided_at"),
)

# What the accounts and statements that were decided on rest on: the words in which a later
# extractor's statement is found again. `present_id` is what stands there now, if anything does.
decided_records = Table(
    "decided_records",
    metadata,
    _key("decision_id"),
    Column("position", _Number, primary_key=True, autoincrement=False),
    _text("kind"),
    Column("record_id", Text, nullable=False, index=True),
    Column("report_id", Text, index=True),
    _number("start", null=True),
    _number("end", null=True),
    _text("quote", null=True),
    _text("field", null=True),
    # What the statement said, as canonical JSON.
    _text("told", null=True),
    # 1 if the account was the only one of its report.
    _number("alone", null=True),
    Column("present_id", Text, index=True),
)

# In the order in which they can be filled; emptied in the other.
PROJECTIONS: tuple[Table, ...] = (
    reports,
    readings,
    unreadable,
    understood,
    accounts,
    statements,
    judgements,
    clusters,
    found_clusters,
    copies,
    incidents,
    incident_versions,
    incident_accounts,
    decisions,
    decided_records,
)

# What SQLite has beyond tables: words of reports to search, and a log that is only added to.
SQLITE_EXTRAS: tuple[str, ...] = (
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', "
    "content_rowid='seq', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER log_no_update BEFORE UPDATE ON log "
    "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "CREATE TRIGGER log_no_delete BEFORE DELETE ON log "
    "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "CREATE TRIGGER log_in_order BEFORE INSERT ON log "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM log) "
    "OR NEW.prev_hash IS NOT coalesce((SELECT hash FROM log ORDER BY seq DESC LIMIT 1), '') "
    "BEGIN SELECT RAISE(ABORT, 'an entry must follow the last one'); END",
)


def make_tables(connection: Connection) -> None:
    """Make all tables of an empty SQLite database, with search and the guards of the log."""
    metadata.create_all(connection, checkfirst=False)
    for statement in SQLITE_EXTRAS:
        connection.exec_driver_sql(statement)
