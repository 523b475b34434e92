"""What the review desk asks of a book: what was decided, and what a decision touches."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from tallybook.errors import UnknownRecord
from tallybook.records import Cluster, Incident, Judgement
from tallybook.store import clusters, decisions, find, schema, waiting
from tallybook.store.decisions import Held
from tallybook.store.entries import Reconciled, body_of
from tallybook.store.reader import BookReader
from tallybook.store.replay import replayed
from tallybook.store.times import end_of
from tallybook.store.waiting import WaitingPair


class Deciding(BookReader):
    """The part of an open book that tells of persons' decisions; `Book` adds the writing."""

    def held(self) -> tuple[Held, ...]:
        """Return all decisions with when they were made and what they hold of today."""
        with self._read() as connection:
            return decisions.every(connection)

    def held_about(self, record_ids: Iterable[str]) -> tuple[Held, ...]:
        """Return the decisions on any of these accounts and statements, superseded ones too."""
        with self._read() as connection:
            return decisions.about(connection, record_ids)

    def held_of_act(self, act: str) -> tuple[Held, ...]:
        """Return the decisions of one act, in the order in which they were made."""
        with self._read() as connection:
            return decisions.of_act(connection, act)

    def held_with_key(self, key: str) -> tuple[Held, ...]:
        """Return the decisions that were made under this key of the caller's."""
        with self._read() as connection:
            return decisions.with_key(connection, key)

    def last_act_of(self, decider: str) -> str | None:
        """Return the last act of a person that nobody has taken back; an undo is none."""
        with self._read() as connection:
            return decisions.last_act_of(connection, decider)

    def open_again(self) -> tuple[Held, ...]:
        """Return the decisions whose words stand no longer: a person has to look again."""
        with self._read() as connection:
            return decisions.open_again(connection)

    def unmet(self) -> tuple[Held, ...]:
        """Return the decisions on pairs that another decision keeps from binding."""
        with self._read() as connection:
            return decisions.named(connection, waiting.unmet(connection))

    def waiting_incidents(self, most: int) -> tuple[tuple[Incident, float], ...]:
        """Return the incidents most worth a person's minute, each with its worth."""
        with self._read() as connection:
            return waiting.incidents(connection, most)

    def waiting_pairs(self, most: int) -> tuple[WaitingPair, ...]:
        """Return the pairs of incidents that may be one and are most worth a person's minute."""
        with self._read() as connection:
            return waiting.pairs(connection, most)

    def clusters_of(self, account_ids: Iterable[str]) -> tuple[Cluster, ...]:
        """Return the clusters that hold any of these accounts, with all their records."""
        with self._read() as connection:
            return clusters.clusters_of(connection, account_ids)

    def clusters_then(self, as_of: str) -> tuple[Cluster, ...]:
        """Return all clusters as they stood at the book time `as_of`, with all their records."""
        with self._read() as connection, replayed(connection, until=end_of(as_of)) as then:
            return clusters.clusters(then)

    def found_groups(self, account_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return, for each of these accounts, the group that the program by itself has it in."""
        with self._read() as connection:
            found: dict[str, tuple[str, ...]] = {}
            for table in (schema.clusters, schema.found_clusters):
                for ids in clusters.members_of(connection, table, account_ids).values():
                    found |= dict.fromkeys(ids, ids)
            return {one: found[one] for one in set(account_ids) if one in found}

    def judgements_among(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Return the judgements of linking of which both accounts are among these."""
        with self._read() as connection:
            return clusters.judgements_among(connection, account_ids)

    def unsure_of(self, account_ids: Iterable[str]) -> list[tuple[str, str]]:
        """Return the pairs judged `unsure` of which either account is among these."""
        with self._read() as connection:
            return list(clusters.unsure_of(connection, account_ids))

    def account_ids_of(self, statement_ids: Iterable[str]) -> dict[str, str]:
        """Return the account of each of these statements that the book holds."""
        table = schema.statements
        with self._read() as connection:
            query = select(table.c.statement_id, table.c.account_id)
            some = query.where(table.c.statement_id.in_(list(statement_ids)))
            return {row[0]: row[1] for row in connection.execute(some)}

    def statement_ids_of(self, account_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the statements of these accounts."""
        table = schema.statements
        query = select(table.c.statement_id).where(table.c.account_id.in_(list(account_ids)))
        with self._read() as connection:
            return tuple(connection.scalars(query.order_by(table.c.statement_id)))

    def incident_ids_of_reports(self, report_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the standing incidents that these reports tell of."""
        table = schema.incident_accounts
        query = select(table.c.incident_id).where(table.c.report_id.in_(list(report_ids)))
        with self._read() as connection:
            return tuple(connection.scalars(query.distinct().order_by(table.c.incident_id)))

    def statement_id(self, asked: str) -> str:
        """Return the id of the one statement that is `asked` or starts with it.

        Raises UnknownRecord, naming the nearest.
        """
        with self._read() as connection:
            return find.full_id(connection, schema.statements.c.statement_id, asked)

    def incident_id(self, asked: str) -> str:
        """Return the id of the one incident that is `asked` or starts with it.

        Raises UnknownRecord, naming the nearest.
        """
        with self._read() as connection:
            return find.full_id(connection, schema.incidents.c.incident_id, asked)

    def version_of(self, incident_id: str, version: int) -> Incident:
        """Return one version of an incident. Raises UnknownRecord if it had no such version."""
        table, log = schema.incident_versions, schema.log
        with self._read() as connection:
            query = (
                select(log.c.body)
                .join(table, table.c.seq == log.c.seq)
                .where(table.c.incident_id == incident_id, table.c.version == version)
            )
            body = connection.scalar(query)
        entry = body_of(body) if body else None
        if not isinstance(entry, Reconciled):
            raise UnknownRecord(
                f"incident {incident_id} has no version {version}",
                next_step="`tallybook review history` lists its versions",
            )
        return entry.incident

    def versions_of(self, incident_id: str) -> tuple[tuple[int, str], ...]:
        """Return the numbers of the versions of an incident, each with its book time."""
        table = schema.incident_versions
        with self._read() as connection:
            query = select(table.c.version, table.c.learned_at).order_by(table.c.version)
            found = connection.execute(query.where(table.c.incident_id == incident_id))
            return tuple((row[0], row[1]) for row in found)

    def changed_since(self, moment: str) -> tuple[tuple[str, int, int | None, str], ...]:
        """Return the incidents that changed after a book time, the latest change first.

        Each with its version now, the version that it had then (None: it was not there) and when it
        changed last.
        """
        table = schema.incident_versions
        with self._read() as connection:
            query = select(table).order_by(table.c.incident_id, table.c.version)
            late = select(table.c.incident_id).where(table.c.learned_at > moment)
            now: dict[str, tuple[int, str]] = {}
            then: dict[str, int] = {}
            some = query.where(table.c.incident_id.in_(late))
            for row in connection.execute(some).mappings():
                now[row["incident_id"]] = row["version"], row["learned_at"]
                if row["learned_at"] <= moment:
                    then[row["incident_id"]] = row["version"]
        ordered = sorted(now.items(), key=lambda one: one[0])
        ordered.sort(key=lambda one: one[1][1], reverse=True)
        return tuple((key, version, then.get(key), at) for key, (version, at) in ordered)

    def incidents_named(self, incident_ids: Iterable[str]) -> tuple[Incident, ...]:
        """Return the incidents and tombstones of these full ids, sorted by id."""
        with self._read() as connection:
            return find.incidents_named(connection, incident_ids)
