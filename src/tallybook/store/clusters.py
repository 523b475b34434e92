"""Which accounts stand together, with all that reconciling needs of them? All, or some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from tallybook.records import Account, Cluster, Decision, Judgement, Statement
from tallybook.store import decisions, find, rows, schema

# So many ids go into one question: SQLite and PostgreSQL both take far more.
_AT_ONCE = 500


def clusters(connection: Connection) -> tuple[Cluster, ...]:
    """Return all clusters whole: accounts, reports, the copies, judgements and decisions.

    A cluster of accounts that the book no longer holds is left out: linking is due.
    """
    parts = _Parts(connection, None)
    return tuple(
        parts.cluster(key, ids)
        for key, ids in find.cluster_members(connection).items()
        if parts.has(ids)
    )


def clusters_of(connection: Connection, account_ids: Iterable[str]) -> tuple[Cluster, ...]:
    """Return the clusters that hold any of these accounts, whole."""
    members = members_of(connection, schema.clusters, account_ids)
    parts = _Parts(connection, [one for ids in members.values() for one in ids])
    return tuple(parts.cluster(key, ids) for key, ids in members.items() if parts.has(ids))


def members_of(
    connection: Connection, table: Table, account_ids: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return the members of the clusters of `table` that hold any of these accounts."""
    key = table.c.cluster_id
    keys: set[str] = set()
    for part in _portions(account_ids):
        keys |= set(connection.scalars(select(key).where(table.c.account_id.in_(part))))
    members: dict[str, list[str]] = defaultdict(list)
    for row in _rows(connection, table, key, keys):
        members[row["cluster_id"]].append(row["account_id"])
    return {one: tuple(ids) for one, ids in members.items()}


def judgements_among(connection: Connection, account_ids: Iterable[str]) -> list[Judgement]:
    """Return the judgements of which both accounts are among these."""
    ids = set(account_ids)
    found = _rows(connection, schema.judgements, schema.judgements.c.left, ids)
    return [rows.JUDGEMENT.record_of(row) for row in found if row["right"] in ids]


def judgements_about(connection: Connection, account_ids: Iterable[str]) -> list[Judgement]:
    """Return the judgements of which either account is among these."""
    table = schema.judgements
    found = {
        row["judgement_id"]: rows.JUDGEMENT.record_of(row)
        for column in (table.c.left, table.c.right)
        for row in _rows(connection, table, column, account_ids)
    }
    return [found[one] for one in sorted(found)]


def unsure_of(connection: Connection, account_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs judged `unsure` of which either account is among these."""
    table = schema.judgements
    for column in (table.c.left, table.c.right):
        for part in _portions(account_ids):
            query = select(table.c.left, table.c.right).where(
                column.in_(part), table.c.verdict == "unsure"
            )
            yield from ((row[0], row[1]) for row in connection.execute(query))


class _Parts:
    """What clusters are put together from: of these accounts, or of all."""

    def __init__(self, connection: Connection, account_ids: Sequence[str] | None) -> None:
        self.accounts = _accounts(connection, account_ids)
        report_ids = (
            None if account_ids is None else {one.report_id for one in self.accounts.values()}
        )
        table = schema.reports
        self.reports = {
            row["report_id"]: rows.REPORT.record_of(row)
            for row in _rows(connection, table, table.c.report_id, report_ids)
        }
        copies = schema.copies
        self.copies = {
            row["report_id"]: rows.COPY.record_of(row)
            for row in _rows(connection, copies, copies.c.report_id, report_ids)
        }
        self.judged: dict[str, list[Judgement]] = defaultdict(list)
        table = schema.judgements
        for row in _rows(connection, table, table.c.left, account_ids):
            self.judged[row["left"]].append(rows.JUDGEMENT.record_of(row))
        self.decided = _decided(connection, self.accounts, account_ids)

    def has(self, account_ids: Iterable[str]) -> bool:
        """Return whether the book holds all these accounts."""
        return all(one in self.accounts for one in account_ids)

    def cluster(self, cluster_id: str, account_ids: tuple[str, ...]) -> Cluster:
        """Return the cluster of these accounts."""
        members = [self.accounts[one] for one in account_ids]
        report_ids = sorted({one.report_id for one in members})
        judged = [
            one for key in account_ids for one in self.judged[key] if one.right in account_ids
        ]
        decided = {n: one for key in account_ids for n, one in self.decided[key]}
        return Cluster(
            cluster_id=cluster_id,
            accounts=tuple(members),
            reports=tuple(self.reports[key] for key in report_ids),
            copies=tuple(self.copies[key] for key in report_ids if key in self.copies),
            judgements=tuple(sorted(judged, key=lambda one: one.judgement_id)),
            decisions=tuple(decided[n] for n in sorted(decided)),
        )


def _accounts(connection: Connection, ids: Sequence[str] | None) -> dict[str, Account]:
    table, told = schema.accounts, schema.statements
    statements: dict[str, list[Statement]] = defaultdict(list)
    for row in _rows(connection, told, told.c.account_id, ids):
        statements[row["account_id"]].append(rows.statement_of(row))
    return {
        row["account_id"]: rows.ACCOUNT.record_of(
            row, statements=tuple(statements[row["account_id"]])
        )
        for row in _rows(connection, table, table.c.account_id, ids)
    }


def _decided(
    connection: Connection, accounts: Mapping[str, Account], ids: Sequence[str] | None
) -> dict[str, list[tuple[int, Decision]]]:
    """Return, for each account, the decisions that hold of it or its statements, numbered."""
    home = {s.statement_id: key for key, one in accounts.items() for s in one.statements}
    held = (
        decisions.every(connection)
        if ids is None
        else decisions.about(connection, [*accounts, *home])
    )
    found: dict[str, list[tuple[int, Decision]]] = defaultdict(list)
    for one in held:
        if one.holds:
            decision = one.today()
            for record_id in decision.record_ids:
                found[home.get(record_id, record_id)].append((one.seq, decision))
    return found


def _rows(
    connection: Connection, table: Table, column: ColumnElement[str], ids: Iterable[str] | None
) -> Iterator[RowMapping]:
    """Yield the rows in the order of their keys: all, or those with one of `ids` in `column`."""
    key = table.primary_key.columns
    if ids is None:
        yield from connection.execute(select(table).order_by(*key)).mappings()
        return
    for part in _portions(ids):
        query = select(table).where(column.in_(part)).order_by(*key)
        yield from connection.execute(query).mappings().all()


def _portions(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
