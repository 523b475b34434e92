"""What waits for a person? The incidents and pairs most worth a look, the best first."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select, text

from tallybook.records import Incident
from tallybook.store import rows, schema

# A pair that may be one incident counts the smaller one twice; it is the more worth, the nearer its
# score comes to even odds. Pairs that a person decided on are not asked about again.
_PAIRS = text(
    """
    SELECT min(a.incident_id, b.incident_id) AS one, max(a.incident_id, b.incident_id) AS two,
           max(j.score) AS score, max(2.0 * min(x.size, y.size) * (1.0 + 2.0 * j.score)) AS worth
    FROM judgements j
    JOIN incident_accounts a ON a.account_id = j."left"
    JOIN incident_accounts b ON b.account_id = j."right" AND b.incident_id <> a.incident_id
    JOIN incidents x ON x.incident_id = a.incident_id AND x.status <> 'rejected'
    JOIN incidents y ON y.incident_id = b.incident_id AND y.status <> 'rejected'
    WHERE j.verdict = 'unsure' AND j.decided_by <> 'person' AND NOT EXISTS (
        SELECT 1 FROM decided_records l
        JOIN decided_records r ON r.decision_id = l.decision_id AND r.position <> l.position
        JOIN decisions d ON d.decision_id = l.decision_id
        WHERE l.present_id = j."left" AND r.present_id = j."right"
          AND d.superseded_by IS NULL AND d.verdict <> 'withdrawn')
    GROUP BY 1, 2 ORDER BY worth DESC, one, two LIMIT :most
    """
)

# Words that came to stand as one can make two decisions contradict: one of them is not met.
_UNMET = text(
    """
    SELECT DISTINCT d.decision_id FROM decisions d
    JOIN decided_records l ON l.decision_id = d.decision_id AND l.position = 0
    JOIN decided_records r ON r.decision_id = d.decision_id AND r.position = 1
    JOIN incident_accounts a ON a.account_id = l.present_id
    JOIN incident_accounts b ON b.account_id = r.present_id
    WHERE d.subject = 'pair' AND d.superseded_by IS NULL AND l.present_id <> r.present_id
      AND ((d.verdict = 'same' AND a.incident_id <> b.incident_id)
        OR (d.verdict = 'different' AND a.incident_id = b.incident_id))
    """
)


class WaitingPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two incidents that may be one: the least id first, and the score of their likest accounts."""

    one: str
    two: str
    score: float
    worth: float


def incidents(connection: Connection, most: int) -> tuple[tuple[Incident, float], ...]:
    """Return the incidents that are most worth a look, each with its worth."""
    table = schema.incidents
    query = (
        select(table)
        .where(table.c.worth > 0)
        .order_by(table.c.worth.desc(), table.c.incident_id)
        .limit(most)
    )
    found = connection.execute(query).mappings()
    return tuple((rows.incident_of(row), row["worth"]) for row in found)


def pairs(connection: Connection, most: int) -> tuple[WaitingPair, ...]:
    """Return the pairs of incidents that are most worth a look."""
    found = connection.execute(_PAIRS, {"most": most}).mappings()
    return tuple(WaitingPair(**row) for row in found)


def unmet(connection: Connection) -> set[str]:
    """Return the ids of the decisions on pairs that another decision keeps from binding."""
    return set(connection.scalars(_UNMET))
